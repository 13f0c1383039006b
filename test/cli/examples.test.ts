import { createReadStream, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { judge } from '../../src/cli/judge.ts'
import { calendar, channels, policy, severities } from '../../src/cli/measure.ts'
import { readTickets } from '../../src/cli/read-tickets.ts'
import type { Ticket } from '../../src/cli/ticket.ts'
import { localTime } from '../../src/cli/time-text.ts'
import { deadline } from '../../src/policy/deadline.ts'

const now = Date.parse('2026-12-09T12:00+01:00')

describe('examples/README.md', () => {
  it('tells of each ticket what the library says', async () => {
    const told = Array.from(
      readFileSync('examples/README.md', 'utf8').matchAll(/^\| (T-\d+) \| (\w+) \| (.{20}) \| (\w+) \|/gm),
      ([, ...cells]) => cells.join(' '),
    )
    const tickets: Ticket[] = []
    await readTickets(createReadStream('examples/tickets.csv'), { severities, channels, now }, row => {
      if ('ticket' in row) tickets.push(row.ticket)
    })
    expect(told).toHaveLength(12)
    expect(tickets.map(row)).toEqual(told)
  })
})

function row(ticket: Ticket): string {
  const { id, severity, channel, reportedAt } = ticket
  const { dueAt } = deadline({ severity, channel, reportedAt, policy, calendar })
  return [id, severity, localTime(dueAt, calendar.timeZone), judge(ticket, { policy, calendar, now })].join(' ')
}
