import { describe, expect, it } from 'vitest'
import { FirstRowError } from '../../../src/calendar/timeline/first-row-error.ts'

/** Computes rows in some order, of which some have an error. Returns the rows that were computed, and the error. */
function computed(order: readonly number[], wrong: readonly number[]) {
  const first = new FirstRowError()
  const tried: number[] = []
  const values = order.map(row =>
    first.valueOf(row, one => {
      tried.push(one)
      if (wrong.includes(one)) throw new Error(`row ${one}`)
      return one * 10
    }),
  )
  try {
    first.throwIfAny()
    return { tried, values, error: undefined }
  } catch (error) {
    return { tried, values, error: (error as Error).message }
  }
}

describe('FirstRowError', () => {
  it('has no error if no row has one', () =>
    expect(computed([2, 0, 1], [])).toEqual({ tried: [2, 0, 1], values: [20, 0, 10], error: undefined }))
  it('has the error of the first row, whatever the order, and computes no later row', () => {
    expect(computed([3, 1, 5, 2, 0], [3, 1])).toEqual({
      tried: [3, 1, 0],
      values: [Number.NaN, Number.NaN, Number.NaN, Number.NaN, 0],
      error: 'row 1',
    })
    expect(computed([0], [0]).error).toBe('row 0')
  })
})
