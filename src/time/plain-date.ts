import type { ErrorPath } from '../errors.ts'
import { InputValue } from '../validation/input-value.ts'
import { describe, isObject, readable } from '../validation/plain-data.ts'
import { dateText, type EpochDay, parseDate } from './epoch-day.ts'

/** A Temporal.PlainDate, built-in or of any polyfill, in any calendar system. */
export type PlainDateLike = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly calendarId: string
  /** Values with a time of day are not dates. */
  readonly hour?: undefined
  toString(): string
}

/** A local date of 1900 to 2199: `YYYY-MM-DD`, or a Temporal.PlainDate. */
export type DateInput = string | PlainDateLike

/** The form in which a date is returned: that of the given one. */
export type DateOutput<D> = D extends string ? string : D

/**
 * Reads a date.
 *
 * @throws {SlaCalendarError} `date-invalid`
 */
export function toEpochDay(input: unknown, path: ErrorPath): EpochDay {
  const given = new InputValue(input, path)
  if (typeof input === 'string') return parseDate(input, given)
  if (!readable(() => isPlainDate(input), path)) throw given.expected('a date', dateHint(input), 'date-invalid')
  // The text of a date in another calendar system is `2026-11-20[u-ca=hebrew]`.
  return parseDate(String(input).replace(/\[.*/, ''), given)
}

/** Returns a date in the form of the given one: text, or an instance of the caller's own class. */
export function toDateForm<D>(date: EpochDay, input: D): DateOutput<D> {
  const text = dateText(date)
  if (typeof input === 'string') return text as DateOutput<D>
  const { calendarId } = input as PlainDateLike
  const Own = (input as object).constructor as new (
    year: number,
    month: number,
    day: number,
    calendarId: string,
  ) => DateOutput<D>
  const [year, month, day] = text.split('-').map(Number)
  return new Own(year, month, day, calendarId)
}

function isPlainDate(input: unknown): input is PlainDateLike {
  if (!isObject(input)) return false
  const { year, day, hour, calendarId } = input as Record<string, unknown>
  return typeof year === 'number' && typeof day === 'number' && hour === undefined && typeof calendarId === 'string'
}

function dateHint(input: unknown): string {
  return /(Plain|Zoned)DateTime/.test(describe(input))
    ? 'Pass its .toPlainDate().'
    : 'Write YYYY-MM-DD, or pass a Temporal.PlainDate.'
}
