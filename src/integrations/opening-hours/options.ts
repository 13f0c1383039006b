import { businessCalendar } from '../../calendar/business-calendar.ts'
import type { HolidayRule, WeekHours, YearRange } from '../../calendar/spec.ts'
import { SlaCalendarError } from '../../errors.ts'
import { DAY, type EpochDay } from '../../time/epoch-day.ts'
import type { InputValue } from '../../validation/input-value.ts'

/** What the opening hours alone do not say. */
export type OpeningHoursOptions = {
  /**
   * The years for which dates without a year, and hours of public holidays, are worked out. The calendar then covers
   * these years alone: a query that needs another one is the error `years-not-covered`.
   */
  readonly years?: YearRange | undefined
  /**
   * The public holidays, for opening hours that depend on them, such as `PH 10:00-12:00`. They come back among the
   * `holidays` of the result, so that it is complete.
   */
  readonly holidays?: readonly HolidayRule[] | undefined
}

/** The options, checked. */
export type CheckedOptions = {
  readonly years: YearRange | undefined
  /** Empty if none are given. */
  readonly holidays: readonly HolidayRule[]
  /** The holidays as given; undefined if the hours have to do without. */
  readonly givenHolidays: InputValue | undefined
}

/** Reads both options; the caller has checked the keys. */
export function readOptions(given: InputValue): CheckedOptions {
  const holidays = given.optional('holidays')
  holidays?.list()
  return {
    years: yearsOf(given.optional('years')),
    holidays: (holidays?.value ?? []) as readonly HolidayRule[],
    givenHolidays: holidays,
  }
}

/** The dates that the given holidays close entirely, in years. */
export function holidayDates(
  { holidays }: CheckedOptions,
  hours: WeekHours,
  { from, to }: YearRange,
): ReadonlySet<EpochDay> {
  const calendar = businessCalendar({ timeZone: 'UTC', hours, holidays })
  const dates = new Set<EpochDay>()
  for (let year = from; year <= to; year++)
    for (const { date, closed } of calendar.holidays(year)) if (!closed) dates.add(dayOf(date))
  return dates
}

/** The error for a part of the hours that needs years, where none are given. */
export function yearsMissing(part: string, problem: string): SlaCalendarError {
  return new SlaCalendarError(
    'key-missing',
    ['years'],
    `${part} ${problem}`,
    'Give the years for which to work out its dates, such as { from: 2026, to: 2028 }.',
  )
}

function dayOf(date: string): EpochDay {
  return Date.parse(date) / DAY
}

function yearsOf(given: InputValue | undefined): YearRange | undefined {
  if (!given) return undefined
  const [from, to] = ['from', 'to'].map(key =>
    given.onlyKeys(['from', 'to']).required(key, 'Give the first and the last year.').integer(1900, 2199),
  )
  if (to < from) throw given.error('range-reversed', `${to} is before ${from}.`, 'Swap the two years.')
  return { from, to }
}
