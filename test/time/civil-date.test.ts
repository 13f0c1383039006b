import { describe, expect, it } from 'vitest'
import { Given } from '../../src/input/given.ts'
import { DAY, dateText, daysInMonth, epochDay, parseDate, weekdayOf, yearOf } from '../../src/time/civil-date.ts'
import { refusal } from '../input/refusal.ts'

const read = (text: string) => parseDate(text, new Given(text, ['from']))

describe('epochDay', () => {
  it.each([
    [1970, 1, 1, 0],
    [1970, 1, 2, 1],
    [1969, 12, 31, -1],
    [2000, 2, 29, 11_016],
    [1900, 1, 1, -25_567],
    [2199, 12, 31, 84_005],
  ])('counts %d-%d-%d from 1970-01-01', (year, month, day, number) => {
    expect(epochDay(year, month, day)).toBe(number)
    expect(number * DAY).toBe(Date.UTC(year, month - 1, day))
  })
  it('runs into the next month', () => expect(epochDay(2026, 2, 29)).toBe(epochDay(2026, 3, 1)))
})

describe('yearOf', () => {
  it.each([
    ['1969-12-31', 1969],
    ['1970-01-01', 1970],
    ['2026-01-01', 2026],
    ['2026-12-31', 2026],
  ])('of %s is %d', (date, year) => expect(yearOf(read(date))).toBe(year))
})

describe('weekdayOf', () => {
  it.each([
    ['1970-01-01', 3],
    ['1969-12-31', 2],
    ['1900-01-01', 0],
    ['2026-11-20', 4],
    ['2026-11-21', 5],
    ['2026-11-22', 6],
    ['2026-11-23', 0],
    ['2199-12-31', 1],
  ])('of %s is %d, Monday being 0', (date, weekday) => expect(weekdayOf(read(date))).toBe(weekday))
  it('knows the dates just before the range too', () => expect(weekdayOf(epochDay(1899, 12, 31))).toBe(6))
})

describe('daysInMonth', () => {
  it.each([
    [2026, 1, 31],
    [2026, 2, 28],
    [2024, 2, 29],
    [2000, 2, 29],
    [2100, 2, 28],
    [2026, 4, 30],
    [2026, 12, 31],
  ])('of %d-%d is %d', (year, month, days) => expect(daysInMonth(year, month)).toBe(days))
})

describe('dateText', () => {
  it.each(['1900-01-01', '1969-12-31', '1970-01-01', '2024-02-29', '2199-12-31'])('writes %s', date => {
    expect(dateText(read(date))).toBe(date)
  })
})

describe('parseDate', () => {
  it('takes the first and the last date of the range', () => {
    expect(read('1900-01-01')).toBe(-25_567)
    expect(read('2199-12-31')).toBe(84_005)
  })
  it.each([
    '1899-12-31',
    '2200-01-01',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '20261120',
    '2026-11-20T00:00Z',
    'x2026-11-20',
    '2026-11-20x',
    '+002026-11-20',
    ' 2026-11-20',
    '',
    'tomorrow',
  ])('refuses %j', text => {
    expect(refusal(() => read(text))).toBe(
      `date-invalid from: "${text}" is not a date of 1900 to 2199. Write YYYY-MM-DD.`,
    )
  })

  it.each([
    ['2026-02-29', 28],
    ['2026-02-30', 28],
    ['2028-02-30', 29],
    ['2026-11-31', 30],
    ['2026-12-32', 31],
  ])('says of %s that the month has %d days', (text, days) => {
    expect(refusal(() => read(text))).toBe(
      `date-invalid from: "${text}" is not a date of 1900 to 2199. That month has ${days} days.`,
    )
  })
})
