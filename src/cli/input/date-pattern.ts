import { UTCDate, utc } from '@date-fns/utc'
import { format } from 'date-fns/format'
import { parse } from 'date-fns/parse'
import { describe } from '../../input/plain-data.ts'
import { CommandError } from '../command-error.ts'
import { quickReader } from './quick-date.ts'

/** Fields in UTC; and nothing is written to standard error about years of weeks, which the check below refuses. */
const OPTIONS = { in: utc, useAdditionalDayOfYearTokens: true, useAdditionalWeekYearTokens: true }

/** How times are written, in a pattern of date-fns; nothing of it depends on the zone or the language of the process. */
export class DatePattern {
  readonly pattern: string
  /** Whether what is written is an instant: it has an offset, or is a number of seconds or milliseconds. */
  readonly isInstant: boolean
  /** A time as the pattern writes it. */
  readonly sample: string
  readonly #quick: (text: string) => number
  readonly #reference: UTCDate

  /**
   * @param now what a year of two digits is next to, within 50 years
   * @throws {CommandError} when the pattern is none, or leaves the date or the hour open
   */
  constructor(pattern: string, now: number) {
    this.pattern = pattern
    this.#reference = new UTCDate(now)
    this.isInstant = /[XxTt]/.test(pattern.replace(/'(''|[^'])*('|$)/g, ''))
    this.sample = this.#check(now)
    this.#quick = quickReader(pattern, this.#reference.getFullYear()) ?? (() => Number.NaN)
  }

  /**
   * What the text says: an instant, or a wall time as if it were UTC, in milliseconds; NaN where it does not fit.
   */
  read(text: string): number {
    const quick = this.readQuickly(text)
    return Number.isNaN(quick) ? this.readSlowly(text) : quick
  }

  /** The same for most texts, and fast; NaN does not say that the text does not fit. */
  readQuickly(text: string): number {
    return this.#quick(text)
  }

  /** The same, by date-fns alone. */
  readSlowly(text: string): number {
    return parse(text, this.pattern, this.#reference, OPTIONS).getTime()
  }

  /** Writes a time by the pattern and reads it again. */
  #check(now: number): string {
    const { pattern } = this
    const year = new UTCDate(now).getFullYear() - 3
    const sample = new UTCDate(year, 1, 3, 16, 5, 6, 7)
    let text: string
    let read: number
    try {
      text = format(sample, pattern, OPTIONS)
      read = this.readSlowly(text)
    } catch (error) {
      throw new CommandError(
        `tickets.dateFormat: ${describe(pattern)} is no pattern of date-fns: ${(error as Error).message}. ` +
          'Years are yyyy, days of the month dd, and words stand in single quotes.',
      )
    }
    const date = new UTCDate(read)
    if (Number.isNaN(read) || date.toISOString().slice(0, 10) !== sample.toISOString().slice(0, 10))
      throw new CommandError(
        `tickets.dateFormat: ${describe(pattern)} leaves year, month or day open. Write it as in yyyy-MM-dd HH:mm.`,
      )
    if (date.getHours() !== 16 && date.getTime() !== Date.UTC(year, 1, 3))
      throw new CommandError(
        `tickets.dateFormat: ${describe(pattern)} leaves open whether it is morning or afternoon. Write HH, or h and a.`,
      )
    return text
  }
}
