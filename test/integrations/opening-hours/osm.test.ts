import fc from 'fast-check'
import OpeningHours from 'opening_hours'
import { describe, expect, it } from 'vitest'
import { businessCalendar } from '../../../src/calendar/calendars.ts'
import { fromOsmOpeningHours } from '../../../src/integrations/opening-hours/index.ts'
import { runs, sampled } from '../../arbitraries/runs.ts'
import { refusal } from '../../validation/refusal.ts'

const YEARS = { from: 2027, to: 2028 }
const START = Date.UTC(YEARS.from, 0)
const END = Date.UTC(YEARS.to + 1, 0)
const MINUTE = 60_000
const DAY = 1440 * MINUTE

const ITALY = { lat: 41.9, lon: 12.5, address: { country_code: 'it', country: 'Italia', state: 'Lazio' } }

/** The package opening_hours, which uses the process's clock. */
function theirs(text: string): OpeningHours {
  return new OpeningHours(text, ITALY as never, { locale: 'en' } as never)
}

/** The public holidays that the package knows. */
const holidays = theirs('PH')
  .getOpenIntervals(new Date(YEARS.from, 0, 1), new Date(YEARS.to + 1, 0, 1))
  .flatMap(([start, end]) =>
    Array.from({ length: Math.round((end.getTime() - start.getTime()) / DAY) }, (_, i) =>
      new Date(wall(start) + i * DAY).toISOString().slice(0, 10),
    ),
  )

/** An instant of the process's clock as the wall time it shows. */
function wall(at: Date): number {
  return Date.UTC(at.getFullYear(), at.getMonth(), at.getDate(), at.getHours(), at.getMinutes())
}

/** The openings and closings of our calendar. */
function ours(text: string): number[] {
  const options = { years: YEARS, ...(/\bPH\b/i.test(text) ? { holidays } : {}) }
  const calendar = businessCalendar({ timeZone: 'UTC', ...fromOsmOpeningHours(text, options) })
  return [...calendar.intervals(START, END)].flatMap(({ start, end }) => [start, end])
}

/** The days of the two years on which the process's clock is changed, and their neighbours: there the two may differ. */
const changes = Array.from({ length: (END - START) / DAY }, (_, i) => START + i * DAY).filter(day => {
  const offset = (days: number) => {
    const date = new Date(day + days * DAY)
    return new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()).getTimezoneOffset()
  }
  return offset(-1) !== offset(2)
})

/**
 * Asks both at a minute of every day and around each change that either of them has. Theirs are asked one by one: their
 * list of intervals leaves hours out where a rule of one year ends.
 */
function agree(text: string, same = text.replaceAll('23:59', '24:00')): void {
  const source = theirs(same)
  const edges = ours(text)
  const from = new Date(YEARS.from, 0, 1)
  const changed = source
    .getOpenIntervals(from, new Date(YEARS.to + 1, 0, 1))
    .flatMap(([start, end]) => [wall(start), wall(end)])
  const daily = Array.from({ length: (END - START) / DAY }, (_, i) => START + i * DAY + ((i * 577) % 1440) * MINUTE)
  const minutes = [...edges, ...changed].flatMap(at => [at - MINUTE, at, at + MINUTE]).concat(daily)
  let i = 0
  for (const at of [...new Set(minutes)].sort((a, b) => a - b)) {
    if (at < START || at >= END || changes.includes(Math.floor(at / DAY) * DAY)) continue
    while (edges[i] <= at) i++
    const date = new Date(at)
    const local = new Date(
      date.getUTCFullYear(),
      date.getUTCMonth(),
      date.getUTCDate(),
      date.getUTCHours(),
      date.getUTCMinutes(),
    )
    if (source.getState(local) !== (i % 2 === 1)) throw new Error(`${text}: differs at ${date.toISOString()}`)
  }
}

/** Whether the package reads a value. It refuses several weekdays of a month, such as `Nov Mo[1,3]` and `Jan Mo[2-4]`. */
function isReadByThem(text: string): boolean {
  try {
    theirs(text)
    return true
  } catch (error) {
    if (String(error).includes('constrained weekday')) return false
    throw error
  }
}

const week = fc.constantFrom('Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su')
const weekdays = fc
  .array(
    fc.oneof(
      week,
      fc.tuple(week, fc.constantFrom('[1]', '[-1]', '[1,3]', '[2-4]', '[5]', '[-2]')).map(([day, nth]) => day + nth),
      fc.tuple(week, week).map(([a, b]) => `${a}-${b}`),
    ),
    { minLength: 1, maxLength: 2 },
  )
  .map(days => days.join(','))
const month = fc.constantFrom('Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec')
// opening_hours 3.15.0 forgets ranges that end on 28 February in years that have no 29th.
const day = fc.integer({ min: 1, max: 27 })
const year = fc.constantFrom(2026, 2027, 2028)
const days = fc.tuple(day, day).map(([a, b]) => (a === b ? `${a}` : `${Math.min(a, b)}-${Math.max(a, b)}`))
const dates = fc.oneof(
  fc.tuple(month, days).map(([month, days]) => `${month} ${days}`),
  fc.tuple(month, month).map(([a, b]) => (a === b ? a : `${a}-${b}`)),
  fc.tuple(month, day, month, day).map(([a, b, c, d]) => (a === c ? `${a} ${b}` : `${a} ${b}-${c} ${d}`)),
  fc.tuple(month, day, day).map(([month, a, b]) => `${month} ${a},${month} ${b}`),
  fc.tuple(year, month, days).map(parts => `${parts[0]} ${parts[1]} ${parts[2]}`),
  year.map(String),
  fc.constantFrom(
    'week 1-53/2',
    'week 2-53/2',
    'week 2-52/2',
    'week 1-51/2',
    'week 10-20',
    'week 01,53',
    'week 3-40/4',
  ),
)
const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '30'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`)
const span = fc.oneof(
  fc.tuple(clock, clock).map(([a, b]) => `${a}-${b === '00:00' ? '24:00' : b}`),
  fc.constantFrom('22:00-06:00', '00:00-24:00', '20:00-26:00', '09:00-18:00'),
)
const times = fc.array(span, { minLength: 1, maxLength: 2 }).map(spans => spans.join(','))
const publicHolidays = fc.constantFrom('', '', '', 'PH', 'PH,')
/** What may follow hours: nothing known with a comment alone, and open with the word too. */
const word = fc.constantFrom('', '', '', ' open', ' open "ring the bell"', ' "by appointment"', ' unknown')
const open = fc
  .tuple(fc.option(dates, { nil: '', freq: 2 }), publicHolidays, fc.option(weekdays, { nil: '' }), times, word)
  .map(([dates, ph, days, times, word]) => {
    // A list is one word: PH,Mo. Beside each other they narrow: PH Mo is a Monday that is a holiday.
    const named = days ? (ph === 'PH,' ? `PH,${days}` : [ph, days].filter(Boolean).join(' ')) : ph.replace(',', '')
    return [dates, named, times].filter(Boolean).join(' ') + word
  })
/** After another rule hours have to name their days. */
const dayed = open.filter(rule => !/^\d\d:/.test(rule))
const fallback = fc.oneof(open, fc.constant('"on call"'))
/** The package forgets that a rule is a fallback where its hours go on after midnight. */
const hasNightlyFallback = (text: string) =>
  text
    .split(';')
    .flatMap(rules => rules.split('||').slice(1))
    .some(rules => [...rules.matchAll(/(\d\d:\d\d)-(\d\d:\d\d)/g)].some(([, from, to]) => from >= to || to > '24:00'))
const off = fc
  .tuple(
    fc.option(dates, { nil: '' }),
    fc.option(fc.oneof({ arbitrary: weekdays, weight: 3 }, { arbitrary: fc.constant('PH'), weight: 1 }), { nil: '' }),
    fc.option(times, { nil: '', freq: 1 }),
  )
  .filter(parts => parts.some(Boolean))
  .map(parts => `${parts.filter(Boolean).join(' ')} off`)
const value = fc
  .tuple(
    fc.oneof(open, fc.constant('24/7')),
    fc.array(
      fc.oneof(
        { arbitrary: dayed.map(rule => ({ rule, separator: '; ' })), weight: 2 },
        { arbitrary: off.map(rule => ({ rule, separator: '; ' })), weight: 2 },
        { arbitrary: dayed.map(rule => ({ rule, separator: ', ' })), weight: 1 },
        { arbitrary: fallback.map(rule => ({ rule, separator: ' || ' })), weight: 1 },
      ),
      { maxLength: 3 },
    ),
  )
  .map(([first, rest]) =>
    rest.reduce(
      (text, { rule, separator }) => text + (/:\d\d$/.test(text) || separator !== ', ' ? separator : '; ') + rule,
      first,
    ),
  )
  .filter(text => !hasNightlyFallback(text))
/** The same value as people write it: in any case, with a typographic dash. */
const written = fc
  .tuple(value, fc.constantFrom(...['-', '–', '—', '−']), fc.constantFrom('', 'lower', 'upper'))
  .map(([text, dash, letters]) => {
    const cased = letters === 'lower' ? text.toLowerCase() : letters === 'upper' ? text.toUpperCase() : text
    return { text, written: cased.replaceAll('-', dash) }
  })

describe('fromOsmOpeningHours, by week', () => {
  it('reads odd and even weeks as hours that alternate', () =>
    expect(fromOsmOpeningHours('Mo-Tu 09:00-17:00; week 2-52/2 Tu 10:00-12:00; PH off')).toEqual({
      hours: {
        odd: { mon: '09:00-17:00', tue: '09:00-17:00' },
        even: { mon: '09:00-17:00', tue: '10:00-12:00' },
      },
      holidays: [],
      exceptions: {},
    }))
  it('knows every weekday of odd and even weeks in a season that begins with a year', () => {
    // In the first nine days of a year, no Saturday is in an even week.
    agree('00:00-24:00; week 1-53/2 09:00-18:00; Jan Mo 00:30-00:30')
    agree('00:00-24:00; week 1-53/2 09:00-18:00; Dec 28-Jan 10 Mo 00:30-00:30')
  })
  it('reads other weeks as dates', () =>
    expect(fromOsmOpeningHours('Mo 09:00-17:00; week 2,4 off', { years: { from: 2026, to: 2026 } })).toMatchObject({
      hours: { mon: '09:00-17:00' },
      holidays: [{ covers: { from: 2026, to: 2026 } }],
      exceptions: { '2026-01-05': 'closed', '2026-01-19': 'closed' },
    }))
  it('reads weekdays of the month as dates', () =>
    expect(
      fromOsmOpeningHours('Mo-Fr 09:00-17:00; Sa[-1] 09:00-12:00', { years: { from: 2026, to: 2026 } }),
    ).toMatchObject({
      exceptions: { '2026-01-31': { sat: '09:00-12:00' }, '2026-02-28': { sat: '09:00-12:00' } },
    }))
  it('needs the years of such dates', () =>
    expect(refusal(() => fromOsmOpeningHours('Mo-Fr 09:00-17:00; Sa[1] 09:00-12:00'))).toContain('key-missing years'))
})

describe('fromOsmOpeningHours, on any value of its grammar', () => {
  it('is open when the package opening_hours is, through two years', () =>
    fc.assert(
      fc.property(value, text => {
        fc.pre(isReadByThem(text))
        agree(text)
      }),
      runs(60),
    ))
  it('is the same in any case and with any dash', () =>
    fc.assert(
      fc.property(written, ({ text, written }) => {
        const [one, other] = [text, written].map(text => fromOsmOpeningHours(text, { years: YEARS, holidays }))
        expect(other).toEqual(one)
      }),
      runs(60),
    ))
})

/** Values that the wiki's page Key:opening_hours and the README of opening_hours.js give as examples. */
const REAL = [
  '24/7',
  'Mo-Fr 08:00-17:30',
  'Mo-Fr 08:00-12:00,13:00-17:30; Sa 08:00-12:00; PH off',
  'Mo 10:00-12:00,12:30-15:00; Tu-Fr 08:00-12:00,12:30-15:00; Sa 08:00-12:00',
  'Mo-Su 08:00-18:00; Apr 10-15 off; Jun 08:00-14:00; Aug off; Dec 25 off',
  'Mo-Sa 10:00-20:00; Tu off',
  'Mo-Sa 10:00-20:00; Tu 10:00-14:00',
  'Mo-Fr 10:00-20:00; PH off',
  'Mo-Fr 10:00-20:00; 12:00-14:00 off',
  'Mo-Fr 10:00-16:00; We 12:00-18:00',
  'Mo-Fr 08:00-12:00, We 14:00-18:00',
  '22:00-02:00; Th 12:00-14:00',
  'Fr-Sa 18:00-06:00; PH off',
  'Jan 10-Feb 10: 07:30-12:00',
  'Mo-Fr 12:00-18:00; We off; Sa 12:00-17:00',
  '10:00-26:00',
  'open; Mo 15:00-16:00 off; PH off',
  'Mo-Fr 09:00-18:00; Dec 24,31 09:00-13:00; Dec 25-26 off',
  'Mo-Fr 9:00-17:00;',
  // Shapes of values on the map, with the words in them replaced.
  'Mo-Su',
  'May-Oct 24/7',
  'Jun 15-Sep 15',
  'Mo-Su 12:30–14:30',
  'Mo-Fr 11:00-23:00; Su Off',
  'Mo-Fr 11:00-23:00; Sa Closed; Su CLOSED',
  'Mo-Sa 08:00-19:00, PH off',
  'Mo-Fr 09:00-18:00, We off',
  'Sa 09:00-12:00 || "by appointment"',
  'Mo-Fr 08:00-11:00 || Tu-Th open',
  'We-Fr 10:00-24:00 open "it is open" || "please call"; PH off',
  'Fr 17:00-19:00; Sa 09:00-17:00 || "by phone"',
  'Mo-Su 06:00-22:00 open "365 days a year"',
  'Mo-Th 08:00-12:00,12:00-13:00 "self-service",13:00-18:00,18:00-20:00 "self-service"; Su 10:00-19:00 open "x"',
  'Mo-Fr 08:30-13:30,14:45-15:45+',
  'Mo-Th 11:30-15:30,19:00-23:30+, Fr 11:30-15:30,19:00-24:00+',
  'Mo-Su 17:00+; Sa 10:00-12:00',
  'Mo-Su,PH 08:00-19:00',
  'PH,Mo-Su 00:00-24:00',
  'Mo-Su 00:00-23:59',
  'Mo-Su 08:00-20:00; PH 08:00-20:00',
  'Mo-Su 08:00-20:00; PH open',
  'Mo-Fr 08:00-18:00; Sa 08:00-16:00; Su 10:00-18:00; PH 10:00-18:00',
  'Fr 16:00-18:00; Sa 09:00-12:00; PH Sa 09:00-12:00',
  'Nov-Apr: Mo-Su,PH 09:00-18:00;May-Oct: Mo-Su,PH 09:00-22:00',
  'Mo-Fr 20:00-02:00; PH 18:00-23:00',
  'Mo-Fr 09:00-13:00; PH 20:00-02:00',
  'PH off; Mo-Fr 09:00-18:00',
  'Tu 08:30-11:00; Th16:00-18:30; Fr. 08:30-11:00',
  'Monday-Friday 09:00-17:00',
  'Mo-Fr 09:00-18:00; 2027-2028 PH 10:00-11:00',
  '08:00-20:00 open "in season"; 09:00-18:00 open "in advent"',
]

describe('fromOsmOpeningHours', () => {
  it.each(sampled(5, REAL))('reads %s as the package opening_hours does', text => {
    agree(text)
    expect(ours(text)).not.toEqual([])
  })

  const parts = (text: string, years?: { from: number; to: number }) => fromOsmOpeningHours(text, { years })
  it('gives hours and exceptions, of every year and of one', () =>
    expect(
      parts(
        'Mo-Fr 09:00-13:00,14:00-18:00; Sa 09:00-12:00; PH off; Dec 25-26 off; 2026 Aug 10-21 off; 2026 Dec 24 09:00-13:00',
      ),
    ).toEqual({
      hours: {
        mon: ['09:00-13:00', '14:00-18:00'],
        tue: ['09:00-13:00', '14:00-18:00'],
        wed: ['09:00-13:00', '14:00-18:00'],
        thu: ['09:00-13:00', '14:00-18:00'],
        fri: ['09:00-13:00', '14:00-18:00'],
        sat: '09:00-12:00',
      },
      holidays: [],
      exceptions: { '12-25/12-26': 'closed', '2026-08-10/2026-08-21': 'closed', '2026-12-24': '09:00-13:00' },
    }))
  const summer = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map(day => [day, '08:00-14:00']))
  it.each([
    ['Mo-Fr 09:00-18:00; Jul-Aug Mo-Fr 08:00-14:00; PH off', { '07-01/08-31': summer }],
    ['Mo-Fr 09:00-18:00; Dec 24-Jan 06 off', { '12-24/01-06': 'closed' }],
    ['Mo-Fr 09:00-18:00; Dec 25 off', { '12-25': 'closed' }],
    ['Mo-Fr 09:00-18:00; Dec 24,31 09:00-13:00', { '12-24': '09:00-13:00', '12-31': '09:00-13:00' }],
    ['Mo-Fr 09:00-18:00; Feb 29 off', { '02-29': 'closed' }],
    [
      'Mo-Fr 09:00-18:00; Jun off; Jun 15-20 Mo-Fr 08:00-14:00',
      { '06-01/06-14': 'closed', '06-15/06-20': summer, '06-21/06-30': 'closed' },
    ],
    ['Mo-Fr 08:00-14:00; Aug Sa off', {}],
    ['Dec 24 off; Mo-Fr 09:00-18:00', {}],
    ['Mo-Su,PH 09:00-18:00; Dec 24 off', { '1900-01-01/..': '09:00-18:00', '12-24': 'closed' }],
    ['Mo-Su 20:00-02:00; Dec 24 off', { '12-24': 'closed' }],
    [
      'week 1-53/2 Mo 09:00-12:00; Aug off; Dec Mo 10:00-11:00',
      { '08-01/08-31': 'closed', '12-01/12-31': { mon: '10:00-11:00' } },
    ],
    [
      'Mo 09:00-12:00; week 2-53/2 Mo 14:00-18:00; Aug Tu 10:00-11:00',
      {
        '08-01/08-31': {
          odd: { mon: '09:00-12:00', tue: '10:00-11:00' },
          even: { mon: '14:00-18:00', tue: '10:00-11:00' },
        },
      },
    ],
  ])('reads dates without a year as yearly exceptions: %s', (text, exceptions) => {
    expect(parts(text)).toMatchObject({ holidays: [], exceptions })
    expect(parts(text, YEARS)).toEqual(parts(text))
    agree(text)
  })
  it.each([
    ['2027 Aug 10-21 off', '2027-08-10', '2027-08-21'],
    ['2027 Aug off', '2027-08-01', '2027-08-31'],
    ['2026 Dec 20-2027 Aug 20 off', '2026-12-20', '2027-08-20'],
    ['2026 Aug 25-2027 Aug 22 off', '2026-08-25', '2027-08-22'],
  ])('lists exceptions of which a narrower yearly one must not apply: %s', (rule, from, to) => {
    const text = `Mo-Su 09:00-18:00; Aug 20-31 08:00-14:00; ${rule}`
    expect(parts(text).exceptions).toMatchObject([
      { from: '08-20', to: '08-31', hours: { mon: '08:00-14:00' } },
      { from, to, hours: 'closed' },
    ])
    agree(text)
  })
  it.each(['2027 Aug 21-25 off', '2027 Sep 1-30 off', '2027 Aug 10-19 off', '2026 Sep 20-2027 Aug 19 off'])(
    'keeps keys if the dates of a year are inside or outside of the yearly ones: %s',
    rule => {
      const text = `Mo-Su 09:00-18:00; Aug 20-31 08:00-14:00; ${rule}`
      expect(Object.keys(parts(text).exceptions)).toContain('08-20/08-31')
      agree(text)
    },
  )
  it('needs no years where the text gives them all', () => {
    expect(parts('Mo-Fr 09:00-18:00; 2026 Dec 24-2027 Jan 2 off').exceptions).toEqual({
      '2026-12-24/2027-01-01': 'closed',
    })
    expect(parts('Mo-Fr 09:00-18:00; 2026 Dec 24-Jan 2 off').exceptions).toEqual({ '2026-12-24/2027-01-01': 'closed' })
    expect(parts('Mo-Fr 09:00-18:00; 2026-2027 Jun 2 off').exceptions).toEqual({
      '2026-06-02': 'closed',
      '2027-06-02': 'closed',
    })
    expect(parts('Mo 09:00-18:00; 2026 Jun Mo 08:00-12:00', undefined).exceptions).toEqual({
      '2026-06-01/2026-06-29': { mon: '08:00-12:00' },
    })
  })
  it('closes 28 February in every year', () =>
    expect(ours('Mo-Su 10:00-12:00; Feb 1-28 off').filter(at => new Date(at).getUTCMonth() === 1)).toEqual([
      Date.UTC(2028, 1, 29, 10),
      Date.UTC(2028, 1, 29, 12),
    ]))
  it('writes a night as the hours of each of its dates', () =>
    expect(parts('Fr 22:00-06:00').hours).toEqual({ fri: '22:00-24:00', sat: '00:00-06:00' }))

  const holiday = { date: '2026-12-24' }
  const isOpen = (text: string, at: string) =>
    businessCalendar({ timeZone: 'UTC', ...parts(text), holidays: [...parts(text).holidays, holiday] }).isOpen(at)
  it.each([
    // 24 December 2026, a Thursday, is a holiday here.
    ['Mo-Fr 09:00-18:00', false],
    ['Mo-Fr 09:00-18:00; PH off', false],
    ['Mo-Fr 09:00-18:00; 2026 Dec 24 09:00-13:00', true],
    ['Mo-Fr 09:00-18:00; PH off; 2026 Dec 24 09:00-13:00', true],
    ['Mo-Fr 09:00-18:00; 2026 Dec 24 09:00-13:00; PH off', false],
    ['Mo-Fr 09:00-18:00; 2026 Dec 20-31 09:00-13:00', false],
    ['Mo-Fr 09:00-18:00; PH off; 2026 Dec 20-31 09:00-13:00', true],
    ['Mo-Fr 09:00-18:00; PH off; 2026 Dec 20-31 Fr 09:00-13:00', false],
  ])('%s: open on a holiday? %s', (text, expected) => expect(isOpen(text, '2026-12-24T10:00Z')).toBe(expected))

  it('opens on the public holidays given, and gives them back', () => {
    const options = { years: { from: 2026, to: 2026 }, holidays: ['2026-06-01', { month: 6, day: 2 }] }
    expect(fromOsmOpeningHours('Mo-Fr 09:00-18:00; PH 10:00-12:00; Jun 2 off', options)).toMatchObject({
      holidays: [...options.holidays, { covers: options.years }],
      exceptions: { '2026-06-01': '10:00-12:00' },
    })
  })
  it('needs no dates of holidays if every day has the same hours, or holidays are closed', () => {
    expect(parts('Mo-Su,PH 08:00-20:00').exceptions).toEqual({ '1900-01-01/..': '08:00-20:00' })
    expect(parts('Mo-Su 08:00-20:00; PH 08:00-20:00').exceptions).toEqual({ '1900-01-01/..': '08:00-20:00' })
    expect(parts('Mo-Fr 08:00-20:00; PH off || "by appointment"').exceptions).toEqual({})
    expect(parts('Mo-Fr 08:00-20:00; PH "by appointment"').exceptions).toEqual({})
    expect(parts('Mo-Fr,PH off').hours).toEqual({})
  })
  it('closes a date every year where holidays are open', () =>
    expect(isOpen('Mo-Su,PH 08:00-20:00; 2026 Dec 24 off', '2026-12-24T10:00Z')).toBe(false))
  it('ends the day at midnight where the text says 23:59, unless it is a few minutes', () => {
    expect(parts('Mo 00:00-23:59; Tu 09:00-23:59; We 23:30-23:59').hours).toEqual({
      mon: '00:00-24:00',
      tue: '09:00-24:00',
      wed: '23:30-23:59',
    })
    expect(parts('Mo 10:00-12:00; 2026 Jun 1 08:00-23:59').exceptions).toEqual({ '2026-06-01': '08:00-24:00' })
  })
  it('is open where a rule that a comma adds to a fallback is unknown', () => {
    for (const text of [
      '24/7 || 09:00-18:00, Jan 1 00:00-24:00 unknown',
      'Mo 09:00-18:00 || Tu 10:00-12:00, Mo 12:00-13:00 unknown',
    ])
      agree(text)
  })
  it('is not open where it is unknown', () => {
    expect(parts('"by appointment"').hours).toEqual({})
    expect(parts('Mo-Fr 09:00-12:00 "by appointment"; Sa 10:00-12:00').hours).toEqual({ sat: '10:00-12:00' })
    expect(parts('Mo 09:00-18:00, Mo 12:00-13:00 unknown').hours).toEqual({ mon: ['09:00-12:00', '13:00-18:00'] })
    expect(parts('Mo 17:00+, Tu 10:00-12:00+').hours).toEqual({ tue: '10:00-12:00' })
  })
  it('adds the texts of a list up', () =>
    expect(fromOsmOpeningHours(['Mo-Fr 10:00-19:00', 'Sa 10:00-22:00', 'Mo 20:00-21:00']).hours).toMatchObject({
      mon: ['10:00-19:00', '20:00-21:00'],
      sat: '10:00-22:00',
    }))

  it.each([
    [
      'Mo-Fr 09:00-18:00; sunrise-sunset',
      '"sunrise" at character 20: This is sunrise or sunset, which is not supported. Give hours HH:MM-HH:MM.',
    ],
    [
      'Mo week 1-53/2 09:00-12:00',
      '"week" at character 4: This is a week number in an unusual place, which is not supported. Write it before the weekdays, such as week 1-53/2 Mo-Fr 09:00-18:00.',
    ],
    ['week 0-10 Mo 09:00-12:00', '"0-10" at character 6: There are no such weeks. Such as week 1-53/2 or week 30-33.'],
    [
      'week 10-54 Mo 09:00-12:00',
      '"10-54" at character 6: There are no such weeks. Such as week 1-53/2 or week 30-33.',
    ],
    [
      'week 20-10 Mo 09:00-12:00',
      '"20-10" at character 6: There are no such weeks. Such as week 1-53/2 or week 30-33.',
    ],
    [
      'week 1-53/0 Mo 09:00-12:00',
      '"1-53/0" at character 6: There are no such weeks. Such as week 1-53/2 or week 30-33.',
    ],
    [
      'Mo-Fr[1] 09:00-18:00',
      '"[" at character 6: This is a weekday of the month, which is not supported. Write it for one weekday, such as Mo[1] or Fr[-1].',
    ],
    [
      'Mo[6] 09:00-18:00',
      '"[6]" at character 3: There is no such weekday of the month. Such as Mo[1], Mo[1,3] or Fr[-1].',
    ],
    [
      'Mo[3-1] 09:00-18:00',
      '"[3-1]" at character 3: There is no such weekday of the month. Such as Mo[1], Mo[1,3] or Fr[-1].',
    ],
    [
      'Mo[1 09:00-18:00',
      '"[1" at character 3: There is no such weekday of the month. Such as Mo[1], Mo[1,3] or Fr[-1].',
    ],
    [
      'Mo-Fr 09:00-18:00; Th[1] +1 day off',
      '"+1 day" at character 26: This is an offset of days, which is not supported. Write the dates, such as 2026 Apr 7.',
    ],
    [
      'Mo-Fr 09:00-18:00; easter off',
      '"easter" at character 20: This is a date that moves, which is not supported. Write its dates, such as 2026 Apr 5.',
    ],
    [
      'Mo-Fr 09:00-18:00; PH -1 day off',
      '"-1 day" at character 23: This is an offset of days, which is not supported. Write the dates, such as 2026 Apr 7.',
    ],
    [
      'Mo,SH 09:00-18:00',
      '"SH" at character 4: This is school holidays, which is not supported. Write their dates, such as 2026 Jul 6-Aug 31.',
    ],
    [
      'Mo-Fr 10:00-16:00/01:30',
      '"/01" at character 18: This is an interval, which is not supported. Write each date or time range instead.',
    ],
    [
      'Mar 01-31/2 09:00-12:00',
      '"/2" at character 10: This is an interval, which is not supported. Write each date or time range instead.',
    ],
    ['Aug 02-Aug Mo[1]', '"Mo" at character 12: Expected a day of the month. Such as Aug 10-Sep 2.'],
    [
      '2026+ Mo 09:00-12:00',
      '"+" at character 5: This is an open end, which is not supported. Write the last year, such as 2026-2030.',
    ],
    [
      'Mo 09:00-12:00 "by appointment',
      '"\\"" at character 16: This is a comment without an end, which is not supported. Close it by ".',
    ],
    ['Mo 00:00-24:00+', '"00:00-24:00+" at character 4: A whole day has no open end. Remove the "+" after it.'],
    [
      'Mo-Fr,PH 09:00-18:00',
      '"Mo-Fr,PH 09:00-18:00" at character 1: These hours don\'t say which dates are public holidays. Give the options holidays and years.',
    ],
    [
      'Mo-Fr 09:00-18:00; PH 10:00-12:00',
      '"PH 10:00-12:00" at character 20: These hours don\'t say which dates are public holidays. Give the options holidays and years.',
    ],
    [
      'Mo-Fr 09:00-18:00; PH Mo off',
      '"PH Mo off" at character 20: These hours don\'t say which dates are public holidays. Give the options holidays and years.',
    ],
    [
      'PH off; Mo-Fr 09:00-18:00',
      '"Mo-Fr 09:00-18:00" at character 9: This rule replaces the PH off before it. Put PH off after it.',
    ],
    [
      'Mo-Fr 09:00-18:00; 20:00-22:00',
      '"20:00-22:00" at character 20: After another rule, this one must name its days. Write Mo-Su before it.',
    ],
    ['Mo-Fr', '"Mo-Fr" at character 1: Its hours are missing. Write 00:00-24:00 after it, or off.'],
    ['Mo-Su 09:00-12:00; PH', '"PH" at character 20: Its hours are missing. Write 00:00-24:00 after it, or off.'],
    ['Mo-Fr 9-17', '"9" at character 7: Expected hours. Write hours as HH:MM-HH:MM, such as 09:00-17:00.'],
    ['Mo-Fr 09:00', '"" at character 12: Expected hours HH:MM-HH:MM. Such as Mo-Fr 09:00-18:00; PH off.'],
    ['Mo-Fr 09:00-25:70', '"09:00-25:70" at character 7: Not a valid time range. Such as 09:00-18:00 or 22:00-06:00.'],
    ['Feb 30 off', '"Feb 30" at character 1: There is no such date. Such as 2026 Aug 10-21.'],
    [
      '2026 Jun 2-2028 Jul 4 off',
      '"2026 Jun 2-2028 Jul 4" at character 1: This range is not within a year. Split it by years.',
    ],
    [
      'Mo-Fr 09:00-18:00 Sa 09:00-12:00',
      '"Sa" at character 19: Expected the end of the rule. Write "," before it to add a rule.',
    ],
    [
      'We-Sa Jan 12:00-15:30',
      '"Jan" at character 7: Expected hours. Write dates before weekdays, such as Jan Mo-Fr 09:00-18:00.',
    ],
    ['Jun-Aug, Mo 10:00-12:00', '"Mo" at character 10: Expected a weekday or a date. Remove the "," before it.'],
    ['; ', '";" at character 1: Expected a date, a weekday or hours. Such as Mo-Fr 09:00-18:00; PH off.'],
  ])('refuses %s, with the place', (text, message) =>
    expect(refusal(() => parts(text))).toBe(`hours-invalid ${message}`),
  )

  it.each([
    // Su of German and Sa of Czech; We of German; We again, at its own place; Th of German and Su of Spanish.
    ['Mo-Sa 07:00-21:00, So 09:00-21:00', '"So" at character 20', 'Write weekdays as Mo, Tu, We, Th, Fr, Sa and Su.'],
    ['Mi 09:00-12:00', '"Mi" at character 1', 'Did you mean We?'],
    ['Mo,Mi,Th,Fr 08:00-11:30', '"Mi" at character 4', 'Did you mean We?'],
    ['Do 09:00-12:00', '"Do" at character 1', 'Write weekdays as Mo, Tu, We, Th, Fr, Sa and Su.'],
    ['Lun-Ven 09:00-12:00', '"Lun" at character 1', 'Did you mean Mo?'],
    ['Mo-Dom 09:00-12:00', '"Dom" at character 4', 'Did you mean Su?'],
    ['Sábado 09:00-12:00', '"Sábado" at character 1', 'Did you mean Sa?'],
    ['mercredi 09:00-12:00', '"mercredi" at character 1', 'Did you mean We?'],
    ['понедельник 09:00-12:00', '"понедельник" at character 1', 'Did you mean Mo?'],
    ['Dez 24 off', '"Dez" at character 1', 'Did you mean Dec?'],
    ['no', '"no" at character 1', 'Such as Mo-Fr 09:00-18:00; PH off.'],
    ['Mo-Fr 09:00-12:00; Sa clsed', '"clsed" at character 23', 'Did you mean closed?'],
  ])('offers no wrong day, nor the word itself: %s', (text, place, hint) =>
    expect(refusal(() => parts(text))).toMatch(
      new RegExp(`^hours-invalid ${place}: Expected .*\\. ${hint.replace('?', '\\?')}$`),
    ),
  )
  it.each([
    ['Mo-Fr 09:00-18:00; Sa[1] 09:00-12:00', '"Sa[1] 09:00-12:00" at character 20 has other dates every year.'],
    ['Mo-Fr 09:00-18:00; Jun week 20-24 off', '"Jun week 20-24 off" at character 20 has other dates every year.'],
    [
      'Mo-Fr 09:00-18:00; PH off; Jul-Aug Mo-Fr 08:00-14:00',
      '"Jul-Aug Mo-Fr 08:00-14:00" at character 28 is for every year and depends on holidays.',
    ],
    [
      'Mo-Fr 09:00-18:00; Dec 24 22:00-02:00',
      '"Dec 24 22:00-02:00" at character 20 is for every year and depends on holidays.',
    ],
    [
      'Mo-Fr 09:00-18:00; Feb 1-28 off; Feb 1-28 Mo-Fr 20:00-03:00',
      '"Feb 1-28 Mo-Fr 20:00-03:00" at character 34 is for every year and depends on holidays.',
    ],
  ])('asks for the years: %s', (text, problem) => {
    expect(refusal(() => parts(text))).toBe(
      `key-missing years: ${problem} Give the years for which to work out its dates, such as { from: 2026, to: 2028 }.`,
    )
    expect(parts(text, YEARS).holidays).toEqual([{ covers: YEARS }])
  })
  it('asks for the years of public holidays', () =>
    expect(refusal(() => fromOsmOpeningHours('Mo 09:00-18:00; PH 10:00-12:00', { holidays: [] }))).toBe(
      'key-missing years: "PH 10:00-12:00" at character 17 is about public holidays. ' +
        'Give the years for which to work out its dates, such as { from: 2026, to: 2028 }.',
    ))
  it.each([
    [{ years: { from: 2027, to: 2026 } }, 'range-reversed years: 2026 is before 2027. Swap the two years.'],
    [{ years: { from: 2027 } }, 'key-missing years.to: This key is required. Give the first and the last year.'],
    [{ year: 2027 }, 'key-unknown year: This key is not known. Did you mean years?'],
    [{ holidays: '2026-12-25' }, 'input-invalid holidays: "2026-12-25" is not a list.'],
  ])('refuses the options %j', (options, message) =>
    expect(refusal(() => fromOsmOpeningHours('24/7', options as never))).toBe(message),
  )
  it('refuses holidays that are not rules', () =>
    expect(
      refusal(() =>
        fromOsmOpeningHours('Mo,PH 09:00-12:00', { years: { from: 2026, to: 2026 }, holidays: ['2026-02-30'] }),
      ),
    ).toMatch(/^date-invalid holidays\[0\]: /))
  it.each([
    ['Mo-Fr 09:60-18:00', '"09:60-18:00" at character 7: Not a valid time range.'],
    ['Mo-Fr 24:00-25:00', '"24:00-25:00" at character 7: Not a valid time range.'],
    ['Mo-Fr 24:00+', '"24:00+" at character 7: Not a valid time range.'],
    ['Mo-Fr 20:00-48:01', '"20:00-48:01" at character 7: Not a valid time range.'],
    ['Mo-Fr 09:00:30-10:00', '"09:00:30-10:00" at character 7: Not a valid time range.'],
    ['Jun 0 off', '"Jun 0" at character 1: There is no such date.'],
    ['Jun 20-32 off', '"Jun 20-32" at character 1: There is no such date.'],
    ['1899 Jun 1 off', '"1899 Jun 1" at character 1: There is no such date.'],
    ['2200 Jun 1 off', '"2200 Jun 1" at character 1: There is no such date.'],
  ])('refuses values beyond the last: %s', (text, message) =>
    expect(refusal(() => parts(text))).toMatch(`hours-invalid ${message}`),
  )
  it.each([
    ['Mo-Fr 09:00-18:00; 1900 Jun 1 off', { '1900-06-01': 'closed' }],
    ['Mo-Fr 09:00-18:00; 2199 Dec 31 off', { '2199-12-31': 'closed' }],
    ['Mo-Fr 09:00-18:00; 2026 Dec 24 closed', { '2026-12-24': 'closed' }],
  ])('reads the edges of the years, and another word for off: %s', (text, exceptions) =>
    expect(parts(text).exceptions).toEqual(exceptions),
  )
  it.each(['  Mo - Fr   09:00  -  18:00 ;  Sa  09:00-12:00 ', 'Mo-Fr: 09:00-18:00;Sa : 09:00-12:00'])(
    'minds no blanks: %s',
    text => expect(parts(text).hours).toEqual(parts('Mo-Fr 09:00-18:00; Sa 09:00-12:00').hours),
  )
  it('refuses other values than text, and longer text than any map has', () => {
    expect(refusal(() => parts('' as never))).toBe('input-invalid text: "" is not a text.')
    expect(refusal(() => fromOsmOpeningHours(['Mo 09:00-12:00', 5] as never))).toBe(
      'input-invalid text[1]: 5 is not a text.',
    )
    expect(refusal(() => parts('Mo 09:00-12:00;'.repeat(200)))).toBe(
      'input-invalid text: The text is 3000 characters long. At most 2000 are read.',
    )
  })
})

describe('many date ranges', () => {
  const YEARS = { years: { from: 1900, to: 2199 } }
  const ranges = Array.from({ length: 150 }, (_, k) => `Jan ${1 + (k % 9)}-Dec ${1 + (k % 9)}`).join(',')
  it('cost no more than their dates', () => {
    const texts = Array.from({ length: 12 }, () => `${ranges} 09:00-10:00`)
    expect(fromOsmOpeningHours(texts, YEARS)).toEqual(fromOsmOpeningHours('Jan 1-Dec 9 09:00-10:00', YEARS))
  })
  it('of years that meet or overlap, in any order, are those of all years', () => {
    const text = (...years: string[]) => years.map(years => `${years} Dec 30-Jan 2 off`).join('; ')
    const exceptions = (...years: string[]) => fromOsmOpeningHours(`Mo-Su 09:00-10:00; ${text(...years)}`).exceptions
    expect(exceptions('2028', '2024-2026', '2026-2027')).toEqual(exceptions('2024-2028'))
    expect(exceptions('2024', '2026')).toEqual({
      '2024-12-30/2025-01-02': 'closed',
      '2026-12-30/2027-01-02': 'closed',
    })
  })
})
