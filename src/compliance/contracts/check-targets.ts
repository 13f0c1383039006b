import { TARGETS } from '../../policy/policy.ts'
import type { TargetName } from '../../policy/spec.ts'
import type { InputValue } from '../../validation/input-value.ts'

/**
 * Checks the option `targets`: the targets to judge.
 *
 * @param promised the targets that any policy has
 * @returns the targets in the order of reports
 * @throws {SlaCalendarError} `target-unknown` for a target that does not exist, or that no policy has;
 * `input-invalid` for an empty list
 */
export function checkTargets(input: InputValue, promised: readonly TargetName[]): TargetName[] {
  const named = input.list().map(item => {
    const target = item.oneOf(TARGETS, 'target-unknown')
    if (!promised.includes(target))
      throw item.error(
        'target-unknown',
        `No policy promises ${target}.`,
        `Promised: ${promised.join(', ') || 'nothing'}.`,
      )
    return target
  })
  if (!named.length) throw input.error('input-invalid', 'The list is empty.', `Promised: ${promised.join(', ')}.`)
  return TARGETS.filter(target => named.includes(target))
}
