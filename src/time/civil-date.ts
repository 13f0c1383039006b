import type { Given } from '../input/given.ts'
import { describe } from '../input/plain-data.ts'

/** Milliseconds of a day without a clock change; the distance of two dates' numbers is in such days. */
export const DAY = 86_400_000

/** A civil date as the number of days since 1970-01-01. */
export type EpochDay = number

/** The number of a date whose fields are known to be good; a day past the month's end runs into the next month. */
export function epochDay(year: number, month: number, day: number): EpochDay {
  return Date.UTC(year, month - 1, day) / DAY
}

/** The year of a date. */
export function yearOf(day: EpochDay): number {
  return new Date(day * DAY).getUTCFullYear()
}

/** The weekday of a date, Monday 0 to Sunday 6. */
export function weekdayOf(day: EpochDay): number {
  // 1970-01-01 was a Thursday; the years from 1900 on are reached from below zero by whole weeks.
  return (day + 3 + 7 * 4000) % 7
}

/** The days of a month: `daysInMonth(2000, 2)` is 29. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** A date as `YYYY-MM-DD`. */
export function dateText(day: EpochDay): string {
  return new Date(day * DAY).toISOString().slice(0, 10)
}

/**
 * Reads a date `YYYY-MM-DD` of the years 1900 to 2199.
 *
 * @throws {SlaCalendarError} `date-invalid`
 */
export function parseDate(text: string, given: Given): EpochDay {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) / DAY : Number.NaN
  if (Number.isNaN(day) || dateText(day) !== text || text < '1900' || text >= '2200')
    throw given.error('date-invalid', `${describe(text)} is not a date of 1900 to 2199.`, dateHint(text))
  return day
}

/** The hint for an invalid date: the length of its month, or the form of a date. */
function dateHint(text: string): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []
  const days = +month >= 1 && +month <= 12 ? daysInMonth(+year, +month) : Infinity
  return +day > days ? `That month has ${days} days.` : 'Write YYYY-MM-DD.'
}
