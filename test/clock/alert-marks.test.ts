import { describe, expect, it } from 'vitest'
import { AlertMarks } from '../../src/clock/alert-marks.ts'

describe('AlertMarks', () => {
  it('keep the instant at which each amount was first reached', () => {
    const marks = new AlertMarks([5, 2, 9])
    marks.reach(1, () => 100)
    expect(marks.reachedAt).toEqual([null, null, null])
    marks.reach(5, amount => 100 + amount)
    expect(marks.reachedAt).toEqual([105, 102, null])
    marks.reach(9, amount => 200 + amount)
    expect(marks.reachedAt).toEqual([105, 102, 209])
  })

  it('are independent of their copy', () => {
    const marks = new AlertMarks([1, 2])
    marks.reach(1, () => 100)
    const copy = marks.copy()
    copy.reach(2, () => 200)
    expect([marks.reachedAt, copy.reachedAt]).toEqual([
      [100, null],
      [100, 200],
    ])
  })
})
