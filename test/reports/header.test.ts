import { describe, expect, it } from 'vitest'
import type { CheckRun } from '../../src/reports/check-run.ts'
import { header, remarks } from '../../src/reports/header.ts'

/** Members of a result; those that are undefined are absent. */
type Given = { readonly [K in keyof CheckRun]?: CheckRun[K] | undefined }

const run = (given: Given = {}): CheckRun =>
  ({
    tickets: 1,
    rows: 2,
    policies: ['Gold'],
    calendars: ['office'],
    document: 'built-in',
    now: Date.UTC(2026, 11, 9, 11),
    tzdata: '2025c',
    version: '1.0.0',
    badRows: 0,
    ignoredRows: 0,
    outsidePeriod: 0,
    clockChangeTimes: 0,
    notJudged: [],
    ...given,
  }) as unknown as CheckRun
const what = (given: Given) => header(run(given), undefined)[0]

describe('header', () => {
  it('names the input, the contracts and the config file', () => {
    expect(what({})).toBe('1 ticket (2 rows), policy Gold, calendar office')
    expect(what({ document: 'sla.json' })).toBe('1 ticket (2 rows), policy Gold, calendar office, document sla.json')
    expect(what({ policies: [], calendars: [] })).toBe('1 ticket (2 rows)')
  })

  it('names four policies and calendars, and counts the others', () => {
    expect(what({ policies: ['a', 'b', 'c', 'd'], calendars: ['a', 'b', 'c', 'd', 'e'] })).toBe(
      '1 ticket (2 rows), policies a, b, c, d, calendars a, b, c, d and 1 more',
    )
  })

  it('shows now in UTC, and in the zone of all tickets', () => {
    expect(header(run(), undefined)[1]).toBe('as of 2026-12-09T11:00:00Z; tzdata 2025c, sla-calendar 1.0.0')
    expect(header(run({ tzdata: undefined }), 'Europe/Rome')[1]).toBe(
      'as of 2026-12-09T11:00:00Z (Wed 2026-12-09 12:00 in Europe/Rome); sla-calendar 1.0.0',
    )
  })
})

describe('remarks', () => {
  it('are none if there is nothing to remark', () => expect(remarks(run())).toEqual([]))

  it('count one invalid row, and name the targets that were not judged', () => {
    expect(remarks(run({ badRows: 1, notJudged: ['firstResponse', 'update'] as never }))).toEqual([
      'not judged: 1 invalid row',
      'not judged, because "targets" does not name it: first response, update',
    ])
  })

  it('compare without unknown meanings', () => {
    const comparison = { column: 'SLA', target: 'resolution', agreed: 1, differed: 2, absent: 0, unread: 0 }
    expect(remarks(run({ comparison: comparison as never }))).toEqual([
      'compared with SLA (resolution): 1 agree, 2 differ, 0 with nothing to compare',
    ])
  })
})
