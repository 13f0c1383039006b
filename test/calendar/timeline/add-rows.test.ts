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
    budgets: typeof budgets === 'number' ? budgets : Float64Array.from(budgets),
    out,
  }
  addRows({ block: from } as Timeline, rows, 0, columns, row => -row - 1)
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

  it('takes the rows of one group only, and writes each to its place', () => {
    const out = new Float64Array(5).fill(-99)
    const rows = groupRows(Uint32Array.of(1, 0, 1, 2, 1), 3)
    const columns = { starts: Float64Array.of(10, 11, 12, 13, 3), budgets: 1, out }
    addRows(timeline, rows, 1, columns, row => -row)
    expect([...out]).toEqual([11, -99, 13, -99, -4])
    addRows(timeline, rows, 2, columns, row => -row)
    expect([...out]).toEqual([11, -99, 13, 14, -4])
  })

  it('finds its place in a window with thousands of openings', () => {
    const many = new Block(
      Array.from({ length: 20_000 }, (_, i) => 50_000_000 + i * 1000 + (i % 2) * 500),
      49_995_000,
      70_000_000,
    )
    const starts = Array.from({ length: 300 }, (_, i) => 49_996_000 + i * 60_001)
    expect(added(starts, 7777, many)).toEqual(starts.map(at => many.firstReaching(many.openBefore(at) + 7777)))
  })
})

describe('groupRows', () => {
  it.each([
    [[], 1, [], [0, 0]],
    [[], 3, [], [0, 0, 0, 0]],
    [[0, 0, 0], 1, [0, 1, 2], [0, 3]],
    [[2, 0, 2, 0, 2], 3, [1, 3, 0, 2, 4], [0, 2, 2, 5]],
    [[1, 1], 2, [0, 1], [0, 0, 2]],
  ])('puts the rows of %j, of %i groups, in order', (groups, count, rows, begins) => {
    const grouped = groupRows(Uint32Array.from(groups), count)
    expect([[...grouped.rows], [...grouped.begins]]).toEqual([rows, begins])
  })
})
