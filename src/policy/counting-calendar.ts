import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import { alwaysOpen } from '../calendar/calendars.ts'
import { type Calendars, calendarNamed } from '../calendar/check-calendar.ts'
import type { Target } from './policy.ts'

/**
 * Returns the calendar whose open time a target counts: {@link alwaysOpen} for clock `always`, else the calendar that
 * the target names, else the calendar in force.
 *
 * @throws {SlaCalendarError} `calendar-unknown` for a name that `calendars` lacks
 */
export function countingCalendar({ spec }: Target, calendar: BusinessCalendar, calendars: Calendars): BusinessCalendar {
  if (spec.clock === 'always') return alwaysOpen
  return spec.calendar === undefined ? calendar : calendarNamed(spec.calendar, calendars, ['calendars', spec.calendar])
}
