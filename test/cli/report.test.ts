import { describe, expect, it } from 'vitest'
import { reportJson, reportText, type TallyReport } from '../../src/cli/report.ts'

const tally = { tickets: 10_000, met: 2, breached: 1, running: 9_997 }
const report: TallyReport = {
  source: 'a.csv',
  now: Date.parse('2026-07-01T10:00:05Z'),
  policy: { name: 'Gold' },
  calendar: { name: 'Desk', timeZone: 'Europe/Rome' },
  badRows: 0,
  all: tally,
  severities: new Map([
    ['urgent', { tickets: 0, met: 0, breached: 0, running: 0 }],
    ['normal', tally],
  ]),
}

describe('reportText', () => {
  it('says what was judged, by what and as of when, and lines the figures up', () => {
    expect(reportText(report).split('\n')).toEqual([
      'a.csv, judged by the policy "Gold" and the calendar "Desk"',
      'as of 2026-07-01T10:00:05Z (Wed 2026-07-01 12:00:05 in Europe/Rome)',
      '',
      'severity  tickets  met  breached  running  percent',
      'urgent          0    0         0        0        -',
      'normal      10000    2         1     9997    66.67',
      'all         10000    2         1     9997    66.67',
      '',
    ])
  })

  it('owns up to rows left out', () => {
    expect(reportText({ ...report, badRows: 1 })).toMatch(/\n\nnot in these numbers: 1 bad row\n$/)
    expect(reportText({ ...report, badRows: 2 })).toMatch(/\n\nnot in these numbers: 2 bad rows\n$/)
  })
})

describe('reportJson', () => {
  it('has the severities in the order of the policy, null where there is no percentage', () => {
    const { severities, ...rest } = JSON.parse(reportJson({ ...report, badRows: 2 }))
    expect(rest).toEqual({
      now: '2026-07-01T10:00:05Z',
      policy: 'Gold',
      calendar: 'Desk',
      badRows: 2,
      all: { ...tally, percent: 66.67 },
    })
    expect(Object.keys(severities)).toEqual(['urgent', 'normal'])
    expect(severities.urgent).toEqual({ tickets: 0, met: 0, breached: 0, running: 0, percent: null })
  })
})
