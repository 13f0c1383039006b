import { BusinessCalendar } from '../../calendar/business-calendar.ts'
import { entitlementUse } from '../../clock/entitlement.ts'
import { dateText, parseDate } from '../../time/epoch-day.ts'
import { InputValue } from '../../validation/input-value.ts'
import type { CheckResult } from '../result.ts'
import type { Contract } from './contract.ts'

/** The tickets of a contract that used an entitlement in the contract year that holds `now`. */
type Year = { readonly start: number; readonly used: Map<string, number> }

/** Counts what tickets use of the entitlements of their contracts. */
export class Entitlements {
  readonly #now: number
  readonly #years = new Map<Contract, Year>()

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
    const { from = -Infinity, until = Infinity } = contract
    // A contract that has ended, or has not begun, has no present year.
    if (!(this.#now >= from && this.#now < until)) return
    const year = this.#years.get(contract) ?? { start: startOfYear(contract, this.#now), used: new Map() }
    this.#years.set(contract, year)
    if (reportedAt >= year.start && reportedAt <= this.#now)
      year.used.set(entitlement, (year.used.get(entitlement) ?? 0) + 1)
  }

  /** By contract, in the order given, and entitlement; contracts of one name share what they use. */
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

/** The contract's own name, else what tells it apart, else its policy's. */
function nameOf({ name, when, policyName }: Contract): string {
  const cells = Object.entries(when).map(([column, values]) => `${column}=${values.join('|')}`)
  return name ?? (cells.join(', ') || policyName)
}

/** The start of the contract year: on the anniversary of the contract's first date; without one, of the calendar year. */
function startOfYear({ policy, calendar, from }: Contract, now: number): number {
  const { zone } = BusinessCalendar.internalsOf(calendar)
  const contractStart = from === undefined ? '1900-01-01' : dateText(zone.dateOf(from))
  const uses = entitlementUse(policy, [], {
    contractStart,
    timeZone: calendar.timeZone,
    now,
  })
  const [first] = Object.values(uses)
  return zone.startOf(parseDate(first.from, new InputValue(first.from, ['from'])))
}
