import { compiledPolicy } from '../../policy/policy.ts'
import type { TargetDefinition } from '../../policy/target-definitions.ts'
import { type Contract, policiesOf } from './contract.ts'

/**
 * Returns the events that an export must show so that a target can be judged (§14): those that start its timer, and those
 * that stop it. `resolved` stops every target, but is listed only if the definition of the target names it.
 */
export function eventsOfTarget(contracts: readonly Pick<Contract, 'policy'>[], target: string): readonly string[] {
  const definitions = policiesOf(contracts).flatMap(policy => compiledPolicy(policy, ['policy']).targets)
  const own = definitions.filter(({ name }) => name === target)
  return [...new Set(own.flatMap(definition => [...startsOf(definition), ...definition.stops]))]
}

/** The report starts the first cycle of a target, if it is one of the start events; then no other one must be shown. */
function startsOf({ starts }: TargetDefinition): readonly string[] {
  return starts.includes('reported') ? ['reported'] : starts
}
