import { describe, expect, it } from 'vitest'
import { parseListedExceptions } from '../../../src/calendar/exceptions/listed-exceptions.ts'
import type { WorkingDates } from '../../../src/calendar/holidays/date-rule.ts'
import { businessCalendar } from '../../../src/index.ts'
import { dateText, daysInMonth, epochDay, weekdayOf } from '../../../src/time/epoch-day.ts'
import { InputValue } from '../../../src/validation/input-value.ts'
import { refusal } from '../../validation/refusal.ts'

const specOf = (...exceptions: unknown[]) => ({ timeZone: 'UTC', hours: {}, exceptions })
/** Monday to Friday. */
const workingDates: WorkingDates = (year, month) => {
  const first = epochDay(year, month, 1)
  const dates = Array.from({ length: daysInMonth(year, month) }, (_, i) => first + i)
  return dates.filter(date => weekdayOf(date) < 5)
}
const parse = (...entries: unknown[]) => parseListedExceptions(InputValue.copyOf(entries, ['exceptions']), workingDates)
const refused = (entry: unknown) => refusal(() => parse(entry))
const shown = ({ from, until }: { from: number; until: number }) =>
  from === until ? dateText(from) : `${dateText(from)}/${dateText(until)}`
/** The dates of a closed entry that begin in some years. */
const datesOf = (entry: object, ...years: number[]) => {
  const [exception] = parse({ hours: 'closed', ...entry })
  return years.flatMap(year => exception.inYear!(year).map(shown))
}

describe('parseListedExceptions', () => {
  it('reads none', () => expect(parse()).toEqual([]))

  it.each([
    ['a date', { on: '2026-12-24' }, '2026-12-24'],
    ['a date as a rule', { on: { date: '2026-12-24' } }, '2026-12-24'],
    ['a range', { from: '2026-08-10', to: '2026-08-21' }, '2026-08-10/2026-08-21'],
    ['a range with an open end', { from: '2026-08-10' }, '2026-08-10/2300-01-01'],
    ['a range with an open start', { to: '2026-08-10' }, '1800-01-01/2026-08-10'],
  ])('reads %s', (_, dates, range) => {
    const [exception] = parse({ ...dates, hours: '09:00-13:00' })
    expect([shown(exception), exception.day]).toEqual([range, [540, 780]])
    expect(exception.inYear).toBeUndefined()
  })

  it.each([
    ['a yearly date', { on: '12-24' }, ['2026-12-24', '2027-12-24']],
    ['29 February', { on: '02-29' }, []],
    ['a yearly range', { from: '07-01', to: '08-31' }, ['2026-07-01/2026-08-31', '2027-07-01/2027-08-31']],
    ['a range across the new year', { from: '12-24', to: '01-06' }, ['2026-12-24/2027-01-06', '2027-12-24/2028-01-06']],
    ['a day of each year', { on: { month: 4, day: 25 } }, ['2026-04-25', '2027-04-25']],
    ['a weekday of a month', { on: { month: 11, weekday: 'thu', nth: 4 } }, ['2026-11-26', '2027-11-25']],
    ['days after Easter', { on: { easter: 1 } }, ['2026-04-06', '2027-03-29']],
    ['the last working day of a month', { on: { workingDay: -1, month: 1 } }, ['2026-01-30', '2027-01-29']],
    ['the second working day of a month', { on: { workingDay: 2, month: 8 } }, ['2026-08-04', '2027-08-03']],
    ['a working day that no month has', { on: { workingDay: 24 } }, []],
    ['a working day from the end that no month has', { on: { workingDay: -24 } }, []],
  ])('reads %s', (_, dates, expected) => expect(datesOf(dates, 2026, 2027)).toEqual(expected))

  it('counts the working days of every month', () => {
    expect(datesOf({ on: { workingDay: 1 } }, 2026)).toHaveLength(12)
    expect(datesOf({ on: { workingDay: -23 } }, 2026)).toEqual(['2026-07-01', '2026-12-01'])
  })

  it.each([
    ['since', { since: 2027 }, [2027, 2028]],
    ['until', { until: 2026 }, [2025, 2026]],
    ['years', { years: [2026, 2028] }, [2026, 2028]],
    ['except', { except: [2026, 2027] }, [2025, 2028]],
  ])('keeps to the years of %s, of a range by its first date', (_, years, kept) => {
    const all = [2025, 2026, 2027, 2028]
    expect(datesOf({ on: '12-24', ...years }, ...all)).toEqual(kept.map(year => `${year}-12-24`))
    expect(datesOf({ from: '12-24', to: '01-06', ...years }, ...all)).toEqual(
      kept.map(year => `${year}-12-24/${year + 1}-01-06`),
    )
    for (const year of all) {
      const refusals = [{ on: `${year}-12-24` }, { from: `${year}-12-24`, to: '2030-01-01' }]
        .map(dates => ({ ...dates, hours: 'closed', ...years }))
        .filter(entry => !kept.includes(year) || parse(entry).length === 0)
        .map(refused)
      const never = 'input-invalid exceptions[0]: It never applies: its years exclude its dates. Correct its years.'
      expect(refusals).toEqual(kept.includes(year) ? [] : [never, never])
    }
  })

  it.each([
    [{ on: '2026-12-24' }, '2026-12-24'],
    [{ on: { date: '2026-12-24' } }, '2026-12-24'],
    [{ on: '12-24' }, '12-24'],
    [{ on: { month: 12, day: 24 } }, '2026-12-24'],
    [{ from: '2026-12-24' }, '2026-12-24/..'],
    [{ to: '2026-12-24' }, '../2026-12-24'],
    [{ from: '12-24', to: '12-26' }, '12-24/12-26'],
  ])('names %j by its dates, unless it has a name', (dates, name) => {
    const nameOf = (entry: object) => {
      const [exception] = parse({ ...entry, hours: 'closed' })
      return (exception.inYear?.(2026)[0] ?? exception).name
    }
    expect(nameOf(dates)).toBe(name)
    expect(nameOf({ ...dates, name: 'Eve' })).toBe('Eve')
  })

  it('lets a night shift run into the same hours unless the dates are consecutive', () => {
    const hours = ['05:00-12:00', '22:00-06:00']
    expect(parse({ on: '12-24', hours })[0].day).toEqual([300, 720, 1320, 1800])
    expect(refused({ from: '12-24', to: '12-25', hours })).toContain('hours-overlap exceptions[0].hours[0]: ')
  })

  it('may have a night before its own morning on a single date, also as a range', () => {
    const hours = ['05:00-07:00', '22:00-06:00']
    for (const dates of [{ on: '2026-12-24' }, { from: '2026-12-24', to: '2026-12-24' }])
      expect(parse({ ...dates, hours })[0].day).toEqual([300, 420, 1320, 1800])
    expect(refused({ from: '2026-12-24', to: '2026-12-25', hours })).toContain('hours-overlap')
  })

  it('names a misspelt key, not the dates that are absent', () =>
    expect(businessCalendar['~standard'].validate(specOf({ form: '12-24', hours: 'closed' }))).toMatchObject({
      issues: [{ path: ['exceptions', 0, 'form'], message: expect.stringContaining('Did you mean from?') }],
    }))

  it.each([
    [
      'text',
      '2026-12-24',
      `input-invalid exceptions[0]: "2026-12-24" is not an object. Write { on: '12-24', hours: 'closed' }.`,
    ],
    [
      'no hours',
      { on: '12-24' },
      "key-missing exceptions[0].hours: This key is required. Write 'closed', hours such as '09:00-13:00', or a week's hours.",
    ],
    [
      'no dates',
      { hours: 'closed' },
      'exception-invalid exceptions[0]: The entry has no dates. Give on, or from and to.',
    ],
    [
      'two kinds of dates',
      { on: '12-24', to: '12-26', hours: 'closed' },
      'exception-invalid exceptions[0]: The entry has two kinds of dates. Give on, or from and to.',
    ],
    [
      'a range as one date',
      { on: '12-24/12-26', hours: 'closed' },
      'date-invalid exceptions[0].on: "12-24/12-26" is not a single date. Give from and to instead of on.',
    ],
    [
      'a range without an end of every year',
      { from: '07-01', hours: 'closed' },
      'date-invalid exceptions[0].from: 07-01 has no year. Give both ends with a year, or both without.',
    ],
    [
      'a reversed range',
      { from: '2026-12-26', to: '2026-12-24', hours: 'closed' },
      'range-reversed exceptions[0].to: 2026-12-24 is before 2026-12-26. Swap the two dates.',
    ],
    [
      'years of a range without a start',
      { to: '2026-12-24', since: 2026, hours: 'closed' },
      'exception-invalid exceptions[0].since: The years of a range are those of its first date. Give from, too.',
    ],
    [
      'years in the wrong order',
      { on: '12-24', since: 2027, until: 2026, hours: 'closed' },
      'exception-invalid exceptions[0]: since 2027 is after until 2026. Swap them.',
    ],
    [
      'no years',
      { on: '12-24', years: [], hours: 'closed' },
      'input-invalid exceptions[0]: It never applies: its years exclude its dates. Correct its years.',
    ],
    [
      'an option inside on',
      { on: { day: 15, since: 2027 }, hours: 'closed' },
      'key-unknown exceptions[0].on.since: This key is not known.',
    ],
    [
      'keys of no rule',
      { on: { month: 12 }, hours: 'closed' },
      'exception-invalid exceptions[0].on: No rule has the keys month. Known are { date }, ',
    ],
    [
      'working day zero',
      { on: { workingDay: 0 }, hours: 'closed' },
      'input-invalid exceptions[0].on.workingDay: 0 is not 1 to 31, nor -1 to -31 from the end.',
    ],
    [
      'half a working day',
      { on: { workingDay: 1.5 }, hours: 'closed' },
      'input-invalid exceptions[0].on.workingDay: 1.5 is not a whole number from -31 to 31.',
    ],
    [
      'covers',
      { on: { covers: { from: 2026 } }, hours: 'closed' },
      'key-unknown exceptions[0].on.covers: This key is not known.',
    ],
    ['null', { on: null, hours: 'closed' }, 'input-invalid exceptions[0].on: null is not an object.'],
    [
      'a day that no year has',
      { on: '02-30', hours: 'closed' },
      'date-invalid exceptions[0].on: Invalid date "02-30": February has 29 ',
    ],
    [
      'an unknown key',
      { no: '12-24', hours: 'closed' },
      'key-unknown exceptions[0].no: This key is not known. Did you mean on',
    ],
  ])('refuses %s', (_, entry, message) => expect(refused(entry).slice(0, message.length)).toBe(message))
})

describe('exceptions with errors', () => {
  const errors = (exceptions: unknown) =>
    (businessCalendar.check({ timeZone: 'UTC', hours: {}, exceptions }).issues ?? []).map(({ path }) => path.join('.'))

  it('have one error per entry', () => {
    expect(errors([{ on: () => '12-24', hours: 'closed' }])).toEqual(['exceptions.0.on'])
    expect(errors([{ onn: '12-24', hours: 'closed' }])).toEqual(['exceptions.0.onn'])
    expect(errors([{ on: '12-24', hours: '25:00' }, { on: '12-25' }])).toEqual([
      'exceptions.0.hours',
      'exceptions.1.hours',
    ])
    expect(errors({ '12-24': '25:00', '2026-13-01': 'closed' })).toEqual(['exceptions.12-24', 'exceptions.2026-13-01'])
  })
  it('are checked against each other without those', () => {
    expect(errors({ '12-24': '25:00', '12-24/12-26': 'closed', '12-25/12-27': 'closed' })).toEqual([
      'exceptions.12-24',
      'exceptions.12-25/12-27',
    ])
  })
})
