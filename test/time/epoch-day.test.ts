import { describe, expect, it } from 'vitest'
import {
  addMonths,
  DAY,
  dateText,
  daysInMonth,
  epochDay,
  parseDate,
  weekdayOf,
  yearOf,
} from '../../src/time/epoch-day.ts'
import { InputValue } from '../../src/validation/input-value.ts'
import { refusal } from '../validation/refusal.ts'

const read = (text: string) => parseDate(text, new InputValue(text, ['from']))

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

describe('addMonths', () => {
  it.each([
    ['2026-11-20', 0, '2026-11-20'],
    ['2024-02-29', 0, '2024-02-29'],
    ['2026-12-31', 0, '2026-12-31'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-11-20', 2, '2027-01-20'],
    ['2026-01-20', -1, '2025-12-20'],
  ])('of %s and %d is %s', (date, months, later) => expect(dateText(addMonths(read(date), months))).toBe(later))
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
  const noDate = (text: string, hint = '') => `"${text}" is not a date of 1900 to 2199.${hint && ` ${hint}`}`
  it.each([
    ['1899-12-31', noDate('1899-12-31')],
    ['2200-01-01', noDate('2200-01-01')],
    ['2026-02-29', 'Invalid date "2026-02-29": February has 28 days.'],
    ['2028-02-30', 'Invalid date "2028-02-30": February has 29 days.'],
    ['2026-11-31', 'Invalid date "2026-11-31": November has 30 days.'],
    ['2026-11-00', 'Invalid date "2026-11-00": day 0 does not exist.'],
    ['2026-13-01', 'Invalid date "2026-13-01": month 13 does not exist. Did you mean 2026-01-13?'],
    ['2026-31-12', 'Invalid date "2026-31-12": month 31 does not exist. Did you mean 2026-12-31?'],
    ['2026-00-10', 'Invalid date "2026-00-10": month 0 does not exist.'],
    ['2026-1-1', noDate('2026-1-1', 'Did you mean 2026-01-01?')],
    ['20261120', noDate('20261120', 'Did you mean 2026-11-20?')],
    ['2026/11/20', noDate('2026/11/20', 'Did you mean 2026-11-20?')],
    ['2026-11-20T00:00Z', noDate('2026-11-20T00:00Z', 'Did you mean 2026-11-20?')],
    [' 2026-11-20', noDate(' 2026-11-20', 'Did you mean 2026-11-20?')],
    ['20.11.2026', noDate('20.11.2026', 'Did you mean 2026-11-20?')],
    ['11/20/2026', noDate('11/20/2026', 'Did you mean 2026-11-20?')],
    ['03/04/2026', noDate('03/04/2026', 'Did you mean 2026-04-03 or 2026-03-04?')],
    ['2/2/2026', noDate('2/2/2026', 'Did you mean 2026-02-02?')],
    ['2026/02/30', noDate('2026/02/30', 'Write YYYY-MM-DD.')],
    ['31/12/1899', noDate('31/12/1899', 'Write YYYY-MM-DD.')],
    ['20.11.2026 ', noDate('20.11.2026 ', 'Did you mean 2026-11-20?')],
    ['31/12/2200', noDate('31/12/2200', 'Write YYYY-MM-DD.')],
    ...['x20.11.2026', '20.11.2026x', 'x2026-11-20', '2026-11-20x', '+002026-11-20', '', 'tomorrow'].map(text => [
      text,
      noDate(text, 'Write YYYY-MM-DD.'),
    ]),
  ])('refuses %j', (text, message) => expect(refusal(() => read(text))).toBe(`date-invalid from: ${message}`))
})
