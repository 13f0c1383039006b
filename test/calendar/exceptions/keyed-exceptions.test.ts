import { describe, expect, it } from 'vitest'
import { OPEN_END } from '../../../src/calendar/exceptions/date-range.ts'
import { parseKeyedExceptions } from '../../../src/calendar/exceptions/keyed-exceptions.ts'
import { dateText, epochDay } from '../../../src/time/epoch-day.ts'
import { InputValue } from '../../../src/validation/input-value.ts'
import { refusal } from '../../validation/refusal.ts'

const parse = (exceptions: unknown) => parseKeyedExceptions(InputValue.copyOf(exceptions, ['exceptions']))
/** The exceptions, with the weeks as lists of days. */
const parsed = (exceptions: unknown) =>
  parse(exceptions).map(({ week, rank, ...others }) => ({ ...others, ...(week && { week: week.days }) }))
const keysOf = (exceptions: unknown) => parse(exceptions).map(({ spec }) => spec)
/** The ranges of a yearly exception that begin in some years. */
const inYears = (key: string, ...years: number[]) =>
  years.flatMap(year =>
    parse({ [key]: 'closed' })[0].inYear!(year).map(({ from, until }) => `${dateText(from)}/${dateText(until)}`),
  )
const closed = (...keys: string[]) => Object.fromEntries(keys.map(key => [key, 'closed']))
const day = (text: string) => epochDay(+text.slice(0, 4), +text.slice(5, 7), +text.slice(8))

const HOW = "Make one range lie inside the other, or split them so that they don't overlap."

describe('parseKeyedExceptions', () => {
  it('reads none', () => expect(parse({})).toEqual([]))

  it.each([
    ['a date', '2026-12-24', '2026-12-24', '2026-12-24'],
    ['the first date of all', '1900-01-01', '1900-01-01', '1900-01-01'],
    ['the last date of all', '2199-12-31', '2199-12-31', '2199-12-31'],
    ['29 February of a leap year', '2028-02-29', '2028-02-29', '2028-02-29'],
    ['a range', '2026-08-10/2026-08-21', '2026-08-10', '2026-08-21'],
    ['a range of one date', '2026-08-10/2026-08-10', '2026-08-10', '2026-08-10'],
    ['a range over the turn of the year', '2026-12-28/2027-01-02', '2026-12-28', '2027-01-02'],
    ['a range with an open end', '2027-01-01/..', '2027-01-01', '2300-01-01'],
    ['a range with an open start', '../2026-12-31', '1800-01-01', '2026-12-31'],
  ])('reads %s', (_, key, from, until) =>
    expect(parsed({ [key]: 'closed' })).toEqual([
      { from: day(from), until: day(until), spec: key, name: key, isNamed: false, day: [] },
    ]),
  )
  it('ends an open range behind every date that can be asked for', () =>
    expect(OPEN_END).toBeGreaterThan(epochDay(2200, 12, 31)))

  it.each([
    ['closed', 'closed', { day: [] }],
    ['a stretch', '09:00-13:00', { day: [540, 780] }],
    ['a list', ['09:00-13:00', '14:00-18:00'], { day: [540, 780, 840, 1080] }],
    ['an empty list', [], { day: [] }],
    ['a week', { 'sat-sun': '09:00-13:00' }, { week: [[], [], [], [], [], [540, 780], [540, 780]] }],
    ['a week of nothing', {}, { week: [[], [], [], [], [], [], []] }],
  ])('reads %s, with a name or without', (_, hours, read) => {
    const [at] = ['2026-08-10', '2026-08-12'].map(day)
    const key = '2026-08-10/2026-08-12'
    const dates = { from: at, until: at + 2, spec: key }
    const [unnamed, named] = [
      { name: key, isNamed: false },
      { name: 'Trasloco', isNamed: true },
    ]
    expect(parsed({ [key]: hours })).toEqual([{ ...dates, ...unnamed, ...read }])
    expect(parsed({ [key]: { hours } })).toEqual([{ ...dates, ...unnamed, ...read }])
    expect(parsed({ [key]: { name: 'Trasloco', hours } })).toEqual([{ ...dates, ...named, ...read }])
  })

  it.each([
    ['no date', 'Christmas', 'date-invalid', '"Christmas" is not a date of 1900 to 2199. Write YYYY-MM-DD.'],
    ['a date that does not exist', '2026-02-29', 'date-invalid', 'Invalid date "2026-02-29": February has 28 days.'],
    ['a date before 1900', '1899-12-31', 'date-invalid', '"1899-12-31" is not a date of 1900 to 2199.'],
    ['an end after 2199', '2026-01-01/2200-01-01', 'date-invalid', '"2200-01-01" is not a date of 1900 to 2199.'],
    ['an end that is none', '2026-01-01/', 'date-invalid', '"" is not a date of 1900 to 2199. Write YYYY-MM-DD.'],
    ['only open ends', '../..', 'date-invalid', '".." is not a date of 1900 to 2199. Write YYYY-MM-DD.'],
    ['a day that no year has', '02-30', 'date-invalid', 'Invalid date "02-30": February has 29 days.'],
    ['a day before its month', '25-12', 'date-invalid', '"25-12" is not a day of every year. Did you mean 12-25?'],
    ['a month after December', '13-01', 'date-invalid', '"13-01" is not a day of every year. Did you mean 01-13?'],
    ['a yearly date without zeros', '1-6', 'date-invalid', '"1-6" is not a day of every year. Did you mean 01-06?'],
    [
      'a yearly date with a point',
      '5.6.',
      'date-invalid',
      '"5.6." is not a day of every year. Did you mean 05-06 or 06-05?',
    ],
    [
      'a wrong end of a yearly range',
      '07-01/31-08',
      'date-invalid',
      '"31-08" is not a day of every year. Did you mean 08-31?',
    ],
    [
      'a yearly date with a mark for the year',
      '--12-24',
      'date-invalid',
      '"--12-24" is not a day of every year. Did you mean 12-24?',
    ],
    [
      'a range of which only the start has a year',
      '2026-07-01/08-31',
      'date-invalid',
      '08-31 has no year. Give both ends with a year, or both without.',
    ],
    [
      'a range of which only the end has a year',
      '07-01/2026-08-31',
      'date-invalid',
      '07-01 has no year. Give both ends with a year, or both without.',
    ],
    [
      'a yearly range with an open end',
      '07-01/..',
      'date-invalid',
      '07-01 has no year. Give both ends with a year, or both without.',
    ],
    ['only an open end', '..', 'date-invalid', '".." is not a date of 1900 to 2199. Write YYYY-MM-DD.'],
    [
      'three dates',
      '2026-01-01/2026-01-02/2026-01-03',
      'date-invalid',
      '"2026-01-01/2026-01-02/2026-01-03" is not a date of 1900 to 2199. Write YYYY-MM-DD.',
    ],
    [
      'a third part that is blank',
      '2026-01-01/2026-01-02/',
      'date-invalid',
      '"2026-01-01/2026-01-02/" is not a date of 1900 to 2199. Write YYYY-MM-DD.',
    ],
    [
      'a reversed range',
      '2026-08-21/2026-08-10',
      'range-reversed',
      '2026-08-10 is before 2026-08-21. Swap the two dates.',
    ],
    [
      'a range reversed by a day',
      '2026-08-11/2026-08-10',
      'range-reversed',
      '2026-08-10 is before 2026-08-11. Swap the two dates.',
    ],
  ])('refuses %s', (_, key, code, message) =>
    expect(refusal(() => parse({ [key]: 'closed' }))).toBe(`${code} exceptions.${key}: ${message}`),
  )

  it.each([
    [
      'an unknown key',
      { hours: 'closed', nmae: 'Trasloco' },
      'key-unknown',
      '.nmae: This key is not known. Did you mean name?',
    ],
    [
      'a weekday beside a name',
      { name: 'Trasloco', mon: '09:00-10:00' },
      'key-unknown',
      '.mon: This key is not known. Known: name, hours.',
    ],
    [
      'a name without hours',
      { name: 'Trasloco' },
      'key-missing',
      ".hours: This key is required. Write 'closed', hours such as '09:00-13:00', or a week's hours.",
    ],
    ['a name that is no text', { name: 7, hours: 'closed' }, 'input-invalid', '.name: 7 is not a text.'],
    ['a blank name', { name: '', hours: 'closed' }, 'input-invalid', '.name: "" is not a text.'],
    ['hours that are no hours', 'open', 'hours-invalid', ': "open" is not HH:MM-HH:MM. Such as 09:00-17:00.'],
    ['closed in a list', ['closed'], 'hours-invalid', ": A list is not 'closed' or hours. Write 'closed'."],
    ['a number', 9, 'input-invalid', ': 9 is not a text.'],
    ['null', null, 'hours-invalid', ": null is not 'closed' or hours. Write 'closed'."],
    ['hours of null', { hours: null }, 'hours-invalid', ".hours: null is not 'closed' or hours. Write 'closed'."],
    [
      'a faulty stretch under hours',
      { hours: ['09:00-9:30'] },
      'hours-invalid',
      '.hours[0]: "09:00-9:30" is not HH:MM-HH:MM. Did you mean 09:00-09:30?',
    ],
    [
      'an unknown weekday',
      { Monday: '09:00-10:00' },
      'weekday-unknown',
      '.Monday: Monday is not a weekday. Did you mean mon?',
    ],
    [
      'an object inside hours',
      { hours: { hours: '09:00-10:00' } },
      'weekday-unknown',
      '.hours.hours: hours is not a weekday. Write mon, tue, wed, thu, fri, sat or sun, or a range such as mon-fri.',
    ],
  ])('refuses %s', (_, spec, code, message) =>
    expect(refusal(() => parse({ '2026-08-10': spec }))).toBe(`${code} exceptions.2026-08-10${message}`),
  )

  it('lets the night shift of a single date end inside its own morning hours', () => {
    const hours = ['05:00-12:00', '22:00-06:00']
    expect(parse({ '2026-08-10': hours })[0].day).toEqual([300, 720, 1320, 1800])
    expect(parse({ '2026-08-10/2026-08-10': hours })[0].day).toEqual([300, 720, 1320, 1800])
  })
  it('refuses that where the exception covers several dates', () =>
    expect(refusal(() => parse({ '2026-08-10/2026-08-11': { hours: ['05:00-12:00', '22:00-06:00'] } }))).toBe(
      'hours-overlap exceptions.2026-08-10/2026-08-11.hours[0]: 05:00-12:00 begins before 22:00-06:00 has ended. ' +
        'A night shift reaches into the next date.',
    ))

  it.each([
    ['by date', ['2026-05-02', '2026-05-01', '2026-04-30'], ['2026-04-30', '2026-05-01', '2026-05-02']],
    ['the holder first', ['2026-05-02', '2026-05-01/2026-05-09'], ['2026-05-01/2026-05-09', '2026-05-02']],
    [
      'the holder first, with the same start',
      ['2026-05-01', '2026-05-01/2026-05-09'],
      ['2026-05-01/2026-05-09', '2026-05-01'],
    ],
    [
      'the holder first, with the same end',
      ['2026-05-09', '2026-05-01/2026-05-09'],
      ['2026-05-01/2026-05-09', '2026-05-09'],
    ],
    ['an open range first', ['2026-05-01/2026-05-09', '2026-05-01/..'], ['2026-05-01/..', '2026-05-01/2026-05-09']],
    ['open ranges by their start', ['2027-05-01/..', '2026-05-01/..'], ['2026-05-01/..', '2027-05-01/..']],
    [
      'nests of three',
      ['2026-05-03', '2026-05-02/2026-05-04', '2026-05-06', '2026-05-01/2026-05-09'],
      ['2026-05-01/2026-05-09', '2026-05-02/2026-05-04', '2026-05-03', '2026-05-06'],
    ],
    [
      'neighbours that do not touch',
      ['2026-05-06/2026-05-09', '2026-05-01/2026-05-05', '2026-05-05'],
      ['2026-05-01/2026-05-05', '2026-05-05', '2026-05-06/2026-05-09'],
    ],
  ])('sorts %s', (_, keys, inOrder) => expect(keysOf(closed(...keys))).toEqual(inOrder))

  it.each([
    ['ranges that overlap', '2026-05-05/2026-05-12', '2026-05-01/2026-05-08'],
    ['ranges that share one date', '2026-05-08/2026-05-12', '2026-05-01/2026-05-08'],
    ['ranges given in order', '2026-05-02/2026-05-09', '2026-05-01/2026-05-08'],
    ['a range into an inner one', '2026-05-03/2026-05-06', '2026-05-02/2026-05-04', '2026-05-01/2026-05-09'],
    [
      'a range out of the holder of an inner one',
      '2026-05-06/2026-05-12',
      '2026-05-01/2026-05-08',
      '2026-05-03/2026-05-04',
    ],
    ['an open range into a closed one', '2026-05-05/..', '2026-05-01/2026-05-08'],
    ['the same date, spelt as a range', '2026-05-05/2026-05-05', '2026-05-05'],
    ['the same date, spelt as a range first', '2026-05-05', '2026-05-05/2026-05-05'],
  ])('refuses %s', (_, later, earlier, ...others) =>
    expect(refusal(() => parse(closed(earlier, later, ...others)))).toBe(
      `exceptions-cross exceptions.${later}: These dates cross ${earlier}. ${HOW}`,
    ),
  )

  it.each([
    ['a date', '12-24', ['2026-12-24/2026-12-24', '2027-12-24/2027-12-24']],
    ['a range', '07-01/08-31', ['2026-07-01/2026-08-31', '2027-07-01/2027-08-31']],
    ['a range over the new year', '12-24/01-06', ['2026-12-24/2027-01-06', '2027-12-24/2028-01-06']],
    ['29 February', '02-29', ['2028-02-29/2028-02-29']],
    [
      'a range until 29 February',
      '02-28/02-29',
      ['2026-02-28/2026-02-28', '2027-02-28/2027-02-28', '2028-02-28/2028-02-29'],
    ],
    [
      'a range from 29 February',
      '02-29/03-01',
      ['2026-03-01/2026-03-01', '2027-03-01/2027-03-01', '2028-02-29/2028-03-01'],
    ],
    ['a winter until 29 February', '12-30/02-29', ['2026-12-30/2027-02-28', '2027-12-30/2028-02-29']],
  ])('reads %s of every year', (_, key, ranges) =>
    expect(inYears(key, 2026, 2027, 2028)).toEqual(expect.arrayContaining(ranges)),
  )

  it('puts yearly ones first', () =>
    expect(keysOf(closed('2026-05-02', '12-24/01-06', '2026-05-01', '05-01'))).toEqual([
      '05-01',
      '12-24/01-06',
      '2026-05-01',
      '2026-05-02',
    ]))

  it('ranks them by their days, and dates of one time above yearly ones', () => {
    const ranks = ['2026-12-24', '12-24', '2026-12-24/2026-12-25', '12-24/12-25', '2026-12-24/..'].map(key => {
      const [exception] = parse(closed(key))
      return (exception.inYear?.(2026)[0] ?? exception).rank
    })
    expect(ranks).toEqual([...ranks].sort((a, b) => b - a))
    expect(new Set(ranks).size).toBe(5)
  })

  it.each([
    ['ranges that overlap', '08-15/09-15', '07-01/08-31'],
    ['a range into one that crosses the new year', '12-24/01-06', '01-01/01-31'],
    ['a range out of one that crosses the new year', '12-30/01-15', '12-24/01-06'],
    ['the same date, spelt as a range', '12-24/12-24', '12-24'],
    ['ranges that both cover every day', '03-01/02-29', '01-01/12-31'],
    ['a range with 29 February into one that begins after it', '02-20/03-10', '03-01/02-28'],
  ])('refuses %s of every year', (_, one, other) => {
    expect(refusal(() => parse(closed(one, other)))).toMatch(/^exceptions-cross .* These dates cross /)
    expect(refusal(() => parse(closed(other, one)))).toMatch(/^exceptions-cross .* These dates cross /)
  })
  it.each([
    ['one inside the other', '07-01/08-31', '08-10/08-21'],
    ['one inside another that crosses the new year', '12-24/01-06', '01-01'],
    ['one inside another, both across the new year', '12-24/01-06', '12-31/01-02'],
    ['one that crosses the new year inside a range of all days', '01-01/12-31', '12-24/01-06'],
    ['neighbours', '07-01/08-31', '09-01/09-30'],
    ['neighbours at the new year', '12-24/12-31', '01-01/01-06'],
    ['a yearly range and one of a year', '07-01/08-31', '2026-08-15/2026-09-15'],
  ])('takes %s', (_, one, other) => expect(keysOf(closed(one, other))).toHaveLength(2))
})
