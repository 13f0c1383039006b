import { describe, expect, it } from 'vitest'
import { Check, ContractDiff, type DiffTerms, type VerdictChange } from '../../../src/compliance/index.ts'
import type { TicketsSpec } from '../../../src/document/tickets-spec.ts'
import { readExports } from '../../../src/exports/read-exports.ts'
import type { TicketItem } from '../../../src/exports/ticket.ts'
import { type BusinessCalendar, businessCalendar, italianOffice, slaPolicy, union } from '../../../src/index.ts'
import { type ComparedVerdict, referenceDiff } from '../../reference/compliance/diff.ts'

/**
 * The state logs of the "Incident management process enriched event log" (Amaral, Fantinato, Peres; UCI Machine Learning
 * Repository, 2018; CC BY 4.0) and of Volvo IT Belgium (BPI Challenge 2013, Ward Steeman; 4TU.ResearchData), as CSV files,
 * packed or not. Neither is part of this project.
 */
const incidents: TicketsSpec = {
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
const LOGS = [
  ['SLA_INCIDENT_LOG', incidents, 'firstResponse', '2017-03-01T00:00Z'],
  ['SLA_VOLVO_LOG', volvo, 'resolution', '2012-06-01T00:00Z'],
] as const

const office = (timeZone: string) => businessCalendar({ timeZone, hours: { 'mon-fri': '09:00-18:00' } })
const sun = union(italianOffice, office('America/New_York'), office('Asia/Tokyo'))

function terms(target: string, hours: number, calendar: BusinessCalendar): DiffTerms {
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

async function ticketsOf(file: string, spec: TicketsSpec, now: number): Promise<TicketItem[]> {
  const tickets: TicketItem[] = []
  await readExports([file], spec, { item: item => void ('events' in item && tickets.push(item)) }, now)
  return tickets
}

function checked(options: DiffTerms, tickets: readonly TicketItem[], now: number) {
  const check = new Check({ ...options, now })
  const verdicts = tickets.flatMap((input): ComparedVerdict[] => {
    const ticket = check.ticket(input)
    return ticket.status === 'judged' ? ticket.verdicts.map(verdict => ({ ...verdict, isExcused: false })) : []
  })
  return { verdicts, result: check.result() }
}

const shown = ({ ticket, target, cycle, from, to, before, after }: VerdictChange) => ({
  ...{ ticket, target, cycle, before: from, after: to },
  ...{ dueBefore: before?.dueAt ?? null, dueAfter: after?.dueAt ?? null },
})

describe.each(LOGS)('the real log that %s names', (variable, spec, target, at) => {
  const file = process.env[variable]
  const now = Date.parse(at)

  it.skipIf(!file).each([
    ['6 and 8 working hours for P2', terms(target, 6, italianOffice), terms(target, 8, italianOffice)],
    ['Rome and follow-the-sun', terms(target, 6, italianOffice), terms(target, 6, sun)],
  ])('a diff of %s is what two separate checks differ in', async (_, before, after) => {
    const tickets = await ticketsOf(file!, spec, now)
    expect(tickets.length).toBeGreaterThan(7_000)
    const diff = new ContractDiff({ before, after, now })
    const changes = tickets.flatMap(input => {
      const result = diff.ticket(input)
      return result.status === 'compared' ? result.changes : []
    })
    const [first, second] = [checked(before, tickets, now), checked(after, tickets, now)]
    const expected = referenceDiff(first.verdicts, second.verdicts)
    const inOrder = changes.map(shown).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
    expect(inOrder).toEqual(expected)
    const result = diff.result()
    expect([result.changed, result.before, result.after]).toEqual([expected.length, first.result, second.result])
  })
})
