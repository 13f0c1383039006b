import { Check, type CheckOptions } from '../../src/compliance/check.ts'
import type { Contract } from '../../src/compliance/contracts/contract.ts'
import type { CheckResult, Finding, JudgedTicket, JudgedVerdict, Tally } from '../../src/compliance/result.ts'
import type { TicketInput } from '../../src/compliance/ticket-input.ts'
import type { RejectedTicket } from '../../src/compliance/verdicts/rejected-ticket.ts'
import type { Verdict } from '../../src/compliance/verdicts/verdict.ts'
import { slaPolicy } from '../../src/policy/policy.ts'
import { at, DESK, events, lasting, told } from '../clock/notation.ts'

/** A first response within six business hours, or twelve; no other target. */
export const PLAIN = slaPolicy({
  name: 'Plain',
  channels: ['web', 'phone'],
  severities: {
    high: { level: 1, firstResponse: { within: 'PT6H', clock: 'business' } },
    low: { level: 2, firstResponse: { within: 'PT12H', clock: 'business' } },
  },
})

/** A contract that covers every ticket by default. */
export function contract(own: { [K in keyof Contract]?: Contract[K] | undefined } = {}): Contract {
  return {
    when: {},
    policyName: 'plain',
    policy: PLAIN,
    calendarName: 'desk',
    calendar: DESK,
    severities: {},
    ...own,
  } as Contract
}

/** A check as of Friday evening by default. */
export function check(own: Partial<CheckOptions> = {}): Check {
  return new Check({ contracts: [contract()], now: at('fri 27 20:00'), ...own })
}

/** A ticket and its events, one per line. */
export function ticket(id: string, ...lines: string[]): TicketInput {
  return { id, events: events(...lines) as TicketInput['events'] }
}

/** A ticket of high severity, reported on Monday at 09:00 and due at 15:00. */
export function answered(id: string, when: string, own: Partial<TicketInput> = {}): TicketInput {
  return { ...ticket(id, 'mon 23 09:00 reported high', `${when} responded`), ...own }
}

/** A ticket that is met, and one that is breached by an hour. */
export const met = (id: string, own?: Partial<TicketInput>) => answered(id, 'mon 23 10:00', own)
export const breached = (id: string, own?: Partial<TicketInput>) => answered(id, 'mon 23 16:00', own)

/** The result for a ticket that must be judged. */
export function judged(check: Check, input: TicketInput): JudgedTicket {
  const ticket = check.ticket(input)
  if (ticket.status === 'judged') return ticket
  throw new Error(ticket.status === 'rejected' ? ticket.error.message : `${input.id} is out of the period.`)
}

/** The result for a ticket that must be rejected. */
export function rejected(check: Check, input: TicketInput): RejectedTicket {
  const ticket = check.ticket(input)
  if (ticket.status === 'rejected') return ticket
  throw new Error(`${input.id} is ${ticket.status}.`)
}

/** The result over some tickets, none of which may be rejected. */
export function resultOf(check: Check, tickets: readonly TicketInput[] = []): CheckResult {
  for (const input of tickets) {
    const ticket = check.ticket(input)
    if (ticket.status === 'rejected') throw ticket.error
  }
  return check.result()
}

/** Findings, one per line. */
export function findingsOf(findings: readonly Finding[]): string[] {
  return findings.map(({ rule, severity, message }) => `${severity} ${rule}: ${message}`)
}

/** A verdict on one line. */
export function verdictText(verdict: JudgedVerdict | Verdict): string {
  const { target, cycle, severity, outcome, startedAt, dueAt, stoppedAt, countedMs, overMs, consumed } = verdict
  const times = `since ${told(startedAt)}, due ${told(dueAt)}, stopped ${told(stoppedAt)}`
  const over = overMs === 0 ? '' : `, over by ${lasting(overMs)}`
  return `${target} ${cycle} ${severity}: ${outcome} ${times}, ${lasting(countedMs)} counted (${consumed})${over}`
}

/** The counts of a tally that are not zero. */
export function countsOf(tally: Tally): Record<string, number | null> {
  const { medianMs: _median, p90Ms: _p90, ...counts } = tally
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0))
}
