import { describe, expect, it } from 'vitest'
import { checkInputs } from '../../src/cli/check-inputs.ts'
import { Check } from '../../src/compliance/check.ts'
import { readExports } from '../../src/exports/read-exports.ts'

/**
 * One row an incident of the "Incident management process enriched event log" (Amaral, Fantinato, Peres; UCI Machine
 * Learning Repository, 2018; CC BY 4.0), unpacked; not part of this project.
 */
const file = process.env.SLA_INCIDENTS

describe('24,918 real incidents', () => {
  it('equal the results of another program, which walks day by day in another language', async ({ skip }) => {
    if (!file) return skip('SLA_INCIDENTS does not name the unpacked incidents.csv')
    const now = Date.parse('2017-03-01T00:00Z')
    const { contracts, tickets } = checkInputs(undefined, undefined)
    const check = new Check({ contracts, now })
    await readExports(
      [file],
      tickets,
      {
        item(ticket) {
          if ('errors' in ticket) throw new Error(`line ${ticket.errors[0].source.line}: ${ticket.errors[0].message}`)
          if ('leftOut' in ticket) throw new Error(`${ticket.id}: ${ticket.leftOut}`)
          check.ticket(ticket)
        },
      },
      now,
    )
    const { summary } = check.result()
    expect(summary.severities).toMatchObject({
      critical: { tickets: 185, met: 109, breached: 76, running: 0 },
      high: { tickets: 311, met: 232, breached: 79, running: 0 },
      medium: { tickets: 23_681, met: 19_042, breached: 4_639, running: 0 },
      low: { tickets: 741, met: 645, breached: 96, running: 0 },
    })
  })
})
