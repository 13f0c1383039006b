import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { smallerOf } from '../../../src/calendar/timeline/row-loops.ts'
import { runs } from '../../arbitraries/runs.ts'

const whole = () => fc.integer({ min: -(2 ** 51), max: 2 ** 51 })

describe('smallerOf', () => {
  it('is Math.min for whole numbers, and never −0', () =>
    fc.assert(
      fc.property(whole(), whole(), fc.integer({ min: -1, max: 1 }), (a, b, near) => {
        expect(smallerOf(a, b)).toBe(Math.min(a, b) + 0)
        expect(smallerOf(a, a + near)).toBe(Math.min(a, a + near) + 0)
      }),
      runs(50),
    ))
})
