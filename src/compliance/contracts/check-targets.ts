import type { InputValue } from '../../validation/input-value.ts'
import { agreementsOf } from './agreements.ts'
import { type Contract, definedTargets, promisedTargets } from './contract.ts'

/**
 * Checks the option `targets`: the targets to judge.
 *
 * @returns the targets in the order of reports
 * @throws {SlaCalendarError} `target-unknown` for a target that does not exist, or that no policy has;
 * `input-invalid` for an empty list, or for an agreement without any of the targets
 */
export function checkTargets(input: InputValue, contracts: readonly Contract[]): string[] {
  const promised = promisedTargets(contracts)
  const defined = definedTargets(contracts)
  const named = input.list().map(item => {
    const target = item.oneOf(defined, 'target-unknown')
    if (!promised.includes(target))
      throw item.error(
        'target-unknown',
        `No policy promises ${target}.`,
        `Promised: ${promised.join(', ') || 'nothing'}.`,
      )
    return target
  })
  if (!named.length) throw input.error('input-invalid', 'The list is empty.', `Promised: ${promised.join(', ')}.`)
  for (const { name, contracts: own } of agreementsOf(contracts)) {
    const known = promisedTargets(own)
    if (known.length && !known.some(target => named.includes(target)))
      throw input.error(
        'input-invalid',
        `No target of the agreement ${name} is judged.`,
        `Add one: ${known.join(', ')}.`,
      )
  }
  return promised.filter(target => named.includes(target))
}
