import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DurationList, percentile } from '../../../src/compliance/tally/percentiles.ts'
import { runs } from '../../arbitraries/runs.ts'

/** Returns the durations of all blocks, in ascending order. */
function listed(times: DurationList): number[] {
  return times
    .sorted()
    .flatMap(block => [...block])
    .sort((a, b) => a - b)
}

describe('DurationList', () => {
  it('returns all durations in ascending order', () => {
    const times = new DurationList()
    for (const ms of [5, 1, 3]) times.add(ms)
    expect(listed(times)).toEqual([1, 3, 5])
    times.add(2)
    expect(listed(times)).toEqual([1, 2, 3, 5])
    expect(listed(times)).toEqual([1, 2, 3, 5])
  })

  it('is empty at first', () => {
    expect(listed(new DurationList())).toHaveLength(0)
  })

  it('holds many durations, also longer than 32 bits', () => {
    const times = new DurationList()
    for (let i = 10_000; i > 0; i--) times.add(i * 1e9)
    expect(listed(times)).toEqual(Array.from({ length: 10_000 }, (_, i) => (i + 1) * 1e9))
  })
})

describe('percentile', () => {
  const of = (percent: number, ...lists: number[][]) =>
    percentile(
      lists.map(list => Float64Array.from(list)),
      percent,
    )

  it.each([
    [50, [1, 2, 3], 2],
    [50, [1, 2, 3, 4], 2], // nearest rank: never a mean of two
    [90, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 9],
    [90, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 10],
    [90, [7], 7],
    [50, [0, 0, 0, 9], 0],
    [100, [1, 2, 3], 3],
    [1, [4, 5, 6], 4],
  ])('%i of %j is %i', (percent, list, expected) => {
    expect(of(percent, list)).toBe(expected)
  })

  it('is null without durations', () => {
    expect(of(50)).toBeNull()
    expect(of(50, [], [])).toBeNull()
  })

  it('of several lists is that of all values together', () => {
    expect(of(50, [], [1, 9], [2, 3, 4])).toBe(3)
    const lists = fc.array(fc.array(fc.nat(40), { maxLength: 8 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 100 }), (lists, percent) => {
        const all = lists.flat().sort((a, b) => a - b)
        fc.pre(all.length > 0)
        const sorted = lists.map(list => list.sort((a, b) => a - b))
        expect(of(percent, ...sorted)).toBe(all.find((_, i) => (i + 1) * 100 >= percent * all.length))
      }),
      runs(300),
    )
  })
})
