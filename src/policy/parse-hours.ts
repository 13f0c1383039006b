import { parseBudget } from '../time/budget.ts'
import { hasDays } from '../time/day-budget.ts'
import type { InputValue } from '../validation/input-value.ts'

/**
 * Reads an amount of time that is not counted in days, in milliseconds.
 *
 * @throws {SlaCalendarError} `budget-invalid`, `key-unknown`, `input-invalid`
 */
export function parseHours(given: InputValue): number {
  const { value, path } = given
  if (typeof value === 'string' ? /^[+-]?P\d/i.test(value) : hasDays(value))
    throw given.error(
      'budget-invalid',
      'Hours are counted here, not days.',
      "For 40 hours write 'PT40H' or { hours: 40 }.",
    )
  return parseBudget(value, path) as number
}
