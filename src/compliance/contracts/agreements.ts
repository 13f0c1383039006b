import type { InputValue } from '../../validation/input-value.ts'
import type { Contract } from './contract.ts'

/** The agreement of contracts without a name of one, if another contract names one. */
const DEFAULT_AGREEMENT = 'SLA'

/** The contracts of one agreement, such as the SLA with the customer or the OLA of a team. */
export type Agreement = {
  /** Undefined if no contract names an agreement. */
  readonly name: string | undefined
  readonly contracts: readonly Contract[]
}

/**
 * Returns the contracts by agreement, in the order of the first contract of each. Without any name there is one agreement.
 * If some contracts name one, the others belong to the agreement `SLA`.
 */
export function agreementsOf(contracts: readonly Contract[]): Agreement[] {
  const isNamed = contracts.some(({ agreement }) => agreement !== undefined)
  const byName = new Map<string | undefined, Contract[]>()
  for (const contract of contracts) {
    const name = isNamed ? (contract.agreement ?? DEFAULT_AGREEMENT) : undefined
    const own = byName.get(name) ?? []
    byName.set(name, own)
    own.push(contract)
  }
  return Array.from(byName, ([name, contracts]) => ({ name, contracts }))
}

/** Returns the names of the agreements; empty if no contract names one. */
export function agreementNames(contracts: readonly Contract[]): string[] {
  return agreementsOf(contracts).flatMap(({ name }) => name ?? [])
}

/**
 * Checks the key `agreement` of a waiver, an objective or a known breach.
 *
 * @throws {SlaCalendarError} `input-invalid` if no contract has the agreement
 */
export function checkAgreement(input: InputValue, contracts: readonly Contract[]): string | undefined {
  const named = input.optional('agreement')
  if (!named) return undefined
  const names = agreementNames(contracts)
  if (!names.length)
    throw named.error('input-invalid', 'No contract names an agreement.', 'Remove it here, or add it to contracts.')
  return named.oneOf(names)
}
