import { WEEKDAYS } from '../../calendar/hours.ts'
import type { DayHours, ExceptionHours, ExceptionSpec, WeekHours } from '../../calendar/spec.ts'
import type { Spans } from '../../calendar/timeline/spans.ts'
import { type EpochDay, weekdayOf } from '../../time/epoch-day.ts'
import { datesKey, hoursOn } from './parts.ts'

/** The hours of a date. */
export type DatedHours = {
  /** The open minutes. */
  readonly open: Spans
  /** Whether the calendar has these hours without an exception. */
  readonly isUsual: boolean
  /** Whether the hours apply on a holiday too. */
  readonly worksOnHolidays: boolean
}

/** Consecutive dates that one exception can describe. */
type Run = {
  readonly from: EpochDay
  /** The last date with unusual hours. */
  until: EpochDay
  /** The last date of the run. */
  last: EpochDay
  readonly worksOnHolidays: boolean
  /** The hours by weekday so far. */
  readonly week: Map<number, string>
}

/** Returns exceptions for the dates with unusual hours. Dates whose hours agree by weekday share a range. */
export function osmExceptions(
  dates: readonly EpochDay[],
  hoursOf: (date: EpochDay) => DatedHours,
): { [dates: string]: ExceptionSpec } {
  const runs: Run[] = []
  for (const date of [...new Set(dates)].sort((a, b) => a - b)) {
    const { open, isUsual, worksOnHolidays } = hoursOf(date)
    const run = runs[runs.length - 1]
    if (run && continues(run, date, open, worksOnHolidays)) {
      run.week.set(weekdayOf(date), String(open))
      run.last = date
      if (!isUsual) run.until = date
    } else if (!isUsual) {
      const week = new Map([[weekdayOf(date), String(open)]])
      runs.push({ from: date, until: date, last: date, worksOnHolidays, week })
    }
  }
  return Object.fromEntries(
    runs.map(({ from, until, worksOnHolidays, week }) => [
      datesKey(from, until),
      exceptionHours(week, worksOnHolidays),
    ]),
  )
}

function continues({ last, worksOnHolidays, week }: Run, date: EpochDay, open: Spans, works: boolean): boolean {
  const known = [...week.values()]
  if (date !== last + 1 || works !== worksOnHolidays) return false
  // Hours that apply on holidays must be equal on all dates of a run. Closed dates form runs of their own.
  if (works || known.every(hours => !hours)) return known.every(hours => hours === String(open))
  return (week.get(weekdayOf(date)) ?? String(open)) === String(open)
}

/**
 * Returns the hours of an exception.
 *
 * @param week the open minutes by weekday; those of odd weeks, if they differ, from 7 on
 */
export function exceptionHours(week: ReadonlyMap<number, string>, worksOnHolidays: boolean): ExceptionHours {
  const hours = [...week]
    .sort(([a], [b]) => a - b)
    .map(([day, open]) => [day, hoursOn(open ? open.split(',').map(Number) : [])] as const)
  if (hours.every(([, hours]) => !hours.length)) return 'closed'
  if (worksOnHolidays) return hours[0][1]
  const [even, odd] = [0, 7].map(first => weekHours(hours.map(([day, hours]) => [day - first, hours])))
  const alternates = hours.some(([day]) => day >= 7)
  return alternates && JSON.stringify(odd) !== JSON.stringify(even) ? { odd, even } : even
}

function weekHours(hours: readonly (readonly [day: number, hours: DayHours])[]): WeekHours {
  return Object.fromEntries(
    hours.filter(([day, hours]) => hours.length && WEEKDAYS[day]).map(([day, hours]) => [WEEKDAYS[day], hours]),
  )
}
