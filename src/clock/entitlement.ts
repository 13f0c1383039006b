import { compiledPolicy, type Policy } from '../policy/policy.ts'
import {
  yearOf as calendarYearOf,
  dateText,
  daysInMonth,
  type EpochDay,
  epochDay,
  parseDate,
} from '../time/epoch-day.ts'
import { type InstantInput, toEventMs } from '../time/instant.ts'
import { zoneOf } from '../time/zone.ts'
import { InputValue } from '../validation/input-value.ts'
import { readable } from '../validation/plain-data.ts'

/** The use of an entitlement in a contract year. */
export type EntitlementUse = {
  /** The number of tickets that a contract year includes; null for any number. */
  readonly limit: number | null
  /** The number of tickets of the contract year up to `now`. */
  readonly used: number
  /** The number that is left; null if any number is included. */
  readonly left: number | null
  /** The number of tickets above the limit. */
  readonly exceeded: number
  /** The first date of the contract year, `YYYY-MM-DD`. */
  readonly from: string
  /** The first date of the next contract year. */
  readonly until: string
}

/** The facts of a ticket that its entitlement depends on. */
export type EntitledTicket = {
  /** The instant of the report. */
  readonly reportedAt: InstantInput
  /** A key of the policy's entitlements. */
  readonly entitlement: string
}

/** The contract year whose tickets are counted. */
export type EntitlementYear = {
  /** The first date of the contract, `YYYY-MM-DD`. Each year begins on its anniversary (of 29 February: the 28th). */
  readonly contractStart: string
  /** The IANA time zone in which those dates begin. */
  readonly timeZone: string
  /** An instant of the contract year. Tickets reported later do not count yet. */
  readonly now: InstantInput
}

/**
 * Returns the number of tickets that each entitlement of the policy has used in the contract year, and how many are left.
 *
 * @throws {SlaCalendarError} `entitlement-unknown`, `date-invalid`, `time-zone-unknown`, those of instants and of
 * {@link slaPolicy}, `input-invalid` for a `now` before the contract
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
  tickets: Iterable<EntitledTicket>,
  year: EntitlementYear,
): { readonly [entitlement: string]: EntitlementUse } {
  const entitlements = compiledPolicy(policy, ['policy']).policy.entitlements ?? {}
  const known = Object.keys(entitlements)
  const used = new Map(known.map(name => [name, 0]))
  return readable(() => {
    const { from, until, start, now } = yearOf(year)
    let i = 0
    for (const ticket of tickets) {
      const given = new InputValue(ticket, ['tickets', i++]).onlyKeys(['reportedAt', 'entitlement'])
      const { reportedAt, entitlement } = ticket
      if (!used.has(entitlement)) throw given.at('entitlement').unknownWord(known, 'entitlement-unknown')
      const at = toEventMs(reportedAt, [...given.path, 'reportedAt'])
      if (at >= start && at <= now) used.set(entitlement, used.get(entitlement)! + 1)
    }
    return Object.fromEntries(
      known.map(name => [name, { ...useOf(entitlements[name].limit, used.get(name)!), from, until }]),
    )
  }, [])
}

function useOf(limit: number | null, used: number) {
  if (limit === null) return { limit, used, left: null, exceeded: 0 }
  return { limit, used, left: Math.max(limit - used, 0), exceeded: Math.max(used - limit, 0) }
}

/** Returns the contract year that contains `now`. */
function yearOf(year: EntitlementYear): { from: string; until: string; start: number; now: number } {
  const given = new InputValue(year, []).onlyKeys(['contractStart', 'timeZone', 'now'])
  const contractStart = given.at('contractStart')
  const first = parseDate(contractStart.text(), contractStart)
  const zone = zoneOf(given.at('timeZone').value, ['timeZone'])
  const now = toEventMs(year.now, ['now'])
  const today = zone.dateOf(now)
  if (today < first)
    throw given.at('now').error('input-invalid', `It lies before the contract, which starts on ${dateText(first)}.`)
  const thisYear = anniversary(first, calendarYearOf(today))
  const from = thisYear <= today ? thisYear : anniversary(first, calendarYearOf(today) - 1)
  const until = anniversary(first, calendarYearOf(from) + 1)
  return { from: dateText(from), until: dateText(until), start: zone.startOf(from), now }
}

function anniversary(first: EpochDay, year: number): EpochDay {
  const [, month, day] = dateText(first).split('-').map(Number)
  return epochDay(year, month, Math.min(day, daysInMonth(year, month)))
}
