import { describe, expect, it } from 'vitest'
import { addRows } from '../../../src/calendar/timeline/add-rows.ts'
import { groupRows } from '../../../src/calendar/timeline/group-rows.ts'
import { Block, type Timeline } from '../../../src/calendar/timeline/timeline.ts'

/** Open 10-20 and 30-50 of 4-100. */
const block = new Block([10, 20, 30, 50], 4, 100)
const timeline = { block } as Timeline

/** Adds to each start, group 0. A row that is left to the caller becomes minus its number, from 1. */
function added(starts: number[], budgets: number[] | number, from = block) {
  const out = new Float64Array(starts.length).fill(-99)
  const rows = groupRows(new Uint32Array(starts.length), 1)
  const columns = {
    starts: Float64Array.from(starts),
    budgets: typeof budgets === 'number' ? Float64Array.of(budgets) : Float64Array.from(budgets),
    out,
  }
  addRows([{ block: from } as Timeline], rows, columns, row => -row - 1)
  return [...out]
}

describe('addRows', () => {
  it('adds one budget to all rows, or one of its own to each', () => {
    expect(added([4, 10, 15, 20, 25, 30, 44], 5)).toEqual([15, 15, 20, 35, 35, 35, 49])
    expect(added([4, 15, 15, 20, 19, 4], [1, 5, 6, 19, 1, 29])).toEqual([11, 20, 31, 49, 20, 49])
    expect(added([], 5)).toEqual([])
  })

  it.each([
    ['a start before the window', 3, 5],
    ['a start at the end of the window', 100, 5],
    ['a start that is not a number', Number.NaN, 5],
    ['a part of a millisecond as start', 15.5, 5],
    ['no budget', 15, 0],
    ['a negative budget', 15, -5],
    ['a part of a millisecond as budget', 15, 5.5],
    ['a budget that is not a number', 15, Number.NaN],
    ['a budget that ends with the window', 15, 25],
    ['a budget that goes beyond the window', 45, 6],
  ])('leaves %s to the caller, and goes on with the next row', (_, start, budget) => {
    expect(added([15, start, 15], [1, budget, 2])).toEqual([16, -2, 17])
    expect(added([start, start, 15], [budget, budget, 2])).toEqual([-1, -2, 17])
  })

  it('adds to each row in the timeline of its group, and writes it to its place', () => {
    const rows = groupRows(Uint32Array.of(1, 0, 1, 2, 1), 3)
    const columns = {
      starts: Float64Array.of(10, 11, 12, 13, 3),
      budgets: Float64Array.of(1),
      out: new Float64Array(5),
    }
    const later = { block: new Block([50, 90], 4, 100) } as Timeline
    addRows([later, timeline, timeline], rows, columns, (row, group) => -10 * group - row)
    expect([...columns.out]).toEqual([11, 51, 13, 14, -14])
  })

  it('finds the budget of a row by its code', () => {
    const out = new Float64Array(3)
    const columns = { starts: Float64Array.of(10, 10, 10), budgets: Float64Array.of(2, 9), out }
    addRows([timeline], groupRows(new Uint32Array(3), 1), { ...columns, budgetOf: Uint32Array.of(1, 0, 1) }, () => -1)
    expect([...out]).toEqual([19, 12, 19])
  })

  it.each([1, 5, 15, 20, 29, 30])('adds %i in many timelines as in each of them', budget => {
    const spans = Array.from({ length: 40 }, (_, i) => 10 + 5 * i + (i % 2))
    const blocks = Array.from({ length: 30 }, (_, i) => new Block(spans.slice(0, 40 - (i % 20)).slice(i % 2), 4, 300))
    const starts = Float64Array.from({ length: 3000 }, (_, k) => 4 + (k % 296))
    const codes = Uint32Array.from(starts, (_, k) => k % 30)
    const out = new Float64Array(3000)
    const timelines = blocks.map(block => ({ block }) as Timeline)
    addRows(timelines, groupRows(codes, 30), { starts, budgets: Float64Array.of(budget), out }, () => Number.NaN)
    expect([...out]).toEqual(Array.from(starts, (start, k) => blocks[codes[k]].add(start, budget)))
  })

  it('finds its place in a window with thousands of openings', () => {
    const many = new Block(
      Array.from({ length: 20_000 }, (_, i) => 50_000_000 + i * 1000 + (i % 2) * 500),
      49_995_000,
      70_000_000,
    )
    const starts = Array.from({ length: 300 }, (_, i) => 49_996_000 + i * 60_001)
    expect(added(starts, 7777, many)).toEqual(starts.map(at => many.instantAt(many.openBefore(at) + 7777)))
  })
})

describe('groupRows', () => {
  it.each([
    [[], 1, undefined, [0, 0]],
    [[], 3, [], [0, 0, 0, 0]],
    [[0, 0, 0], 1, undefined, [0, 3]],
    [[2, 0, 2, 0, 2], 3, [1, 3, 0, 2, 4], [0, 2, 2, 5]],
    [[1, 1], 2, [0, 1], [0, 0, 2]],
  ])('puts the rows of %j, of %i groups, in order', (groups, count, rows, begins) => {
    const grouped = groupRows(Uint32Array.from(groups), count)
    expect([grouped.rows && [...grouped.rows], [...grouped.begins]]).toEqual([rows, begins])
  })
  it('fills the same arrays again for fewer rows', () => {
    const room = { groups: new Uint32Array(9).fill(7), rows: new Int32Array(9).fill(7) }
    for (const codes of [[3, 0, 1, 3, 2], [2, 3], []]) {
      const given = [Uint32Array.from(codes), 2, Uint32Array.of(1, 0, 0, 1)] as const
      const { rows, begins } = groupRows(...given, room)
      const alone = groupRows(...given)
      expect(rows).toBe(room.rows)
      expect([rows!.subarray(0, codes.length), begins]).toEqual([alone.rows, alone.begins])
    }
  })
  it('finds the group of a row by its code', () => {
    const { rows, begins } = groupRows(Uint32Array.of(3, 0, 1, 3), 2, Uint32Array.of(1, 0, 0, 1))
    expect([[...rows!], [...begins]]).toEqual([
      [2, 0, 1, 3],
      [0, 1, 4],
    ])
  })
})
