import { describe, expect, it } from 'vitest'
import type { Band, DayBands } from '../../src/svg/bands.ts'
import { daysOf, rowsOf } from '../../src/svg/rows.ts'

const DAY = 86_400_000
const band = (given: Partial<Band> = {}): Band => ({
  kind: 'closed',
  from: 0,
  to: DAY,
  ms: DAY,
  counted: false,
  ...given,
})
const day = (date: number, ...bands: Band[]): DayBands => ({ date, bands, changes: [] })
const open = (date: number) => day(date, band({ kind: 'open', counted: true }))
const closed = (date: number) => day(date, band())

/** The rows in short: `day 3`, `run 4-5`, `fold 6-9`. */
function short(days: readonly DayBands[], dates: readonly number[] = []): string[] {
  return rowsOf(days, dates).map(row => {
    const all = daysOf(row).map(({ date }) => date)
    return `${row.type} ${all[0]}${all.length > 1 ? `-${all.at(-1)}` : ''}`
  })
}

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i + 1)

describe('rowsOf', () => {
  it('joins dates that are closed from midnight to midnight for the same reason', () => {
    expect(short([open(1), closed(2), closed(3), open(4), closed(5)])).toEqual(['day 1', 'run 2-3', 'day 4', 'run 5'])
    expect(short([closed(1), closed(2), closed(3)])).toEqual(['run 1-3'])
    expect(short([])).toEqual([])
  })

  it.each<[string, DayBands]>([
    ['another kind', day(2, band({ kind: 'holiday' }))],
    ['a name', day(2, band({ name: 'Eve' }))],
  ])('starts another run at a date with %s', (_, other) => {
    expect(short([closed(1), other, closed(3)])).toEqual(['run 1', 'run 2', 'run 3'])
  })

  it.each<[string, DayBands]>([
    ['counted time', open(2)],
    ['two bands', day(2, band({ to: DAY / 2 }), band({ from: DAY / 2 }))],
    ['a band that begins after midnight', day(2, band({ from: 1 }))],
    ['a band that ends before midnight', day(2, band({ to: DAY - 1 }))],
    ['a clock change', { ...closed(2), changes: [{ at: 0, before: 0, after: 1, date: 2, length: DAY }] as never }],
  ])('draws a date with %s in a row of its own', (_, other) => {
    expect(short([closed(1), other, closed(3)])).toEqual(['run 1', 'day 2', 'run 3'])
  })

  it('shows up to sixteen rows, and sums up the middle of more', () => {
    expect(short(numbers(16).map(open))).toEqual(numbers(16).map(date => `day ${date}`))
    expect(short(numbers(17).map(open))).toEqual(['day 1', 'day 2', 'day 3', 'fold 4-14', 'day 15', 'day 16', 'day 17'])
  })

  it('shows the rows near important dates', () => {
    const near = ['day 8', 'day 9', 'day 10', 'day 11', 'day 12']
    const ends = [
      ['day 1', 'day 2', 'day 3'],
      ['day 18', 'day 19', 'day 20'],
    ]
    const days = numbers(20).map(open)
    expect(short(days, [10])).toEqual([...ends[0], 'fold 4-7', ...near, 'fold 13-17', ...ends[1]])
    // A date that is not in the timeline shows nothing.
    expect(short(days, [99])).toEqual([...ends[0], 'fold 4-17', ...ends[1]])
    // Rows count, not dates: the weekend is one row.
    expect(short([...numbers(18).map(open), closed(19), closed(20), open(21)], [21])).toEqual([
      ...ends[0],
      'fold 4-17',
      'day 18',
      'run 19-20',
      'day 21',
    ])
  })

  it('gives a closed date with a mark a row of its own', () => {
    expect(short([open(1), closed(2), closed(3), closed(4), open(5)], [3])).toEqual([
      ...['day 1', 'run 2', 'day 3', 'run 4', 'day 5'],
    ])
  })

  it('shows the end of a timeline of seventeen rows without a gap if all dates are important', () => {
    expect(short(numbers(17).map(open), [4, 9, 14])).toEqual(numbers(17).map(date => `day ${date}`))
  })
})
