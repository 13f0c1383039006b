import type { DiffTerms } from '../../src/compliance/index.ts'
import type { TicketsSpec } from '../../src/document/tickets-spec.ts'
import { readExports } from '../../src/exports/read-exports.ts'
import type { TicketItem } from '../../src/exports/ticket.ts'
import { type BusinessCalendar, slaPolicy } from '../../src/index.ts'

/**
 * The state logs of the "Incident management process enriched event log" (Amaral, Fantinato, Peres; UCI Machine Learning
 * Repository, 2018; CC BY 4.0) and of Volvo IT Belgium (BPI Challenge 2013, Ward Steeman; 4TU.ResearchData), as CSV files,
 * packed or not. Neither is part of this project.
 */
export const incidents: TicketsSpec = {
  shape: 'log',
  columns: {
    ...{ id: 'number', at: 'sys_updated_at', state: 'incident_state', severity: 'priority', channel: null },
    reportedAt: 'opened_at',
  },
  severities: { '1': 'P1', '2': 'P2', '3': 'P3', '4': 'P4' },
  states: {
    New: 'open',
    Active: 'responded',
    'Awaiting *': { paused: 'customer', responded: true },
    Resolved: 'resolved',
    Closed: 'resolved',
    '-100': 'ignored',
  },
  dateFormat: 'd/M/yyyy HH:mm',
  timeZone: 'UTC',
  missing: ['?'],
}
const volvo: TicketsSpec = {
  shape: 'log',
  columns: { id: 'id', at: 'at', state: 'state', severity: 'severity', channel: null },
  severities: { Major: 'P1', High: 'P2', Medium: 'P3', Low: 'P4' },
  states: {
    'Queued *': 'open',
    'Accepted / In Progress': 'open',
    'Accepted / Assigned': 'open',
    'Accepted / Wait': { paused: 'others' },
    'Accepted / Wait - *': { paused: 'others' },
    'Completed / *': 'resolved',
    'Unmatched / Unmatched': 'ignored',
  },
}
/** The variables that name the logs, how each is read, the target that is judged, and an instant after its end. */
export const LOGS = [
  ['SLA_INCIDENT_LOG', incidents, 'firstResponse', '2017-03-01T00:00Z'],
  ['SLA_VOLVO_LOG', volvo, 'resolution', '2012-06-01T00:00Z'],
] as const

/** Returns terms with a target in working hours: 4 for P1, `hours` for P2, 8 for P3 and 10 for P4. */
export function terms(target: string, hours: number, calendar: BusinessCalendar): DiffTerms {
  const business = (hours: number) => ({ [target]: { within: { hours }, clock: 'business' as const } })
  const severities = { P1: 4, P2: hours, P3: 8, P4: 10 }
  const policy = slaPolicy({
    name: 'Desk',
    severities: Object.fromEntries(
      Object.entries(severities).map(([name, hours], i) => [name, { level: i + 1, ...business(hours) }]),
    ),
  })
  return { contracts: [{ when: {}, policyName: 'desk', policy, calendarName: 'office', calendar, severities: {} }] }
}

export async function ticketsOf(file: string, spec: TicketsSpec, now: number): Promise<TicketItem[]> {
  const tickets: TicketItem[] = []
  await readExports([file], spec, { item: item => void ('events' in item && tickets.push(item)) }, now)
  return tickets
}
