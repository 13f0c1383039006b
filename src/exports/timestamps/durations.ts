import type { DurationUnit } from '../../document/duration-unit.ts'
import { describe } from '../../validation/plain-data.ts'
import type { TimestampError } from './timestamp-parser.ts'

/** Milliseconds of the units that numbers count. */
const UNITS: { readonly [unit: string]: number } = {
  milliseconds: 1,
  seconds: 1000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
}

/** The longest time that is read: more than all instants are apart. */
const LONGEST = 300 * 366 * UNITS.days

const NUMBER = /^\d{1,15}(?:[.,]\d+)?$/
/** `1,234` is a thousand and more in some countries, and little more than one in others. */
const AMBIGUOUS = /^[1-9]\d{0,2},\d{3}$/
const CLOCK = /^(\d{1,6}):([0-5]\d)(?::([0-5]\d)(?:[.,]\d+)?)?$/

/** Reads lengths of time in the unit that the document names. */
export class Durations {
  readonly #unit: DurationUnit
  readonly #words: RegExp | undefined
  readonly #values = new Map<string, number>()

  /** @param language the language of words (default: English) */
  constructor(unit: DurationUnit, language = 'en') {
    this.#unit = unit
    if (unit !== 'words') return
    // English too: software often leaves its units in it.
    for (const one of ['en', language]) addWords(this.#values, one)
    const names = [...this.#values.keys()].sort((a, b) => b.length - a.length)
    const pattern = names.map(name => name.replace(/[\\^$*+?()[\]{}|/]/g, '\\$&')).join('|')
    this.#words = new RegExp(`(\\d+(?:[.,]\\d+)?)\\s*(${pattern})(?![\\p{L}\\p{M}])\\.?`, 'giu')
  }

  /** The length in milliseconds, rounded; NaN if the text is not one. */
  read(text: string): number {
    const ms = Math.round(this.#read(text))
    return ms <= LONGEST ? ms : Number.NaN
  }

  #read(text: string): number {
    if (this.#words) return this.#readWords(text)
    // Hours, minutes and seconds in full have one meaning, whatever the unit.
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
    // The rest may be commas and a short word such as "and".
    return count && !/\d/.test(rest) && !/\p{L}{4}/u.test(rest) ? ms : Number.NaN
  }

  /** Why a text is not a length of time. */
  fault(text: string): TimestampError {
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
      ? `Set the unit of tickets.respondedAfter to ${describe(other)}, if it is.`
      : 'Check the unit of tickets.respondedAfter.'
    const expected = UNITS[this.#unit] ? `a number of ${this.#unit}` : `written as ${describe(this.#unit)}`
    return { message: `${what} is not ${expected}. ${hint}`, kind: `not ${this.#unit}` }
  }
}

/** The units that a text may be in, so that a message can name one. */
let others: readonly Durations[] | undefined

/** The words of a language for units of time, of the platform's `Intl`: long, short and narrow, one and many. */
function addWords(values: Map<string, number>, language: string): void {
  for (const unit of ['day', 'hour', 'minute', 'second'])
    for (const unitDisplay of ['long', 'short', 'narrow'] as const) {
      const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay })
      for (const count of [0, 1, 2, 5])
        for (const { type, value } of format.formatToParts(count))
          if (type === 'unit') values.set(key(value), UNITS[`${unit}s`])
    }
}

function key(word: string): string {
  return word.toLowerCase().trim().replace(/\.$/, '')
}
