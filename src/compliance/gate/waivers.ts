import { FINDINGS } from '../../explain/messages/languages.ts'
import type { FindingMessages } from '../../explain/messages/messages.ts'
import { parseDate } from '../../time/epoch-day.ts'
import { toEpochMs } from '../../time/instant.ts'
import { type Zone, zoneOf } from '../../time/zone.ts'
import type { InputValue } from '../../validation/input-value.ts'
import { checkAgreement } from '../contracts/agreements.ts'
import { type Contract, definedTargets } from '../contracts/contract.ts'
import type { Finding } from '../result.ts'
import type { KnownBreach } from './baseline.ts'

/** A breach that is excused, and the reason. */
export type Waiver = {
  /** The id of the ticket. */
  readonly ticket: string
  /** The target whose breach is excused. @defaultValue all targets of the ticket */
  readonly target?: string | undefined
  /** The agreement whose breach is excused. @defaultValue all agreements */
  readonly agreement?: string | undefined
  /** The reason. */
  readonly reason: string
  /**
   * The end of the waiver. A date `YYYY-MM-DD` is included; it ends in the zone of the first contract's calendar. An
   * instant, as text with a zone or in epoch milliseconds, is not included. @defaultValue no end
   */
  readonly until?: string | number | undefined
}

type Use = { readonly waiver: Waiver; readonly isExpired: boolean; isUsed: boolean }

/** The waivers of a check. They remember which of them excused a breach. */
export class Waivers {
  readonly #all: Use[]
  readonly #byTicket = new Map<string, Use[]>()

  /**
   * @param waivers the list of waivers, not yet checked
   * @param contracts the contracts; dates end in the zone of the first one's calendar
   * @param now epoch milliseconds
   * @param judged the targets that are judged (default: all); waivers of other targets are ignored
   * @throws {SlaCalendarError} `input-invalid`, `key-unknown`, `key-missing`, `target-unknown`, `date-invalid` and the
   * codes of instants
   */
  constructor(waivers: InputValue, contracts: readonly Contract[], now: number, judged?: readonly string[]) {
    const all = waivers.list().map(waiver => checkWaiver(waiver, contracts, now))
    this.#all = all.filter(({ waiver: { target } }) => !judged || target === undefined || judged.includes(target))
    for (const use of this.#all) {
      const { ticket } = use.waiver
      this.#byTicket.set(ticket, [...(this.#byTicket.get(ticket) ?? []), use])
    }
  }

  /** How many waivers are for judged targets. */
  get size(): number {
    return this.#all.length
  }

  /** Returns the reason that excuses a breach; undefined if none does. The first of several waivers applies. */
  reasonFor(breach: Pick<KnownBreach, 'ticket' | 'target' | 'agreement'>): string | undefined {
    const uses = this.#byTicket.get(breach.ticket)?.filter(use => isFor(use, breach)) ?? []
    for (const use of uses) use.isUsed = true
    return uses[0]?.waiver.reason
  }

  /** Excludes the waivers of a ticket from the findings, because the ticket was not judged. */
  skip(ticket: string): void {
    for (const use of this.#byTicket.get(ticket) ?? []) use.isUsed = true
  }

  /** Returns a finding per waiver that excuses nothing, in the order given. */
  findings(messages: FindingMessages = FINDINGS.en): Finding[] {
    return this.#all.flatMap(({ waiver, isExpired, isUsed }): Finding[] => {
      const { target, agreement } = waiver
      const ticket = agreement === undefined ? waiver.ticket : `${waiver.ticket} (${agreement})`
      if (isExpired) {
        const message = messages.waiverExpired(ticket, target, untilText(waiver))
        return [{ rule: 'waiver-expired', severity: 'warning', message }]
      }
      const message = messages.waiverUnused(ticket, target)
      return isUsed ? [] : [{ rule: 'waiver-unused', severity: 'warning', message }]
    })
  }
}

function checkWaiver(waiver: InputValue, contracts: readonly Contract[], now: number): Use {
  waiver.onlyKeys(['ticket', 'target', 'agreement', 'reason', 'until'])
  waiver.required('ticket', 'Name the ticket.').text()
  waiver.optional('target')?.oneOf(definedTargets(contracts), 'target-unknown')
  checkAgreement(waiver, contracts)
  waiver.required('reason', 'Say why the breach is excused.').text()
  const until = waiver.optional('until')
  const zone = zoneOf(contracts[0].calendar.timeZone)
  return { waiver: waiver.value as Waiver, isExpired: until ? now >= endOf(until, zone) : false, isUsed: false }
}

/** Returns the first instant at which a waiver no longer applies, in epoch milliseconds. */
function endOf(until: InputValue, zone: Zone): number {
  const { value, path } = until
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) return zone.startOf(parseDate(value, until) + 1)
  return toEpochMs(value, path)
}

function isFor({ waiver, isExpired }: Use, breach: Pick<KnownBreach, 'target' | 'agreement'>): boolean {
  const { target = breach.target, agreement = breach.agreement } = waiver
  return !isExpired && target === breach.target && agreement === breach.agreement
}

function untilText({ until }: Waiver): string {
  return typeof until === 'number' ? new Date(until).toISOString() : until!
}
