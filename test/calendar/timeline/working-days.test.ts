import { describe, expect, it, vi } from 'vitest'
import type { BusinessCalendar } from '../../../src/calendar/business-calendar.ts'
import { alwaysOpen, businessCalendar } from '../../../src/calendar/calendars.ts'
import type { CalendarSpec, SimpleCalendarSpec } from '../../../src/calendar/spec.ts'
import { clip } from '../../../src/calendar/timeline/spans.ts'
import { Timeline } from '../../../src/calendar/timeline/timeline.ts'
import { WorkingDayIndex } from '../../../src/calendar/timeline/working-days.ts'
import { SlaCalendarError } from '../../../src/errors.ts'
import { RANGE_END, RANGE_START } from '../../../src/time/range.ts'
import { zoneOf } from '../../../src/time/zone.ts'
import { at } from '../../zones/notation.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

const desk = (hours: SimpleCalendarSpec['hours'], timeZone = 'Europe/Rome', more = {}) =>
  businessCalendar({ timeZone, hours, ...more } as CalendarSpec)
const office = desk({ 'mon-fri': '09:00-18:00' })
const nights = desk({ 'mon-fri': '22:00-06:00' })
const roundTheClock = desk({ 'mon-sun': '00:00-24:00' })

type Due = 'close' | 'same-time'
const dueOf = (calendar: BusinessCalendar, start: string, workingDays: number, due: Due, cutoff?: string) =>
  calendar.add(at(start), { workingDays, due, cutoff })

const OUT_OF_RANGE = new SlaCalendarError(
  'instant-out-of-range',
  [],
  'The instant is outside 1900-01-01T00:00Z to 2200-01-01T00:00Z.',
  'Use a shorter duration, or check that the calendar has enough open time.',
)

describe('a working-day budget due at the close', () => {
  it.each([
    ['inside hours, the same day', 'fri 2026-11-20 10:00+01:00', 0, 'fri 2026-11-20 18:00+01:00'],
    ['at the opening, the same day', 'fri 2026-11-20 09:00+01:00', 0, 'fri 2026-11-20 18:00+01:00'],
    ['before the opening, the same day', 'fri 2026-11-20 03:00+01:00', 0, 'fri 2026-11-20 18:00+01:00'],
    ['a second before the closing, the same day', 'fri 2026-11-20 17:59:59+01:00', 0, 'fri 2026-11-20 18:00+01:00'],
    ['at the closing, the next working day', 'fri 2026-11-20 18:00+01:00', 0, 'mon 2026-11-23 18:00+01:00'],
    ['on a Friday, the Monday one day later', 'fri 2026-11-20 10:00+01:00', 1, 'mon 2026-11-23 18:00+01:00'],
    ['on a Friday, the Friday five days later', 'fri 2026-11-20 10:00+01:00', 5, 'fri 2026-11-27 18:00+01:00'],
    ['on a Saturday, which counts as Monday', 'sat 2026-11-21 10:00+01:00', 1, 'tue 2026-11-24 18:00+01:00'],
    ['across a clock change', 'fri 2026-10-23 10:00+02:00', 1, 'mon 2026-10-26 18:00+01:00'],
  ])('started %s', (_, start, n, due) => expect(dueOf(office, start, n, 'close')).toBe(at(due)))

  it('is due at the last closing of a day with a break', () => {
    const split = desk({ 'mon-fri': ['09:00-13:00', '14:00-18:00'] })
    expect(dueOf(split, 'fri 2026-11-20 10:00+01:00', 0, 'close')).toBe(at('fri 2026-11-20 18:00+01:00'))
    expect(dueOf(split, 'fri 2026-11-20 10:00+01:00', 1, 'close')).toBe(at('mon 2026-11-23 18:00+01:00'))
    expect(dueOf(split, 'fri 2026-11-20 15:00+01:00', 2, 'close')).toBe(at('tue 2026-11-24 18:00+01:00'))
  })
  it('passes over holidays and closes early where an exception does', () => {
    const december = desk({ 'mon-fri': '09:00-18:00' }, 'Europe/Rome', {
      holidays: [{ month: 12, day: 8 }],
      exceptions: { '2026-12-09': '09:00-13:00' },
    })
    expect(dueOf(december, 'mon 2026-12-07 10:00+01:00', 1, 'close')).toBe(at('wed 2026-12-09 13:00+01:00'))
    expect(dueOf(december, 'tue 2026-12-08 10:00+01:00', 0, 'close')).toBe(at('wed 2026-12-09 13:00+01:00'))
  })
  it('counts the Saturday of a night desk of Monday to Friday (§8)', () => {
    const friday = 'fri 2026-11-20 23:00+01:00'
    expect(dueOf(nights, friday, 0, 'close')).toBe(at('sat 2026-11-21 00:00+01:00'))
    expect(dueOf(nights, friday, 1, 'close')).toBe(at('sat 2026-11-21 06:00+01:00'))
    expect(dueOf(nights, friday, 2, 'close')).toBe(at('tue 2026-11-24 00:00+01:00'))
    expect(dueOf(nights, 'fri 2026-11-20 03:00+01:00', 0, 'close')).toBe(at('sat 2026-11-21 00:00+01:00'))
    expect(dueOf(nights, 'sun 2026-11-22 03:00+01:00', 1, 'close')).toBe(at('wed 2026-11-25 00:00+01:00'))
  })
  it('does not count the date that begins when a desk closes at midnight', () => {
    const fridays = desk({ fri: '00:00-24:00' })
    expect(dueOf(fridays, 'fri 2026-11-20 10:00+01:00', 0, 'close')).toBe(at('sat 2026-11-21 00:00+01:00'))
    expect(dueOf(fridays, 'fri 2026-11-20 10:00+01:00', 1, 'close')).toBe(at('sat 2026-11-28 00:00+01:00'))
  })
  it('counts a date that has no more than a minute', () => {
    const late = desk({ fri: ['09:00-10:00', '23:00-00:01'] })
    expect(dueOf(late, 'fri 2026-11-20 09:30+01:00', 1, 'close')).toBe(at('sat 2026-11-21 00:01+01:00'))
  })
  it('ends each date of the clock round at its midnight', () => {
    const start = 'sat 2026-10-24 10:00+02:00'
    expect(dueOf(roundTheClock, start, 0, 'close')).toBe(at('sun 2026-10-25 00:00+02:00'))
    expect(dueOf(roundTheClock, start, 1, 'close')).toBe(at('mon 2026-10-26 00:00+01:00'))
    expect(dueOf(roundTheClock, start, 365, 'close')).toBe(at('mon 2027-10-25 00:00+02:00'))
  })
  it('does not count a date that does not exist, in Apia 2011-12-30', () => {
    const apia = desk({ 'mon-sun': '00:00-24:00' }, 'Pacific/Apia')
    const start = 'thu 2011-12-29 10:00-10:00'
    expect(dueOf(apia, start, 0, 'close')).toBe(at('sat 2011-12-31 00:00+14:00'))
    expect(dueOf(apia, start, 1, 'close')).toBe(at('sun 2012-01-01 00:00+14:00'))
    expect(dueOf(apia, start, 2, 'close')).toBe(at('mon 2012-01-02 00:00+14:00'))
    expect(dueOf(apia, start, 1, 'same-time')).toBe(at('sat 2011-12-31 10:00+14:00'))
  })
})

describe('a cutoff', () => {
  it.each([
    ['a second before it', 'fri 2026-11-20 14:59:59+01:00', 'fri 2026-11-20 18:00+01:00'],
    ['at it', 'fri 2026-11-20 15:00+01:00', 'mon 2026-11-23 18:00+01:00'],
    ['after it', 'fri 2026-11-20 17:00+01:00', 'mon 2026-11-23 18:00+01:00'],
    ['in the evening, before that of the next day', 'thu 2026-11-19 20:00+01:00', 'fri 2026-11-20 18:00+01:00'],
    ['on a Saturday afternoon, before that of Monday', 'sat 2026-11-21 16:00+01:00', 'mon 2026-11-23 18:00+01:00'],
  ])('of 15:00 counts a start %s', (_, start, due) => expect(dueOf(office, start, 0, 'close', '15:00')).toBe(at(due)))
  it('is compared to the millisecond', () => {
    const cutoff = at('fri 2026-11-20 15:00+01:00')
    const budget = { workingDays: 0, due: 'close', cutoff: '15:00' } as const
    expect(office.add(cutoff - 1, budget)).toBe(at('fri 2026-11-20 18:00+01:00'))
    expect(office.add(cutoff, budget)).toBe(at('mon 2026-11-23 18:00+01:00'))
  })
  it('adds its day to those of the budget', () =>
    expect(dueOf(office, 'fri 2026-11-20 15:00+01:00', 2, 'close', '15:00')).toBe(at('wed 2026-11-25 18:00+01:00')))
  it('at the opening or before leaves no start in time', () => {
    expect(dueOf(office, 'fri 2026-11-20 08:00+01:00', 0, 'close', '09:00')).toBe(at('mon 2026-11-23 18:00+01:00'))
    expect(dueOf(office, 'fri 2026-11-20 08:00+01:00', 0, 'close', '00:00')).toBe(at('mon 2026-11-23 18:00+01:00'))
    expect(dueOf(office, 'fri 2026-11-20 08:00+01:00', 0, 'close', '09:01')).toBe(at('fri 2026-11-20 18:00+01:00'))
  })
  it('at a wall time that is skipped is the moment of the jump (§2)', () => {
    const before = 'sun 2026-03-29 01:59:59+01:00'
    expect(dueOf(roundTheClock, before, 0, 'close', '02:30')).toBe(at('mon 2026-03-30 00:00+02:00'))
    const jump = 'sun 2026-03-29 03:00+02:00'
    expect(dueOf(roundTheClock, jump, 0, 'close', '02:30')).toBe(at('tue 2026-03-31 00:00+02:00'))
  })
  it('holds for the same time too, which stays that of the start', () =>
    expect(dueOf(office, 'fri 2026-11-20 16:00+01:00', 1, 'same-time', '15:00')).toBe(at('tue 2026-11-24 16:00+01:00')))
})

describe('a working-day budget due at the same time', () => {
  const uneven = desk({ fri: '08:00-18:00', sat: '09:00-12:00', mon: ['09:00-13:00', '14:00-18:00'] })
  it.each([
    ['the same day', 0, 'fri 2026-11-20 10:30+01:00', 'fri 2026-11-20 10:30+01:00'],
    ['the next day', 1, 'fri 2026-11-20 10:30+01:00', 'sat 2026-11-21 10:30+01:00'],
    ['the next day, to the second', 1, 'fri 2026-11-20 10:30:15+01:00', 'sat 2026-11-21 10:30:15+01:00'],
    ['the day after', 2, 'fri 2026-11-20 10:30+01:00', 'mon 2026-11-23 10:30+01:00'],
    ['at the opening where the day opens later', 1, 'fri 2026-11-20 08:30+01:00', 'sat 2026-11-21 09:00+01:00'],
    ['at the close where the day is over', 1, 'fri 2026-11-20 17:00+01:00', 'sat 2026-11-21 12:00+01:00'],
    ['at the close where the day closes just then', 1, 'fri 2026-11-20 12:00+01:00', 'sat 2026-11-21 12:00+01:00'],
    ['behind the break where the day has one', 2, 'fri 2026-11-20 13:30+01:00', 'mon 2026-11-23 14:00+01:00'],
    ['behind the break that begins just then', 2, 'fri 2026-11-20 13:00+01:00', 'mon 2026-11-23 14:00+01:00'],
    [
      'before the break that begins a second later',
      2,
      'fri 2026-11-20 12:59:59+01:00',
      'mon 2026-11-23 12:59:59+01:00',
    ],
    ['at the time of the first opening', 1, 'thu 2026-11-19 12:00+01:00', 'sat 2026-11-21 09:00+01:00'],
  ])('is due %s', (_, n, start, due) => expect(dueOf(uneven, start, n, 'same-time')).toBe(at(due)))

  it('keeps milliseconds', () => {
    const start = at('fri 2026-11-20 10:30+01:00')
    expect(office.add(start + 7, { workingDays: 1, due: 'same-time' })).toBe(start + 3 * DAY + 7)
  })
  it('is never moved into the next date, though that opens at its midnight', () => {
    const eve = desk({ thu: '00:00-24:00', fri: '09:00-12:00', sat: '00:00-24:00' })
    expect(dueOf(eve, 'thu 2026-11-19 15:00+01:00', 1, 'same-time')).toBe(at('fri 2026-11-20 12:00+01:00'))
  })
  it('is due at the close where nothing opens any more', () => {
    const last = desk({}, 'Europe/Rome', {
      exceptions: { '2026-11-19': '09:00-18:00', '2026-11-20': '09:00-12:00' },
    })
    expect(dueOf(last, 'thu 2026-11-19 15:00+01:00', 1, 'same-time')).toBe(at('fri 2026-11-20 12:00+01:00'))
  })
  it('follows the wall clock over its changes', () => {
    expect(dueOf(office, 'fri 2026-03-27 10:30+01:00', 1, 'same-time')).toBe(at('mon 2026-03-30 10:30+02:00'))
    expect(dueOf(roundTheClock, 'sat 2026-03-28 02:30+01:00', 1, 'same-time')).toBe(at('sun 2026-03-29 03:00+02:00'))
    expect(dueOf(roundTheClock, 'sat 2026-10-24 02:30+02:00', 1, 'same-time')).toBe(at('sun 2026-10-25 02:30+02:00'))
  })
  it('is never before its start, though the wall time was shown an hour ago already', () => {
    const second = 'sun 2026-10-25 02:30+01:00'
    expect(dueOf(roundTheClock, second, 0, 'same-time')).toBe(at(second))
  })
  it('may be the last millisecond of a date', () => {
    const midnight = Date.UTC(2026, 10, 21)
    expect(alwaysOpen.add(midnight - 1, { workingDays: 1, due: 'same-time' })).toBe(midnight + DAY - 1)
    expect(alwaysOpen.add(midnight, { workingDays: 1, due: 'same-time' })).toBe(midnight + DAY)
  })
  it('reads the wall clock before 1970 and west of Greenwich too', () => {
    const paris = desk({ 'mon-fri': '09:00-18:00' }, 'Europe/Paris')
    expect(dueOf(paris, 'fri 1955-11-18 10:30+01:00', 1, 'same-time')).toBe(at('mon 1955-11-21 10:30+01:00'))
    const boston = desk({ 'mon-fri': '09:00-23:00' }, 'America/New_York')
    expect(dueOf(boston, 'fri 2026-11-20 21:30-05:00', 1, 'same-time')).toBe(at('mon 2026-11-23 21:30-05:00'))
    const lima = desk({ 'mon-fri': '09:00-23:00' }, 'America/Lima')
    expect(dueOf(lima, 'fri 1955-11-18 21:30-05:00', 1, 'same-time')).toBe(at('mon 1955-11-21 21:30-05:00'))
  })
})

describe('a working-day budget over many days', () => {
  const monday = at('mon 2026-11-23 10:00+01:00')
  const close = (workingDays: number) => ({ workingDays, due: 'close' }) as const

  it('counts five of seven days, over years and back', () => {
    const utc = desk({ 'mon-fri': '09:00-18:00' }, 'UTC')
    const start = Date.UTC(2026, 10, 23, 10)
    for (const weeks of [1, 150, 2, 400, 60])
      expect(utc.add(start, close(5 * weeks))).toBe(Date.UTC(2026, 10, 23, 18) + weeks * 7 * DAY)
  })
  it('counts each date once where a window ends inside it', () => {
    const zone = desk({ 'mon-sun': '00:00-24:00' }, 'Etc/GMT-1')
    // Windows end at midnight UTC, which is one o'clock there.
    for (let line = 100; line < 104; line++) {
      const start = RANGE_START + line * 366 * DAY - 2 * DAY
      for (let n = 0; n < 5; n++)
        expect(businessCalendar(zone.toJSON()).add(start, close(n))).toBe(start - HOUR + (n + 1) * DAY)
    }
  })
  it('counts the first date of the range', () => {
    expect(alwaysOpen.add(RANGE_START, close(0))).toBe(RANGE_START + DAY)
    expect(alwaysOpen.add(RANGE_START, close(1))).toBe(RANGE_START + 2 * DAY)
  })
  it('counts to the last date of the range but one where that ends with the range', () => {
    expect(alwaysOpen.add(RANGE_END - 40 * DAY, close(38))).toBe(RANGE_END - DAY)
    expect(() => alwaysOpen.add(RANGE_END - 40 * DAY, close(39))).toThrow(OUT_OF_RANGE)
    expect(() => alwaysOpen.add(RANGE_END - 40 * DAY, close(40))).toThrow(OUT_OF_RANGE)
  })
  it('is due on the last date of the range when that closes before the range ends', () => {
    const utc = desk({ 'mon-fri': '09:00-18:00' }, 'UTC')
    expect(utc.add('2199-12-30T10:00Z', close(1))).toBe('2199-12-31T18:00:00+00:00')
    expect(utc.add('2199-12-31T10:00Z', { workingDays: 0, due: 'same-time' })).toBe('2199-12-31T10:00:00+00:00')
    const lima = desk({ 'mon-fri': '09:00-17:00' }, 'America/Lima')
    expect(lima.add('2199-12-31T10:00-05:00', close(0))).toBe('2199-12-31T17:00:00-05:00')
  })
  it('is due at the close of the last date when the same time lies behind the range', () => {
    const lima = desk({ mon: '09:00-23:00', tue: '09:00-17:00' }, 'America/Lima')
    const budget = { workingDays: 1, due: 'same-time' } as const
    expect(lima.add('2199-12-30T21:30-05:00', budget)).toBe('2199-12-31T17:00:00-05:00')
    expect(lima.add('2199-12-30T12:30-05:00', budget)).toBe('2199-12-31T12:30:00-05:00')
  })
  it('is refused on the last date of the range when that is open to its end', () => {
    expect(() => alwaysOpen.add(RANGE_END - 1, close(0))).toThrow(OUT_OF_RANGE)
    const lima = desk({ 'mon-fri': '09:00-23:00' }, 'America/Lima')
    expect(() => lima.add('2199-12-31T10:00-05:00', close(0))).toThrow(OUT_OF_RANGE)
  })
  it('never opens where there is no first open instant', () => {
    const never = desk({})
    expect(() => never.add(monday, close(0))).toThrow(
      new SlaCalendarError(
        'never-opens',
        [],
        'The calendar has no open time left, seen from 2026-11-23T09:00:00.000Z.',
        'Check its hours, holidays and exceptions.',
      ),
    )
  })
  it('is out of range where too few working days are left', () => {
    const once = desk({}, 'Europe/Rome', { exceptions: { '2026-11-23': '09:00-18:00' } })
    expect(once.add(monday, close(0))).toBe(at('mon 2026-11-23 18:00+01:00'))
    expect(() => once.add(monday, close(1))).toThrow(OUT_OF_RANGE)
    expect(() => once.add(monday, { ...close(0), cutoff: '10:00' })).toThrow(OUT_OF_RANGE)
  })
})

describe('WorkingDayIndex', () => {
  const everyNoon = Array.from({ length: 40_000 }, (_, i) => [i * DAY + 12 * HOUR, i * DAY + 13 * HOUR]).flat()
  const close = (workingDays: number) =>
    ({ workingDays, due: 'close', cutoff: undefined, isFromReport: false }) as const
  function counted() {
    const source = vi.fn((from: number, to: number) => clip(everyNoon, from, to))
    return { count: new WorkingDayIndex(new Timeline(source), zoneOf('UTC', [])), source }
  }

  it('answers of what is compiled, and compiles more when that has too few dates', () => {
    const { count, source } = counted()
    expect(count.due(DAY, close(9)).due).toBe(10 * DAY + 13 * HOUR)
    expect(count.due(DAY, close(8)).due).toBe(9 * DAY + 13 * HOUR)
    expect(source).toHaveBeenCalledTimes(1)
    expect(count.due(DAY, close(3000)).due).toBe(3001 * DAY + 13 * HOUR)
    const compiled = source.mock.calls.length
    expect(compiled).toBeGreaterThan(1)
    expect(count.due(DAY, close(2999)).due).toBe(3000 * DAY + 13 * HOUR)
    expect(source).toHaveBeenCalledTimes(compiled)
  })
  it('lists the dates of what is compiled once', () => {
    const zone = zoneOf('UTC', [])
    const count = new WorkingDayIndex(new Timeline((from, to) => clip(everyNoon, from, to)), zone)
    const dateOf = vi.spyOn(zone, 'dateOf')
    count.due(DAY, close(9))
    expect(dateOf.mock.calls.length).toBeGreaterThan(100)
    dateOf.mockClear()
    count.due(DAY, close(8))
    expect(dateOf).toHaveBeenCalledTimes(1)
    dateOf.mockRestore()
  })
  it('finds dates before what it has listed', () => {
    const { count } = counted()
    expect(count.due(3000 * DAY, close(1)).due).toBe(3001 * DAY + 13 * HOUR)
    expect(count.due(DAY, close(1)).due).toBe(2 * DAY + 13 * HOUR)
  })
  it('refuses at once more days than the range has', () => {
    const { count, source } = counted()
    expect(() => count.due(DAY, close(366 * 300 + 1))).toThrow(OUT_OF_RANGE)
    expect(() => count.due(DAY, close(Number.MAX_SAFE_INTEGER))).toThrow(OUT_OF_RANGE)
    expect(source).toHaveBeenCalledTimes(1)
  })
})

describe('before 1970', () => {
  const twice = desk({}, 'UTC', { exceptions: { '1955-11-18': '09:00-12:00', '1955-11-21': '06:00-18:00' } })
  it('there may be nothing open before', () => {
    expect(twice.subtract('1955-11-21T07:00Z', { workingDays: 1, due: 'same-time' })).toBe('1955-11-18T09:00:00+00:00')
    const budget = { workingDays: 0, due: 'close', dayZero: 'report' } as const
    expect(twice.add('1955-11-17T10:00Z', budget)).toBe('1955-11-18T12:00:00+00:00')
  })
})

it('no working days before an hour that is repeated is that instant', () => {
  const second = at('sun 2026-10-25 02:30+01:00')
  expect(roundTheClock.subtract(second, { workingDays: 0, due: 'same-time' })).toBe(second)
})
