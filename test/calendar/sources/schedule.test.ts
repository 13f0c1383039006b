import { describe, expect, it, vi } from 'vitest'
import { businessCalendar } from '../../../src/calendar/calendars.ts'
import { HolidayDates } from '../../../src/calendar/holidays/holiday-dates.ts'
import { WEEKDAYS } from '../../../src/calendar/hours.ts'
import { Schedule } from '../../../src/calendar/sources/schedule.ts'
import type { SimpleCalendarSpec } from '../../../src/calendar/spec.ts'
import { DAY, weekdayOf } from '../../../src/time/epoch-day.ts'
import { InputValue } from '../../../src/validation/input-value.ts'
import { refusal } from '../../validation/refusal.ts'

const NEXT = 'next-working-day'
const OFFICE = { 'mon-fri': '09:00-17:00' } as const
const NIGHTS = { 'mon-fri': '22:00-06:00' } as const

type Spec = Partial<SimpleCalendarSpec>
const desk = (spec: unknown) => new Schedule(InputValue.copyOf(spec, []))
const refused = (more: object) => refusal(() => desk({ timeZone: 'UTC', hours: OFFICE, ...more }))

/** The dates of a desk in UTC, each as `wed 2026-11-25 09:00-13:00 14:00-18:00, hours`, and the name behind it. */
function diary(spec: Spec, from: string, to: string): string[] {
  const days = businessCalendar({ timeZone: 'UTC', hours: {}, ...spec }).days(from, to)
  return Array.from(days, ({ date, intervals, reason, name }) => {
    const midnight = Date.parse(date)
    const hours = intervals.map(({ start, end }) => ` ${wall(start - midnight)}-${wall(end - midnight)}`).join('')
    return `${WEEKDAYS[weekdayOf(midnight / DAY)]} ${date}${hours}, ${reason}${name === undefined ? '' : ` ${name}`}`
  })
}

/** Milliseconds of a day as `HH:MM`. */
function wall(ms: number): string {
  return ms === DAY ? '24:00' : new Date(ms).toISOString().slice(11, 16)
}

/** The open time of a desk between instants, as instants. */
function open(spec: unknown, from: string, to: string): string[] {
  const spans = desk(spec).spans(Date.parse(from), Date.parse(to))
  return spans.map(at => new Date(at).toISOString().slice(0, 16))
}

describe('the shifts of a desk', () => {
  it('are those of the weekday', () =>
    expect(
      diary({ hours: { mon: ['09:00-13:00', '14:00-18:00'], sat: '09:00-12:00' } }, '2026-11-20', '2026-11-23'),
    ).toEqual([
      'fri 2026-11-20, outside-hours',
      'sat 2026-11-21 09:00-12:00, hours',
      'sun 2026-11-22, outside-hours',
      'mon 2026-11-23 09:00-13:00 14:00-18:00, hours',
    ]))
  it('run into the next date, also into the one after the last working day', () =>
    expect(diary({ hours: NIGHTS }, '2026-11-22', '2026-11-29')).toEqual([
      'sun 2026-11-22, outside-hours',
      'mon 2026-11-23 22:00-24:00, hours',
      'tue 2026-11-24 00:00-06:00 22:00-24:00, hours',
      'wed 2026-11-25 00:00-06:00 22:00-24:00, hours',
      'thu 2026-11-26 00:00-06:00 22:00-24:00, hours',
      'fri 2026-11-27 00:00-06:00 22:00-24:00, hours',
      'sat 2026-11-28 00:00-06:00, hours',
      'sun 2026-11-29, outside-hours',
    ]))
  it('run into the hours of the next date where they touch', () =>
    expect(diary({ hours: { mon: '22:00-06:00', tue: '06:00-08:00' } }, '2026-11-24', '2026-11-24')).toEqual([
      'tue 2026-11-24 00:00-08:00, hours',
    ]))
  it('fill the day from midnight to midnight', () =>
    expect(diary({ hours: { mon: '00:00-24:00', wed: '22:00-24:00' } }, '2026-11-23', '2026-11-26')).toEqual([
      'mon 2026-11-23 00:00-24:00, hours',
      'tue 2026-11-24, outside-hours',
      'wed 2026-11-25 22:00-24:00, hours',
      'thu 2026-11-26, outside-hours',
    ]))
  it('are wall times of the zone', () => {
    const spec = { timeZone: 'Europe/Rome', hours: { 'sat-sun': '01:00-04:00' } }
    expect(open(spec, '2026-03-28T00:00Z', '2026-03-30T00:00Z')).toEqual([
      ...['2026-03-28T00:00', '2026-03-28T03:00', '2026-03-29T00:00', '2026-03-29T02:00'],
    ])
    expect(open(spec, '2026-10-24T12:00Z', '2026-10-26T00:00Z')).toEqual(['2026-10-24T23:00', '2026-10-25T03:00'])
  })
  it.each([
    ['far east, where the date is already the next', 'Pacific/Kiritimati', '02:00-03:00', '2026-01-01T12:00'],
    ['far west, where the date is still the last', 'Pacific/Pago_Pago', '18:00-19:00', '2026-01-01T05:00'],
  ])('are found %s', (_, timeZone, hours, opening) =>
    expect(open({ timeZone, hours: { 'mon-sun': hours } }, `${opening}Z`, `${opening.slice(0, 13)}:30Z`)).toEqual([
      opening,
      `${opening.slice(0, 13)}:30`,
    ]),
  )
  it('are clipped to what is asked for', () =>
    expect(open({ timeZone: 'UTC', hours: OFFICE }, '2026-11-23T10:00Z', '2026-11-24T12:00Z')).toEqual([
      ...['2026-11-23T10:00', '2026-11-23T17:00', '2026-11-24T09:00', '2026-11-24T12:00'],
    ]))
  it('do not begin on a date that the zone skips', () => {
    // Apia went from Thursday 2011-12-29 to Saturday 2011-12-31.
    const nights = { timeZone: 'Pacific/Apia', hours: { 'mon-sun': '22:00-06:00' } }
    const [from, to] = ['2011-12-30T00:00Z', '2011-12-31T12:00Z']
    // Thursday 22:00 to midnight at -10:00; Saturday 22:00 to Sunday 02:00 at +14:00.
    expect(open(nights, from, to)).toEqual([
      '2011-12-30T08:00',
      '2011-12-30T10:00',
      '2011-12-31T08:00',
      '2011-12-31T12:00',
    ])
    const days = { ...nights, hours: { fri: '00:00-24:00' } }
    expect(open(days, from, to)).toEqual([])
    expect(open({ ...days, exceptions: { '2011-12-30': '20:00-06:00' } }, from, to)).toEqual([])
  })
})

describe('the nights of a desk around a date that its zone skips', () => {
  // Apia went from Thursday 2011-12-29 to Saturday 2011-12-31, so no shift of Friday ends on that Saturday.
  const saturdays = (hours: object, ...dates: string[]) => {
    const one = desk({ timeZone: 'Pacific/Apia', hours })
    return dates.map(date => {
      const morning = Date.parse(`${date}T00:00+14:00`)
      return one.spans(morning, morning + 12 * 3_600_000).map(at => (at - morning) / 3_600_000)
    })
  }
  it.each([
    ['of all weekdays', { 'mon-sun': '22:00-06:00' }],
    ['of Friday alone', { mon: '09:00-17:00', fri: '22:00-06:00' }],
  ])('are missing on that Saturday alone, in any order of questions: %s', (_, hours) => {
    expect(saturdays(hours, '2012-01-07', '2011-12-31', '2012-01-14')).toEqual([[0, 6], [], [0, 6]])
    expect(saturdays(hours, '2011-12-31', '2012-01-07')).toEqual([[], [0, 6]])
  })
  it('count no working day', () => {
    const last = { on: { workingDay: -1, month: 12 }, hours: 'closed', name: 'last' }
    const apia = { timeZone: 'Pacific/Apia', hours: { 'mon-fri': '09:00-17:00' }, exceptions: [last] }
    const closed = diary(apia as Spec, '2011-12-28', '2011-12-31').filter(line => line.endsWith('exception last'))
    expect(closed).toEqual(['thu 2011-12-29, exception last'])
  })
})

describe('a holiday of a desk', () => {
  it('closes its whole date, with the morning part of the night shift before, but not the morning after', () =>
    expect(
      diary({ hours: NIGHTS, holidays: [{ name: 'Feast', date: '2026-11-25' }] }, '2026-11-24', '2026-11-27'),
    ).toEqual([
      'tue 2026-11-24 00:00-06:00 22:00-24:00, hours',
      'wed 2026-11-25, holiday Feast',
      'thu 2026-11-26 00:00-06:00 22:00-24:00, hours',
      'fri 2026-11-27 00:00-06:00 22:00-24:00, hours',
    ]))
  it('closes the part of the day that it names', () =>
    expect(
      diary(
        {
          hours: { 'mon-sun': '22:00-10:00' },
          holidays: [{ name: 'Dawn', date: '2026-11-25', closed: '05:00-09:00' }],
        },
        '2026-11-25',
        '2026-11-26',
      ),
    ).toEqual([
      'wed 2026-11-25 00:00-05:00 09:00-10:00 22:00-24:00, holiday Dawn',
      'thu 2026-11-26 00:00-10:00 22:00-24:00, hours',
    ]))
  it.each([
    ['two parts', ['09:00-10:00', '12:00-13:00'], ' 10:00-12:00 13:00-17:00'],
    ['parts that overlap', ['11:00-14:00', '12:00-15:00'], ' 09:00-11:00 15:00-17:00'],
    ['a part and the whole', ['11:00-14:00', undefined], ''],
    ['the whole and a part', [undefined, '11:00-14:00'], ''],
    ['a part before the opening', ['00:00-09:00'], ' 09:00-17:00'],
    ['a part up to midnight', ['16:00-24:00'], ' 09:00-16:00'],
  ])('adds up with others of its date: %s', (_, parts, hours) => {
    const holidays = parts.map((closed, i) => ({
      name: `Holiday ${i}`,
      date: '2026-11-25',
      ...(closed ? { closed } : {}),
    }))
    expect(diary({ hours: OFFICE, holidays }, '2026-11-25', '2026-11-25')).toEqual([
      `wed 2026-11-25${hours}, holiday Holiday 0`,
    ])
  })
  it('is named on a day that is closed anyway', () =>
    expect(diary({ hours: OFFICE, holidays: ['2026-11-28'] }, '2026-11-28', '2026-11-29')).toEqual([
      'sat 2026-11-28, holiday 2026-11-28',
      'sun 2026-11-29, outside-hours',
    ]))
  it('closes dates on both sides of the turn of the year', () =>
    expect(diary({ hours: OFFICE, holidays: ['2026-12-31', '2027-01-01'] }, '2026-12-30', '2027-01-04')).toEqual([
      'wed 2026-12-30 09:00-17:00, hours',
      'thu 2026-12-31, holiday 2026-12-31',
      'fri 2027-01-01, holiday 2027-01-01',
      'sat 2027-01-02, outside-hours',
      'sun 2027-01-03, outside-hours',
      'mon 2027-01-04 09:00-17:00, hours',
    ]))
  it('moves to a date with weekly hours that the zone has', () => {
    const { holidays } = {
      holidays: [
        { name: 'A', date: '2011-12-29' },
        { name: 'B', date: '2011-12-29', observed: NEXT },
      ],
    }
    const found = (timeZone: string) =>
      businessCalendar({ timeZone, hours: OFFICE, holidays } as SimpleCalendarSpec)
        .holidays(2011)
        .map(({ date }) => date)
    expect(found('Europe/Rome')).toEqual(['2011-12-29', '2011-12-30'])
    expect(found('Pacific/Apia')).toEqual(['2011-12-29'])
  })
  it('is worked out once a year', () => {
    const office = desk({ timeZone: 'UTC', hours: OFFICE, holidays: ['2026-11-25'] })
    expect(office.holidays(2026)).toHaveLength(1)
    expect(office.holidays(2027)).toHaveLength(0)
    expect(office.holidays(2026)).toBe(office.holidays(2026))
  })
  it('is not looked up while nothing can open', () => {
    const spec = { timeZone: 'UTC', hours: {}, holidays: ['2026-11-25'], exceptions: { '2027-11-25': '09:00-17:00' } }
    const closed = desk(spec)
    const holidays = vi.spyOn(HolidayDates.prototype, 'datesIn')
    expect(closed.spans(Date.UTC(2026, 0), Date.UTC(2027, 0))).toEqual([])
    expect(holidays).not.toHaveBeenCalled()
    expect(closed.spans(Date.UTC(2027, 0), Date.UTC(2028, 0))).toEqual([
      Date.UTC(2027, 10, 25, 9),
      Date.UTC(2027, 10, 25, 17),
    ])
    expect(holidays).toHaveBeenCalled()
    holidays.mockRestore()
  })
})

describe('an exception with hours of a day, or closed', () => {
  it('replaces its date, and leaves the night shift that begins there its part after midnight', () =>
    expect(diary({ hours: NIGHTS, exceptions: { '2026-11-25': 'closed' } }, '2026-11-24', '2026-11-26')).toEqual([
      'tue 2026-11-24 00:00-06:00 22:00-24:00, hours',
      'wed 2026-11-25, exception 2026-11-25',
      'thu 2026-11-26 00:00-06:00 22:00-24:00, hours',
    ]))
  it('replaces the hours, with those of the night before', () =>
    expect(
      diary(
        { hours: NIGHTS, exceptions: { '2026-11-25': ['07:00-08:00', '10:00-11:00'] } },
        '2026-11-25',
        '2026-11-26',
      ),
    ).toEqual([
      'wed 2026-11-25 07:00-08:00 10:00-11:00, exception 2026-11-25',
      'thu 2026-11-26 00:00-06:00 22:00-24:00, hours',
    ]))
  it('opens a day without hours', () =>
    expect(
      diary({ exceptions: { '2026-11-28': { name: 'Fair', hours: '09:00-12:00' } } }, '2026-11-27', '2026-11-29'),
    ).toEqual([
      'fri 2026-11-27, outside-hours',
      'sat 2026-11-28 09:00-12:00, exception Fair',
      'sun 2026-11-29, outside-hours',
    ]))
  it('wins over a holiday: a worked one', () =>
    expect(
      diary(
        {
          hours: OFFICE,
          holidays: [{ name: 'Feast', date: '2026-11-25' }],
          exceptions: { '2026-11-25': '10:00-12:00' },
        },
        '2026-11-25',
        '2026-11-25',
      ),
    ).toEqual(['wed 2026-11-25 10:00-12:00, exception 2026-11-25']))
  it('swaps a Saturday for a Monday', () =>
    expect(
      diary(
        { hours: OFFICE, exceptions: { '2026-11-28': { name: 'Swap', hours: '09:00-17:00' }, '2026-11-30': 'closed' } },
        '2026-11-28',
        '2026-11-30',
      ),
    ).toEqual([
      'sat 2026-11-28 09:00-17:00, exception Swap',
      'sun 2026-11-29, outside-hours',
      'mon 2026-11-30, exception 2026-11-30',
    ]))

  const night = { '2026-11-24': '20:00-02:00' } as const
  it.each([
    ['without hours', {}, ' 00:00-02:00'],
    ['with hours', { hours: { wed: '09:00-17:00' } }, ' 00:00-02:00 09:00-17:00'],
    ['with the rest of a longer night', { hours: NIGHTS }, ' 00:00-06:00 22:00-24:00'],
    ['with the rest of a shorter night', { hours: { tue: '22:00-01:00' } }, ' 00:00-02:00'],
    ['that is a holiday', { hours: NIGHTS, holidays: ['2026-11-25'] }, ' 00:00-02:00'],
    [
      'that is closed in part',
      { hours: NIGHTS, holidays: [{ date: '2026-11-25', closed: '00:00-04:00' }] },
      ' 00:00-02:00 04:00-06:00 22:00-24:00',
    ],
    [
      'that is replaced',
      { hours: OFFICE, exceptions: { ...night, '2026-11-25': '10:00-11:00' } },
      ' 00:00-02:00 10:00-11:00',
    ],
    ['that is replaced by what it touches', { exceptions: { ...night, '2026-11-25': '01:00-11:00' } }, ' 00:00-11:00'],
    ['that is closed', { hours: OFFICE, exceptions: { ...night, '2026-11-25': 'closed' } }, ' 00:00-02:00'],
    [
      'in a week of its own',
      { exceptions: { ...night, '2026-11-25': { wed: '09:00-10:00' } } },
      ' 00:00-02:00 09:00-10:00',
    ],
  ] as [string, Spec, string][])('is open past midnight whatever the next date says: one %s', (_, spec, hours) => {
    const [tuesday, wednesday] = diary({ exceptions: night, ...spec }, '2026-11-24', '2026-11-25')
    expect(tuesday).toBe('tue 2026-11-24 20:00-24:00, exception 2026-11-24')
    expect(wednesday.replace(/,.*/, '')).toBe(`wed 2026-11-25${hours}`)
  })
  it('is the reason for a day that is open only by the night before', () =>
    expect(
      diary(
        { hours: OFFICE, exceptions: { '2026-11-27': { name: 'Move', hours: '20:00-02:00' } } },
        '2026-11-28',
        '2026-11-28',
      ),
    ).toEqual(['sat 2026-11-28 00:00-02:00, exception Move']))
  it.each([
    ['has hours of its own', '2026-11-24', '20:00-02:00', 'wed 2026-11-25 00:00-06:00 22:00-24:00, hours'],
    ['is open by a weekly night shift', '2026-11-27', '20:00-24:00', 'sat 2026-11-28 00:00-06:00, hours'],
    ['follows one that is closed', '2026-11-27', 'closed', 'sat 2026-11-28 00:00-06:00, hours'],
  ])('is no reason for the next day where that %s', (_, date, hours, day) => {
    const next = day.slice(4, 14)
    expect(diary({ hours: NIGHTS, exceptions: { [date]: hours } }, next, next)).toEqual([day])
  })
  it('covers a range with both ends', () =>
    expect(
      diary(
        { hours: OFFICE, exceptions: { '2026-11-24/2026-11-25': { name: 'Works', hours: 'closed' } } },
        '2026-11-23',
        '2026-11-26',
      ),
    ).toEqual([
      'mon 2026-11-23 09:00-17:00, hours',
      'tue 2026-11-24, exception Works',
      'wed 2026-11-25, exception Works',
      'thu 2026-11-26 09:00-17:00, hours',
    ]))
  it('is the narrower of two', () =>
    expect(
      diary(
        { hours: OFFICE, exceptions: { '2026-11-25': '10:00-11:00', '2026-11-24/..': 'closed' } },
        '2026-11-24',
        '2026-11-26',
      ),
    ).toEqual([
      'tue 2026-11-24, exception 2026-11-24/..',
      'wed 2026-11-25 10:00-11:00, exception 2026-11-25',
      'thu 2026-11-26, exception 2026-11-24/..',
    ]))
  it('is known from the night before the window', () => {
    // 2026-01-01 05:00 in UTC is 2025-12-31 18:00 in Pago Pago, where this night began a date before.
    const spec = { timeZone: 'Pacific/Pago_Pago', hours: {}, exceptions: { '2025-12-30': '19:00-18:30' } }
    expect(open(spec, '2026-01-01T05:00Z', '2026-01-01T06:00Z')).toEqual(['2026-01-01T05:00', '2026-01-01T05:30'])
  })
})

describe("an exception with a week's hours", () => {
  const summer = { name: 'Summer', hours: { 'mon-fri': '08:00-14:00' } } as const
  it('gives the shifts that begin on its dates', () =>
    expect(
      diary({ hours: OFFICE, exceptions: { '2026-11-24/2026-11-28': summer } }, '2026-11-23', '2026-11-30'),
    ).toEqual([
      'mon 2026-11-23 09:00-17:00, hours',
      'tue 2026-11-24 08:00-14:00, exception Summer',
      'wed 2026-11-25 08:00-14:00, exception Summer',
      'thu 2026-11-26 08:00-14:00, exception Summer',
      'fri 2026-11-27 08:00-14:00, exception Summer',
      'sat 2026-11-28, outside-hours',
      'sun 2026-11-29, outside-hours',
      'mon 2026-11-30 09:00-17:00, hours',
    ]))
  it('keeps the holidays', () =>
    expect(
      diary(
        { hours: OFFICE, holidays: [{ name: 'Feast', date: '2026-11-25' }], exceptions: { '2026-11-24/..': summer } },
        '2026-11-24',
        '2026-11-25',
      ),
    ).toEqual(['tue 2026-11-24 08:00-14:00, exception Summer', 'wed 2026-11-25, holiday Feast']))
  it('keeps the old night shift up to its end, and brings its own past its last date', () =>
    expect(
      diary(
        { hours: NIGHTS, exceptions: { '2026-11-25/2026-11-26': { 'mon-fri': '20:00-02:00' } } },
        '2026-11-24',
        '2026-11-28',
      ),
    ).toEqual([
      'tue 2026-11-24 00:00-06:00 22:00-24:00, hours',
      'wed 2026-11-25 00:00-06:00 20:00-24:00, exception 2026-11-25/2026-11-26',
      'thu 2026-11-26 00:00-02:00 20:00-24:00, exception 2026-11-25/2026-11-26',
      'fri 2026-11-27 00:00-02:00 22:00-24:00, hours',
      'sat 2026-11-28 00:00-06:00, hours',
    ]))
  it('loses the morning of its night shift to a holiday, unlike the hours of a day', () =>
    expect(
      diary(
        { holidays: ['2026-11-26'], exceptions: { '2026-11-25': { wed: '20:00-02:00' } } },
        '2026-11-25',
        '2026-11-26',
      ),
    ).toEqual(['wed 2026-11-25 20:00-24:00, exception 2026-11-25', 'thu 2026-11-26, holiday 2026-11-26']))
  it('brings night shifts to a desk without them', () =>
    expect(
      diary({ hours: OFFICE, exceptions: { '2026-11-25': { wed: '20:00-02:00' } } }, '2026-11-24', '2026-11-26'),
    ).toEqual([
      'tue 2026-11-24 09:00-17:00, hours',
      'wed 2026-11-25 20:00-24:00, exception 2026-11-25',
      'thu 2026-11-26 00:00-02:00 09:00-17:00, hours',
    ]))
  it('is the reason for a day that is open only by its night shift', () =>
    expect(
      diary(
        { hours: OFFICE, exceptions: { '2026-11-27': { name: 'Move', hours: { fri: '20:00-02:00' } } } },
        '2026-11-28',
        '2026-11-28',
      ),
    ).toEqual(['sat 2026-11-28 00:00-02:00, exception Move']))
  it('holds on from a date for good', () =>
    expect(diary({ hours: OFFICE, exceptions: { '2026-11-24/..': summer } }, '2199-12-30', '2199-12-31')).toEqual([
      'mon 2199-12-30 08:00-14:00, exception Summer',
      'tue 2199-12-31 08:00-14:00, exception Summer',
    ]))
  it('gives way to a narrower one', () =>
    expect(
      diary(
        { hours: OFFICE, exceptions: { '2026-11-24/..': summer, '2026-11-25': 'closed' } },
        '2026-11-24',
        '2026-11-26',
      ),
    ).toEqual([
      'tue 2026-11-24 08:00-14:00, exception Summer',
      'wed 2026-11-25, exception 2026-11-25',
      'thu 2026-11-26 08:00-14:00, exception Summer',
    ]))
})

describe('Schedule', () => {
  it('has its zone and its name', () => {
    expect(desk({ timeZone: 'Europe/Rome', hours: {}, name: 'Milan' })).toMatchObject({
      zone: { id: 'Europe/Rome' },
      name: 'Milan',
    })
    expect(desk({ timeZone: 'Europe/Rome', hours: {} }).name).toBeUndefined()
  })
  it.each([
    ['a misspelt key', { timezone: 'UTC' }, 'key-unknown timezone: This key is not known. Did you mean timeZone?'],
    [
      'an unknown key',
      { x: 1 },
      'key-unknown x: This key is not known. Known: name, timeZone, hours, holidays, exceptions.',
    ],
    [
      'no zone',
      { timeZone: undefined },
      'key-missing timeZone: This key is required. Give an IANA name such as Europe/Rome.',
    ],
    [
      'an unknown zone',
      { timeZone: 'Europe/Milan' },
      /^time-zone-unknown timeZone: "Europe\/Milan" is not an IANA time zone\. /,
    ],
    ['a zone that is no text', { timeZone: 2 }, 'input-invalid timeZone: 2 is not a text.'],
    [
      'no hours',
      { hours: undefined },
      "key-missing hours: This key is required. Give weekly hours such as { 'mon-fri': '09:00-17:00' }.",
    ],
    ['faulty hours', { hours: { mon: ['09:00-17:00', 9] } }, 'input-invalid hours.mon[1]: 9 is not a text.'],
    ['a name that is no text', { name: 5 }, 'input-invalid name: 5 is not a text.'],
    ['a blank name', { name: '' }, 'input-invalid name: "" is not a text.'],
    [
      'holidays that are no list',
      { holidays: { month: 1, day: 1 } },
      'input-invalid holidays: An object is not a list.',
    ],
    [
      'a faulty holiday',
      { holidays: ['2026-01-01', { month: 2, day: 30 }] },
      'date-invalid holidays[1].day: Month 2 has no day 30.',
    ],
    [
      'exceptions that are a list',
      { exceptions: ['2026-01-01'] },
      `input-invalid exceptions[0]: "2026-01-01" is not an object. Write { on: '12-24', hours: 'closed' }.`,
    ],
    [
      'a faulty exception',
      { exceptions: { '2026-01-01': { mon: '9-17' } } },
      'hours-invalid exceptions.2026-01-01.mon: "9-17" is not HH:MM-HH:MM. Did you mean 09:00-17:00?',
    ],
  ])('refuses %s', (_, more, message) =>
    expect(refused(more)).toEqual(typeof message === 'string' ? message : expect.stringMatching(message)),
  )

  const nowhere = 'No weekday has hours, so the holiday cannot move to a working day. Name a weekday to move to.'
  // 25 December 2026 is a Friday. 25 December 2025 is before the exception, so its next working day is 2 January 2026.
  it.each([
    ['observed', NEXT, ['2026-01-02', '2026-12-25'], ['2026-12-27']],
    ['substitute', NEXT, ['2026-01-02', '2026-12-25'], ['2026-12-25', '2026-12-27']],
    ['observed', { sat: 'fri', sun: NEXT }, ['2026-12-25'], ['2026-12-25']],
    ['substitute', { sun: NEXT }, ['2026-12-25'], ['2026-12-25']],
    ['observed', 'previous-working-day', ['2026-12-25'], ['2026-12-20']],
    ['substitute', { sat: 'previous-working-day' }, ['2026-12-25'], ['2026-12-25']],
  ])('without weekly hours refuses a holiday that is %s %j', (option, move, byException, onSundays) => {
    const holidays = ['2026-01-01', { month: 12, day: 25, [option]: move }]
    expect(refused({ hours: {}, holidays })).toBe(`holiday-invalid holidays[1]: ${nowhere}`)
    const exceptions = { '2026-01-02': '09:00-17:00', '2026-01-03/..': { mon: [] } }
    expect(refused({ hours: { mon: [] }, holidays, exceptions })).toBe(`holiday-invalid holidays[1]: ${nowhere}`)
    const datesOf = (spec: object) =>
      businessCalendar({ timeZone: 'UTC', holidays, ...spec } as never)
        .holidays(2026)
        .map(({ date }) => date)
    const week = { '2026-01-01/..': OFFICE }
    expect(datesOf({ hours: {}, exceptions: week })).toEqual(['2026-01-01', ...byException])
    expect(datesOf({ hours: { sun: '09:00-10:00' } })).toEqual(['2026-01-01', ...onSundays])
  })
  it('without weekly hours takes holidays that stay or move by weekday', () =>
    expect(
      businessCalendar({
        timeZone: 'UTC',
        hours: {},
        holidays: [{ name: 'Feast', date: '2026-11-29', observed: { sun: 'mon' } }, '2026-01-01'],
      }).holidays(2026),
    ).toEqual([
      { date: '2026-01-01', name: '2026-01-01' },
      { date: '2026-11-30', name: 'Feast', observed: true },
    ]))
})

describe('the description of a desk', () => {
  const text = (spec: unknown) => JSON.stringify(desk(spec))
  it('has its keys, weekdays and dates in order, and its hours as lists', () =>
    expect(
      text({
        exceptions: {
          '2027-01-01/..': { hours: { 'sat-sun': '10:00-11:00', mon: [] }, name: 'Later' },
          '2026-12-24': '09:00-13:00',
          '2026-08-10/2026-08-21': 'closed',
          '2026-08-12/2026-08-12': { hours: [] },
          '2026-08-14': { hours: 'closed', name: 'Eve' },
          '2026-08-13': ['18:00-22:00', '22:00-02:00', '08:00-10:00'],
        },
        holidays: [
          '2026-12-07',
          {
            weekday: 'sat',
            onOrAfter: { month: 6, day: 20 },
            substitute: { sun: 'mon', sat: 'fri' },
            years: [2027, 2026],
            name: 'Z',
          },
          { month: 1, day: 1 },
        ],
        hours: { 'sat-mon': ['14:00-18:00', '09:00-13:00', '13:00-14:00'], tue: [], fri: '22:00-00:00' },
        timeZone: 'europe/rome',
        name: 'Milan',
      }),
    ).toBe(
      JSON.stringify({
        name: 'Milan',
        timeZone: 'Europe/Rome',
        hours: { mon: ['09:00-18:00'], fri: ['22:00-24:00'], sat: ['09:00-18:00'], sun: ['09:00-18:00'] },
        holidays: [
          '2026-12-07',
          {
            name: 'Z',
            onOrAfter: { day: 20, month: 6 },
            substitute: { sat: 'fri', sun: 'mon' },
            weekday: 'sat',
            years: [2027, 2026],
          },
          { day: 1, month: 1 },
        ],
        exceptions: {
          '2026-08-10/2026-08-21': 'closed',
          '2026-08-12': 'closed',
          '2026-08-13': ['08:00-10:00', '18:00-02:00'],
          '2026-08-14': { name: 'Eve', hours: 'closed' },
          '2026-12-24': ['09:00-13:00'],
          '2027-01-01/..': { name: 'Later', hours: { sat: ['10:00-11:00'], sun: ['10:00-11:00'] } },
        },
      }),
    ))
  it('leaves out what is not given', () => {
    expect(Object.keys(desk({ timeZone: 'UTC', hours: {} }).toJSON())).toEqual(['timeZone', 'hours'])
    expect(text({ timeZone: 'UTC', hours: {} })).toBe('{"timeZone":"UTC","hours":{}}')
    expect(text({ timeZone: 'UTC', hours: {}, holidays: [], exceptions: {} })).toBe('{"timeZone":"UTC","hours":{}}')
  })
  it('is its own description', () => {
    const spec = {
      timeZone: 'Europe/Rome',
      hours: NIGHTS,
      holidays: [{ month: 12, day: 25, observed: NEXT }],
      exceptions: {
        '2026-08-10/..': { hours: { mon: '20:00-04:00' } },
        '2026-08-12': [],
        '2026-08-14/2026-08-15': '22:00-06:00',
      },
    }
    expect(text(JSON.parse(text(spec)))).toBe(text(spec))
  })
})

describe('Schedule, with many entries that count working days', () => {
  const monthsCounted = (nths: readonly number[]) => {
    const counted = vi.spyOn(Schedule.prototype, 'spans')
    const exceptions = nths.map(workingDay => ({ on: { workingDay }, hours: 'closed' }))
    desk({ timeZone: 'UTC', hours: OFFICE, exceptions }).spans(Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1))
    const { length } = counted.mock.calls
    counted.mockRestore()
    return length
  }

  it('counts the working days of each month once, however many entries there are', () => {
    const nths = Array.from({ length: 20 }, (_, i) => i + 1)
    expect(monthsCounted(nths)).toBe(monthsCounted([1]))
    expect(monthsCounted(nths)).toBeLessThanOrEqual(1 + 4 * 12)
  })
})
