import { describe, expect, it } from 'vitest'
import { weekOf, weekText } from '../../../src/compliance/tally/iso-week.ts'
import { epochDay } from '../../../src/time/epoch-day.ts'

describe('weekText', () => {
  const weekOn = (date: string) => {
    const [year, month, day] = date.split('-').map(Number)
    return weekText(weekOf(epochDay(year, month, day)))
  }

  it.each([
    ['2026-11-22', '2026-W47'], // a Sunday
    ['2026-11-23', '2026-W48'],
    ['2026-12-28', '2026-W53'],
    ['2027-01-03', '2026-W53'], // a Sunday
    ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'], // a Monday
    ['2026-01-01', '2026-W01'],
    ['2023-01-01', '2022-W52'], // a Sunday
    ['1970-01-01', '1970-W01'],
    ['1969-12-28', '1969-W52'],
    ['1900-01-01', '1900-W01'],
  ])('of %s is %s', (date, week) => {
    expect(weekOn(date)).toBe(week)
  })
})
