import type { InputValue } from '../validation/input-value.ts'

/**
 * Refuses a bare number of milliseconds that is shorter than a second: its author means another unit (§6).
 *
 * @throws {SlaCalendarError} `budget-invalid`
 */
export function refuseShortNumber(given: InputValue): void {
  const { value } = given
  if (typeof value === 'number' && value < 1000)
    throw given.error(
      'budget-invalid',
      `${value} is a budget of milliseconds, shorter than a second.`,
      `${value} ms? Write { minutes: ${value} } or { milliseconds: ${value} }.`,
    )
}
