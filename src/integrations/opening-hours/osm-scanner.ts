import type { ErrorPath, SlaCalendarError } from '../../errors.ts'
import { nearest } from '../../validation/did-you-mean.ts'
import { translatedNames } from './osm-names.ts'
import { OSM_PATTERN } from './osm-pattern.ts'
import { osmError } from './osm-rule.ts'

/** Parts of the grammar that are not read: their start, their name and a hint. */
const OUTSIDE: readonly (readonly [RegExp, string, string])[] = [
  [/^"/, 'a comment without an end', 'Close it by ".'],
  [/^\(?(?:sunrise|sunset|dawn|dusk)\b/i, 'sunrise or sunset', 'Give hours HH:MM-HH:MM.'],
  [
    /^week\b/i,
    'a week number in an unusual place',
    'Write it before the weekdays, such as week 1-53/2 Mo-Fr 09:00-18:00.',
  ],
  [/^easter\b/i, 'a date that moves', 'Write its dates, such as 2026 Apr 5.'],
  [/^SH\b/i, 'school holidays', 'Write their dates, such as 2026 Jul 6-Aug 31.'],
  [/^\[/, 'a weekday of the month', 'Write it for one weekday, such as Mo[1] or Fr[-1].'],
  [/^[+-]?\d+ days?\b/i, 'an offset of days', 'Write the dates, such as 2026 Apr 7.'],
  [/^\+/, 'an open end', 'Write the last year, such as 2026-2030.'],
  [/^\/\s*\d+/, 'an interval', 'Write each date or time range instead.'],
]
const EXAMPLE = 'Such as Mo-Fr 09:00-18:00; PH off.'

/** The hints of an error: one with an example, and one for a word that would start a new rule. */
export type OsmHints = { readonly example: string; readonly join: string }

/** Reads the text of an opening_hours value token by token. */
export class OsmScanner {
  /** The current position. */
  at = 0
  readonly path: ErrorPath
  readonly #original: string
  /** The text with hyphens for all dashes. */
  readonly #text: string

  constructor(text: string, path: ErrorPath) {
    this.#original = text
    this.#text = text.replace(/[\u2010-\u2015\u2212\u301c\ufe58\ufe63\uff0d]/g, '-')
    this.path = path
  }

  get isAtEnd(): boolean {
    return this.at === this.#text.length
  }

  /** Returns whether a pattern matches at the current position. */
  peek(pattern: RegExp): boolean {
    pattern.lastIndex = this.at
    return pattern.test(this.#text)
  }

  /** Returns the match of a pattern at the current position and moves after it; undefined if it does not match. */
  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const match = pattern.exec(this.#text)?.[0]
    this.at += match?.length ?? 0
    return match
  }

  /** Takes a number. */
  number(pattern: RegExp): number | undefined {
    const digits = this.take(pattern)
    return digits === undefined ? undefined : +digits
  }

  /** Returns the original text from a position to the current one. */
  since(start: number): string {
    return this.#original.slice(start, this.at)
  }

  /** Returns the error for the text from a position to the current one, without blanks at its end. */
  errorSince(start: number, problem: string, hint: string): SlaCalendarError {
    return this.#error(this.since(start).trim(), start, problem, hint)
  }

  /** Returns the error for an unexpected word at the current position, or for the end of the text. */
  unexpected(
    expected: string,
    { example, join }: OsmHints = { example: EXAMPLE, join: 'Write "," before it to add a rule.' },
  ): SlaCalendarError {
    const rest = this.#original.slice(this.at).trimStart()
    const at = this.#original.length - rest.length
    if (!rest) return this.#error('', at, `Expected ${expected}.`, example)
    for (const [pattern, name, hint] of OUTSIDE) {
      const match = pattern.exec(rest)
      if (match) return this.#error(match[0], at, `This is ${name}, which is not supported.`, hint)
    }
    const [word] = /^\p{L}+\.?|^\d+|^./u.exec(rest)!
    this.at = at
    return this.#error(word, at, `Expected ${expected}.`, this.#hintFor(word, example, join))
  }

  /**
   * Returns a hint for an unexpected word. It never suggests a weekday by similar spelling, which could be the name of
   * another day in another language.
   */
  #hintFor(word: string, example: string, join: string): string {
    if (this.peek(OSM_PATTERN.anyDay) || this.peek(OSM_PATTERN.time)) return join
    if (this.peek(OSM_PATTERN.month)) return 'Write dates before weekdays, such as Jan Mo-Fr 09:00-18:00.'
    if (this.peek(OSM_PATTERN.state)) return 'Write it once, at the end of a rule.'
    if (/^\d/.test(word)) return 'Write hours as HH:MM-HH:MM, such as 09:00-17:00.'
    const [name, ...others] = translatedNames(word.replace('.', ''))
    if (name) return others.length ? 'Write weekdays as Mo, Tu, We, Th, Fr, Sa and Su.' : `Did you mean ${name}?`
    const state = word.length > 3 ? nearest(word, ['closed', 'open', 'unknown']) : undefined
    return state ? `Did you mean ${state}?` : example
  }

  #error(text: string, at: number, problem: string, hint: string): SlaCalendarError {
    return osmError({ text, at, path: this.path }, problem, hint)
  }
}
