import { compiledPolicy } from '../../policy/policy.ts'
import type { LocalText } from '../../policy/spec.ts'
import { type Contract, policiesOf } from './contract.ts'

/** The labels of targets by name. Targets without a label are missing. */
export type TargetLabels = { readonly [target: string]: LocalText }

/** Returns the labels of all targets of contracts, those of the first contract that has one; undefined without labels. */
export function targetLabels(contracts: readonly Pick<Contract, 'policy'>[]): TargetLabels | undefined {
  const definitions = policiesOf(contracts).flatMap(policy => compiledPolicy(policy, ['policy']).definitions)
  const labels = new Map<string, LocalText>()
  for (const { name, label } of definitions) if (label !== undefined && !labels.has(name)) labels.set(name, label)
  return labels.size ? Object.fromEntries(labels) : undefined
}
