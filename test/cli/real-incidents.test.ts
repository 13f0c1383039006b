import { createReadStream } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { judge } from '../../src/cli/judge.ts'
import { calendar, channels, policy, severities } from '../../src/cli/measure.ts'
import { readTickets } from '../../src/cli/read-tickets.ts'
import { count, emptyTally } from '../../src/cli/tally.ts'

/**
 * One row an incident of the "Incident management process enriched event log" (Amaral, Fantinato, Peres; UCI Machine
 * Learning Repository, 2018; CC BY 4.0), unpacked; not part of this project.
 */
const file = process.env.SLA_INCIDENTS

describe('24,918 real incidents', () => {
  it('come out as another program, walking day by day in another language, reckoned them', async ({ skip }) => {
    if (!file) return skip('SLA_INCIDENTS does not name the unpacked incidents.csv')
    const now = Date.parse('2017-03-01T00:00Z')
    const tallies = Object.fromEntries(severities.map(severity => [severity, emptyTally()]))
    await readTickets(createReadStream(file), { severities, channels, now }, row => {
      if ('faults' in row) throw new Error(`line ${row.line}: ${row.faults[0].message}`)
      count(tallies[row.ticket.severity], judge(row.ticket, { policy, calendar, now }))
    })
    expect(tallies).toEqual({
      critical: { tickets: 185, met: 109, breached: 76, running: 0 },
      high: { tickets: 311, met: 232, breached: 79, running: 0 },
      medium: { tickets: 23_681, met: 19_042, breached: 4_639, running: 0 },
      low: { tickets: 741, met: 645, breached: 96, running: 0 },
    })
  })
})
