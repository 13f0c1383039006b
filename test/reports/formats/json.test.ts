import { describe, expect, it } from 'vitest'
import { jsonReport } from '../../../src/reports/formats/json.ts'
import { few, reported } from '../sample.ts'

const all = { met: 1, breached: 2, running: 1, percent: 33.33, paused: 1, notApplicable: 0, waived: 0, known: 0 }

describe('jsonReport', () => {
  it('has the counts, the contracts, and the worst breaches with their explanations', async () => {
    const report = JSON.parse(await reported(jsonReport, few))
    const { severities, targets, weeks, used, breaches, ...rest } = report
    expect(Object.keys(report)[0]).toBe('outcome')
    expect(rest).toEqual({
      outcome: 'FAILED 25.00% on time',
      now: '2026-12-09T11:00:00Z',
      policy: 'Gold',
      calendar: 'Milan desk',
      badRows: 0,
      invalidRows: { total: 0, tolerated: 0, rows: [] },
      notJudged: [],
      attainment: [],
      months: [
        {
          month: '2026-12',
          target: 'firstResponse',
          met: 1,
          breached: 2,
          open: 2,
          waived: 0,
          known: 0,
          percent: 33.33,
        },
        { month: '2026-12', target: 'resolution', met: 0, breached: 1, open: 1, waived: 0, known: 0, percent: 0 },
      ],
      holders: [],
      gates: [{ met: 1, breached: 3, waived: 0, known: 0, percent: 25, isJudged: true, isMissed: true }],
      target: 'firstResponse',
      all: { tickets: 5, ...all, medianMs: 3 * 3_600_000, p90Ms: 9 * 3_600_000 },
      findings: [],
      document: 'sla.json',
      policies: ['Gold'],
      calendars: ['Milan desk'],
      rows: 5,
      tickets: 5,
      ignoredRows: 0,
      outsidePeriod: 0,
      clockChangeTimes: 0,
      version: '1.0.0',
      tzdata: '2025c',
      exitCode: 1,
    })
    expect(Object.keys(severities)).toEqual(['urgent', 'normal'])
    expect(severities.normal).toMatchObject({ tickets: 3, met: 1, breached: 1, paused: 1, percent: 50 })
    expect(targets.resolution).toMatchObject({ notApplicable: 3, severities: { normal: { notApplicable: 3 } } })
    expect(weeks).toContainEqual({ week: '2026-W49', severity: 'normal', met: 1, breached: 1 })
    expect(used).toHaveLength(21)
    expect(breaches).toMatchObject({ total: 3, excused: 0 })
    expect(breaches.worst.map(({ ticket }: { ticket: string }) => ticket)).toEqual(['A-4', 'A-2', 'A-4'])
    expect(breaches.worst[2]).toEqual({
      ticket: 'A-4',
      source: { file: 'tickets.csv', line: 2 },
      policy: 'Gold',
      calendar: 'Milan desk',
      timeZone: 'Europe/Rome',
      severity: 'urgent',
      target: 'firstResponse',
      cycle: 1,
      outcome: 'breached',
      reportedAt: '2026-12-07T21:00:00Z',
      startedAt: '2026-12-07T21:00:00Z',
      dueAt: '2026-12-07T23:00:00Z',
      stoppedAt: '2026-12-08T00:00:00Z',
      countedMs: 3 * 3_600_000,
      overMs: 3_600_000,
      consumed: 1.5,
      explanation: {
        severity: 'urgent',
        target: 'firstResponse',
        clock: 'always',
        notices: [],
        policy: 'Gold',
        calendar: 'Milan desk',
        timeZone: 'Europe/Rome',
        within: 'PT2H',
        budgetMs: 2 * 3_600_000,
        startsAt: '2026-12-07T21:00:00Z',
        dueAt: '2026-12-07T23:00:00Z',
        stoppedAt: '2026-12-08T00:00:00Z',
        stoppedBy: 'responded',
        countedUntil: '2026-12-08T00:00:00Z',
        segments: [
          {
            start: '2026-12-07T21:00:00Z',
            end: '2026-12-07T23:00:00Z',
            counted: true,
            reason: 'always',
            ms: 7_200_000,
          },
        ],
        overrun: [
          {
            start: '2026-12-07T23:00:00Z',
            end: '2026-12-08T00:00:00Z',
            counted: true,
            reason: 'always',
            ms: 3_600_000,
          },
        ],
        version: expect.any(String),
        tzdata: expect.any(String),
      },
      reason: {
        missed: 'due on Tue 2026-12-08 00:00, answered on Tue 2026-12-08 01:00: 1 h too late',
        why: '2 h around the clock, per Gold, from Mon 2026-12-07 22:00 (Europe/Rome)',
      },
    })
  })

  it('has null without a percentage, and for several policies', async () => {
    const report = JSON.parse(
      await reported(jsonReport, [few[2]], { result: { policies: ['Gold', 'Silver'], calendars: [] } }),
    )
    expect(report).toMatchObject({ policy: null, calendar: null, all: { percent: null, medianMs: null } })
  })

  it('lists differences', async () => {
    const tickets = [{ ...few[0], fields: { sla: 'false' } }]
    const { comparison } = JSON.parse(
      await reported(jsonReport, tickets, {
        options: { compare: { column: 'sla', target: 'firstResponse', yes: 'met' } },
      }),
    )
    expect(comparison).toMatchObject({
      column: 'sla',
      differed: 1,
      differences: [{ ticket: 'A-1', theirs: 'false', ours: 'met', reason: expect.stringMatching(/on time$/) }],
    })
  })
})
