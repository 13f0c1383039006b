import type { BusinessCalendar } from '../../calendar/business-calendar.ts'
import type { Policy } from '../../policy/policy.ts'
import type { SimpleTarget } from '../verdicts/fast-verdicts.ts'
import type { Contract } from './contract.ts'

type PromisesByNames = Map<string, Map<string, SimpleTarget | null>>

/**
 * Deduplicates equivalent calendars: thousands of contracts mostly share a few hours and holidays, and each
 * calendar that is asked compiles its years for itself.
 */
export class CalendarPool {
  readonly #byText = new Map<string, BusinessCalendar>()
  /** By calendar, policy and the names of severities. */
  readonly #promises = new Map<BusinessCalendar, Map<Policy, PromisesByNames>>()
  readonly #known = new Map<BusinessCalendar, BusinessCalendar>()

  /** The first calendar given that answers like this one; its name may be another. */
  canonical(calendar: BusinessCalendar): BusinessCalendar {
    const known = this.#known.get(calendar)
    if (known) return known
    // Equal descriptions give equal text; the name of a desk says nothing of its hours.
    const text = JSON.stringify({ ...calendar.toJSON(), name: undefined })
    const twin = this.#byText.get(text) ?? calendar
    this.#byText.set(text, twin)
    this.#known.set(calendar, twin)
    return twin
  }

  /** The plain promises known so far: one list for all contracts that promise the same by calendars that answer alike. */
  promises({ policy, severities }: Contract, twin: BusinessCalendar): Map<string, SimpleTarget | null> {
    const byPolicy = this.#promises.get(twin) ?? new Map<Policy, PromisesByNames>()
    const byNames = byPolicy.get(policy) ?? new Map<string, Map<string, SimpleTarget | null>>()
    const names = JSON.stringify(severities)
    const promises = byNames.get(names) ?? new Map<string, SimpleTarget | null>()
    this.#promises.set(twin, byPolicy.set(policy, byNames.set(names, promises)))
    return promises
  }
}
