import { TARGETS } from '../../policy/policy.ts'
import type { TargetName } from '../../policy/spec.ts'
import type { InputValue } from '../../validation/input-value.ts'

/**
 * Checks the list of targets that alone are judged.
 *
 * @param promised the targets that any policy promises
 * @returns the targets in the order of reports
 * @throws {SlaCalendarError} `target-unknown` for a target that does not exist, or that no policy promises;
 * `input-invalid` for an empty list
 */
export function checkTargets(given: InputValue, promised: readonly TargetName[]): TargetName[] {
  const named = given.list().map(one => {
    const target = one.oneOf(TARGETS, 'target-unknown')
    if (!promised.includes(target))
      throw one.error(
        'target-unknown',
        `No policy promises ${target}.`,
        `Promised: ${promised.join(', ') || 'nothing'}.`,
      )
    return target
  })
  if (!named.length) throw given.error('input-invalid', 'The list is empty.', `Promised: ${promised.join(', ')}.`)
  return TARGETS.filter(target => named.includes(target))
}
