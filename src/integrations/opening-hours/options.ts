import { businessCalendar } from '../../calendar/calendars.ts'
import type { HolidayRule, WeeklyHours, YearRange } from '../../calendar/spec.ts'
import { SlaCalendarError } from '../../errors.ts'
import { DAY, type EpochDay } from '../../time/epoch-day.ts'
import type { InputValue } from '../../validation/input-value.ts'

/** The options for parts of opening hours that depend on years or public holidays. */
export type OpeningHoursOptions = {
  /**
   * The years for which dates are computed. Three kinds of hours need it: hours on public holidays, week numbers other
   * than odd and even, and weekdays of the month. The calendar then covers only these years: a query that needs another
   * year throws `years-not-covered`. Other opening hours ignore the option.
   */
  readonly years?: YearRange | undefined
  /**
   * The public holidays, for opening hours that depend on them, such as `PH 10:00-12:00`. The `holidays` of the result
   * include them.
   */
  readonly holidays?: readonly HolidayRule[] | undefined
}

/** The options after their check. */
export type CheckedOptions = {
  readonly years: YearRange | undefined
  /** The public holidays; empty without the option. */
  readonly holidays: readonly HolidayRule[]
  /** The option `holidays`; undefined if it is absent. */
  readonly givenHolidays: InputValue | undefined
}

/** Reads both options. The caller has checked the keys. */
export function readOptions(input: InputValue): CheckedOptions {
  const holidays = input.optional('holidays')
  holidays?.list()
  return {
    years: yearsOf(input.optional('years')),
    holidays: (holidays?.value ?? []) as readonly HolidayRule[],
    givenHolidays: holidays,
  }
}

/** Returns the dates of some years that the holidays close entirely. */
export function holidayDates(
  { holidays }: CheckedOptions,
  hours: WeeklyHours,
  { from, to }: YearRange,
): ReadonlySet<EpochDay> {
  const calendar = businessCalendar({ timeZone: 'UTC', hours, holidays })
  const dates = new Set<EpochDay>()
  for (let year = from; year <= to; year++)
    for (const { date, closed } of calendar.holidays(year)) if (!closed) dates.add(dayOf(date))
  return dates
}

/** Returns the error for a part of the hours that needs the option `years`. */
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

function yearsOf(input: InputValue | undefined): YearRange | undefined {
  if (!input) return undefined
  const [from, to] = ['from', 'to'].map(key =>
    input.onlyKeys(['from', 'to']).required(key, 'Give the first and the last year.').integer(1900, 2199),
  )
  if (to < from) throw input.error('range-reversed', `${to} is before ${from}.`, 'Swap the two years.')
  return { from, to }
}
