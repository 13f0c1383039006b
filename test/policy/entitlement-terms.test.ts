import { describe, expect, it } from 'vitest'
import { parseEntitlement, parseSpentTime } from '../../src/policy/entitlement-terms.ts'
import { InputValue } from '../../src/validation/input-value.ts'
import { refusal } from '../validation/refusal.ts'

const HOUR = 3_600_000

describe('parseEntitlement', () => {
  it.each<[object, object]>([
    [
      { limit: 36, per: 'year' },
      { limit: 36, isTime: false, months: 12 },
    ],
    [
      { limit: 0, per: 'quarter' },
      { limit: 0, isTime: false, months: 3 },
    ],
    [
      { limit: 'PT40H', per: 'month' },
      { limit: 40 * HOUR, isTime: true, months: 1 },
    ],
    [
      { limit: { hours: 0 }, per: 'year' },
      { limit: 0, isTime: true, months: 12 },
    ],
    [{ limit: null }, { limit: null, isTime: false, months: 12 }],
    [
      { limit: null, per: 'month' },
      { limit: null, isTime: false, months: 1 },
    ],
  ])('reads %j', (given, terms) => {
    expect(parseEntitlement(new InputValue(given, []))).toEqual(terms)
  })
})

describe('parseSpentTime', () => {
  it('reads no time and more', () => {
    expect(parseSpentTime(new InputValue(0, []))).toBe(0)
    expect(parseSpentTime(new InputValue('PT1H30M', []))).toBe(1.5 * HOUR)
  })
  it('refuses less', () => {
    expect(refusal(() => parseSpentTime(new InputValue(-1, ['spent'])))).toBe(
      'budget-invalid spent: -1 is not a time of 0 or more.',
    )
  })
})
