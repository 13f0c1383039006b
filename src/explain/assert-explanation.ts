import type { InstantInput } from '../time/instant.ts'
import { InputValue } from '../validation/input-value.ts'
import type { Explanation } from './explain.ts'

const LISTS = ['segments', 'overrun', 'notices'] as const

/**
 * Checks that a value looks like a result of `explain`.
 *
 * @throws {SlaCalendarError} `input-invalid`
 */
export function assertExplanation(explanation: Explanation<InstantInput>): void {
  const given = Object(explanation)
  if (LISTS.every(key => Array.isArray(given[key]))) return
  throw new InputValue(explanation, []).expected('an explanation', 'Pass a result of explain.')
}
