import { describe, expect, it } from 'vitest'
import { outOfRange, RANGE_END, RANGE_START } from '../../src/time/range.ts'
import { InputValue } from '../../src/validation/input-value.ts'

describe('the range (§1)', () => {
  it('is 1900 to 2199, in epoch milliseconds', () => {
    expect(RANGE_START).toBe(-2_208_988_800_000)
    expect(RANGE_END).toBe(7_258_118_400_000)
    expect(new Date(RANGE_START).toISOString()).toBe('1900-01-01T00:00:00.000Z')
    expect(new Date(RANGE_END).toISOString()).toBe('2200-01-01T00:00:00.000Z')
  })
})

describe('outOfRange', () => {
  it('names the range and adds the hint', () => {
    expect(outOfRange(new InputValue(0, ['at']), 'Mend it.')).toMatchObject({
      code: 'instant-out-of-range',
      path: ['at'],
      message: 'at: The instant is outside 1900-01-01T00:00Z to 2200-01-01T00:00Z. Mend it.',
    })
  })
})
