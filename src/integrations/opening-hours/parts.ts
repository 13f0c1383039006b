import type { DayHours, ExceptionSpec, HolidayRule, OddEvenWeeks, WeekHours } from '../../calendar/spec.ts'
import type { Spans } from '../../calendar/timeline/spans.ts'
import { dateText, type EpochDay } from '../../time/epoch-day.ts'
import { calendarHours } from '../calendar-hours.ts'

/** The parts of a calendar in opening hours. Spread them into a calendar spec and add a `timeZone`. */
export type OpeningHoursParts = {
  /** The weekly hours; for odd and even weeks, if these differ. */
  readonly hours: WeekHours | OddEvenWeeks
  /**
   * The dates that are closed every year, the years covered if these are limited, and the public holidays of the options.
   * Without that option, add your public holidays to this list.
   */
  readonly holidays: readonly HolidayRule[]
  /** The dates that differ from the weekly hours. */
  readonly exceptions: { readonly [dates: string]: ExceptionSpec }
}

/** Returns the open minutes of a date as hours: a text for one interval, otherwise a list. */
export function hoursOn(open: Spans): DayHours {
  const hours = calendarHours(open)
  return hours.length === 1 ? hours[0] : hours
}

/** Returns the key of an exception from one date to another, both included. */
export function datesKey(from: EpochDay, until: EpochDay): string {
  return from === until ? dateText(from) : `${dateText(from)}/${dateText(until)}`
}
