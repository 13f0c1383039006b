import { describe, expect, it } from 'vitest'
import type { Summary, Tally } from '../../src/compliance/result.ts'
import { tablesOf } from '../../src/reports/tables.ts'

const tally = (given: Partial<Tally> = {}): Tally =>
  ({
    tickets: 3,
    met: 2,
    breached: 1,
    waived: 0,
    known: 0,
    running: 0,
    paused: 0,
    notApplicable: 0,
    percent: 66.666,
    medianMs: 90 * 60_000,
    p90Ms: null,
    ...given,
  }) as Tally
const summary = (given: object): Summary =>
  ({ all: tally(), severities: {}, targets: {}, ...given }) as unknown as Summary
const rows = (given: object) =>
  tablesOf(summary(given)).map(({ rows }) => rows.map(({ name, cells }) => [name, ...cells]))

describe('tablesOf', () => {
  it('has a row per severity and one for all, and leaves out columns without counts', () => {
    const [table] = tablesOf(summary({ target: 'firstResponse', severities: { high: tally({ tickets: 1 }) } }))
    expect(table.title).toBe('first response')
    expect(table.heads).toEqual(['severity', 'tickets', 'met', 'breached', 'running', 'percent', 'median', 'p90'])
    expect(table.rows.map(({ name, cells }) => [name, ...cells])).toEqual([
      ['high', '1', '2', '1', '0', '66.67', '1 h 30 min', '-'],
      ['all', '3', '2', '1', '0', '66.67', '1 h 30 min', '-'],
    ])
  })

  it('says that nothing is promised if no target is judged', () => {
    const [table, ...others] = tablesOf(summary({ target: undefined }))
    expect([table.title, table.heads[1], others]).toEqual(['nothing promised', 'tickets', []])
  })

  it('adds the cycles of other targets, and of the same target if there are more than tickets', () => {
    const own = { ...tally(), severities: {} }
    const titles = (targets: object) =>
      tablesOf(summary({ target: 'update', targets })).map(({ title, heads }) => [title, heads[1]])
    expect(titles({ update: own })).toEqual([['update', 'tickets']])
    expect(titles({ update: { ...own, tickets: 4 }, resolution: own })).toEqual([
      ['update', 'tickets'],
      ['update, every cycle', 'cycles'],
      ['resolution, every cycle', 'cycles'],
    ])
  })

  it.each([
    [null, '-'],
    [1_499, '1 s'],
    [59_400, '59 s'],
    [60_000, '1 min'],
    [89_999, '1 min'],
    [90_000, '2 min'],
  ])('rounds %j milliseconds to seconds below a minute and to minutes above: %s', (medianMs, text) => {
    expect(rows({ target: 'update', all: tally({ medianMs, percent: null }) })[0][0].slice(-3)).toEqual([
      '-',
      text,
      '-',
    ])
  })
})
