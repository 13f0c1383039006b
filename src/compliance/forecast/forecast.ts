import { type TicketInput, ticketsIn } from '../ticket-input.ts'
import type { RejectedTicket } from '../verdicts/rejected-ticket.ts'
import { type ForecastOptions, type ForecastResult, TicketForecast } from './ticket-forecast.ts'

/**
 * Returns the open targets that will be breached until an instant if nothing happens, in the order in which they are due.
 *
 * @throws {SlaCalendarError} the codes of a check; `range-reversed` if `until` is before `now`
 * @returns the forecast, and the tickets that cannot be judged
 * @example
 * ```ts
 * import { italianOffice, msaBusiness } from 'sla-calendar'
 * import { forecast } from 'sla-calendar/compliance'
 *
 * const contract = { when: {}, policyName: 'msa', policy: msaBusiness, calendarName: 'rome', calendar: italianOffice, severities: {} }
 * const reported = (time: string, severity: string) =>
 *   [{ at: Date.parse(`2026-11-20T${time}+01:00`), type: 'reported', severity }] as const // a Friday
 * const { breaches } = forecast({
 *   contracts: [contract],
 *   objectives: [{ min: 50, per: 'month' }],
 *   tickets: [
 *     { id: 'INC-1', events: reported('16:30', 'high') }, // due on Monday at 13:30
 *     { id: 'INC-2', events: reported('17:00', 'critical') }, // due at 19:00
 *     { id: 'INC-3', events: reported('17:30', 'low') }, // due on Tuesday at 09:30
 *   ],
 *   now: '2026-11-20T18:00+01:00',
 *   until: '2026-11-24T09:00+01:00',
 * })
 * breaches.map(({ ticket, dueAt }) => `${ticket} ${new Date(dueAt).toISOString()}`)
 * // => ['INC-2 2026-11-20T18:00:00.000Z', 'INC-1 2026-11-23T12:30:00.000Z']
 * breaches.map(({ allowance }) => allowance) // => [1, -1]
 * ```
 */
export function forecast(
  input: ForecastOptions & {
    /** The tickets, each of which is read once. */
    readonly tickets: Iterable<TicketInput>
  },
): ForecastResult & { readonly rejected: readonly RejectedTicket[] } {
  const given = ticketsIn(input)
  const { tickets, ...options } = input
  const all = new TicketForecast(options)
  const rejected: RejectedTicket[] = []
  for (const one of given) {
    for (const ticket of all.ticketByAgreement(one)) if (ticket.status === 'rejected') rejected.push(ticket)
  }
  return { ...all.result(), rejected }
}
