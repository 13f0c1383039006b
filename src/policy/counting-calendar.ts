import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import { alwaysOpen } from '../calendar/calendars.ts'
import { type Calendars, calendarNamed } from '../calendar/check-calendar.ts'
import type { Target } from './policy.ts'

/**
 * Returns the calendar whose open time a target counts: {@link alwaysOpen} for clock `always`, else its
 * {@link dayCalendar}.
 *
 * @throws {SlaCalendarError} `calendar-unknown` for a name that `calendars` lacks
 */
export function countingCalendar(target: Target, calendar: BusinessCalendar, calendars: Calendars): BusinessCalendar {
  return target.spec.clock === 'always' ? alwaysOpen : dayCalendar(target, calendar, calendars)
}

/**
 * Returns the calendar whose dates and working days a budget in days counts, whatever its clock: the calendar that the
 * target names, else the calendar in force.
 *
 * @throws {SlaCalendarError} `calendar-unknown` for a name that `calendars` lacks
 */
export function dayCalendar({ spec }: Target, calendar: BusinessCalendar, calendars: Calendars): BusinessCalendar {
  return spec.calendar === undefined ? calendar : calendarNamed(spec.calendar, calendars, ['calendars', spec.calendar])
}
