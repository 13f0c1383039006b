import { type TicketInput, ticketsIn } from '../ticket-input.ts'
import type { RejectedTicket } from '../verdicts/rejected-ticket.ts'
import { ContractDiff, type DiffOptions, type DiffResult } from './contract-diff.ts'
import type { VerdictChange } from './verdict-change.ts'

/** The result of {@link diffContracts}: all changes at once. */
export type ContractDiffResult = DiffResult & {
  /** The verdicts that changed, in the order of the tickets. */
  readonly changes: readonly VerdictChange[]
  /** The tickets that neither version can judge, once per agreement. */
  readonly rejected: readonly RejectedTicket[]
}

/**
 * Compares two versions of the contracts over the same tickets: which verdicts change, each with both due times and the
 * reasons. It keeps all changes; for a long history use {@link ContractDiff}, ticket by ticket.
 *
 * @throws {SlaCalendarError} the codes of a check, with a path that begins with `before` or `after`
 * @example
 * ```ts
 * import { diffContracts } from 'sla-calendar/compliance'
 * import { parseDocument } from 'sla-calendar/document'
 *
 * const policy = { name: 'Gold', severities: { high: { level: 1, firstResponse: { within: 'PT6H', clock: 'business' } } } }
 * const office = { timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } }
 * const before = parseDocument({ policy, calendars: { office } })
 * const closed = { ...office, holidays: [{ name: 'Immacolata', month: 12, day: 8 }] }
 * const after = parseDocument({ policy, calendars: { office: closed } })
 * const at = (time: string) => Date.parse(`2026-12-${time}+01:00`)
 * const tickets = [
 *   { id: 'INC-1', events: [{ at: at('07T16:00'), type: 'reported', severity: 'high' }, { at: at('09T10:00'), type: 'responded' }] },
 * ] as const
 * const { changes } = diffContracts({ before, after, tickets, now: '2026-12-10T09:00+01:00' })
 * changes.map(({ ticket, from, to }) => `${ticket}: ${from}, then ${to}`) // => ['INC-1: breached, then met']
 * changes[0].reasons()[0].message // => 'Tue 8 Dec is a holiday (Immacolata) in NEW'
 * ```
 */
export function diffContracts(
  input: DiffOptions & {
    /** The tickets, each of which is read once. */
    readonly tickets: Iterable<TicketInput>
  },
): ContractDiffResult {
  const given = ticketsIn(input)
  const { tickets, ...options } = input
  const diff = new ContractDiff(options)
  const changes: VerdictChange[] = []
  const rejected: RejectedTicket[] = []
  for (const one of given) {
    for (const ticket of diff.ticketByAgreement(one)) {
      if (ticket.status === 'compared') changes.push(...ticket.changes)
      else if (ticket.status === 'rejected') rejected.push(ticket)
    }
  }
  return { ...diff.result(), changes, rejected }
}
