import type { InputValue } from '../validation/input-value.ts'

/** The hint for a calendar in the place of its name. */
export const CALENDAR_BY_NAME = 'Define it in calendars, and write its name here.'

/**
 * Reads the name of a calendar.
 *
 * @throws {SlaCalendarError} `input-invalid`
 */
export function nameOfCalendar(given: InputValue): string {
  if (typeof given.value === 'object') throw given.expected('the name of a calendar', CALENDAR_BY_NAME)
  return given.text()
}
