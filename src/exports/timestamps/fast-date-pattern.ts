import { dateStart } from './date-start.ts'

// Fast path of DatePattern.readWithDateFns; equality is the law in test/exports/timestamps/date-pattern.test.ts.

/** The tokens of a pattern as date-fns splits it: an ordinal, a repeated letter, quoted text, or one other character. */
const TOKENS = /[yYQqMLwIdDecihHKkms]o|(\w)\1*|''|'(''|[^'])+('|$)|./g

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

// The fields of a time, which are indices of the values that are read. LITERAL has no value.
const [YEAR, MONTH, DAY, HOUR, MINUTE, SECOND, FRACTION, OFFSET, HALF, LITERAL] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]

/** A part of a pattern: digits or named text of a field, or one literal character. */
type Step = {
  readonly field: number
  /** The minimum and the maximum number of characters. */
  readonly min: number
  readonly max: number
  /** The character code of a literal; {@link NAMED} for text such as a month; 0 for digits. */
  readonly code: number
}

const NAMED = 1
const ZERO = 48
const step = (field: number, min: number, max: number, code = 0): Step => ({ field, min, max, code })

const FIELDS: { readonly [token: string]: Step } = {
  yyyy: step(YEAR, 4, 4),
  yy: step(YEAR, 2, 2),
  M: step(MONTH, 1, 2),
  MM: step(MONTH, 1, 2),
  MMM: step(MONTH, 3, 3, NAMED),
  d: step(DAY, 1, 2),
  dd: step(DAY, 1, 2),
  H: step(HOUR, 1, 2),
  HH: step(HOUR, 1, 2),
  h: step(HOUR, 1, 2),
  hh: step(HOUR, 1, 2),
  a: step(HALF, 2, 2, NAMED),
  m: step(MINUTE, 1, 2),
  mm: step(MINUTE, 1, 2),
  s: step(SECOND, 1, 2),
  ss: step(SECOND, 1, 2),
  SSS: step(FRACTION, 3, 3),
  xx: step(OFFSET, 5, 5, NAMED),
  XX: step(OFFSET, 5, 5, NAMED),
  xxx: step(OFFSET, 6, 6, NAMED),
  XXX: step(OFFSET, 6, 6, NAMED),
}

/**
 * Compiles a pattern of date-fns to a reader. Returns undefined for patterns outside the fast subset: known fields with
 * separators between them. The reader returns epoch milliseconds as if local time were UTC; NaN means "ask date-fns".
 *
 * @param nearYear a year of two digits is the one within 50 years of it
 */
export function compileFastDatePattern(pattern: string, nearYear: number): ((text: string) => number) | undefined {
  const tokens: string[] = pattern.match(TOKENS) ?? []
  const steps = tokens.flatMap(parseToken)
  if (!isComplete(steps) || !steps.every((one, i) => endsBefore(one, steps[i + 1]))) return undefined
  const isHalfDay = tokens.includes('a')
  if (isHalfDay !== (tokens.includes('h') || tokens.includes('hh'))) return undefined
  const isShortYear = tokens.includes('yy')
  const century = Math.trunc((nearYear + 50) / 100) * 100
  const turn = (nearYear + 50) % 100

  const values = [0, 1, 1, 0, 0, 0, 0, 0, 0]
  const count = steps.length
  return text => {
    let at = 0
    for (let i = 0; i < count; i++) {
      at = readStep(steps[i], text, at, values)
      if (at < 0) return Number.NaN
    }
    if (at !== text.length) return Number.NaN
    let year = values[YEAR]
    if (isShortYear) year += year >= turn ? century - 100 : century
    let hour = values[HOUR]
    if (isHalfDay) {
      if (hour < 1 || hour > 12) return Number.NaN
      hour = (hour % 12) + values[HALF]
    }
    if (hour > 23 || values[MINUTE] > 59 || values[SECOND] > 59) return Number.NaN
    const time = hour * 3_600_000 + values[MINUTE] * 60_000 + values[SECOND] * 1000 + values[FRACTION]
    return dateStart(year, values[MONTH], values[DAY]) + time - values[OFFSET]
  }
}

/** Reads one step at a position into `values`. Returns the position after it; -1 if the text does not fit. */
function readStep({ field, min, max, code }: Step, text: string, start: number, values: number[]): number {
  if (field === LITERAL) return text.charCodeAt(start) === code ? start + 1 : -1
  if (code === NAMED) {
    const value = readNamed(field, text.slice(start, start + max))
    values[field] = value
    return Number.isNaN(value) ? -1 : start + max
  }
  const end = Math.min(start + max, text.length)
  let at = start
  let value = 0
  for (; at < end; at++) {
    const digit = text.charCodeAt(at) - ZERO
    if (digit < 0 || digit > 9) break
    value = value * 10 + digit
  }
  values[field] = value
  return at - start < min ? -1 : at
}

function isComplete(steps: (Step | undefined)[]): steps is Step[] {
  return !steps.includes(undefined)
}

/** Returns the steps of a token; undefined if it is not in the fast subset. */
function parseToken(token: string, i: number, tokens: readonly string[]): (Step | undefined)[] {
  const field = Object.hasOwn(FIELDS, token) ? FIELDS[token] : undefined
  const next = FIELDS[tokens[i + 1]]
  // Digits of adjacent fields are separated by their number.
  if (field && isDigits(field) && token.length === field.max && next && isDigits(next))
    return [{ ...field, min: field.max }]
  if (field) return [field]
  const literal = token === "''" ? "'" : token.startsWith("'") ? unquoted(token) : token
  // A letter without quotes is an unknown field; a digit could belong to the field before.
  const isLiteral = literal !== undefined && !/\d/.test(literal) && (literal !== token || !/\w/.test(token))
  return isLiteral ? characters(literal) : [undefined]
}

function isDigits({ field, code }: Step): boolean {
  return field !== LITERAL && code !== NAMED
}

function characters(text: string): Step[] {
  return Array.from({ length: text.length }, (_, i) => step(LITERAL, 1, 1, text.charCodeAt(i)))
}

function unquoted(token: string): string | undefined {
  return token.length > 2 && token.endsWith("'") ? token.slice(1, -1).replace(/''/g, "'") : undefined
}

/** Returns whether the end of a step is clear: its length is fixed, or the next step cannot continue it. */
function endsBefore(one: Step, next: Step | undefined): boolean {
  if (one.field === LITERAL || next === undefined) return true
  if (isDigits(one)) return !isDigits(next) || one.min === one.max
  return next.field === LITERAL && !/[a-z.]/i.test(String.fromCharCode(next.code))
}

/** Returns the value of a month, a day period (in hours) or an offset (in milliseconds); NaN if the text is not one. */
function readNamed(field: number, text: string): number {
  if (field === MONTH) {
    const month = MONTHS.indexOf(text.toLowerCase())
    return month < 0 ? Number.NaN : month + 1
  }
  if (field === HALF) {
    const half = text.toLowerCase()
    return half === 'am' ? 0 : half === 'pm' ? 12 : Number.NaN
  }
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(text) ?? []
  return (+hours * 60 + +minutes) * (sign === '-' ? -60_000 : 60_000)
}
