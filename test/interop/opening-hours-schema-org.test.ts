import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { businessCalendar } from '../../src/calendar/business-calendar.ts'
import { fromOpeningHoursSpecification, type OpeningHoursSpecification } from '../../src/interop/opening-hours.ts'
import { runs } from '../arbitraries/runs.ts'
import { refusal } from '../input/refusal.ts'

// The examples are those of schema.org/OpeningHoursSpecification and of Google's page on local businesses,
// developers.google.com/search/docs/appearance/structured-data/local-business#business-hours.
const read = (...given: Parameters<typeof fromOpeningHoursSpecification>) => fromOpeningHoursSpecification(...given)
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']
const office = { '@type': 'OpeningHoursSpecification', dayOfWeek: weekdays, opens: '09:00', closes: '18:00' }

describe('fromOpeningHoursSpecification', () => {
  it('reads the hours of weekdays, by name or by address', () => {
    const hours = ['https://schema.org/Monday', 'http://schema.org/Tuesday', 'schema:Wednesday', 'Thursday']
    expect(read({ dayOfWeek: hours, opens: '09:00:00', closes: '18:00' })).toEqual({
      hours: { mon: ['09:00-18:00'], tue: ['09:00-18:00'], wed: ['09:00-18:00'], thu: ['09:00-18:00'] },
      holidays: [],
      exceptions: {},
    })
    expect(read({ dayOfWeek: 'Sunday', opens: '09:00', closes: '18:00' }).hours).toEqual({ sun: ['09:00-18:00'] })
  })
  it('adds up the hours of a weekday', () =>
    expect(
      read([
        { dayOfWeek: 'Monday', opens: '09:00', closes: '13:00' },
        { dayOfWeek: ['Monday'], opens: '14:00', closes: '18:00' },
      ]).hours,
    ).toEqual({ mon: ['09:00-13:00', '14:00-18:00'] }))
  it('takes every weekday where none is named', () =>
    expect(Object.keys(read({ opens: '09:00', closes: '18:00' }).hours)).toEqual([
      ...['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
    ]))
  it('is open all of a Saturday and closed all of a Sunday', () =>
    expect(
      read([
        { dayOfWeek: 'Saturday', opens: '00:00', closes: '23:59' },
        { dayOfWeek: 'Sunday', opens: '00:00', closes: '00:00' },
      ]).hours,
    ).toEqual({ sat: ['00:00-24:00'] }))
  it('takes the last second of the day for its end, and 23:59 elsewhere for what it says', () => {
    expect(read({ dayOfWeek: 'Monday', opens: '00:00:00', closes: '23:59:59' }).hours).toEqual({ mon: ['00:00-24:00'] })
    expect(read({ dayOfWeek: 'Monday', opens: '09:00', closes: '23:59' }).hours).toEqual({ mon: ['09:00-23:59'] })
  })
  it('is open from Saturday at six until Sunday at three', () => {
    const parts = read({ dayOfWeek: 'Saturday', opens: '18:00', closes: '03:00' })
    const bar = businessCalendar({ timeZone: 'UTC', ...parts })
    expect(bar.nextClose('2026-11-21T19:00Z')).toBe('2026-11-22T03:00:00+00:00')
  })
  it('closes at midnight by 00:00', () =>
    expect(read({ dayOfWeek: 'Monday', opens: '11:30', closes: '00:00' }).hours).toEqual({ mon: ['11:30-00:00'] }))
  it('is closed without times', () => expect(read([office, { dayOfWeek: 'Sunday' }]).hours).not.toHaveProperty('sun'))
  it('closes for a season', () =>
    // Google's example, closed for the winter holidays.
    expect(
      read([office, { opens: '00:00', closes: '00:00', validFrom: '2015-12-23', validThrough: '2016-01-05' }])
        .exceptions,
    ).toEqual({ '2015-12-23/2016-01-05': {} }))
  it('replaces the weekdays that a season names, and leaves the others', () =>
    expect(
      read([
        { dayOfWeek: ['Monday', 'Saturday'], opens: '09:00', closes: '18:00' },
        { dayOfWeek: 'Monday', opens: '08:00', closes: '12:00', validFrom: '2026-07-01', validThrough: '2026-08-31' },
        { dayOfWeek: 'Monday', opens: '13:00', closes: '14:00', validFrom: '2026-07-01', validThrough: '2026-08-31' },
        { dayOfWeek: 'Monday', opens: '10:00', closes: '14:00', validFrom: '2027-01-01' },
        { dayOfWeek: 'Monday', opens: '09:00', closes: '10:00', validThrough: '2019-12-31' },
      ]).exceptions,
    ).toEqual({
      '2026-07-01/2026-08-31': { mon: ['08:00-12:00', '13:00-14:00'], sat: ['09:00-18:00'] },
      '2027-01-01/..': { mon: ['10:00-14:00'], sat: ['09:00-18:00'] },
      '1900-01-01/2019-12-31': { mon: ['09:00-10:00'], sat: ['09:00-18:00'] },
    }))
  it('replaces dates by special hours', () => {
    const dates = (validFrom: string, validThrough = validFrom) => ({ validFrom, validThrough })
    const special = [
      { opens: '09:00', closes: '13:00', ...dates('2026-12-24') },
      { opens: '00:00', closes: '00:00', ...dates('2026-12-25', '2026-12-27') },
      { dayOfWeek: 'Tuesday', opens: '10:00', closes: '12:00', ...dates('2026-12-28', '2027-01-05') },
    ]
    expect(read(office, { special }).exceptions).toEqual({
      '2026-12-24': ['09:00-13:00'],
      '2026-12-25/2026-12-27': 'closed',
      '2026-12-29': ['10:00-12:00'],
      '2027-01-05': ['10:00-12:00'],
    })
    const season = { opens: '10:00', closes: '11:00', ...dates('2026-12-01', '2026-12-26') }
    const both = read([office, season], { special })
    expect(Object.keys(both.exceptions)).toContain('2026-12-26')
    const shop = businessCalendar({ timeZone: 'UTC', ...both, holidays: ['2026-12-02', '2026-12-24'] })
    // A special date is worked although it is a holiday; a season is not.
    expect(shop.nextOpen('2026-12-01T12:00Z')).toBe('2026-12-03T10:00:00+00:00')
    expect(shop.nextOpen('2026-12-23T12:00Z')).toBe('2026-12-24T09:00:00+00:00')
    expect(shop.nextOpen('2026-12-24T13:00Z')).toBe('2026-12-28T09:00:00+00:00')
  })
  it('leaves public holidays to the holidays of the calendar', () => {
    expect(read([office, { dayOfWeek: 'PublicHolidays', opens: '00:00', closes: '00:00' }])).toEqual(read(office))
    expect(read([office, { dayOfWeek: ['https://schema.org/PublicHolidays'] }])).toEqual(read(office))
  })
  it.each([
    [
      [{ dayOfWeek: 'PublicHolidays', opens: '10:00', closes: '12:00' }],
      'hours-invalid [0]: Which dates are public holidays these hours do not say. ' +
        'Give the hours of those dates as special ones, or as exceptions of the calendar.',
    ],
    [{ dayOfWeek: 'Mondy' }, 'weekday-unknown dayOfWeek: "Mondy" is not a day of the week. Did you mean Monday?'],
    [
      [{ dayOfWeek: ['Mo'] }],
      'weekday-unknown [0].dayOfWeek[0]: "Mo" is not a day of the week. Known: Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday, PublicHolidays.',
    ],
    [{ opens: '9:00', closes: '18:00' }, 'hours-invalid opens: "9:00" is not a time HH:MM. Such as 09:00 or 18:30.'],
    [
      { opens: '09:00', closes: '18:00:30' },
      'hours-invalid closes: "18:00:30" is not a time HH:MM. Such as 09:00 or 18:30.',
    ],
    [{ opens: '09:00', closes: '09:00' }, 'hours-empty 09:00 opens and closes at once. For closed write 00:00 twice.'],
    [{ opens: '09:00' }, 'key-missing closes: One of two times is missing. Give both, or none for closed.'],
    [{ closes: '09:00' }, 'key-missing opens: One of two times is missing. Give both, or none for closed.'],
    [{ opens: '09:00', close: '10:00' }, 'key-unknown close: This key is not known. Did you mean closes?'],
    [{ '@type': 'Place' }, 'input-invalid @type: "Place" is not known. Known: OpeningHoursSpecification.'],
    [
      { validFrom: '2026-12-24T09:00' },
      'date-invalid validFrom: "2026-12-24T09:00" is not a date of 1900 to 2199. Write YYYY-MM-DD.',
    ],
    [
      { validFrom: '2026-12-24', validThrough: '2026-12-23' },
      'range-reversed 2026-12-23 lies before 2026-12-24. Exchange the two dates.',
    ],
    ['Mo-Fr 09:00-18:00', 'input-invalid "Mo-Fr 09:00-18:00" is not an object.'],
  ])('refuses %j', (given, message) => expect(refusal(() => read(given as never))).toBe(message))
  it('refuses special hours without dates', () => {
    expect(refusal(() => read(office, { special: { opens: '09:00', closes: '10:00' } }))).toBe(
      'key-missing special.validFrom: Special hours have dates. Give the first and the last one.',
    )
    expect(refusal(() => read(office, { special: [{ validFrom: '2026-12-24' }] }))).toBe(
      'key-missing special[0].validThrough: Special hours have dates. Give the first and the last one.',
    )
    expect(refusal(() => read(office, { specials: [] } as never))).toBe(
      'key-unknown specials: This key is not known. Did you mean special?',
    )
  })

  it('is open just when a specification of the date says so', () => {
    const name = fc.constantFrom(...weekdays, 'Saturday', 'Sunday')
    const hour = fc.integer({ min: 0, max: 23 })
    const text = (hour: number) => `${String(hour).padStart(2, '0')}:00`
    const week = fc.uniqueArray(fc.record({ day: name, from: hour, length: fc.integer({ min: 1, max: 12 }) }), {
      selector: ({ day }) => day,
    })
    // 4 January 2027 is a Monday.
    const start = Date.UTC(2027, 0, 4)
    fc.assert(
      fc.property(week, fc.integer({ min: 0, max: 7 * 24 * 60 - 1 }), (week, minute) => {
        const given: OpeningHoursSpecification[] = week.map(({ day, from, length }) => ({
          dayOfWeek: `https://schema.org/${day}`,
          opens: text(from),
          closes: text((from + length) % 24),
        }))
        const names = [...weekdays, 'Saturday', 'Sunday']
        const openings = week.map(({ day, from, length }) => ({
          at: (names.indexOf(day) * 24 + from) * 60,
          length: length * 60,
        }))
        const overlaps = openings.some(a => openings.some(b => a !== b && (b.at - a.at + 10_080) % 10_080 < a.length))
        fc.pre(!overlaps)
        const calendar = businessCalendar({ timeZone: 'UTC', ...read(given) })
        const isOpen = openings.some(({ at, length }) => (minute - at + 10_080) % 10_080 < length)
        expect(calendar.isOpen(start + minute * 60_000)).toBe(isOpen)
      }),
      runs(200),
    )
  })
})
