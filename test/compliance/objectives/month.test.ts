import { describe, expect, it } from 'vitest'
import { monthOf, periodOfMonth } from '../../../src/compliance/objectives/month.ts'
import type { PeriodLength } from '../../../src/compliance/objectives/objective.ts'
import { periodName } from '../../reference/compliance/attainment.ts'

const DAY = 86_400_000

describe('periodOfMonth', () => {
  it.each<[string, PeriodLength, string]>([
    ['2026-11-30', 'month', '2026-11'],
    ['2026-12-01', 'month', '2026-12'],
    ['2026-01-01', 'month', '2026-01'],
    ['2026-09-30', 'quarter', '2026-Q3'],
    ['2026-10-01', 'quarter', '2026-Q4'],
    ['1969-12-31', 'year', '1969'],
    ['1900-01-01', 'month', '1900-01'],
    ['2199-12-31', 'all', 'all'],
  ])('%s per %s is %s', (date, per, expected) => {
    expect(periodOfMonth(monthOf(Date.parse(date) / DAY), per)).toBe(expected)
    expect(periodName(date, per)).toBe(expected)
  })
})
