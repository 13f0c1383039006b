import type { InputValue } from '../validation/input-value.ts'
import { describe } from '../validation/plain-data.ts'

/** The milliseconds of a day without a clock change. */
export const DAY = 86_400_000

const DATE_AND_TIME = /^([+-]?\d+)-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d))?)?/

/** A civil date as the number of days since 1970-01-01. */
export type EpochDay = number

/** Returns the number of a date with valid fields. A day after the end of the month belongs to the next month. */
export function epochDay(year: number, month: number, day: number): EpochDay {
  return Date.UTC(year, month - 1, day) / DAY
}

/** Returns the year of a date. */
export function yearOf(day: EpochDay): number {
  return new Date(day * DAY).getUTCFullYear()
}

/** Returns the weekday of a date, Monday 0 to Sunday 6. */
export function weekdayOf(day: EpochDay): number {
  // 1970-01-01 was a Thursday. The whole weeks make the numbers of dates before 1970 positive.
  return (day + 3 + 7 * 4000) % 7
}

/** Returns the number of days of a month: `daysInMonth(2000, 2)` is 29. */
export function daysInMonth(year: number, month: number): number {
  return epochDay(year, month + 1, 1) - epochDay(year, month, 1)
}

/** Returns a date as `YYYY-MM-DD`. */
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
  const date = dateFrom(year, month, day)
  if (date === undefined) {
    const swapped = dateFrom(year, day, month)
    throw given.error(
      'date-invalid',
      `Invalid date ${describe(text)}${whyMissing(text)}.`,
      swapped === undefined ? undefined : `Did you mean ${dateText(swapped)}?`,
    )
  }
  return date
}

/** Returns the date some months later: the same day of the month, or the last one of a shorter month. */
export function addMonths(date: EpochDay, months: number): EpochDay {
  const shown = new Date(date * DAY)
  const [year, month] = [shown.getUTCFullYear(), shown.getUTCMonth() + 1 + months]
  return Math.min(epochDay(year, month, shown.getUTCDate()), epochDay(year, month + 1, 1) - 1)
}

/** Returns a date; undefined if the year has no such month or day. */
export function dateFrom(year: number, month: number, day: number): EpochDay | undefined {
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  return exists ? epochDay(year, month, day) : undefined
}

/** Returns why the date or the time at the start of a text does not exist, with a colon before it; an empty text if both do. */
export function whyMissing(text: string): string {
  const [, year, ...parts] = DATE_AND_TIME.exec(text)?.map(Number) ?? []
  const wrong = parts.findIndex((part, i) => part < +(i < 2) || part > [12, 31, 23, 59, 60][i])
  if (wrong >= 0) return `: ${['month', 'day', 'hour', 'minute', 'second'][wrong]} ${parts[wrong]} does not exist`
  const [month, day] = parts
  const days = daysInMonth(year, month)
  if (!(day > days)) return ''
  const shown = new Date(Date.UTC(year, month - 1))
  return `: ${shown.toLocaleDateString('en', { month: 'long', timeZone: 'UTC' })} has ${days} days`
}

/** Returns a hint with the dates that a text in another format can mean: `7.12.2026` is in December or in July. */
function otherSpelling(text: string): string {
  const [, year, , month, day] = /^\s*(\d{4})([-/.]?)(\d\d?)\2(\d\d?)(?:[T ].*)?$/.exec(text) ?? []
  const [, first, second, last] = /^\s*(\d\d?)[-/.](\d\d?)[-/.](\d{4})\s*$/.exec(text) ?? []
  const dates = [
    [year, month, day],
    [last, second, first],
    [last, first, second],
  ].flatMap(([year, month, day]) => dateFrom(+year, +month, +day) ?? [])
  const meant = [...new Set(dates)].map(dateText).filter(date => date >= '1900' && date < '2200')
  return meant.length ? `Did you mean ${meant.join(' or ')}?` : 'Write YYYY-MM-DD.'
}
