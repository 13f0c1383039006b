import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DurationList, percentiles } from '../../../src/compliance/tally/percentiles.ts'
import { runs } from '../../arbitraries/runs.ts'

/** Returns the durations of all blocks, in ascending order. */
function listed(times: DurationList): number[] {
  return times
    .lists()
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

describe('percentiles', () => {
  const of = (percent: number, ...lists: number[][]) =>
    percentiles(
      lists.map(list => Float64Array.from(list)),
      [percent],
    )[0]

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

  it('are found among durations of any length', () => {
    const ms = fc.oneof(fc.nat(50_000), fc.integer({ min: 0, max: 0xffffffff }), fc.maxSafeNat())
    fc.assert(
      fc.property(fc.array(ms, { minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 100 }), (all, percent) => {
        const times = new DurationList()
        for (const one of all) times.add(one)
        const sorted = [...all].sort((a, b) => a - b)
        const expected = [percent, 100].map(p => sorted[Math.ceil((p * all.length) / 100) - 1])
        expect(percentiles(times.lists(), [percent, 100])).toEqual(expected)
      }),
      runs(100),
    )
  })

  it('of several lists is that of all values together', () => {
    expect(of(50, [], [1, 9], [2, 3, 4])).toBe(3)
    const lists = fc.array(fc.array(fc.nat(40), { maxLength: 8 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 100 }), (lists, percent) => {
        const all = lists.flat().sort((a, b) => a - b)
        fc.pre(all.length > 0)
        expect(of(percent, ...lists)).toBe(all.find((_, i) => (i + 1) * 100 >= percent * all.length))
      }),
      runs(300),
    )
  })
})
