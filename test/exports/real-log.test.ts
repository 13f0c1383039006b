import { describe, expect, it } from 'vitest'
import type { TicketsSpec } from '../../src/document/tickets-spec.ts'
import { readExports } from '../../src/exports/read-exports.ts'
import type { RowError } from '../../src/exports/ticket.ts'
import { incidents } from '../compliance/real-logs.ts'

/**
 * The state log of the "Incident management process enriched event log" (Amaral, Fantinato, Peres; UCI Machine Learning
 * Repository, 2018; CC BY 4.0), packed or not, and the table of one row an incident that was made of it by another
 * program; neither is part of this project.
 */
const log = process.env.SLA_INCIDENT_LOG
const table = process.env.SLA_INCIDENTS

const NOW = Date.parse('2017-03-01T00:00Z')

const spec: TicketsSpec = {
  ...incidents,
  columns: { ...incidents.columns, channel: 'contact_type' },
  severities: { '1': 'critical', '2': 'high', '3': 'medium', '4': 'low' },
  channels: { Phone: 'phone', IVR: 'phone', Email: 'email', 'Self service': 'web', 'Direct opening': null },
}

describe('141,712 rows of a real state log', () => {
  it('give the same 24,918 incidents as another program', async ({ skip }) => {
    if (!log || !table) return skip('SLA_INCIDENT_LOG and SLA_INCIDENTS do not name the log and the table of incidents')
    const ours = new Map<string, { severity: string; reported: number; answered: number | undefined }>()
    const bad: RowError[] = []
    const cutOff: string[] = []
    const counts: Record<string, number> = {}
    const notes = await readExports(
      [log],
      spec,
      {
        item(item) {
          if ('errors' in item) {
            bad.push(...item.errors)
            return
          }
          if ('leftOut' in item) return void cutOff.push(item.id)
          const at = (type: string) => item.events.find(event => event.type === type)?.at as number | undefined
          const [report] = item.events
          for (const type of new Set(item.events.map(({ type }) => type))) counts[type] = (counts[type] ?? 0) + 1
          const severity = 'severity' in report ? report.severity : ''
          const answers = [at('responded'), at('resolved')].filter(one => one !== undefined)
          ours.set(item.id, {
            severity,
            reported: Number(report.at),
            answered: answers.length ? Math.min(...answers) : undefined,
          })
        },
      },
      NOW,
    )
    // The rows of five incidents begin before they were opened.
    expect(bad.map(({ source }) => source.line)).toEqual([330, 336, 346, 351, 438])
    expect(bad[0].message).toBe('The row is before the report, 2016-02-29T09:41:00Z. The ticket is not judged.')
    expect(notes).toEqual({ rows: 141_712, ignoredRows: 5, clockChangeTimes: 0 })
    // The first row of 3,241 incidents is an answer, later than the report. An earlier row may be missing.
    expect([cutOff.length, ours.size]).toEqual([3_241, 21_672])
    expect(counts).toMatchObject({ reported: 21_672, severityChanged: 342, reopened: 254 })

    const differing: string[] = []
    const reportedElsewhere: string[] = []
    let missing = 0
    await readExports(
      [table],
      {},
      {
        item(item) {
          if ('errors' in item) throw new Error(item.errors[0].message)
          if ('leftOut' in item) throw new Error(item.leftOut)
          const own = ours.get(item.id)
          if (!own) return void missing++
          if (own.reported !== item.events[0].at) reportedElsewhere.push(item.id)
          const answered = item.events.find(({ type }) => type === 'responded')?.at
          if (answered !== own.answered) differing.push(item.id)
        },
      },
      NOW,
    )
    // The other program took a state that reads -100 for a first answer.
    expect([differing, missing]).toEqual([['0028089'], 3_246])
    expect(reportedElsewhere).toEqual([])
  })
})
