import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { businessCalendar } from '../../../src/calendar/calendars.ts'
import {
  fromOpeningHoursSpecification,
  type OpeningHoursSpecification,
} from '../../../src/integrations/opening-hours/index.ts'
import { runs } from '../../arbitraries/runs.ts'
import { refusal } from '../../validation/refusal.ts'

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
  it.each([
    ['00:00:00', '23:59:59', '00:00-24:00'],
    ['09:00', '23:59', '09:00-24:00'],
    ['22:59', '23:59', '22:59-24:00'],
    ['23:00', '23:59', '23:00-23:59'],
    ['23:00', '23:59:59', '23:00-24:00'],
    ['23:59', '02:00', '23:59-02:00'],
  ])('takes %s to %s for %s: the last minute is the end of the day, except of a few minutes', (opens, closes, hours) =>
    expect(read({ dayOfWeek: 'Monday', opens, closes }).hours).toEqual({ mon: [hours] }),
  )
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
  const season = (validFrom: string, validThrough: string | undefined, opens: string) => ({
    ...{ dayOfWeek: 'Monday', opens, closes: '18:00', validFrom, validThrough },
  })
  it('uses the last of two seasons where they cross, and the inner one of two in each other', () => {
    const summer = season('2026-06-01', '2026-08-31', '08:00')
    const late = season('2026-08-15', '2026-09-30', '10:00')
    const week = season('2026-08-24', '2026-08-30', '12:00')
    const open = season('2026-09-28', undefined, '13:00')
    const hoursOn = (date: string, ...given: OpeningHoursSpecification[]) => {
      const calendar = businessCalendar({ timeZone: 'UTC', ...read([office, ...given]) })
      return calendar.nextOpen(`${date}T00:00Z`)?.slice(0, 16)
    }
    expect(read([summer, late]).exceptions).toEqual([
      { from: '2026-06-01', to: '2026-08-31', hours: { mon: ['08:00-18:00'] } },
      { from: '2026-08-15', to: '2026-09-30', hours: { mon: ['10:00-18:00'] } },
    ])
    expect(hoursOn('2026-08-17', summer, late)).toBe('2026-08-17T10:00')
    expect(hoursOn('2026-08-17', late, summer)).toBe('2026-08-17T08:00')
    expect(hoursOn('2026-08-24', week, late, summer)).toBe('2026-08-24T12:00')
    expect(hoursOn('2026-08-24', week, summer, late)).toBe('2026-08-24T12:00')
    expect(hoursOn('2026-09-28', summer, late, open)).toBe('2026-09-28T13:00')
    expect(hoursOn('2026-09-28', open, summer, late)).toBe('2026-09-28T10:00')
    expect(hoursOn('2026-10-05', open, summer, late)).toBe('2026-10-05T13:00')
  })
  it('keeps seasons by key that do not cross', () =>
    expect(
      Object.keys(
        read([season('2026-06-01', '2026-08-31', '08:00'), season('2026-09-01', undefined, '10:00')]).exceptions,
      ),
    ).toEqual(['2026-06-01/2026-08-31', '2026-09-01/..']))
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
    // The special dates and the season cross, so that the order decides.
    expect(both.exceptions).toMatchObject([
      { from: '2026-12-01', to: '2026-12-26' },
      { on: '2026-12-24', hours: ['09:00-13:00'] },
      { from: '2026-12-25', to: '2026-12-27', hours: 'closed' },
      { on: '2026-12-29' },
      { on: '2027-01-05' },
    ])
    const shop = businessCalendar({ timeZone: 'UTC', ...both, holidays: ['2026-12-02', '2026-12-24'] })
    // A special date is worked although it is a holiday; a season is not.
    expect(shop.nextOpen('2026-12-01T12:00Z')).toBe('2026-12-03T10:00:00+00:00')
    expect(shop.nextOpen('2026-12-23T12:00Z')).toBe('2026-12-24T09:00:00+00:00')
    expect(shop.nextOpen('2026-12-24T13:00Z')).toBe('2026-12-28T09:00:00+00:00')
  })
  it.each([
    ['closed', 'closed'],
    ['Closed', undefined],
    [undefined, 'CLOSED'],
    [null, null],
  ])('is closed from %j to %j', (opens, closes) =>
    expect(read([office, { dayOfWeek: 'Saturday', opens, closes } as never])).toEqual(read(office)),
  )
  it.each([
    ['Monday-Friday', weekdays],
    ['Mo-Fr', weekdays],
    ['mon - fri', weekdays],
    ['Monday, Tuesday,Wednesday,Thursday,Friday', weekdays],
    [['Mo', 'TUE', 'Wed', 'thu', 'https://schema.org/Friday'], weekdays],
  ])('reads the days %j', (dayOfWeek, days) =>
    expect(read({ dayOfWeek, opens: '09:00', closes: '18:00' })).toEqual(read({ ...office, dayOfWeek: days })),
  )

  const texts = {
    '24/7': { mon: '00:00-24:00', sun: '00:00-24:00' },
    'Mo-Su 00:00-23:59': { mon: '00:00-24:00', sun: '00:00-24:00' },
    'Mo-Su': { mon: '00:00-24:00', sun: '00:00-24:00' },
    'Mon-Sat 09:00-18:00 Sun Closed': { mon: '09:00-18:00', sat: '09:00-18:00' },
    'Mo-Fr 09:00-12:00 Mo 14:00-18:00 Sa 10:00-12:00': { mon: ['09:00-12:00', '14:00-18:00'], sat: '10:00-12:00' },
    'Mo-Fr 09:00:00-18:00:00, Sa 09:00:00-23:59:59': { mon: '09:00-18:00', sat: '09:00-24:00' },
    'Tu,Th 16:00-20:00': { tue: '16:00-20:00', thu: '16:00-20:00' },
  }
  it.each(Object.entries(texts))('reads the text %s', (text, hours) => {
    expect(read(text).hours).toMatchObject(hours)
    expect(read({ openingHours: text })).toEqual(read(text))
    expect(read({ openingHours: [text] })).toEqual(read(text))
  })
  it('is closed by the text Closed', () => expect(read('Closed').hours).toEqual({}))
  it('adds the texts of a list up', () =>
    expect(read(['Mo-Fr 09:00-12:00', 'Mo 14:00-18:00', 'Sa 10:00-12:00']).hours).toMatchObject({
      mon: ['09:00-12:00', '14:00-18:00'],
      tue: '09:00-12:00',
      sat: '10:00-12:00',
    }))

  const special = { opens: '00:00', closes: '00:00', validFrom: '2026-12-25', validThrough: '2026-12-25' }
  const place = {
    '@context': 'https://schema.org',
    '@type': ['Store', 'LocalBusiness'],
    name: 'Ferramenta Rossi',
    address: { '@type': 'PostalAddress', addressLocality: 'Milano' },
    openingHoursSpecification: [office],
    specialOpeningHoursSpecification: special,
  }
  it('reads a whole place by its members', () => {
    expect(read(place)).toEqual(read(office, { special }))
    expect(read({ '@context': 'https://schema.org', '@graph': [{ '@type': 'WebSite' }, place] })).toEqual(read(place))
    expect(read([place] as never)).toEqual(read(place))
    expect(read({ openingHours: 'Mo-Fr 09:00-18:00', specialOpeningHoursSpecification: special }).exceptions).toEqual({
      '2026-12-25': 'closed',
    })
  })
  it('takes the specification where a place has a text too, unless it is empty', () => {
    const openingHours = 'Sa 09:00-12:00'
    expect(read({ ...place, openingHours })).toEqual(read(place))
    expect(read({ openingHoursSpecification: [], openingHours }).hours).toEqual({ sat: '09:00-12:00' })
  })
  it('opens on the public holidays given, except those with special hours', () => {
    const given = [office, { dayOfWeek: 'PublicHolidays', opens: '10:00', closes: '12:00' }]
    const options = { years: { from: 2026, to: 2026 }, holidays: ['2026-06-02', '2026-12-25'], special }
    expect(read(given, options)).toEqual({
      hours: read(office).hours,
      holidays: ['2026-06-02', '2026-12-25', { covers: { from: 2026, to: 2026 } }],
      exceptions: { '2026-06-02': ['10:00-12:00'], '2026-12-25': 'closed' },
    })
    const summer = [office, { ...given[1], validFrom: '2026-06-01', validThrough: '2026-08-31' }]
    expect(read(summer, { ...options, special: undefined }).exceptions).toEqual({ '2026-06-02': ['10:00-12:00'] })
    expect(refusal(() => read(given, { holidays: [] }))).toBe(
      'key-missing years: PublicHolidays is about every year. ' +
        'Give the years for which to work out its dates, such as { from: 2026, to: 2028 }.',
    )
  })
  it('leaves public holidays to the holidays of the calendar', () => {
    expect(read([office, { dayOfWeek: 'PublicHolidays', opens: '00:00', closes: '00:00' }])).toEqual(read(office))
    expect(read([office, { dayOfWeek: ['https://schema.org/PublicHolidays'] }])).toEqual(read(office))
  })
  it.each([
    [
      [{ dayOfWeek: 'PublicHolidays', opens: '10:00', closes: '12:00' }],
      "hours-invalid [0]: These hours don't say which dates are public holidays. Give the options holidays and years.",
    ],
    [{ dayOfWeek: 'Mondy' }, 'weekday-unknown dayOfWeek: "Mondy" is not a day of the week. Did you mean Monday?'],
    [
      [{ dayOfWeek: ['Weekdays'] }],
      'weekday-unknown [0].dayOfWeek[0]: "Weekdays" is not a day of the week. Known: Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday, PublicHolidays.',
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
    [
      { '@type': 'Place' },
      'key-missing This place has no opening hours. They are under openingHoursSpecification, specialOpeningHoursSpecification, openingHours.',
    ],
    [
      [{ '@type': 'Place', opens: '09:00' }],
      'input-invalid [0].@type: "Place" is not known. Known: OpeningHoursSpecification.',
    ],
    [
      { '@type': 'Schedule', byDay: 'https://schema.org/Monday', startTime: '09:00' },
      'input-invalid A Schedule is not read. Write it as OpeningHoursSpecification, with dayOfWeek, opens and closes.',
    ],
    [
      { openingHoursSpecification: [{ byDay: 'Monday' }] },
      'input-invalid openingHoursSpecification[0]: A Schedule is not read. Write it as OpeningHoursSpecification, with dayOfWeek, opens and closes.',
    ],
    [
      [{ openingHours: 'Mo 09:00-12:00' }, { openingHours: 'Tu 09:00-12:00' }],
      'input-invalid 2 places have hours. Give one of them.',
    ],
    [
      { openingHours: ['Mo 09:00-12:00', 'Tu 9-12'] },
      'hours-invalid openingHours[1]: "9" at character 4: Expected hours. Write hours as HH:MM-HH:MM, such as 09:00-17:00.',
    ],
    [
      { dayOfWeek: 'Monday', opens: 'closed', closes: '18:00' },
      'hours-invalid opens: "closed" is not a time HH:MM. Such as 09:00 or 18:30.',
    ],
    [null, 'input-invalid null is not an object.'],
    [
      { validFrom: '2026-12-24T09:00' },
      'date-invalid validFrom: "2026-12-24T09:00" is not a date of 1900 to 2199. Did you mean 2026-12-24?',
    ],
    [
      { validFrom: '2026-12-24', validThrough: '2026-12-23' },
      'range-reversed 2026-12-23 is before 2026-12-24. Swap the two dates.',
    ],
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

  it('is open exactly when a specification of the date says so', () => {
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

describe('fromOpeningHoursSpecification, of many specifications', () => {
  const many = Array.from({ length: 25_000 }, () => ({
    dayOfWeek: ['Monday', 'Tuesday'],
    opens: '09:00',
    closes: '10:00',
    validFrom: '2026-01-05',
    validThrough: '2026-01-06',
  }))
  it('reads 25,000 of the same dates', () => {
    const { exceptions } = fromOpeningHoursSpecification(many)
    expect(Object.keys(exceptions)).toEqual(['2026-01-05/2026-01-06'])
  })
})
