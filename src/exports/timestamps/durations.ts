import type { DurationUnit } from '../../document/duration-unit.ts'
import { describe } from '../../validation/plain-data.ts'
import type { TimestampError } from './timestamp-parser.ts'

/** The units of numbers in milliseconds. */
const UNITS: { readonly [unit: string]: number } = {
  milliseconds: 1,
  seconds: 1000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
}

/** Maximum length: longer than the range of instants. */
const MAX_LENGTH = 300 * 366 * UNITS.days

const NUMBER = /^\d{1,15}(?:[.,]\d+)?$/
/** `1,234` is over a thousand in some countries, and just over one in others. */
const AMBIGUOUS = /^[1-9]\d{0,2},\d{3}$/
const CLOCK = /^(\d{1,6}):([0-5]\d)(?::([0-5]\d)(?:[.,]\d+)?)?$/

/** Reads durations in the unit that the document names. */
export class Durations {
  readonly #unit: DurationUnit
  readonly #key: string
  readonly #words: RegExp | undefined
  readonly #values = new Map<string, number>()

  /**
   * @param language the language of words (default: English)
   * @param key the key of the document that names the unit
   */
  constructor(unit: DurationUnit, language = 'en', key = 'respondedAfter') {
    this.#unit = unit
    this.#key = key
    if (unit !== 'words') return
    // English too: software often leaves its units in it.
    for (const one of ['en', language]) addWords(this.#values, one)
    const names = [...this.#values.keys()].sort((a, b) => b.length - a.length)
    const pattern = names.map(name => name.replace(/[\\^$*+?()[\]{}|/]/g, '\\$&')).join('|')
    this.#words = new RegExp(`(\\d+(?:[.,]\\d+)?)\\s*(${pattern})(?![\\p{L}\\p{M}])\\.?`, 'giu')
  }

  /** Returns the duration in whole milliseconds; NaN if the text is not one. */
  read(text: string): number {
    const ms = Math.round(this.#read(text))
    return ms <= MAX_LENGTH ? ms : Number.NaN
  }

  #read(text: string): number {
    if (this.#words) return this.#readWords(text)
    // Hours, minutes and seconds together have one meaning in every unit.
    const [, hours, minutes, seconds] = CLOCK.exec(text) ?? []
    if (seconds !== undefined || (hours !== undefined && this.#unit === 'h:mm'))
      return Number(hours) * UNITS.hours + Number(minutes) * UNITS.minutes + Number(seconds ?? 0) * UNITS.seconds
    if (!NUMBER.test(text) || AMBIGUOUS.test(text)) return Number.NaN
    return Number(text.replace(',', '.')) * (UNITS[this.#unit] ?? Number.NaN)
  }

  #readWords(text: string): number {
    let ms = 0
    let count = 0
    const rest = text.replace(this.#words!, (_, number: string, word: string) => {
      ms += Number(number.replace(',', '.')) * this.#values.get(key(word))!
      count++
      return ''
    })
    // The remaining text may be commas and a short word such as "and".
    return count && !/\d/.test(rest) && !/\p{L}{4}/u.test(rest) ? ms : Number.NaN
  }

  /** Returns the error for a text that is not a duration. */
  errorFor(text: string): TimestampError {
    const what = describe(text)
    if (!/\d/.test(text))
      return {
        message: `${what} is not a length of time. If it stands for none, list it in tickets.missing: ${JSON.stringify([text])}.`,
        kind: `no length: ${text}`,
      }
    if (AMBIGUOUS.test(text))
      return {
        message: `${what} can be ${text.replace(',', '')} or ${text.replace(',', '.')} ${this.#unit}. Write it without a thousands separator.`,
        kind: 'ambiguous',
      }
    others ??= (['h:mm:ss', 'h:mm', 'minutes', 'words'] as const).map(unit => new Durations(unit))
    const other = others
      .map(one => (Number.isNaN(one.read(text)) ? this.#unit : one.#unit))
      .find(unit => unit !== this.#unit)
    const hint = other
      ? `Set the unit of tickets.${this.#key} to ${describe(other)}, if it is.`
      : `Check the unit of tickets.${this.#key}.`
    const expected = UNITS[this.#unit] ? `a number of ${this.#unit}` : `written as ${describe(this.#unit)}`
    return { message: `${what} is not ${expected}. ${hint}`, kind: `not ${this.#unit}` }
  }
}

/** Other units to try, so that a message can suggest one. */
let others: readonly Durations[] | undefined

/** The units in words, in each width. */
const UNIT_WORDS = ['day', 'hour', 'minute', 'second'].flatMap(unit =>
  (['long', 'short', 'narrow'] as const).map(unitDisplay => ({ unit, unitDisplay })),
)

/** Adds the words of a language for units of time, from `Intl`: long, short and narrow, singular and plural. */
function addWords(values: Map<string, number>, language: string): void {
  for (const { unit, unitDisplay } of UNIT_WORDS) {
    const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay })
    const parts = [0, 1, 2, 5].flatMap(count => format.formatToParts(count))
    for (const { type, value } of parts) if (type === 'unit') values.set(key(value), UNITS[`${unit}s`])
  }
}

function key(word: string): string {
  return word.toLowerCase().trim().replace(/\.$/, '')
}
