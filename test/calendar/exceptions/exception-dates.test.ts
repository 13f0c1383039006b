import { describe, expect, it } from 'vitest'
import { ExceptionDates } from '../../../src/calendar/exceptions/exception-dates.ts'
import { parseExceptions } from '../../../src/calendar/exceptions/parse-exceptions.ts'
import { dateText, epochDay } from '../../../src/time/epoch-day.ts'
import { InputValue } from '../../../src/validation/input-value.ts'

const day = (text: string) => epochDay(+text.slice(0, 4), +text.slice(5, 7), +text.slice(8))
const datesOf = (exceptions: unknown) =>
  new ExceptionDates(parseExceptions(InputValue.copyOf(exceptions, ['exceptions']), () => []))
const closed = (...keys: string[]) => datesOf(Object.fromEntries(keys.map(key => [key, 'closed'])))
/** The names of the exceptions of some dates, in the places of the dates. */
const found = (dates: ExceptionDates, first: string, last: string) =>
  Array.from(dates.between(day(first), day(last)), exception => exception?.name)

describe('ExceptionDates, by key', () => {
  const nested = closed('2026-05-01/2026-05-09', '2026-05-03/2026-05-05', '2026-05-04', '2026-05-09', '2026-06-01/..')
  const [outer, inner] = ['2026-05-01/2026-05-09', '2026-05-03/2026-05-05']
  it('gives each date the narrower of those that cover it, by its distance from the first', () =>
    expect(found(nested, '2026-04-29', '2026-05-11')).toEqual([
      ...[undefined, undefined, outer, outer, inner, '2026-05-04', inner],
      ...[outer, outer, outer, '2026-05-09'],
    ]))
  it('begins and ends inside a range', () => expect(found(nested, '2026-05-07', '2026-05-08')).toEqual([outer, outer]))
  it('gives one date', () => expect(found(nested, '2026-05-04', '2026-05-04')).toEqual(['2026-05-04']))
  it('gives nothing where there is none', () => expect(found(nested, '2026-05-10', '2026-05-31')).toEqual([]))
  it('keeps an open range up to the last date asked for', () => {
    expect(found(nested, '2026-05-31', '2026-06-01')).toEqual([undefined, '2026-06-01/..'])
    expect(found(nested, '2199-12-31', '2200-01-01')).toEqual(['2026-06-01/..', '2026-06-01/..'])
  })
  it('gives a yearly range across the new year in both years', () => {
    const winter = closed('12-31/01-01', '2027-01-01')
    expect(found(winter, '2025-12-31', '2026-01-02')).toEqual(['12-31/01-01', '12-31/01-01'])
    expect(found(winter, '2026-12-30', '2027-01-02')).toEqual([undefined, '12-31/01-01', '2027-01-01'])
  })
  it('gives a yearly date inside a wider range of one year', () =>
    expect(found(closed('12-24', '2026-12-01/2026-12-31'), '2026-12-23', '2026-12-25')).toEqual([
      '2026-12-01/2026-12-31',
      '12-24',
      '2026-12-01/2026-12-31',
    ]))
  it('prefers a dated range to a yearly one of as many days', () =>
    expect(found(closed('12-24/12-26', '2026-12-24/2026-12-26'), '2026-12-25', '2026-12-25')).toEqual([
      '2026-12-24/2026-12-26',
    ]))
  it('searches ten thousand nested exceptions ten thousand times', () => {
    const keys = Array.from({ length: 10_000 }, (_, k) => `${dateText(day('2000-01-01') + k)}/..`)
    const dates = closed(...keys)
    for (let date = day('2000-01-01'); date < day('2027-01-01'); date++)
      expect(dates.between(date, date)[0].name).toBe(`${dateText(date)}/..`)
  })
})

describe('ExceptionDates, of a list', () => {
  it('gives each date the last entry that covers it', () => {
    const dates = datesOf([
      { on: '2026-12-24', hours: 'closed', name: 'first' },
      { from: '12-20', to: '12-27', hours: 'closed', name: 'week' },
      { on: { weekday: 'fri', nth: -1 }, hours: 'closed' },
      { from: '2026-12-26', hours: 'closed', name: 'open' },
      { on: '12-27', hours: 'closed' },
    ])
    expect(found(dates, '2026-12-23', '2026-12-28')).toEqual(['week', 'week', '2026-12-25', 'open', '12-27', 'open'])
  })
})
