import { BusinessCalendar } from '../../calendar/business-calendar.ts'
import type { CalendarSource } from '../../calendar/sources/source.ts'
import { type CompiledPolicy, compiledPolicy, type Policy } from '../../policy/policy.ts'
import type { SimpleTerms } from '../verdicts/simple-terms.ts'
import type { Contract } from './contract.ts'
import { type TargetLabels, targetLabels } from './target-labels.ts'

/** The simple terms of a policy by the severity's name in tickets; null if the severity has none. */
type TermsBySeverity = Map<string, SimpleTerms | null>

/** A policy, read once for all its contracts. */
type PolicyTerms = {
  readonly compiled: CompiledPolicy
  readonly targetNames: readonly string[]
  readonly labels: TargetLabels | undefined
  /** The names of the calendars that its targets name. */
  readonly calendarNames: readonly string[]
}

/**
 * A pool of calendars in which equal calendars are one. Thousands of contracts usually share a few calendars, and each
 * calendar object that is used compiles its years for itself.
 */
export class CalendarPool {
  readonly #bySpec = new Map<string, BusinessCalendar>()
  /** The canonical calendars by source. A calendar that only has another name has the source of its original. */
  readonly #canonical = new Map<CalendarSource, BusinessCalendar>()
  readonly #policies = new Map<Policy, PolicyTerms>()
  /** Simple terms by calendar, policy and the contract's names of severities. */
  readonly #simpleTerms = new Map<BusinessCalendar, Map<Policy, Map<string, TermsBySeverity>>>()

  /** Returns the first calendar of the pool that gives the same results as this one. Its name may differ. */
  canonical(calendar: BusinessCalendar): BusinessCalendar {
    const source = BusinessCalendar.internalsOf(calendar)
    const { original = source } = source
    const known = this.#canonical.get(original)
    if (known) return known
    // `toJSON` is canonical (§12), and the name of a calendar does not affect its open time.
    const spec = JSON.stringify({ ...calendar.toJSON(), name: undefined })
    const canonical = this.#bySpec.get(spec) ?? calendar
    this.#bySpec.set(spec, canonical)
    this.#canonical.set(original, canonical)
    return canonical
  }

  policyTerms(policy: Policy): PolicyTerms {
    const known = this.#policies.get(policy)
    if (known) return known
    const compiled = compiledPolicy(policy, ['policy'])
    const targets = [...compiled.severities.values()].flatMap(targets => [...targets.values()])
    const terms = {
      compiled,
      targetNames: compiled.targets.map(({ name }) => name),
      labels: targetLabels([{ policy }]),
      calendarNames: targets.flatMap(({ spec }) => spec.calendar ?? []),
    }
    this.#policies.set(policy, terms)
    return terms
  }

  /**
   * Returns the simple terms that all contracts of equal terms share.
   *
   * @param calendar the canonical calendar of the contract
   */
  simpleTerms({ policy, severities }: Contract, calendar: BusinessCalendar): TermsBySeverity {
    const byPolicy = this.#simpleTerms.get(calendar) ?? new Map<Policy, Map<string, TermsBySeverity>>()
    const bySeverities = byPolicy.get(policy) ?? new Map<string, TermsBySeverity>()
    const key = JSON.stringify(severities)
    const terms = bySeverities.get(key) ?? new Map<string, SimpleTerms | null>()
    this.#simpleTerms.set(calendar, byPolicy.set(policy, bySeverities.set(key, terms)))
    return terms
  }
}
