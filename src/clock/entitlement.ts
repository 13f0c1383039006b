import type { SlaCalendarError } from '../errors.ts'
import { parseSpentTime } from '../policy/entitlement-terms.ts'
import { type CompiledPolicy, compiledPolicy, type Policy } from '../policy/policy.ts'
import type { DurationParts } from '../time/budget.ts'
import { addMonths, dateText, type EpochDay, parseDate, yearOf } from '../time/epoch-day.ts'
import { type InstantInput, toEventMs } from '../time/instant.ts'
import { zoneOf } from '../time/zone.ts'
import { InputValue } from '../validation/input-value.ts'
import { describe, readable } from '../validation/plain-data.ts'

/** The use of an entitlement in its present period (§14): a number of tickets, or milliseconds of a bank of hours. */
export type EntitlementUse = {
  /** The unit of the numbers, for a bank of hours. @defaultValue tickets */
  readonly unit?: 'milliseconds'
  /** The limit of a period; null for any number of tickets. */
  readonly limit: number | null
  /** The use in the period up to `now`. */
  readonly used: number
  /** The rest; null if any number of tickets is included. */
  readonly left: number | null
  /** The use above the limit. */
  readonly exceeded: number
  /** The first date of the period, `YYYY-MM-DD`. */
  readonly from: string
  /** The first date of the next period. */
  readonly until: string
}

/** A ticket that uses an entitlement. */
export type EntitledTicket = {
  /** The instant of the report. */
  readonly reportedAt: InstantInput
  /** A key of the policy's entitlements. */
  readonly entitlement: string
}

/** Time that was spent of a bank of hours. */
export type EntitledTime = {
  /** The instant that decides in which period the time counts. */
  readonly at: InstantInput
  /** The time, 0 or more: milliseconds, `PT1H30M` or `{ hours: 1.5 }`. */
  readonly spent: number | string | DurationParts
  /** A key of the policy's entitlements, of which the limit is a length of time. */
  readonly entitlement: string
}

/** The contract whose present periods are counted. */
export type EntitlementYear = {
  /**
   * The first date of the contract, `YYYY-MM-DD`. Each period begins on the same day of its month, or on the last day of
   * a month that lacks it.
   */
  readonly contractStart: string
  /** The IANA time zone in which those dates begin. */
  readonly timeZone: string
  /** An instant of the periods. Later uses do not count yet. */
  readonly now: InstantInput
}

/**
 * Returns how much of each entitlement of the policy is used in its period that contains `now`, and how much is left.
 * A period is a month, a quarter or a year of the contract.
 *
 * @param policy the policy, or its spec
 * @param uses the tickets, and the time spent of banks of hours
 * @throws {SlaCalendarError} `entitlement-unknown`, `date-invalid`, `time-zone-unknown`, `budget-invalid`, `key-unknown`,
 * those of instants and of {@link slaPolicy}, `input-invalid` for a `now` before the contract
 * @example
 * ```ts
 * import { entitlementUse, msaBusiness } from 'sla-calendar'
 *
 * const tickets = [{ reportedAt: '2026-04-02T10:00Z', entitlement: 'premiumIncidents' }]
 * const year = { contractStart: '2025-03-01', timeZone: 'Europe/Rome', now: '2026-11-22T12:00Z' }
 * entitlementUse(msaBusiness, tickets, year).premiumIncidents.left // => 35
 * ```
 */
export function entitlementUse(
  policy: Policy,
  uses: Iterable<EntitledTicket | EntitledTime>,
  year: EntitlementYear,
): { readonly [entitlement: string]: EntitlementUse } {
  const { entitlements } = compiledPolicy(policy, ['policy'])
  return readable(() => {
    const { first, today, now, startOf } = termsOf(year)
    const periods = new Map(
      [...entitlements].map(([name, { months }]) => {
        const [from, until] = periodOf(first, today, months)
        return [name, { from, until, start: startOf(from), used: 0 }]
      }),
    )
    let i = 0
    for (const use of new InputValue(uses, ['tickets']).iterable('tickets')) {
      const { entitlement, at, amount } = readUse(new InputValue(use, ['tickets', i++]), entitlements)
      const period = periods.get(entitlement)!
      if (at >= period.start && at <= now) period.used += amount
    }
    return Object.fromEntries(
      [...entitlements].map(([name, { limit, isTime }]) => {
        const { from, until, used } = periods.get(name)!
        const unit = isTime ? { unit: 'milliseconds' as const } : {}
        return [name, { ...unit, ...useOf(limit, used), from: dateText(from), until: dateText(until) }]
      }),
    )
  }, [])
}

/** Reads a ticket, or time that was spent. */
function readUse(given: InputValue, entitlements: CompiledPolicy['entitlements']) {
  given.keys()
  const { reportedAt, at, entitlement } = given.value as Partial<EntitledTicket & EntitledTime>
  const isTime = entitlements.get(entitlement!)?.isTime
  if (isTime === undefined) throw given.at('entitlement').unknownWord([...entitlements.keys()], 'entitlement-unknown')
  const [key, other] = isTime ? ['at', 'reportedAt'] : ['reportedAt', 'at']
  if (given.optional(other) && !given.optional(key)) throw otherKind(given, isTime)
  given.onlyKeys(isTime ? ['at', 'spent', 'entitlement'] : ['reportedAt', 'entitlement'])
  return {
    entitlement: entitlement!,
    amount: isTime ? parseSpentTime(given.required('spent', "Give the time, such as 'PT1H30M'.")) : 1,
    at: toEventMs(isTime ? at : reportedAt, [...given.path, key]),
  }
}

/** Returns the error for a ticket that uses a bank of hours, or time that was spent of a number of tickets. */
function otherKind(given: InputValue, isTime: boolean): SlaCalendarError {
  const { entitlement } = given.value as EntitledTicket
  const problem = isTime ? 'is a bank of hours, not a number of tickets' : 'counts tickets, not hours'
  const keys = isTime ? "at: '2026-04-02T10:00Z', spent: 'PT1H30M'" : "reportedAt: '2026-04-02T10:00Z'"
  const hint = `Write such as { ${keys}, entitlement: '${entitlement}' }.`
  return given.error('input-invalid', `${describe(entitlement)} ${problem}.`, hint)
}

function useOf(limit: number | null, used: number) {
  if (limit === null) return { limit, used, left: null, exceeded: 0 }
  return { limit, used, left: Math.max(limit - used, 0), exceeded: Math.max(used - limit, 0) }
}

/** Reads the terms by which uses are counted. */
function termsOf(year: EntitlementYear) {
  const given = new InputValue(year, []).onlyKeys(['contractStart', 'timeZone', 'now'])
  const contractStart = given.at('contractStart')
  const first = parseDate(contractStart.text(), contractStart)
  const zone = zoneOf(given.at('timeZone').value, ['timeZone'])
  const now = toEventMs(year.now, ['now'])
  const today = zone.dateOf(now)
  if (today < first)
    throw given.at('now').error('input-invalid', `It lies before the contract, which starts on ${dateText(first)}.`)
  return { first, today, now, startOf: (date: EpochDay) => zone.startOf(date) }
}

/** Returns the first date of the period that contains a date, and that of the next one. */
function periodOf(first: EpochDay, today: EpochDay, months: number): [from: EpochDay, until: EpochDay] {
  // The number of periods until the end of this year, from which the loop removes those to come.
  let passed = Math.ceil(((yearOf(today) - yearOf(first) + 1) * 12) / months)
  while (addMonths(first, passed * months) > today) passed--
  return [addMonths(first, passed * months), addMonths(first, (passed + 1) * months)]
}
