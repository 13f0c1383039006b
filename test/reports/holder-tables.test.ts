import { describe, expect, it } from 'vitest'
import type { HolderTally } from '../../src/compliance/result.ts'
import { holderTables } from '../../src/reports/holder-tables.ts'
import { wordingIn } from '../../src/reports/messages/wording.ts'

const MINUTE = 60_000
const tally = (
  target: string,
  holder: string | null,
  minutes: number,
  share: number,
  breaches = 0,
  handOffs = 0,
): HolderTally => ({
  target,
  holder,
  countedMs: minutes * MINUTE,
  share,
  breaches,
  handOffs,
})

const response = [tally('firstResponse', 'desk', 90.4, 0.75, 2, 3), tally('firstResponse', null, 30, 0.25, 0, 1)]
const resolution = [
  tally('resolution', 'network', 60, 0.6),
  tally('resolution', 'vendor', 30, 0.3),
  tally('resolution', 'desk', 10, 0.1),
]

describe('holderTables', () => {
  it('has a table for each target, with a row for each team and one for all', () => {
    expect(holderTables({ holders: [...response, ...resolution], targetLabels: {} })).toEqual([
      {
        title: 'first response, time by team',
        keys: ['team', 'counted', 'share', 'breachedHere', 'handOffs'],
        heads: ['team', 'counted', 'share', 'breached while holding', 'hand-offs'],
        rows: [
          { name: 'desk', isAlarm: true, cells: ['1 h 30 min', '75.00%', '2', '3'] },
          { name: '(not assigned)', isAlarm: false, cells: ['30 min', '25.00%', '0', '1'] },
          { name: 'all', isAlarm: true, cells: ['2 h', '100.00%', '2', '4'] },
        ],
        hasTotal: true,
        notes: ['Only breached targets of tickets that were assigned.'],
      },
      {
        title: 'resolution, time by team',
        keys: ['team', 'counted', 'share', 'breachedHere', 'handOffs'],
        heads: ['team', 'counted', 'share', 'breached while holding', 'hand-offs'],
        rows: [
          { name: 'network', isAlarm: false, cells: ['1 h', '60.00%', '0', '0'] },
          { name: 'vendor', isAlarm: false, cells: ['30 min', '30.00%', '0', '0'] },
          { name: 'desk', isAlarm: false, cells: ['10 min', '10.00%', '0', '0'] },
          { name: 'all', isAlarm: false, cells: ['1 h 40 min', '100.00%', '0', '0'] },
        ],
        hasTotal: true,
        notes: ['Only breached targets of tickets that were assigned.'],
      },
    ])
    expect(holderTables({ holders: [], targetLabels: {} })).toEqual([])
  })

  it('leaves out the teams with the least time, and says how many', () => {
    const [few] = holderTables({ holders: resolution, targetLabels: {} }, 1)
    expect(few.rows.map(({ name, cells }) => [name, cells[0]])).toEqual([
      ['network', '1 h'],
      ['all', '1 h 40 min'],
    ])
    expect(few.notes).toEqual(['Only breached targets of tickets that were assigned.', 'other teams left out: 2'])
    const [all] = holderTables({ holders: resolution, targetLabels: {} }, 3)
    expect(all.notes).toHaveLength(1)
  })

  it('has the label of a target, and the words of a language', () => {
    const fixed = [tally('fix', null, 1, 1)]
    const [table] = holderTables(
      { holders: fixed, targetLabels: { fix: { en: 'Fix', it: 'Ripristino' } } },
      9,
      wordingIn('it'),
    )
    expect([table.title, table.rows[0].name]).toEqual(['Ripristino, tempo per gruppo', '(non assegnato)'])
  })
})
