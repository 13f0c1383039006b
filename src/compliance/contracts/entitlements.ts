import { entitlementUse } from '../../clock/entitlement.ts'
import { dateText, parseDate } from '../../time/epoch-day.ts'
import { zoneOf } from '../../time/zone.ts'
import { InputValue } from '../../validation/input-value.ts'
import type { CheckResult } from '../result.ts'
import { type Contract, isInForce } from './contract.ts'

/** The use of a contract's entitlements in the contract year of `now`: its start, and how many tickets used each. */
type ContractYear = { readonly start: number; readonly used: Map<string, number> }

/** Counts how many tickets use the entitlements of their contracts. */
export class Entitlements {
  readonly #now: number
  readonly #years = new Map<Contract, ContractYear>()

  constructor(now: number) {
    this.#now = now
  }

  /**
   * Counts a ticket.
   *
   * @throws {SlaCalendarError} `entitlement-unknown`
   */
  ticket(contract: Contract, entitlement: string, reportedAt: number): void {
    const known = Object.keys(contract.policy.entitlements ?? {})
    if (!known.includes(entitlement))
      throw new InputValue(entitlement, ['entitlement']).unknownWord(known, 'entitlement-unknown')
    // A contract that has ended, or has not begun, has no present year.
    if (!isInForce(contract, this.#now)) return
    const year = this.#years.get(contract) ?? { start: startOfYear(contract, this.#now), used: new Map() }
    this.#years.set(contract, year)
    if (reportedAt >= year.start && reportedAt <= this.#now)
      year.used.set(entitlement, (year.used.get(entitlement) ?? 0) + 1)
  }

  /** Returns the use by contract, in the order given, and entitlement. Contracts with the same name are counted together. */
  result(contracts: readonly Contract[]): CheckResult['entitlements'] {
    if (!this.#years.size) return undefined
    const all = new Map<string, { limit: number | null; used: number }>()
    for (const contract of contracts) {
      const year = this.#years.get(contract)
      if (!year) continue
      for (const [name, { limit }] of Object.entries(contract.policy.entitlements!)) {
        const key = `${nameOf(contract)}: ${name}`
        all.set(key, { limit, used: (all.get(key)?.used ?? 0) + (year.used.get(name) ?? 0) })
      }
    }
    return Object.fromEntries(all)
  }
}

/** Returns the name of a contract; if it has none, its cells or the name of its policy. */
function nameOf({ name, when, policyName }: Contract): string {
  const cells = Object.entries(when).map(([column, values]) => `${column}=${values.join('|')}`)
  return name ?? (cells.join(', ') || policyName)
}

/**
 * Returns the start of the contract year, in epoch milliseconds: the last anniversary of the contract's first date. A
 * contract without a first date has calendar years.
 */
function startOfYear({ policy, calendar, from }: Contract, now: number): number {
  const zone = zoneOf(calendar.timeZone)
  const contractStart = from === undefined ? '1900-01-01' : dateText(zone.dateOf(from))
  const uses = entitlementUse(policy, [], {
    contractStart,
    timeZone: calendar.timeZone,
    now,
  })
  const [first] = Object.values(uses)
  return zone.startOf(parseDate(first.from, new InputValue(first.from, ['from'])))
}
