import type { DayHours, ExceptionSpec, HolidayRule, WeekHours } from '../../calendar/spec.ts'
import type { Spans } from '../../calendar/timeline/spans.ts'
import { dateText, type EpochDay } from '../../time/epoch-day.ts'
import { calendarHours } from '../calendar-hours.ts'

/** What opening hours say about a calendar: spread it into a description beside a `timeZone`. */
export type OpeningHoursParts = {
  /** The weekly hours. */
  readonly hours: WeekHours
  /**
   * Dates closed every year; the years covered, if only some are; the public holidays given in the options. If none are
   * given there, add them to these.
   */
  readonly holidays: readonly HolidayRule[]
  /** The dates that differ from the week. */
  readonly exceptions: { readonly [dates: string]: ExceptionSpec }
}

/** Open minutes of a date as hours: one interval by itself, or a list. */
export function hoursOn(open: Spans): DayHours {
  const hours = calendarHours(open)
  return hours.length === 1 ? hours[0] : hours
}

/** The key of an exception from one date to another, both included. */
export function datesKey(from: EpochDay, until: EpochDay): string {
  return from === until ? dateText(from) : `${dateText(from)}/${dateText(until)}`
}
