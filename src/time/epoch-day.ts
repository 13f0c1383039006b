import type { InputValue } from '../validation/input-value.ts'
import { describe } from '../validation/plain-data.ts'

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
  // The average year has 365.2425 days, so the estimate is right or a year off near New Year.
  const year = 1970 + Math.floor(day / 365.2425)
  if (epochDay(year, 1, 1) > day) return year - 1
  return epochDay(year + 1, 1, 1) > day ? year : year + 1
}

/** The weekday of a date, Monday 0 to Sunday 6. */
export function weekdayOf(day: EpochDay): number {
  // 1970-01-01 was a Thursday; the years from 1900 on are reached from below zero by whole weeks.
  return (day + 3 + 7 * 4000) % 7
}

/** The days of a month: `daysInMonth(2000, 2)` is 29. */
export function daysInMonth(year: number, month: number): number {
  return epochDay(year, month + 1, 1) - epochDay(year, month, 1)
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
export function parseDate(text: string, given: InputValue): EpochDay {
  const [year, month, day] = /^\d{4}-\d\d-\d\d$/.test(text) ? text.split('-').map(Number) : []
  if (!(year >= 1900 && year < 2200)) {
    const hint = year === undefined ? otherSpelling(text) : undefined
    throw given.error('date-invalid', `${describe(text)} is not a date of 1900 to 2199.`, hint)
  }
  const written = dateWritten(year, month, day)
  if (written === undefined) {
    const swapped = dateWritten(year, day, month)
    throw given.error(
      'date-invalid',
      `Invalid date ${describe(text)}: ${missingDay(year, month, day)}.`,
      swapped === undefined ? undefined : `Did you mean ${dateText(swapped)}?`,
    )
  }
  return written
}

/** The date with these fields, if it exists. */
function dateWritten(year: number, month: number, day: number): EpochDay | undefined {
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  return exists ? epochDay(year, month, day) : undefined
}

function missingDay(year: number, month: number, day: number): string {
  if (month < 1 || month > 12) return `month ${month} does not exist`
  if (day < 1) return 'day 0 does not exist'
  const name = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(year, month - 1))
  return `${name} has ${daysInMonth(year, month)} days`
}

/** Offers the dates that a text in another spelling can mean: `7.12.2026` is a day in December or in July. */
function otherSpelling(text: string): string {
  const [, year, , month, day] = /^\s*(\d{4})([-/.]?)(\d\d?)\2(\d\d?)(?:[T ].*)?$/.exec(text) ?? []
  const [, first, second, last] = /^\s*(\d\d?)[-/.](\d\d?)[-/.](\d{4})\s*$/.exec(text) ?? []
  const dates = [
    [year, month, day],
    [last, second, first],
    [last, first, second],
  ].flatMap(([year, month, day]) => dateWritten(+year, +month, +day) ?? [])
  const meant = [...new Set(dates)].map(dateText).filter(date => date >= '1900' && date < '2200')
  return meant.length ? `Did you mean ${meant.join(' or ')}?` : 'Write YYYY-MM-DD.'
}
