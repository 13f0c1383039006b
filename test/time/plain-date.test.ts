import { describe, expect, it } from 'vitest'
import { toDateForm, toEpochDay } from '../../src/time/plain-date.ts'
import { Temporal } from '../temporal.ts'
import { refusal } from '../validation/refusal.ts'

const friday = Date.UTC(2026, 10, 20) / 86_400_000
const read = (input: unknown) => toEpochDay(input, ['date'])

describe('toEpochDay', () => {
  it('reads text and a Temporal.PlainDate of any calendar system', () => {
    expect(read('2026-11-20')).toBe(friday)
    const date = Temporal.PlainDate.from('2026-11-20')
    expect(read(date)).toBe(friday)
    expect(read(date.withCalendar('hebrew'))).toBe(friday)
    expect(read(date.withCalendar('japanese'))).toBe(friday)
  })

  it.each<[string, unknown, string]>([
    ['a Date', new Date(0), 'A Date is not a date. Write YYYY-MM-DD, or pass a Temporal.PlainDate.'],
    ['a number', 5, '5 is not a date. Write YYYY-MM-DD, or pass a Temporal.PlainDate.'],
    ['nothing', undefined, 'undefined is not a date. Write YYYY-MM-DD, or pass a Temporal.PlainDate.'],
    ['null', null, 'null is not a date. Write YYYY-MM-DD, or pass a Temporal.PlainDate.'],
    [
      'a plain object',
      { year: 2026, month: 11, day: 20 },
      'An object is not a date. Write YYYY-MM-DD, or pass a Temporal.PlainDate.',
    ],
    [
      'a year that is a text',
      { year: '2026', month: 11, day: 20, calendarId: 'iso8601' },
      'An object is not a date. Write YYYY-MM-DD, or pass a Temporal.PlainDate.',
    ],
    [
      'a month',
      Temporal.PlainYearMonth.from('2026-11'),
      'A Temporal.PlainYearMonth is not a date. Write YYYY-MM-DD, or pass a Temporal.PlainDate.',
    ],
    [
      'a date and time',
      Temporal.PlainDateTime.from('2026-11-20T16:30'),
      'A Temporal.PlainDateTime is not a date. Pass its .toPlainDate().',
    ],
    [
      'a date and time with a zone',
      Temporal.ZonedDateTime.from('2026-11-20T16:30[Europe/Rome]'),
      'A Temporal.ZonedDateTime is not a date. Pass its .toPlainDate().',
    ],
    ['a date before 1900', Temporal.PlainDate.from('1899-12-31'), '"1899-12-31" is not a date of 1900 to 2199.'],
    ['a time', '2026-11-20T16:30', '"2026-11-20T16:30" is not a date of 1900 to 2199. Did you mean 2026-11-20?'],
  ])('refuses %s', (_, input, message) => expect(refusal(() => read(input))).toBe(`date-invalid date: ${message}`))

  it('refuses a getter that throws', () => {
    const input = {
      get year() {
        throw new Error('no')
      },
    }
    expect(refusal(() => read(input))).toBe('input-invalid date: The value cannot be read.')
  })
})

describe('toDateForm', () => {
  it('returns text for text', () => expect(toDateForm(friday + 1, '2026-11-20')).toBe('2026-11-21'))

  it('returns an instance of the caller’s own class, in its calendar system', () => {
    class Own extends Temporal.PlainDate {}
    const own = toDateForm(friday + 1, new Own(2026, 11, 20))
    expect(own).toBeInstanceOf(Own)
    expect(String(own)).toBe('2026-11-21')
    const hebrew = Temporal.PlainDate.from('2026-11-20').withCalendar('hebrew')
    expect(toDateForm(friday + 1, hebrew).equals(hebrew.add({ days: 1 }))).toBe(true)
  })
})
