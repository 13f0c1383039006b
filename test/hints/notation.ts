import { runInThisContext } from 'node:vm'
import { expect, it } from 'vitest'
import { type ErrorCode, isSlaCalendarError, type SlaCalendarError } from '../../src/errors.ts'

/**
 * A wrong input and the results of following its hint. `use` is called with the wrong input, which must be refused with
 * `code`. It is then called with every suggestion of the hint, which must succeed and return `means`, in order.
 *
 * @example
 * ```ts
 * const zoneOfSpec = (timeZone: string) => businessCalendar({ timeZone, hours: {} }).timeZone
 * const row: HintRow = {
 *   wrong: 'Europe/Roma',
 *   code: 'time-zone-unknown',
 *   use: zoneOfSpec,
 *   means: ['Europe/Rome'],
 * }
 * ```
 */
export type HintRow = {
  /** The wrong input. */
  readonly wrong: unknown
  /** The code of the error. */
  readonly code: ErrorCode
  /** Uses an input as a caller would; returns a value that shows its meaning. */
  // biome-ignore lint/suspicious/noExplicitAny: the inputs are wrong on purpose and have any type.
  readonly use: (input: any) => unknown
  /** The result of `use` for each suggestion of the hint; `[]` if the hint must not suggest anything. */
  readonly means: readonly unknown[]
  /** Reads the suggestions of a hint that {@link suggestionsIn} cannot read, such as a method to call. */
  readonly read?: (hint: string, wrong: unknown) => readonly unknown[]
  /** A part of the hint, if its words matter too. */
  readonly says?: string | RegExp
  /** @defaultValue the wrong input */
  readonly title?: string
}

/** The rows of a room and the sources that they cover. Each file in `rows/` exports it as its default. */
export type HintRows = {
  /** Folders or files of the project, such as `src/time`: every hint in them that contains code needs a row. */
  readonly covers: readonly string[]
  readonly rows: readonly HintRow[]
  /** Literals with code that no row produces, with the reason. Text as in the source, `<…>` for its expressions. */
  readonly exempt?: Readonly<Record<string, string>>
}

/** The messages that the rows have produced, to check that every hint has a row. */
export const produced: string[] = []

/** Makes a test of a row. */
export function followHint({ wrong, code, use, means, read = suggestionsIn, says = '', title }: HintRow): void {
  it(title ?? inspect(wrong), () => {
    const error = refusalOf(() => use(wrong))
    produced.push(error.message)
    expect(error.code, error.message).toBe(code)
    expect(error.hint).toMatch(says)
    const suggestions = read(error.hint, wrong)
    expect(
      suggestions.map(suggestion => followed(use, suggestion)),
      error.message,
    ).toEqual(means)
  })
}

/** Returns the result of following a suggestion, or a message if the suggestion is refused. */
function followed(use: HintRow['use'], suggestion: unknown): unknown {
  try {
    return use(suggestion)
  } catch (error) {
    return `${inspect(suggestion)} is refused: ${error instanceof Error ? error.message : error}`
  }
}

function refusalOf(call: () => unknown): SlaCalendarError {
  let result: unknown
  try {
    result = call()
  } catch (error) {
    if (isSlaCalendarError(error)) return error
    throw error
  }
  throw new Error(`The input is not refused. The result is ${inspect(result)}.`)
}

function inspect(value: unknown): string {
  try {
    return value instanceof Error ? value.message : (JSON.stringify(value) ?? String(value))
  } catch {
    return String(value)
  }
}

const LIST = /(?:Did you mean|Known:|Such as) (.+?)(?:\?|\.)(?=\s|$)/g
const TOKEN =
  /\d{4}-\d\d-\d\dT[^\s,;]+?(?=[.,;?]?(?:\s|$))|\b\d\d:\d\d-\d\d:\d\d\b|\b\d{4}-\d\d-\d\d(?:\/(?:\d{4}-\d\d-\d\d|\.\.))?|\bPT?\d+[A-Z]\b/g

/**
 * Returns the suggestions of a hint, in order:
 *
 * - text in backticks, objects in braces, lists in brackets and quoted texts
 * - the words after "Did you mean", "Known:" and "Such as"
 * - dates, times and durations without quotes
 */
export function suggestionsIn(hint: string): unknown[] {
  const found: { at: number; value: unknown }[] = []
  let rest = hint
  const take = (from: number, to: number, value: unknown) => {
    found.push({ at: from, value })
    rest = rest.slice(0, from) + ' '.repeat(to - from) + rest.slice(to)
  }
  for (let at = 0; at < rest.length; at++) {
    const quote = rest[at]
    // An apostrophe inside a word does not begin a quotation.
    if (!/[`'"{[]/.test(quote) || (quote === "'" && /\w/.test(rest[at - 1] ?? ''))) continue
    // Brackets after a word belong to an instant: 2026-11-20T16:30[Europe/Rome].
    if (quote === '[' && /\S/.test(rest[at - 1] ?? ' ')) continue
    const end = endOf(rest, at)
    if (end === undefined) continue
    const code = rest.slice(at, end)
    take(at, end, quote === '`' ? evaluated(code.slice(1, -1)) : evaluated(code))
  }
  for (const match of rest.matchAll(LIST)) {
    const words = match[1].split(/, | or |,? …/).filter(word => word.trim() && word !== 'or')
    for (const word of words) take(match.index, match.index + match[0].length, word.trim())
  }
  for (const match of rest.matchAll(TOKEN)) take(match.index, match.index + match[0].length, match[0])
  return found.sort((a, b) => a.at - b.at).map(({ value }) => value)
}

/** Returns the end of the quoted text, object or list that begins at a position. */
function endOf(text: string, from: number): number | undefined {
  const closing = { '{': '}', '[': ']' }[text[from]]
  if (closing === undefined) return text.indexOf(text[from], from + 1) + 1 || undefined
  let depth = 0
  for (let at = from; at < text.length; at++) {
    if (text[at] === text[from]) depth++
    if (text[at] === closing && --depth === 0) return at + 1
  }
  return undefined
}

/** Returns the value of an expression, or the text itself if it is not one. */
function evaluated(code: string): unknown {
  try {
    return runInThisContext(`(${code})`)
  } catch {
    return code
  }
}
