import { parseDate } from '../time/epoch-day.ts'
import { toEpochMs } from '../time/instant.ts'
import { zoneOf } from '../time/zone.ts'
import type { InputValue } from '../validation/input-value.ts'

const DATE = /^\d{4}-\d\d-\d\d$/

/**
 * The first instant of something that holds from a date of the zone on, or from an instant on, in epoch milliseconds.
 *
 * @throws {SlaCalendarError} `date-invalid` and those of instants
 */
export function startOfPeriod(given: InputValue, timeZone: string): number {
  return instantOf(given, timeZone, 0)
}

/**
 * The instant, in epoch milliseconds, from which something holds no longer: the end of its last date, or the instant
 * given.
 *
 * @throws {SlaCalendarError} `date-invalid` and those of instants
 */
export function endOfPeriod(given: InputValue, timeZone: string): number {
  return instantOf(given, timeZone, 1)
}

function instantOf(given: InputValue, timeZone: string, daysLater: number): number {
  const text = given.text()
  if (!DATE.test(text)) return toEpochMs(text, given.path)
  return zoneOf(timeZone, given.path).startOf(parseDate(text, given) + daysLater)
}
