import { describe, expect, it } from 'vitest'
import { ndjsonReport } from '../../../src/reports/formats/ndjson.ts'
import { few, reported } from '../sample.ts'

describe('ndjsonReport', () => {
  it('has one line per verdict with its explanation, and a last line with the contracts', async () => {
    const lines = await linesOf(few)
    expect(lines.map(({ type, ticket, target, outcome }) => [type, ticket, target, outcome])).toEqual([
      ['verdict', 'A-1', 'firstResponse', 'met'],
      ['verdict', 'A-1', 'resolution', 'not-applicable'],
      ['verdict', 'A-2', 'firstResponse', 'breached'],
      ['verdict', 'A-2', 'resolution', 'not-applicable'],
      ['verdict', 'A-3', 'firstResponse', 'running'],
      ['verdict', 'A-3', 'resolution', 'running'],
      ['verdict', 'A-4', 'firstResponse', 'breached'],
      ['verdict', 'A-4', 'resolution', 'breached'],
      ['verdict', 'A-5', 'firstResponse', 'paused'],
      ['verdict', 'A-5', 'resolution', 'not-applicable'],
      ['result', undefined, undefined, 'FAILED 25.00% on time'],
    ])
    expect(lines.at(-1)).toEqual({
      type: 'result',
      outcome: 'FAILED 25.00% on time',
      findings: [],
      attainment: [],
      gates: [{ met: 1, breached: 3, waived: 0, known: 0, percent: 25, isJudged: true, isMissed: true }],
      now: '2026-12-09T11:00:00Z',
      document: 'sla.json',
      policies: ['Gold'],
      calendars: ['Milan desk'],
      version: '1.0.0',
      tzdata: '2025c',
      rows: 5,
      tickets: 5,
      badRows: 0,
      ignoredRows: 0,
      outsidePeriod: 0,
      exitCode: 1,
    })
  })

  it('explains each target: the counted time adds up', async () => {
    const lines = await linesOf(few)
    const explained = lines.filter(({ type, outcome }) => type === 'verdict' && outcome !== 'not-applicable')
    expect(lines.filter(line => 'explanation' in line)).toEqual(explained)
    const counted = (segments: readonly { counted: boolean; ms: number }[]) =>
      segments.reduce((sum, { counted, ms }) => sum + (counted ? ms : 0), 0)
    for (const { explanation, overMs } of explained) expect(counted(explanation.overrun)).toBe(overMs)
    const due = explained.filter(({ dueAt }) => dueAt)
    expect(due.length).toBeGreaterThan(0)
    for (const { explanation } of due) expect(counted(explanation.segments)).toBe(explanation.budgetMs)
  })

  it('lists differences if verdicts are compared', async () => {
    const lines = await linesOf([{ ...few[0], fields: { sla: 'false' } }], {
      compare: { column: 'sla', target: 'firstResponse', yes: 'met' },
    })
    expect(lines).toContainEqual({
      type: 'difference',
      ticket: 'A-1',
      target: 'firstResponse',
      theirs: 'false',
      ours: 'met',
      reason: 'due on Mon 2026-12-07 14:30, answered on Mon 2026-12-07 09:30: on time',
    })
  })
})

async function linesOf(tickets: typeof few, options = {}) {
  const text = await reported(ndjsonReport, tickets, { options })
  expect(text.endsWith('\n')).toBe(true)
  return text
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line))
}
