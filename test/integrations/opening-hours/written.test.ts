import fc from 'fast-check'
import OpeningHours from 'opening_hours'
import { describe, expect, it } from 'vitest'
import { alwaysOpen, businessCalendar, union } from '../../../src/calendar/calendars.ts'
import { italianOffice } from '../../../src/calendar/presets/italian-office.ts'
import type { CalendarSpec } from '../../../src/calendar/spec.ts'
import {
  fromOpeningHoursSpecification,
  fromOsmOpeningHours,
  toOpeningHoursSpecification,
  toOsmOpeningHours,
} from '../../../src/integrations/opening-hours/index.ts'
import { runs } from '../../arbitraries/runs.ts'
import { refusal } from '../../validation/refusal.ts'

const START = Date.UTC(2026, 0, 1)
const END = Date.UTC(2028, 11, 31)
const HOUR = 3_600_000
const HOLIDAYS = ['2026-01-06', { month: 12, day: 25 }, { easter: 1 }] as const

const day = fc.constantFrom<readonly string[]>(
  ['09:00-17:00'],
  ['08:00-12:00', '13:00-18:30'],
  ['00:00-24:00'],
  ['18:00-24:00'],
  ['00:00-06:00', '23:30-24:00'],
  ['10:15-10:45'],
)
const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const week = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...names), day), { selector: ([name]) => name, maxLength: 7 })
  .map(days => Object.fromEntries(days))
/** Hours past midnight, of some weekdays, and hours after the end of such a night. */
const night = fc.constantFrom<readonly string[]>(['22:00-06:00'], ['10:00-12:00', '20:00-03:00'], ['09:00-17:00'])
const nights = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...names), night), { selector: ([name]) => name, maxLength: 7 })
  .map(days => Object.fromEntries(days))
const date = fc.integer({ min: 0, max: 900 }).map(days => new Date(START + days * 24 * HOUR).toISOString().slice(0, 10))
const dated = fc.oneof(
  date.map(on => ({ on })),
  fc.tuple(date, date).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
  date.map(from => ({ from })),
  date.map(to => ({ to })),
)
// opening_hours 3.15.0 forgets ranges that end on 28 February.
const yearlyDay = date.map(text => text.slice(5)).filter(text => !text.startsWith('02-2'))
/** Dates with an end, because a reader computes each date of hours if there are public holidays. */
const closedRange = fc.oneof(
  date.map(on => ({ on })),
  fc.tuple(date, date).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
)
const fromDate = fc.oneof(
  closedRange,
  date.map(from => ({ from })),
)
const yearly = fc.oneof(
  yearlyDay.map(on => ({ on })),
  fc.tuple(yearlyDay, yearlyDay).map(([from, to]) => ({ from, to })),
)
const dayHours = fc.oneof(fc.constant('closed' as const), day)
const entries = (dates: fc.Arbitrary<object>, hours: fc.Arbitrary<unknown>) =>
  fc.array(
    fc.tuple(dates, hours).map(([dates, hours]) => ({ ...dates, hours })),
    { maxLength: 4 },
  )
const specOf = (hours: fc.Arbitrary<unknown>, exceptions: fc.Arbitrary<unknown>) =>
  fc.record({ timeZone: fc.constant('UTC'), hours, exceptions }) as fc.Arbitrary<CalendarSpec>

const intervalsOf = (spec: object) => [...businessCalendar(spec as CalendarSpec).intervals(START, END)]
// Nights of alternate weeks need the years.
const years = { from: 2025, to: 2029 }
const readOsm = (text: string) => ({ timeZone: 'UTC', ...fromOsmOpeningHours(text, { years }) })
const readPlace = (place: object) => ({ timeZone: 'UTC', ...fromOpeningHoursSpecification(place as never) })

/** Compares with the package opening_hours, which uses the process's clock, three times a day. */
function agreesWithPackage(text: string, spec: object): void {
  const theirs = new OpeningHours(text, undefined, { locale: 'en' } as never)
  const ours = businessCalendar(spec as CalendarSpec)
  const states = everySevenHours.map(([at, local]) => [at, theirs.getState(local)])
  expect([text, states]).toEqual([text, everySevenHours.map(([at]) => [at, ours.isOpen(at + 60_000)])])
}

/** Instants that exist on the process's clock, each with the local time a minute later. */
const everySevenHours = Array.from({ length: Math.ceil((END - START) / (7 * HOUR)) }, (_, i) => {
  const at = START + i * 7 * HOUR
  const wall = new Date(at)
  const local = new Date(wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate(), wall.getUTCHours(), 1)
  return [at, local] as const
}).filter(([at, local]) => local.getHours() === new Date(at).getUTCHours())

describe('toOsmOpeningHours', () => {
  const plain = fc.oneof(
    specOf(fc.oneof(week, fc.record({ odd: week, even: week })), entries(fromDate, fc.oneof(dayHours, week))),
    specOf(week, entries(fc.oneof(fromDate, yearly), dayHours)),
    specOf(fc.oneof(nights, fc.record({ odd: nights, even: nights })), fc.constant([])),
    specOf(
      week,
      date.map(on => [{ on, hours: ['20:00-03:00'] }]),
    ),
  )
  it('is read as a calendar with the same hours', () =>
    fc.assert(
      fc.property(plain, spec => {
        expect(intervalsOf(readOsm(toOsmOpeningHours(spec)))).toEqual(intervalsOf(spec))
      }),
      runs(30),
    ))
  it('means the same to the package opening_hours', () =>
    fc.assert(
      fc.property(plain, spec => agreesWithPackage(toOsmOpeningHours(spec), spec)),
      runs(12),
    ))
  it('is read as a calendar with the same hours, with public holidays', () =>
    fc.assert(
      fc.property(specOf(week, entries(fc.oneof(closedRange, yearly), dayHours)), plain => {
        const spec = { ...plain, holidays: HOLIDAYS }
        const text = toOsmOpeningHours(spec as never, { publicHolidays: true })
        expect(intervalsOf({ ...readOsm(text), holidays: HOLIDAYS })).toEqual(intervalsOf(spec))
      }),
      runs(40),
    ))
  it.each(['01-06/01-05', '03-01/02-28', '03-01/02-29', '02-01/01-31'])('closes a whole year: %s', dates => {
    const spec = { timeZone: 'UTC', hours: { mon: '09:00-17:00' }, exceptions: { [dates]: 'closed' } }
    agreesWithPackage(toOsmOpeningHours(spec as CalendarSpec), spec)
    expect(intervalsOf(readOsm(toOsmOpeningHours(spec as CalendarSpec)))).toEqual(intervalsOf(spec))
  })
  it.each<[CalendarSpec, string]>([
    [{ timeZone: 'UTC', hours: { 'mon-fri': '09:00-18:00' } }, 'Mo-Fr 09:00-18:00'],
    [{ timeZone: 'UTC', hours: {} }, 'off'],
    [{ always: true }, 'Mo-Su 00:00-24:00'],
    [{ timeZone: 'UTC', hours: { mon: '22:00-06:00', wed: '22:00-06:00' } }, 'Mo,We 22:00-06:00'],
    [
      { timeZone: 'UTC', hours: { thu: '18:00-02:00', fri: '18:00-03:00' } },
      // After ';', the hours of Friday would close the end of the night before.
      'Th 18:00-02:00, Fr 18:00-03:00',
    ],
    [
      { timeZone: 'UTC', hours: { odd: { mon: '09:00-12:00' }, even: { tue: '09:00-12:00' } } },
      'week 1-53/2 Mo 09:00-12:00; week 2-53/2 Tu 09:00-12:00',
    ],
    [
      {
        timeZone: 'UTC',
        hours: {},
        exceptions: {
          '12-24/01-06': 'closed',
          '2026-08-10/2026-08-21': { mon: '09:00-12:00' },
          '2026-12-24/2027-01-02': '10:00-11:00',
          '2027-05-10/..': 'closed',
        },
      },
      '2027 May 10-2027 Dec 31 off; 2028-2199 off; Dec 24-Jan 06 off; 2026 Aug 10-21 off; 2026 Aug 10-21 Mo 09:00-12:00; ' +
        '2026 Dec 24-2027 Jan 02 10:00-11:00',
    ],
  ])('writes %j', (spec, text) => expect(toOsmOpeningHours(spec)).toBe(text))
  it('writes public holidays', () =>
    expect(toOsmOpeningHours(italianOffice, { publicHolidays: true })).toBe('Mo-Fr 09:00-18:00; PH off'))

  const OFFICE = { timeZone: 'UTC', hours: { mon: '09:00-18:00' } } as const
  it.each<[string, object, object, string]>([
    ['a combined calendar', union(italianOffice, alwaysOpen), {}, 'input-invalid calendar.union: A combined calendar'],
    ['holidays', { ...OFFICE, holidays: HOLIDAYS }, {}, 'holiday-invalid calendar.holidays[0]: Opening hours do not'],
    [
      'a part of a holiday',
      { ...OFFICE, holidays: [{ date: '2026-12-24', closed: '12:00-24:00' }] },
      { publicHolidays: true },
      'holiday-invalid calendar.holidays[0].closed: A public holiday is closed all day.',
    ],
    ['an unknown option', OFFICE, { publicHoliday: true }, 'key-unknown publicHoliday: '],
    ['another option', OFFICE, { publicHolidays: 'PH' }, 'input-invalid publicHolidays: "PH" is not true or false.'],
    [
      'a rotation',
      { ...OFFICE, hours: { rotation: ['09:00-18:00', 'closed'], startsOn: '2026-01-05' } },
      {},
      'hours-invalid calendar.hours: A rotation has no text.',
    ],
    [
      'a rule',
      { ...OFFICE, exceptions: [{ on: { workingDay: -1 }, hours: 'closed' }] },
      {},
      'exception-invalid calendar.exceptions[0]: It has a rule, not dates.',
    ],
    [
      'some years of a date',
      { ...OFFICE, exceptions: [{ on: '12-24', since: 2026, hours: 'closed' }] },
      {},
      'exception-invalid calendar.exceptions[0]: It has a rule, not dates.',
    ],
    [
      'odd and even weeks of a season',
      { ...OFFICE, exceptions: { '07-01/08-31': { odd: {}, even: { mon: '09:00-10:00' } } } },
      {},
      'hours-invalid calendar.exceptions.07-01/08-31: These hours differ from week to week.',
    ],
    [
      'nights with a season',
      { ...OFFICE, hours: { mon: '22:00-06:00' }, exceptions: { '07-01/08-31': { mon: '09:00-10:00' } } },
      {},
      'hours-invalid calendar.hours: These hours run past midnight',
    ],
    [
      'nights with holidays',
      { ...OFFICE, hours: { mon: '22:00-06:00' }, holidays: ['12-25'] },
      { publicHolidays: true },
      'hours-invalid calendar.hours: These hours run past midnight',
    ],
    [
      'nights of one of several exceptions',
      { ...OFFICE, exceptions: { '2026-12-23': '22:00-06:00', '2026-12-24': 'closed' } },
      {},
      'hours-invalid calendar.exceptions.2026-12-23: These hours run past midnight',
    ],
    [
      'a range with an open start',
      { ...OFFICE, exceptions: { '../2026-12-31': 'closed' } },
      {},
      'exception-invalid calendar.exceptions.../2026-12-31: It begins before 1970',
    ],
    [
      "a yearly date with a week's hours",
      { ...OFFICE, exceptions: { '12-24': { mon: '09:00-10:00' } } },
      {},
      "exception-invalid calendar.exceptions.12-24: A yearly date has a week's hours.",
    ],
    [
      'nights of a yearly exception',
      { ...OFFICE, exceptions: { '12-23': '22:00-06:00' } },
      {},
      'hours-invalid calendar.exceptions.12-23: These hours run past midnight',
    ],
    [
      "a week's hours above a day's, with holidays",
      {
        ...OFFICE,
        holidays: ['12-25'],
        exceptions: { '07-01/08-31': 'closed', '07-10/07-20': { mon: '09:00-10:00' } },
      },
      { publicHolidays: true },
      "exception-invalid calendar.exceptions.07-10/07-20: A week's hours apply above",
    ],
  ])('refuses %s', (_, spec, options, message) =>
    expect(refusal(() => toOsmOpeningHours(spec as never, options))).toContain(message),
  )
})

describe('toOpeningHoursSpecification', () => {
  const any = specOf(fc.oneof(week, nights), entries(dated, fc.oneof(dayHours, week, nights)))
  it('is read as a calendar with the same hours', () =>
    fc.assert(
      fc.property(any, fc.boolean(), (plain, hasHolidays) => {
        const holidays = hasHolidays ? HOLIDAYS : []
        const spec = { ...plain, holidays }
        const place = JSON.parse(JSON.stringify(toOpeningHoursSpecification(spec as never, { publicHolidays: true })))
        expect(intervalsOf({ ...readPlace(place), holidays })).toEqual(intervalsOf(spec))
      }),
      runs(60),
    ))
  it('writes seasons and special hours', () => {
    const type = { '@type': 'OpeningHoursSpecification' }
    const season = { validFrom: '2026-07-01', validThrough: '2026-08-31' }
    expect(
      toOpeningHoursSpecification({
        timeZone: 'UTC',
        hours: { 'sat-sun': ['00:00-24:00'] },
        exceptions: { '2026-07-01/2026-08-31': { 'mon-sat': '18:00-24:00' }, '2026-12-24': 'closed' },
      }),
    ).toEqual({
      openingHoursSpecification: [
        { ...type, dayOfWeek: ['Saturday', 'Sunday'], opens: '00:00', closes: '23:59' },
        {
          ...type,
          dayOfWeek: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
          opens: '18:00',
          closes: '00:00',
          ...season,
        },
        { ...type, dayOfWeek: ['Sunday'], opens: '00:00', closes: '00:00', ...season },
      ],
      specialOpeningHoursSpecification: [
        { ...type, opens: '00:00', closes: '00:00', validFrom: '2026-12-24', validThrough: '2026-12-24' },
      ],
    })
  })
  it.each<[string, object, string]>([
    [
      'yearly exceptions',
      { exceptions: { '12-24': 'closed' } },
      'exception-invalid calendar.exceptions.12-24: schema.org',
    ],
    ['odd and even weeks', { hours: { odd: {}, even: {} } }, 'hours-invalid calendar.hours: These hours differ'],
    ['holidays', { holidays: ['12-25'] }, 'holiday-invalid calendar.holidays[0]: Opening hours do not'],
  ])('refuses %s', (_, more, message) =>
    expect(refusal(() => toOpeningHoursSpecification({ timeZone: 'UTC', hours: {}, ...more }))).toContain(message),
  )
})
