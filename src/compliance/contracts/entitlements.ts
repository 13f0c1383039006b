import { type EntitlementUse, entitlementUse } from '../../clock/entitlement.ts'
import { compiledPolicy } from '../../policy/policy.ts'
import { dateText, parseDate } from '../../time/epoch-day.ts'
import { zoneOf } from '../../time/zone.ts'
import { InputValue } from '../../validation/input-value.ts'
import type { CheckResult, EntitlementTally } from '../result.ts'
import { type Contract, isInForce } from './contract.ts'

/** The present period of an entitlement: its first instant, and what was used since. */
type Period = { readonly start: number; used: number; readonly limit: number | null; readonly isTime: boolean }

/** The present periods of a contract's entitlements. */
type Periods = ReadonlyMap<string, Period>

/** Counts what tickets use of the entitlements of their contracts. */
export class Entitlements {
  readonly #now: number
  readonly #periods = new Map<Contract, Periods>()
  /** The contracts whose entitlements tickets have used. */
  readonly #used = new Set<Contract>()

  constructor(now: number) {
    this.#now = now
  }

  /**
   * Counts a ticket, or the time that was spent on it. The instant of its report decides in which period it counts.
   *
   * @param spentMs the time spent, for a bank of hours
   * @throws {SlaCalendarError} the codes of {@link Entitlements.check}
   */
  ticket(contract: Contract, entitlement: string, reportedAt: number, spentMs?: number): void {
    const period = this.check(contract, entitlement, spentMs)
    if (!period) return
    this.#used.add(contract)
    if (reportedAt >= period.start && reportedAt <= this.#now) period.used += period.isTime ? spentMs! : 1
  }

  /**
   * Checks what a ticket uses, without counting it.
   *
   * @returns the present period; undefined if the contract has ended, or has not begun
   * @throws {SlaCalendarError} `entitlement-unknown`; `key-missing` or `input-invalid` if a bank of hours is used
   *   without a time, or with an invalid one
   */
  check(contract: Contract, entitlement: string, spentMs?: number): Period | undefined {
    const terms = compiledPolicy(contract.policy, ['policy']).entitlements
    const isTime = terms.get(entitlement)?.isTime
    if (isTime === undefined)
      throw new InputValue(entitlement, ['entitlement']).unknownWord([...terms.keys()], 'entitlement-unknown')
    if (isTime && spentMs === undefined)
      throw new InputValue(spentMs, ['spentMs']).error(
        'key-missing',
        `The entitlement ${entitlement} is a bank of hours, and the ticket has no time that was spent.`,
        'Name the column in tickets.spent.',
      )
    if (isTime && !(Number.isFinite(spentMs) && spentMs! >= 0))
      throw new InputValue(spentMs, ['spentMs']).expected('a number of milliseconds')
    if (!isInForce(contract, this.#now)) return undefined
    const periods = this.#periods.get(contract) ?? presentPeriods(contract, this.#now)
    this.#periods.set(contract, periods)
    return periods.get(entitlement)
  }

  /** Returns the use by contract, in the order given, and entitlement. Contracts with the same name are counted together. */
  result(contracts: readonly Contract[]): CheckResult['entitlements'] {
    if (!this.#used.size) return undefined
    const all = new Map<string, EntitlementTally>()
    for (const contract of contracts.filter(contract => this.#used.has(contract)))
      for (const [name, { limit, isTime, used }] of this.#periods.get(contract)!) {
        const key = `${nameOf(contract)}: ${name}`
        const unit = isTime ? { unit: 'milliseconds' as const } : {}
        all.set(key, { limit, used: (all.get(key)?.used ?? 0) + used, ...unit })
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
 * Returns the present periods of a contract's entitlements. They begin on the contract's first date. A contract without
 * one has calendar years, and their quarters and months.
 */
function presentPeriods({ policy, calendar, from }: Contract, now: number): Periods {
  const zone = zoneOf(calendar.timeZone)
  const contractStart = from === undefined ? '1900-01-01' : dateText(zone.dateOf(from))
  const uses = entitlementUse(policy, [], { contractStart, timeZone: calendar.timeZone, now })
  const period = ({ from, limit, unit }: EntitlementUse): Period => {
    const start = zone.startOf(parseDate(from, new InputValue(from, ['from'])))
    return { start, used: 0, limit, isTime: unit !== undefined }
  }
  return new Map(Object.entries(uses).map(([name, use]) => [name, period(use)]))
}
