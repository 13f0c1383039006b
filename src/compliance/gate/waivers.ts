import type { ErrorPath } from '../../errors.ts'
import { TARGETS } from '../../policy/policy.ts'
import type { TargetName } from '../../policy/spec.ts'
import { parseDate } from '../../time/epoch-day.ts'
import { toEpochMs } from '../../time/instant.ts'
import type { Zone } from '../../time/zone.ts'
import { InputValue } from '../../validation/input-value.ts'
import type { Finding } from '../result.ts'
import type { Verdict } from '../verdicts/verdict.ts'

/** A breach that is excused, and why. */
export type Waiver = {
  /** The ticket's own name. */
  readonly ticket: string
  /** The target (default: all of the ticket's). */
  readonly target?: TargetName | undefined
  /** Why it is excused. */
  readonly reason: string
  /**
   * Up to when: a date `YYYY-MM-DD`, that day included, in the zone of the first contract's calendar; or an instant,
   * text with a zone or epoch milliseconds, from which on it excuses nothing. For good, if left out.
   */
  readonly until?: string | number | undefined
}

type Use = { readonly waiver: Waiver; readonly isExpired: boolean; isUsed: boolean }

/** Waivers in use: they know which of them has excused anything. */
export class Waivers {
  readonly #all: Use[]
  readonly #byTicket = new Map<string, Use[]>()

  /**
   * @param zone where dates end
   * @param judged the targets that are judged; waivers of others are not looked at
   */
  constructor(
    waivers: readonly Waiver[],
    zone: Zone,
    now: number,
    path: ErrorPath,
    judged: readonly TargetName[] = TARGETS,
  ) {
    const all = new InputValue(waivers, path).list().map(given => useOf(given, zone, now))
    this.#all = all.filter(({ waiver: { target } }) => target === undefined || judged.includes(target))
    for (const use of this.#all) {
      const { ticket } = use.waiver
      this.#byTicket.set(ticket, [...(this.#byTicket.get(ticket) ?? []), use])
    }
  }

  /** The reason that excuses a breach; of several waivers the first one's. */
  reasonFor({ ticket, target }: Verdict): string | undefined {
    const uses = this.#byTicket.get(ticket)?.filter(use => isFor(use, target)) ?? []
    for (const use of uses) use.isUsed = true
    return uses[0]?.waiver.reason
  }

  /** Says nothing of a ticket that is not looked at. */
  skip(ticket: string): void {
    for (const use of this.#byTicket.get(ticket) ?? []) use.isUsed = true
  }

  /** The waivers that excuse nothing, in the order given. */
  findings(): Finding[] {
    return this.#all.flatMap(({ waiver, isExpired, isUsed }): Finding[] => {
      const name = `The waiver of ${waiver.ticket}${waiver.target ? `, ${waiver.target},` : ''}`
      if (isExpired) {
        const message = `${name} has expired (${untilText(waiver)}).`
        return [{ rule: 'waiver-expired', severity: 'warning', message }]
      }
      const message = `${name} excuses nothing: there is no such breach.`
      return isUsed ? [] : [{ rule: 'waiver-unused', severity: 'warning', message }]
    })
  }
}

function useOf(given: InputValue, zone: Zone, now: number): Use {
  given.onlyKeys(['ticket', 'target', 'reason', 'until'])
  given.required('ticket', 'Name the ticket.').text()
  given.optional('target')?.oneOf(TARGETS, 'target-unknown')
  given.required('reason', 'Say why the breach is excused.').text()
  const until = given.optional('until')
  return { waiver: given.value as Waiver, isExpired: until ? now >= endOf(until, zone) : false, isUsed: false }
}

/** The first instant at which a waiver excuses nothing. */
function endOf(until: InputValue, zone: Zone): number {
  const { value, path } = until
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) return zone.startOf(parseDate(value, until) + 1)
  return toEpochMs(value, path)
}

function isFor({ waiver, isExpired }: Use, target: TargetName): boolean {
  return !isExpired && (waiver.target === undefined || waiver.target === target)
}

function untilText({ until }: Waiver): string {
  return typeof until === 'number' ? new Date(until).toISOString() : until!
}
