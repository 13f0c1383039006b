/**
 * Reads and writes `.ics` files: iCalendar (RFC 5545) and calendar availability (RFC 7953). Reading needs the package
 * `ical.js`, which you install next to this library: `npm install ical.js`.
 *
 * @module
 */
export { availabilityFromICalendar } from './availability.ts'
export { exceptionsFromICalendar, type ICalendarExceptions } from './exceptions.ts'
export { holidaysFromICalendar, type ICalendarHoliday } from './holidays.ts'
export type { ICalendarEvent, ICalendarReadOptions, SkippedEvent } from './reading.ts'
export {
  type DeadlinesWriteOptions,
  deadlinesToICalendar,
  type ICalendarContent,
  type ICalendarDeadline,
  type ICalendarWriteOptions,
  toICalendar,
} from './to-icalendar.ts'
