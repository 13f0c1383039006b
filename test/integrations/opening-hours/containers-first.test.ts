import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { containersFirst } from '../../../src/integrations/opening-hours/containers-first.ts'
import { runs } from '../../arbitraries/runs.ts'

type Range = { readonly from: number; readonly until: number }

/** Enters each range before the first one inside it, otherwise at the end. */
function slowly(ranges: readonly Range[]): Range[] {
  const sorted: Range[] = []
  for (const range of ranges) {
    const inside = sorted.findIndex(({ from, until }) => range.from <= from && until <= range.until)
    sorted.splice(inside < 0 ? sorted.length : inside, 0, range)
  }
  return sorted
}

const anyRange = fc
  .tuple(fc.integer({ min: 0, max: 12 }), fc.oneof(fc.integer({ min: 0, max: 8 }), fc.constant(Infinity)))
  .map(([from, length]): Range => ({ from, until: from + length }))
const anyRanges = fc.uniqueArray(anyRange, { selector: ({ from, until }) => `${from}/${until}`, maxLength: 14 })

/** Returns how often the dates of ranges are read. */
function readsFor(ranges: readonly Range[]): number {
  let reads = 0
  const counted = ranges.map(({ from, until }) => ({
    get from() {
      reads++
      return from
    },
    get until() {
      reads++
      return until
    },
  }))
  containersFirst(counted)
  return reads
}

describe('containersFirst', () => {
  it('keeps ranges that cross in their order', () => {
    const ranges = [1, 3, 2].map(from => ({ from, until: from + 5 }))
    expect(containersFirst(ranges)).toEqual(ranges)
  })
  it('moves a range before those that it contains', () => {
    const [inner, crossing, outer] = [
      { from: 3, until: 4 },
      { from: 8, until: 20 },
      { from: 1, until: 9 },
    ]
    expect(containersFirst([inner, crossing, outer])).toEqual([outer, inner, crossing])
  })
  it('orders like entering one after the other', () =>
    fc.assert(
      fc.property(anyRanges, ranges => {
        expect(containersFirst(ranges)).toEqual(slowly(ranges))
      }),
      runs(100),
    ))

  it.each<[string, (i: number, n: number) => Range]>([
    ['that cross', i => ({ from: i, until: i + 100 })],
    ['inside each other, the inner ones first', (i, n) => ({ from: n - i, until: n + i })],
    ['inside and across', (i, n) => (i % 2 ? { from: n + i, until: n + i + 9 } : { from: i, until: 3 * n + i })],
  ])('reads each date of 20,000 ranges a few times: %s', (_, range) => {
    const ranges = (n: number) => Array.from({ length: n }, (_, i) => range(i, n))
    const [some, many] = [2000, 20_000].map(n => readsFor(ranges(n)))
    // Ten times as many ranges: n log n grows 13 times, a square 100 times.
    expect(many / some).toBeLessThan(16)
  })
})
