import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DurationList, KnownPercentiles, percentiles } from '../../../src/compliance/tally/percentiles.ts'
import { runs } from '../../arbitraries/runs.ts'

function listOf(durations: readonly number[]): DurationList {
  const list = new DurationList()
  for (const ms of durations) list.add(ms)
  return list
}

describe('percentiles', () => {
  const of = (percent: number, ...lists: number[][]) => percentiles(lists.map(listOf), [percent])[0]

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
        const sorted = [...all].sort((a, b) => a - b)
        const expected = [percent, 100].map(p => sorted[Math.ceil((p * all.length) / 100) - 1])
        expect(percentiles([listOf(all)], [percent, 100])).toEqual(expected)
      }),
      runs(100),
    )
  })

  it('are found among many durations, and after more were added', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => ((i * 7919) % 10_000) * 1_000_003)
    const list = listOf(many)
    expect(percentiles([list], [50, 90])).toEqual([4_999 * 1_000_003, 8_999 * 1_000_003])
    for (let i = 0; i < 10_000; i++) list.add(7)
    expect(percentiles([list], [50, 51])).toEqual([7, 199 * 1_000_003])
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

describe('KnownPercentiles', () => {
  it('are those of the lists, in whatever order they are asked for, with empty lists among them', () => {
    const few = fc.array(fc.nat(40), { maxLength: 8 })
    const chosen = fc.array(fc.nat(3), { maxLength: 6 })
    fc.assert(
      fc.property(fc.tuple(few, few, few), fc.array(chosen, { minLength: 1, maxLength: 8 }), (durations, asked) => {
        const lists = [...durations.map(listOf), new DurationList()]
        const known = new KnownPercentiles()
        for (const positions of asked) {
          const some = [...new Set(positions)].map(i => lists[i])
          expect(known.of(some)).toEqual(percentiles(some, [50, 90]))
        }
      }),
      runs(200),
    )
  })
})
