import { compiledPolicy } from '../../policy/policy.ts'
import type { Contract } from './contract.ts'

/**
 * Returns the events that an export must show so that a target can be judged: its own stop events (§10). `resolved`
 * stops every target, but is listed only if the definition of the target names it.
 */
export function stopEvents(contracts: readonly Pick<Contract, 'policy'>[], target: string): readonly string[] {
  const definitions = contracts.flatMap(({ policy }) => compiledPolicy(policy, ['policy']).targets)
  return [...new Set(definitions.flatMap(({ name, stops }) => (name === target ? stops : [])))]
}
