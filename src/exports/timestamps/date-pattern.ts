import { UTCDate, utc } from '@date-fns/utc'
import { format } from 'date-fns/format'
import { parse } from 'date-fns/parse'
import { describe } from '../../validation/plain-data.ts'
import { UserError } from '../user-error.ts'
import { compileFastDatePattern } from './fast-date-pattern.ts'
import { localeOfNames } from './languages.ts'
import type { TimeFormat } from './time-format.ts'

/** Reads fields in UTC. The other options silence warnings about week years, which the check below refuses. */
const OPTIONS = { in: utc, useAdditionalDayOfYearTokens: true, useAdditionalWeekYearTokens: true }

/** The names in a pattern: months, weekdays, day periods. */
const NAMES = /MMM|LLL|[EaBbPp]|[ec]{3}/

/** A date format as a pattern of date-fns. It does not depend on the zone or the language of the process. */
export class DatePattern implements TimeFormat {
  readonly name: string
  readonly isInstant: boolean
  readonly counts: TimeFormat['counts']
  readonly hasNames: boolean
  readonly sample: string
  readonly #pattern: string
  readonly #hasTime: boolean
  readonly #fast: (text: string) => number
  readonly #reference: UTCDate
  /** The options to try: names with and without a dot after them; in English one way. */
  readonly #options: readonly (typeof OPTIONS & { readonly locale?: ReturnType<typeof localeOfNames> })[]

  /**
   * @param now epoch milliseconds; a year of two digits is the one within 50 years of it
   * @param language the language of names (default: English)
   * @throws {UserError} if date-fns does not know the pattern, or it does not determine the date or the hour
   */
  constructor(pattern: string, now: number, language?: string) {
    this.name = pattern
    this.#pattern = withPlainBlanks(pattern)
    this.#reference = new UTCDate(now)
    const fields = pattern.replace(/'(''|[^'])*('|$)/g, '')
    this.counts = fields.includes('T') ? 'milliseconds' : fields.includes('t') ? 'seconds' : undefined
    this.isInstant = this.counts !== undefined || /[Xx]/.test(fields)
    this.hasNames = NAMES.test(fields)
    this.#hasTime = this.isInstant || /[HhKkp]/.test(fields)
    const isLocal = language !== undefined && this.hasNames
    this.#options = isLocal
      ? [true, false].map(takesDot => ({ ...OPTIONS, locale: localeOfNames(language, takesDot) }))
      : [OPTIONS]
    this.sample = this.#check(now)
    const fast = isLocal ? undefined : compileFastDatePattern(this.#pattern, this.#reference.getFullYear())
    this.#fast = fast ?? (() => Number.NaN)
  }

  read(text: string): number {
    const read = this.readFast(text)
    return Number.isNaN(read) ? this.readWithDateFns(text) : read
  }

  readFast(text: string): number {
    return this.#fast(text)
  }

  /** Reads a text by date-fns alone; NaN if it does not fit. */
  readWithDateFns(text: string): number {
    const plain = withPlainBlanks(text.normalize('NFC'))
    let read = Number.NaN
    for (const options of this.#options) {
      read = parse(plain, this.#pattern, this.#reference, options).getTime()
      if (!Number.isNaN(read)) break
    }
    return read
  }

  isDateOnly(): boolean {
    return !this.#hasTime
  }

  /** Formats a time by the pattern, reads it again and returns the text. */
  #check(now: number): string {
    const pattern = this.name
    const year = new UTCDate(now).getFullYear() - 3
    const sample = new UTCDate(year, 1, 3, 16, 5, 6, 7)
    let text: string
    let read: number
    try {
      text = format(sample, pattern, this.#options[0])
      read = this.readWithDateFns(text)
    } catch (error) {
      throw new UserError(
        `tickets.dateFormat: ${describe(pattern)} is not a pattern of date-fns: ${(error as Error).message}. ` +
          'Years are yyyy, days of the month dd, and words stand in single quotes.',
      )
    }
    const date = new UTCDate(read)
    if (Number.isNaN(read) || date.toISOString().slice(0, 10) !== sample.toISOString().slice(0, 10))
      throw new UserError(
        `tickets.dateFormat: ${describe(pattern)} leaves year, month or day open. Write it as in yyyy-MM-dd HH:mm.`,
      )
    if (date.getHours() !== 16 && date.getTime() !== Date.UTC(year, 1, 3))
      throw new UserError(
        `tickets.dateFormat: ${describe(pattern)} leaves open whether it is morning or afternoon. Write HH, or h and a.`,
      )
    return text
  }
}

/** Replaces blanks that do not break a line, which `Intl` writes before AM and PM, by spaces. */
export function withPlainBlanks(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ')
}
