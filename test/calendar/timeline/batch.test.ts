import { describe, expect, it } from 'vitest'
import { addBatch, elapsedBatch } from '../../../src/calendar/timeline/batch.ts'
import { Block } from '../../../src/calendar/timeline/timeline.ts'

const numbers = (...values: number[]) => Float64Array.from(values)

/** Open 10-20 and 30-50 of 4-100. */
const small = () => new Block([10, 20, 30, 50], 4, 100)

/** Sixty buckets, from one bucket before 1970 on, in which open stretches begin and end at odd places. */
const BUCKET = 2 ** 22
const large = () =>
  new Block(
    Array.from({ length: 60 }, (_, i) => Math.floor(i * 0.9 * BUCKET + (i % 7) * 1000)),
    -BUCKET,
    60 * BUCKET,
  )
const SPOTS = Array.from({ length: 300 }, (_, i) => Math.floor((i / 300) * 61 * BUCKET) - BUCKET)

function added(block: Block, starts: number[], budgets: number[] | number, first = 0) {
  const out = new Float64Array(starts.length).fill(-1)
  const many = typeof budgets === 'number' ? Float64Array.of(budgets) : Float64Array.from(budgets)
  const step = typeof budgets === 'number' ? 0 : 1
  return { stopped: addBatch(block, Float64Array.from(starts), many, step, out, first), out: [...out] }
}

describe('addBatch', () => {
  it('adds a budget of their own to all', () =>
    expect(added(small(), [4, 15, 15, 20], [1, 5, 6, 19])).toEqual({ stopped: 4, out: [11, 20, 31, 49] }))
  it('adds one budget to all', () => expect(added(small(), [4, 15, 30], 5)).toEqual({ stopped: 3, out: [15, 20, 35] }))
  it('has nothing to do for no starts', () => expect(added(small(), [], 5)).toEqual({ stopped: 0, out: [] }))
  it('begins where it is told to', () =>
    expect(added(small(), [4, 4, 4], [1, 2, 3], 1)).toEqual({ stopped: 3, out: [-1, 12, 13] }))
  it('is done at once when told to begin behind the last', () =>
    expect(added(small(), [4, 4], 1, 2)).toEqual({ stopped: 2, out: [-1, -1] }))
  it('leaves a start that is no whole millisecond to the caller', () =>
    expect(added(small(), [15, 15.9], 2)).toEqual({ stopped: 1, out: [17, -1] }))
  it('answers from the first instant of the window to the last', () => {
    const open = new Block([4, 100], 4, 100)
    expect(added(open, [4, 99 - 1], 1)).toEqual({ stopped: 2, out: [5, 99] })
  })
  it.each([
    ['a start before the window', 3, 5],
    ['a start at the end of the window', 100, 5],
    ['a start behind the window', 101, 5],
    ['a start that is no number', Number.NaN, 5],
    ['a budget of zero', 15, 0],
    ['a negative budget', 15, -1],
    ['a fraction of a millisecond', 15, 0.5],
    ['more than a whole millisecond', 15, 1.5],
    ['a budget that is no number', 15, Number.NaN],
    ['a budget without end', 15, Infinity],
    ['a budget that needs the last of the open time', 4, 30],
    ['a budget that needs more than there is', 4, 31],
  ])('stops at %s', (_, start, budget) => {
    expect(added(small(), [15, start, 15], [1, budget, 1])).toEqual({ stopped: 1, out: [16, -1, -1] })
    expect(added(small(), [start], budget)).toEqual({ stopped: 0, out: [-1] })
  })
  it('stops at the end of the window, though there is open time before', () => {
    expect(added(new Block([10, 20], 4, 15), [15], 1).stopped).toBe(0)
    expect(added(new Block([4, 100], 4, 100), [100], 1).stopped).toBe(0)
  })
  it('writes over its starts and over its budgets', () => {
    const starts = numbers(4, 15, 20)
    expect(addBatch(small(), starts, numbers(5), 0, starts, 0)).toBe(3)
    expect([...starts]).toEqual([15, 20, 35])
    const budgets = numbers(1, 5)
    expect(addBatch(small(), numbers(4, 15), budgets, 1, budgets, 0)).toBe(2)
    expect([...budgets]).toEqual([11, 20])
  })
  it('answers what the block answers one by one, in every bucket', () => {
    const block = large()
    for (const budget of [1, 12_345, BUCKET, 9 * BUCKET + 5]) {
      const answerable = SPOTS.filter(at => !Number.isNaN(block.add(at, budget)))
      expect(answerable.length).toBeGreaterThan(150)
      const { stopped, out } = added(block, answerable, budget)
      expect(stopped).toBe(answerable.length)
      expect(out).toEqual(answerable.map(at => block.add(at, budget)))
    }
  })
})

function between(block: Block, from: number[], to: number[], first = 0) {
  const out = new Float64Array(from.length).fill(-1)
  return { stopped: elapsedBatch(block, Float64Array.from(from), Float64Array.from(to), out, first), out: [...out] }
}

describe('elapsedBatch', () => {
  it('counts the open time between all pairs', () =>
    expect(between(small(), [4, 15, 20], [99, 35, 30])).toEqual({ stopped: 3, out: [30, 10, 0] }))
  it('has nothing to do for no pairs', () => expect(between(small(), [], [])).toEqual({ stopped: 0, out: [] }))
  it('begins where it is told to', () =>
    expect(between(small(), [4, 4], [15, 16], 1)).toEqual({ stopped: 2, out: [-1, 6] }))
  it('floors both ends (§1)', () => expect(between(small(), [15.9], [17.9])).toEqual({ stopped: 1, out: [2] }))
  it('counts none between an instant and itself', () =>
    expect(between(small(), [15], [15])).toEqual({ stopped: 1, out: [0] }))
  it.each([
    ['a start before the window', 3, 50],
    ['a start that is no number', Number.NaN, 50],
    ['an end at the end of the window', 15, 100],
    ['an end that is no number', 15, Number.NaN],
    ['an end before its start', 15, 14],
  ])('stops at %s', (_, from, to) =>
    expect(between(small(), [15, from, 15], [16, to, 16])).toEqual({ stopped: 1, out: [1, -1, -1] }),
  )
  it('writes over its starts and over its ends', () => {
    const from = numbers(4, 15)
    expect(elapsedBatch(small(), from, numbers(99, 35), from, 0)).toBe(2)
    expect([...from]).toEqual([30, 10])
    const to = numbers(99, 35)
    expect(elapsedBatch(small(), numbers(4, 15), to, to, 0)).toBe(2)
    expect([...to]).toEqual([30, 10])
  })
})
