import { UTCDate, utc } from '@date-fns/utc'
import { format } from 'date-fns/format'
import { parse } from 'date-fns/parse'
import { describe } from '../../validation/plain-data.ts'
import { UserError } from '../user-error.ts'
import { compileFastDatePattern } from './fast-date-pattern.ts'
import { localeOfNames } from './languages.ts'
import type { TimeFormat } from './time-format.ts'

/** Fields in UTC; and nothing is written to standard error about years of weeks, which the check below refuses. */
const OPTIONS = { in: utc, useAdditionalDayOfYearTokens: true, useAdditionalWeekYearTokens: true }

/** What a pattern has of names: months, weekdays, halves of the day. */
const NAMES = /MMM|LLL|[EaBbPp]|[ec]{3}/

/** How times are written, in a pattern of date-fns; nothing of it depends on the zone or the language of the process. */
export class DatePattern implements TimeFormat {
  readonly name: string
  readonly isInstant: boolean
  readonly counts: TimeFormat['counts']
  readonly hasNames: boolean
  readonly sample: string
  readonly #hasTime: boolean
  readonly #quick: (text: string) => number
  readonly #reference: UTCDate
  /** The ways to read names: with the dot after them, and without; one way in English. */
  readonly #options: readonly (typeof OPTIONS & { readonly locale?: ReturnType<typeof localeOfNames> })[]

  /**
   * @param now what a year of two digits is next to, within 50 years
   * @param language the language of names (default: English)
   * @throws {UserError} if date-fns does not know the pattern, or it leaves the date or the hour open
   */
  constructor(pattern: string, now: number, language?: string) {
    this.name = pattern
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
    const quick = isLocal ? undefined : compileFastDatePattern(pattern, this.#reference.getFullYear())
    this.#quick = quick ?? (() => Number.NaN)
  }

  read(text: string): number {
    const quick = this.readQuickly(text)
    return Number.isNaN(quick) ? this.readSlowly(text) : quick
  }

  readQuickly(text: string): number {
    return this.#quick(text)
  }

  /** The same, by date-fns alone. */
  readSlowly(text: string): number {
    let read = Number.NaN
    for (const options of this.#options) {
      read = parse(text.normalize('NFC'), this.name, this.#reference, options).getTime()
      if (!Number.isNaN(read)) break
    }
    return read
  }

  isDateOnly(): boolean {
    return !this.#hasTime
  }

  /** Writes a time by the pattern and reads it again. */
  #check(now: number): string {
    const pattern = this.name
    const year = new UTCDate(now).getFullYear() - 3
    const sample = new UTCDate(year, 1, 3, 16, 5, 6, 7)
    let text: string
    let read: number
    try {
      text = format(sample, pattern, this.#options[0])
      read = this.readSlowly(text)
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
