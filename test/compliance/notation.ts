import { Check, type CheckOptions, type ImportStats } from '../../src/compliance/check.ts'
import type { Contract } from '../../src/compliance/contracts/contract.ts'
import type { CheckResult, Finding, JudgedTicket, JudgedVerdict, Tally } from '../../src/compliance/result.ts'
import type { TicketInput } from '../../src/compliance/verdicts/evaluated-ticket.ts'
import { RejectedTicket } from '../../src/compliance/verdicts/rejected-ticket.ts'
import type { Verdict } from '../../src/compliance/verdicts/verdict.ts'
import { slaPolicy } from '../../src/policy/policy.ts'
import { at, DESK, events, lasting, told } from '../clock/notation.ts'

/** Six working hours, or twelve, for a first response and nothing else. */
export const PLAIN = slaPolicy({
  name: 'Plain',
  channels: ['web', 'phone'],
  severities: {
    high: { level: 1, firstResponse: { within: 'PT6H', clock: 'business' } },
    low: { level: 2, firstResponse: { within: 'PT12H', clock: 'business' } },
  },
})

/** A contract that covers every ticket, unless it says otherwise. */
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

/** A check on a Friday evening, unless it says otherwise. */
export function check(own: Partial<CheckOptions> = {}): Check {
  return new Check({ contracts: [contract()], now: at('fri 27 20:00'), ...own })
}

/** A ticket and its events, a line each. */
export function ticket(id: string, ...lines: string[]): TicketInput {
  return { id, events: events(...lines) as TicketInput['events'] }
}

/** A ticket of high severity of Monday, nine o'clock, that is due at three. */
export function answered(id: string, when: string, own: Partial<TicketInput> = {}): TicketInput {
  return { ...ticket(id, 'mon 23 09:00 reported high', `${when} responded`), ...own }
}

/** One that is kept, and one that is broken by an hour. */
export const kept = (id: string, own?: Partial<TicketInput>) => answered(id, 'mon 23 10:00', own)
export const broken = (id: string, own?: Partial<TicketInput>) => answered(id, 'mon 23 16:00', own)

/** The ticket, which must have been judged. */
export function judged(check: Check, input: TicketInput): JudgedTicket {
  const found = check.ticket(input)
  if (!found || found instanceof RejectedTicket)
    throw new Error(found ? found.error.message : `${input.id} was left out.`)
  return found
}

/** Why the ticket was not judged. */
export function unjudged(check: Check, input: TicketInput): RejectedTicket {
  const found = check.ticket(input)
  if (!(found instanceof RejectedTicket)) throw new Error(`${input.id} was judged or left out.`)
  return found
}

/** The result over some tickets. */
export function resultOf(
  check: Check,
  tickets: readonly TicketInput[],
  reading: Partial<ImportStats> = {},
): CheckResult {
  for (const ticket of tickets) judgedOrLeftOut(check, ticket)
  return check.result({
    rows: tickets.length,
    badRows: 0,
    ignoredRows: 0,
    clockChangeTimes: 0,
    document: 'sla.json',
    ...reading,
  })
}

/** Findings, a line each. */
export function findingsOf(findings: readonly Finding[]): string[] {
  return findings.map(({ rule, severity, message }) => `${severity} ${rule}: ${message}`)
}

/** A verdict in a line. */
export function verdictText(verdict: JudgedVerdict | Verdict): string {
  const { target, cycle, severity, outcome, startedAt, dueAt, stoppedAt, countedMs, overMs, consumed } = verdict
  const times = `since ${told(startedAt)}, due ${told(dueAt)}, stopped ${told(stoppedAt)}`
  const over = overMs === 0 ? '' : `, over by ${lasting(overMs)}`
  return `${target} ${cycle} ${severity}: ${outcome} ${times}, ${lasting(countedMs)} counted (${consumed})${over}`
}

/** The counts of a tally that are not nothing. */
export function countsOf(tally: Tally): Record<string, number | null> {
  const { medianMs: _median, p90Ms: _p90, ...counts } = tally
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0))
}

function judgedOrLeftOut(check: Check, ticket: TicketInput): void {
  const found = check.ticket(ticket)
  if (found instanceof RejectedTicket) throw found.error
}
