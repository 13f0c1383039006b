import { dateText, type EpochDay } from '../time/epoch-day.ts'
import { RANGE_END, RANGE_START } from '../time/range.ts'
import type { HolidayClosure } from './holidays/holiday-rule.ts'
import { dayText } from './hours.ts'
import type { CalendarSource, Reason } from './sources/source.ts'
import type { DayHours } from './spec.ts'
import type { Interval } from './timeline/interval.ts'
import type { Timeline } from './timeline/timeline.ts'

/** A local date of a calendar and its open time. */
export type CalendarDay = {
  /** `YYYY-MM-DD`. */
  readonly date: string
  /** Open time of the date, in milliseconds. */
  readonly openMs: number
  /** The open intervals, clipped to the date. */
  readonly intervals: readonly Interval[]
  /** Why the date is open or closed. */
  readonly reason: Reason
  /** The name of the holiday or exception, if there is one. */
  readonly name?: string
}

/** A holiday of a calendar. */
export type CalendarHoliday = {
  /** `YYYY-MM-DD`, the date that is closed. */
  readonly date: string
  /** The rule's name; without one its unshifted date. */
  readonly name: string
  /** Set if the holiday was moved from another date. */
  readonly observed?: true
  /** The closed part of the date, `HH:MM-HH:MM`, or several parts; absent if all of it is closed. */
  readonly closed?: DayHours
}

/** Yields the days from one date to another, both included. */
export function* calendarDays(
  source: CalendarSource,
  timeline: Timeline,
  first: EpochDay,
  last: EpochDay,
): IterableIterator<CalendarDay> {
  const { zone } = source
  for (let date = first; date <= last; date++) {
    const start = Math.max(zone.startOf(date), RANGE_START)
    const end = Math.min(zone.startOf(date + 1), RANGE_END)
    const intervals = [...timeline.intervals(start, end)]
    const openMs = intervals.reduce((sum, { start, end }) => sum + end - start, 0)
    yield { date: dateText(date), openMs, intervals, ...source.dayReason(date, openMs > 0) }
  }
}

/** Returns a closing as the public list of holidays shows it. */
export function calendarHoliday({ date, name, observed, closed }: HolidayClosure): CalendarHoliday {
  return {
    date: dateText(date),
    name,
    ...(observed ? { observed } : {}),
    ...(closed ? { closed: dayText(closed) } : {}),
  }
}
