/**
 * Calendars from `.ics` files and as such: iCalendar (RFC 5545) and calendar availability (RFC 7953). It needs `ical.js`,
 * which is installed beside this library: `npm install ical.js`.
 *
 * @module
 */
export { availabilityFromICalendar } from './icalendar/availability.ts'
export { exceptionsFromICalendar, type ICalendarExceptions } from './icalendar/exceptions.ts'
export { holidaysFromICalendar, type ICalendarHoliday } from './icalendar/holidays.ts'
export type { ICalendarEvent, ICalendarReading, SkippedEvent } from './icalendar/reading.ts'
export {
  type DeadlinesWriting,
  deadlinesToICalendar,
  type ICalendarContent,
  type ICalendarDeadline,
  type ICalendarWriting,
  toICalendar,
} from './icalendar/to-icalendar.ts'
