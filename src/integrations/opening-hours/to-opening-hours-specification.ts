import type { CalendarInput } from '../../calendar/check-calendar.ts'
import { OPEN_END } from '../../calendar/exceptions/date-range.ts'
import { type AppliedException, appliedDates } from '../../calendar/exceptions/exception-dates.ts'
import { hoursText, type Shifts } from '../../calendar/hours.ts'
import { dateText, type EpochDay, epochDay } from '../../time/epoch-day.ts'
import type { OpeningHoursSpecification } from './opening-hours-specification.ts'
import {
  type OpeningHoursWriteOptions,
  type WritableException,
  weekdaysOf,
  weekOfException,
  writableCalendar,
} from './writable-calendar.ts'

/** The opening hours of a place, such as a `LocalBusiness`: spread them into its JSON-LD. */
export type WrittenOpeningHours = {
  /** The hours by weekday, and those of seasons. */
  readonly openingHoursSpecification: readonly OpeningHoursSpecification[]
  /** The hours on some dates; absent if there are none. */
  readonly specialOpeningHoursSpecification?: readonly OpeningHoursSpecification[]
}

const NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const TYPE = { '@type': 'OpeningHoursSpecification' } as const
const CLOSED = { opens: '00:00', closes: '00:00' }
/** The first and the last date of supported instants. */
const FIRST = /* @__PURE__ */ epochDay(1900, 1, 1)
const LAST = /* @__PURE__ */ epochDay(2199, 12, 31)

/**
 * Returns the hours of a calendar as schema.org's
 * [OpeningHoursSpecification](https://schema.org/OpeningHoursSpecification), for the JSON-LD of a place.
 * {@link fromOpeningHoursSpecification} reads the same hours from it. The time zone and all names are left out.
 *
 * - An exception with a week's hours becomes a season with `validFrom` and `validThrough`.
 * - An exception with a day's hours becomes special hours. They open on holidays, too.
 * - A whole day is `00:00` to `23:59`, and a closed one `00:00` to `00:00`, as
 *   [Google](https://developers.google.com/search/docs/appearance/structured-data/local-business#business-hours) has it.
 *
 * Combined calendars, hours that differ from week to week, exceptions that recur each year, and holidays without the
 * option `publicHolidays` are refused.
 *
 * @param calendar the calendar to write, or its spec
 * @throws {SlaCalendarError} `input-invalid`, `hours-invalid`, `exception-invalid`, `holiday-invalid`, `key-unknown`, and
 * those of the spec
 * @example
 * ```ts
 * import { toOpeningHoursSpecification } from 'sla-calendar/opening-hours'
 *
 * const { openingHoursSpecification } = toOpeningHoursSpecification({
 *   timeZone: 'Europe/Rome',
 *   hours: { 'mon-tue': '09:00-18:00' },
 * })
 * openingHoursSpecification
 * // => [{ '@type': 'OpeningHoursSpecification', dayOfWeek: ['Monday', 'Tuesday'], opens: '09:00', closes: '18:00' }]
 * ```
 */
export function toOpeningHoursSpecification(
  calendar: CalendarInput,
  options: OpeningHoursWriteOptions = {},
): WrittenOpeningHours {
  const { hours, hasHolidays, exceptions } = writableCalendar(calendar, options)
  const recurring = exceptions.find(({ inYear }) => inYear)
  if (recurring)
    throw recurring.given.error(
      'exception-invalid',
      'schema.org has no exceptions that recur.',
      "Write the dates of each year, such as '2026-12-24'.",
    )
  const applied = appliedDates(exceptions)
  const special = applied.filter(({ exception }) => !exception.week).flatMap(specialHours)
  return {
    openingHoursSpecification: [
      ...weekHours(weekdaysOf(hours)),
      ...(hasHolidays ? [{ ...TYPE, dayOfWeek: ['PublicHolidays'], ...CLOSED }] : []),
      ...applied.flatMap(seasonHours),
    ],
    ...(special.length ? { specialOpeningHoursSpecification: special } : {}),
  }
}

/** Returns a specification for each interval and the weekdays that have it. */
function weekHours(week: readonly Shifts[]): OpeningHoursSpecification[] {
  const days = new Map<string, string[]>()
  for (const [day, shifts] of week.entries())
    for (const interval of hoursText(shifts)) days.set(interval, [...(days.get(interval) ?? []), NAMES[day]])
  return Array.from(days, ([interval, dayOfWeek]) => ({ ...TYPE, dayOfWeek, ...timesOf(interval) }))
}

/** Returns the hours of a season, the closed weekdays included; none for an exception with a day's hours. */
function seasonHours({ exception, from, until }: AppliedException<WritableException>) {
  const week = weekOfException(exception)
  if (!week) return []
  const closed = NAMES.filter((_, day) => !week[day].length)
  const valid = {
    ...(from > FIRST ? { validFrom: dateText(from) } : {}),
    ...(until < OPEN_END && until < LAST ? { validThrough: dateText(until) } : {}),
  }
  const all = [...weekHours(week), ...(closed.length ? [{ ...TYPE, dayOfWeek: closed, ...CLOSED }] : [])]
  // Without any date, it would be about every date, like the usual hours.
  const dates = Object.keys(valid).length ? valid : { validFrom: dateText(FIRST) }
  return all.map(hours => ({ ...hours, ...dates }))
}

function specialHours({ exception, from, until }: AppliedException): OpeningHoursSpecification[] {
  const dates = { validFrom: clipped(from), validThrough: clipped(until) }
  const intervals = hoursText(exception.day!)
  return (intervals.length ? intervals.map(timesOf) : [CLOSED]).map(times => ({ ...TYPE, ...times, ...dates }))
}

function clipped(date: EpochDay): string {
  return dateText(Math.min(Math.max(date, FIRST), LAST))
}

/** Returns the two times of `HH:MM-HH:MM`. Midnight at the end of a date is 00:00, because there is no 24:00. */
function timesOf(interval: string): { opens: string; closes: string } {
  const [opens, closes] = interval.split('-')
  if (closes !== '24:00') return { opens, closes }
  return { opens, closes: opens === '00:00' ? '23:59' : '00:00' }
}
