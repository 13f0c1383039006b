import { WEEKDAYS } from '../../calendar/hours.ts'
import type { ExceptionHours, ExceptionSpec } from '../../calendar/spec.ts'
import type { Spans } from '../../calendar/timeline/spans.ts'
import { type EpochDay, weekdayOf } from '../../time/epoch-day.ts'
import { datesKey, hoursOn } from './parts.ts'

/** What applies to a date. */
export type DatedHours = {
  /** Its open minutes. */
  readonly open: Spans
  /** Whether the calendar is like that without an exception. */
  readonly isUsual: boolean
  /** Whether a holiday does not close it. */
  readonly worksOnHolidays: boolean
}

/** Dates one after the other that one exception can describe. */
type Run = {
  readonly from: EpochDay
  /** The last one that is not as usual. */
  until: EpochDay
  /** The last one looked at. */
  seen: EpochDay
  readonly worksOnHolidays: boolean
  /** The hours by weekday, as far as the run has reached. */
  readonly week: Map<number, string>
}

/** Exceptions for the dates that are not as usual: a range wherever its dates agree by their weekdays. */
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
      run.seen = date
      if (!isUsual) run.until = date
    } else if (!isUsual) {
      const week = new Map([[weekdayOf(date), String(open)]])
      runs.push({ from: date, until: date, seen: date, worksOnHolidays, week })
    }
  }
  return Object.fromEntries(runs.map(run => [datesKey(run.from, run.until), exceptionOf(run)]))
}

function continues({ seen, worksOnHolidays, week }: Run, date: EpochDay, open: Spans, works: boolean): boolean {
  const known = [...week.values()]
  if (date !== seen + 1 || works !== worksOnHolidays) return false
  // Hours that holidays do not close are those of each date alike, and closed dates stay by themselves.
  if (works || known.every(hours => !hours)) return known.every(hours => hours === String(open))
  return (week.get(weekdayOf(date)) ?? String(open)) === String(open)
}

function exceptionOf({ worksOnHolidays, week }: Run): ExceptionHours {
  const hours = [...week].map(([day, open]) => [day, hoursOn(open ? open.split(',').map(Number) : [])] as const)
  if (hours.every(([, hours]) => !hours.length)) return 'closed'
  if (worksOnHolidays) return hours[0][1]
  return Object.fromEntries(
    hours
      .filter(([, hours]) => hours.length)
      .sort(([a], [b]) => a - b)
      .map(([day, hours]) => [WEEKDAYS[day], hours]),
  )
}
