import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  allowanceOf,
  checkPercentage,
  checkRequiredPercentage,
  isBelowPercentage,
} from '../../../src/compliance/objectives/percentage.ts'
import { InputValue } from '../../../src/validation/input-value.ts'
import { runs } from '../../arbitraries/runs.ts'
import { isBelow, referenceAllowance } from '../../reference/compliance/attainment.ts'
import { refusal } from '../../validation/refusal.ts'

/** A percentage with up to four decimals, as text. */
const anyPercentage = fc
  .oneof(
    fc.constantFrom('95', '99.95', '99.9', '100', '33.3333', '66.6667', '0.0001', '0'),
    fc.nat({ max: 100 }).map(String),
  )
  .map(text => text)

describe('isBelowPercentage', () => {
  it.each([
    [19, 20, 95, false],
    [18, 20, 95, true],
    [1999, 2000, 99.95, false],
    [1998, 2000, 99.95, true],
    [999_999, 1_000_000, 99.9999, false],
    [0, 0, 100, false],
    [0, 1, 0, false],
  ])('%d of %d and %d%%: %s', (met, ended, percentage, expected) => {
    expect(isBelowPercentage(met, ended, percentage)).toBe(expected)
  })

  it('compares as fractions of whole numbers do', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1e9 }), fc.nat({ max: 1000 }), anyPercentage, (met, late, percentage) => {
        expect(isBelowPercentage(met, met + late, Number(percentage))).toBe(isBelow(met, met + late, percentage))
      }),
      runs(300),
    )
  })
})

describe('allowanceOf', () => {
  it.each<[number, number, number, number, number | null]>([
    [20, 0, 0, 95, 1],
    [19, 0, 0, 95, 1],
    [18, 0, 0, 95, 0],
    [19, 1, 0, 95, 0],
    [18, 2, 0, 95, -2],
    [10, 2, 28, 95, 0],
    [1999, 0, 0, 99.95, 1],
    [1998, 0, 0, 99.95, 0],
    [0, 0, 0, 95, 0],
    [0, 3, 0, 95, -3],
    [5, 1, 0, 100, -1],
    [5, 1, 0, 0, null],
  ])('%d met, %d breached, %d open, at least %d%%: %s', (met, breached, open, percentage, expected) => {
    expect(allowanceOf(met, breached, open, percentage)).toBe(expected)
  })

  it('is the largest number of late tickets that keeps the percentage, tried one by one', () => {
    const few = fc.nat({ max: 60 })
    const percentage = anyPercentage.filter(text => text === '0' || Number(text) >= 1)
    fc.assert(
      fc.property(few, few, few, percentage, (met, breached, open, percentage) => {
        expect(allowanceOf(met, breached, open, Number(percentage))).toBe(
          referenceAllowance(met, breached, open, percentage),
        )
      }),
      runs(300),
    )
  })

  it('keeps a percentage of millions of tickets to the ticket', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 1e9 }),
        fc.nat({ max: 1e6 }),
        fc.constantFrom('95', '99.95', '33.3333'),
        (met, late, min) => {
          const more = allowanceOf(met, late, 0, Number(min))!
          expect(isBelow(met, met + late + more, min)).toBe(false)
          expect(isBelow(met, met + late + more + 1, min)).toBe(true)
        },
      ),
      runs(300),
    )
  })
})

describe('checkPercentage', () => {
  it.each([0, 95, 99.9999, 100])('accepts %d', value => {
    expect(checkPercentage(new InputValue(value, ['min']))).toBe(value)
  })

  it.each<[unknown, string]>([
    [-1, 'min: -1 is not a percentage from 0 to 100.'],
    [101, 'min: 101 is not a percentage from 0 to 100.'],
    [NaN, 'min: NaN is not a percentage from 0 to 100.'],
    ['95', 'min: "95" is not a percentage from 0 to 100.'],
    [99.99999, 'min: 99.99999 is not a percentage with at most four decimals.'],
  ])('refuses %s', (value, message) => {
    expect(refusal(() => checkPercentage(new InputValue(value, ['min'])))).toBe(`input-invalid ${message}`)
  })
})

describe('checkRequiredPercentage', () => {
  it.each([
    [0.95, 'input-invalid min: 0.95 would be 0.95%. For 95% write 95.'],
    [1, 'input-invalid min: 1 would be 1%. For 100% write 100.'],
    [0.9995, 'input-invalid min: 0.9995 would be 0.9995%. For 99.95% write 99.95.'],
  ])('refuses the share %d, which is meant as a percentage', (value, message) => {
    expect(refusal(() => checkRequiredPercentage(new InputValue(value, ['min'])))).toBe(message)
  })
})
