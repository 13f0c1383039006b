import fc from 'fast-check'
import OpeningHours from 'opening_hours'
import { describe, expect, it } from 'vitest'
import { businessCalendar } from '../../src/calendar/business-calendar.ts'
import { fromOsmOpeningHours } from '../../src/interop/opening-hours.ts'
import { runs } from '../arbitraries/runs.ts'
import { refusal } from '../input/refusal.ts'

const YEARS = { from: 2027, to: 2028 }
const START = Date.UTC(YEARS.from, 0)
const END = Date.UTC(YEARS.to + 1, 0)
const MINUTE = 60_000
const DAY = 1440 * MINUTE

/** The package opening_hours, which reckons on the process's clock. */
function theirs(text: string): OpeningHours {
  return new OpeningHours(text, null, { locale: 'en' } as never)
}

/** An instant of the process's clock as the wall time it shows. */
function wall(at: Date): number {
  return Date.UTC(at.getFullYear(), at.getMonth(), at.getDate(), at.getHours(), at.getMinutes())
}

/** The openings and closings of our calendar. */
function ours(text: string): number[] {
  const calendar = businessCalendar({ timeZone: 'UTC', ...fromOsmOpeningHours(text, { years: YEARS }) })
  return [...calendar.intervals(START, END)].flatMap(({ start, end }) => [start, end])
}

/** The days of the two years on which the process's clock is changed, and those beside them: there the two may differ. */
const changes = Array.from({ length: (END - START) / DAY }, (_, i) => START + i * DAY).filter(day => {
  const offset = (days: number) => {
    const date = new Date(day + days * DAY)
    return new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()).getTimezoneOffset()
  }
  return offset(-1) !== offset(2)
})

/**
 * Asks both at a minute of every day and round each change that either of them has. Theirs are asked one by one: their
 * list of intervals leaves hours out where a rule of one year ends.
 */
function agree(text: string, same = text): void {
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

const week = fc.constantFrom('Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su')
const weekdays = fc
  .array(
    fc.oneof(
      week,
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
)
const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '30'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`)
const span = fc.oneof(
  fc.tuple(clock, clock).map(([a, b]) => `${a}-${b === '00:00' ? '24:00' : b}`),
  fc.constantFrom('22:00-06:00', '00:00-24:00', '20:00-26:00', '09:00-18:00'),
)
const times = fc.array(span, { minLength: 1, maxLength: 2 }).map(spans => spans.join(','))
const open = fc
  .tuple(fc.option(dates, { nil: '', freq: 2 }), fc.option(weekdays, { nil: '' }), times)
  .map(parts => parts.filter(Boolean).join(' '))
/** Behind another rule hours have to name their days. */
const dayed = open.filter(rule => !/^\d\d:/.test(rule))
const off = fc
  .tuple(fc.option(dates, { nil: '' }), fc.option(weekdays, { nil: '' }), fc.option(times, { nil: '', freq: 1 }))
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
      ),
      { maxLength: 3 },
    ),
  )
  .map(([first, rest]) =>
    rest.reduce((text, { rule, separator }) => text + (/:\d\d$/.test(text) ? separator : '; ') + rule, first),
  )

describe('fromOsmOpeningHours, on any value of its grammar', () => {
  it('is open when the package opening_hours says so, through two years', () =>
    fc.assert(
      fc.property(value, text => agree(text)),
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
]

describe('fromOsmOpeningHours', () => {
  it.each(REAL)('reads %s as the package opening_hours does', text => {
    // Whose holidays are meant is not the text's to say.
    agree(text, text.replace('; PH off', ''))
    expect(ours(text)).not.toEqual([])
  })

  const parts = (text: string, years?: { from: number; to: number }) => fromOsmOpeningHours(text, { years })
  it('gives hours, closings of every year and exceptions', () =>
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
      holidays: [
        { month: 12, day: 25 },
        { month: 12, day: 26 },
      ],
      exceptions: { '2026-08-10/2026-08-21': 'closed', '2026-12-24': '09:00-13:00' },
    }))
  it('works out hours of every year for the years given, and covers these', () =>
    expect(parts('Mo-Fr 09:00-18:00; Jul-Aug Mo-Fr 08:00-14:00; PH off', { from: 2026, to: 2027 })).toMatchObject({
      holidays: [{ covers: { from: 2026, to: 2027 } }],
      exceptions: {
        '2026-07-01/2026-08-31': { mon: '08:00-14:00', fri: '08:00-14:00' },
        '2027-07-01/2027-08-31': { mon: '08:00-14:00', fri: '08:00-14:00' },
      },
    }))
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

  it.each([
    [
      'Mo-Fr 09:00-18:00; sunrise-sunset',
      '"sunrise" at character 20: This is a time of the sun, which is not read. Give hours HH:MM-HH:MM.',
    ],
    [
      'Mo-Fr 08:00-11:00 || Tu-Th open',
      '"||" at character 19: This is a fallback rule, which is not read. Keep the rule before it alone.',
    ],
    ['week 1-20 Mo 09:00-12:00', '"week" at character 1: This is a week number, which is not read. Give dates.'],
    [
      'Mo-Fr 09:00-18:00 "ring the bell"',
      '"\\"ring the bell\\"" at character 19: This is a comment, which is not read. Take it out, if the hours hold without it.',
    ],
    [
      'Mo-Fr 09:00-18:00 unknown',
      '"unknown" at character 19: This is unknown, which is not read. Say whether it is open.',
    ],
    ['Mo-Fr 17:00+', '"+" at character 12: This is an open end, which is not read. Give a closing time.'],
    [
      'Mo-Fr 09:00-18:00; Th[1] off',
      '"[" at character 22: This is a weekday of the month, which is not read. Give it as a holiday rule { weekday, nth }, or as dates.',
    ],
    [
      'Mo-Fr 09:00-18:00; easter off',
      '"easter" at character 20: This is a date that moves, which is not read. Give it as a holiday rule.',
    ],
    [
      'Mo-Fr 09:00-18:00; SH off',
      '"SH" at character 20: This is school holidays, which is not read. Give their dates as exceptions.',
    ],
    [
      'Mo-Fr 10:00-16:00/01:30',
      '"/01" at character 18: This is an interval, which is not read. Give hours HH:MM-HH:MM.',
    ],
    [
      'Mo-Fr,PH 09:00-18:00',
      '"Mo-Fr,PH 09:00-18:00" at character 1: These hours depend on public holidays, whose dates the text does not say. Give the hours of those dates as exceptions of the calendar.',
    ],
    [
      'Mo-Fr 09:00-18:00; PH 10:00-12:00',
      '"PH 10:00-12:00" at character 20: These hours depend on public holidays, whose dates the text does not say. Give the hours of those dates as exceptions of the calendar.',
    ],
    [
      'PH off; Mo-Fr 09:00-18:00',
      '"Mo-Fr 09:00-18:00" at character 9: This rule replaces the PH off before it. Write PH off behind it.',
    ],
    [
      'Mo-Fr 09:00-18:00; 20:00-22:00',
      '"20:00-22:00" at character 20: Behind another rule this one has to name its days. Write Mo-Su before it.',
    ],
    [
      'Mo-Fr 09:00-18:00, We off',
      '"We off" at character 20: Behind a comma a rule adds hours, and cannot take them away. Write ";" before it.',
    ],
    ['Mon-Fri 09:00-18:00', '"Mon" at character 1: Here should be a date, a weekday or hours. Did you mean Mo?'],
    ['mo-fr 09:00-18:00', '"mo" at character 1: Here should be a date, a weekday or hours. Did you mean Mo?'],
    ['Mo-Fr', '"Mo-Fr" at character 1: Its hours are missing. Write 00:00-24:00, or off.'],
    ['Mo-Fr 9-17', '"9" at character 7: Here should be hours. Such as Mo-Fr 09:00-18:00; PH off.'],
    ['Mo-Fr 09:00', '"" at character 12: Here should be hours HH:MM-HH:MM. Such as Mo-Fr 09:00-18:00; PH off.'],
    ['Mo-Fr 09:00-25:70', '"09:00-25:70" at character 7: These are no hours. Such as 09:00-18:00 or 22:00-06:00.'],
    ['Feb 30 off', '"Feb 30" at character 1: There is no such date. Such as 2026 Aug 10-21.'],
    [
      '2026 Jun 2-2028 Jul 4 off',
      '"2026 Jun 2-2028 Jul 4" at character 1: This range is not within a year. Cut it by years.',
    ],
    [
      'Mo-Fr 09:00-18:00 Sa 09:00-12:00',
      '"Sa" at character 19: Here should be the end of a rule or ";". Did you mean Sa?',
    ],
    ['; ', '";" at character 1: Here should be a date, a weekday or hours. Such as Mo-Fr 09:00-18:00; PH off.'],
  ])('refuses %s, with the place', (text, message) =>
    expect(refusal(() => parts(text))).toBe(`hours-invalid ${message}`),
  )
  it.each([
    ['Mo-Fr 09:00-18:00; Jul-Aug Mo-Fr 08:00-14:00', '"Jul-Aug Mo-Fr 08:00-14:00" at character 20'],
    ['Mo-Fr 09:00-18:00; Aug Sa off', '"Aug Sa off" at character 20'],
    ['Dec 24 off; Mo-Fr 09:00-18:00', '"Dec 24 off" at character 1'],
  ])('asks for the years: %s', (text, place) =>
    expect(refusal(() => parts(text))).toBe(
      `key-missing years: ${place} is for every year. ` +
        'Give the years it is to be worked out for, such as { from: 2026, to: 2028 }.',
    ),
  )
  it.each([
    [{ years: { from: 2027, to: 2026 } }, 'range-reversed years: 2026 lies before 2027. Exchange the two years.'],
    [{ years: { from: 2027 } }, 'key-missing years.to: This key is required. Give the first and the last year.'],
    [{ year: 2027 }, 'key-unknown year: This key is not known. Did you mean years?'],
  ])('refuses the options %j', (options, message) =>
    expect(refusal(() => fromOsmOpeningHours('24/7', options as never))).toBe(message),
  )
  it.each([
    ['Mo-Fr 09:60-18:00', '"09:60-18:00" at character 7: These are no hours.'],
    ['Mo-Fr 24:00-25:00', '"24:00-25:00" at character 7: These are no hours.'],
    ['Mo-Fr 20:00-48:01', '"20:00-48:01" at character 7: These are no hours.'],
    ['Jun 0 off', '"Jun 0" at character 1: There is no such date.'],
    ['Jun 20-32 off', '"Jun 20-32" at character 1: There is no such date.'],
    ['1899 Jun 1 off', '"1899 Jun 1" at character 1: There is no such date.'],
    ['2200 Jun 1 off', '"2200 Jun 1" at character 1: There is no such date.'],
  ])('refuses what lies beyond the last: %s', (text, message) =>
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
  it('refuses what is no text', () =>
    expect(refusal(() => parts('' as never))).toBe('input-invalid text: "" is not a text.'))
})
