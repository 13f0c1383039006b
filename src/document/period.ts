import { parseDate } from '../time/epoch-day.ts'
import { toEpochMs } from '../time/instant.ts'
import { zoneOf } from '../time/zone.ts'
import type { InputValue } from '../validation/input-value.ts'

const DATE = /^\d{4}-\d\d-\d\d$/

/**
 * Returns the start of a period, in epoch milliseconds: the first instant of a date in a zone, or the instant given.
 *
 * @throws {SlaCalendarError} `date-invalid` and those of instants
 */
export function startOfPeriod(input: InputValue, timeZone: string): number {
  return instantOf(input, timeZone, 0)
}

/**
 * Returns the end of a period, in epoch milliseconds: the end of its last date in a zone, or the instant given. The
 * period does not include this instant.
 *
 * @throws {SlaCalendarError} `date-invalid` and those of instants
 */
export function endOfPeriod(input: InputValue, timeZone: string): number {
  return instantOf(input, timeZone, 1)
}

function instantOf(input: InputValue, timeZone: string, daysLater: number): number {
  const text = input.text()
  if (!DATE.test(text)) return toEpochMs(text, input.path)
  return zoneOf(timeZone, input.path).startOf(parseDate(text, input) + daysLater)
}
