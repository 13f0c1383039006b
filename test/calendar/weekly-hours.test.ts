import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hoursText, MIDNIGHT, WEEKDAYS } from '../../src/calendar/hours.ts'
import { isoWeek, parseWeeklyHours } from '../../src/calendar/weekly-hours.ts'
import { epochDay } from '../../src/time/epoch-day.ts'
import { InputValue } from '../../src/validation/input-value.ts'
import { anyAlternatingHours, anyWeeklyHours } from '../arbitraries/alternating-hours.ts'
import { anyDate } from '../arbitraries/dates.ts'
import { runs } from '../arbitraries/runs.ts'
import { addDays, datesBetween, minute } from '../reference/dates.ts'
import { weeklyOf } from '../reference/weekly-hours.ts'
import { refusal } from '../validation/refusal.ts'

const read = (hours: unknown) => parseWeeklyHours(InputValue.copyOf(hours, ['hours']))
const week = (hours: unknown) => read(hours).days

/** The hours of a week as text, by weekday, without the closed days. */
const shown = (hours: unknown) =>
  Object.fromEntries(week(hours).flatMap((shifts, i) => (shifts.length ? [[WEEKDAYS[i], hoursText(shifts)]] : [])))

/** The hours that start on a date. */
const on = (hours: unknown, date: string) => {
  const [year, month, day] = date.split('-').map(Number)
  return hoursText(read(hours).shiftsOn(epochDay(year, month, day))).join(' ')
}

const PER_WEEKDAY = "Write hours for each weekday, such as { 'mon-fri': '09:00-17:00' }."
const AROUND_THE_CLOCK = "Write { 'mon-sun': '00:00-24:00' }."
const FOR_WHOLE_DAY = 'For a 24-hour day write 00:00-24:00; for a closed day omit it.'
const NIGHT = 'A night shift reaches into the next date.'

describe('parseWeeklyHours', () => {
  it('reads every weekday by its name', () =>
    expect(
      week({
        sun: '07:00-08:00',
        sat: '06:00-08:00',
        fri: '05:00-08:00',
        thu: '04:00-08:00',
        wed: '03:00-08:00',
        tue: '02:00-08:00',
        mon: '01:00-08:00',
      }),
    ).toEqual([60, 120, 180, 240, 300, 360, 420].map(open => [open, 480])))
  it('leaves days without hours empty', () => expect(week({})).toEqual([[], [], [], [], [], [], []]))

  it.each([
    ['mon-fri', 'mon tue wed thu fri'],
    ['mon-sun', 'mon tue wed thu fri sat sun'],
    ['tue-wed', 'tue wed'],
    ['sat-sun', 'sat sun'],
    ['fri-mon', 'mon fri sat sun'],
    ['sun-mon', 'mon sun'],
    ['sun-sat', 'mon tue wed thu fri sat sun'],
    ['tue-mon', 'mon tue wed thu fri sat sun'],
    ['thu-thu', 'thu'],
    ['wed', 'wed'],
  ])('reads %s as %s', (key, days) => expect(Object.keys(shown({ [key]: '09:00-17:00' })).join(' ')).toBe(days))

  it('takes ranges beside single days and a list of none', () =>
    expect(shown({ sat: [], 'mon-wed': '09:00-17:00', 'fri-fri': ['09:00-12:00'] })).toEqual({
      mon: ['09:00-17:00'],
      tue: ['09:00-17:00'],
      wed: ['09:00-17:00'],
      fri: ['09:00-12:00'],
    }))
  it('joins touching stretches within a day but not from one day to the next', () =>
    expect(shown({ mon: ['09:00-13:00', '13:00-24:00'], tue: '00:00-06:00' })).toEqual({
      mon: ['09:00-24:00'],
      tue: ['00:00-06:00'],
    }))

  it.each([
    ['a day and a range', { mon: '09:00-17:00', 'mon-fri': '09:00-17:00' }, 'mon-fri', 'mon'],
    ['a range and a day', { 'mon-fri': '09:00-17:00', wed: '10:00-12:00' }, 'wed', 'wed'],
    ['two ranges', { 'mon-fri': '09:00-17:00', 'thu-sat': '18:00-19:00' }, 'thu-sat', 'thu'],
    ['a range round the week', { 'fri-mon': '09:00-17:00', 'mon-tue': '18:00-19:00' }, 'mon-tue', 'mon'],
    ['a day closed by an empty list', { sun: [], 'sat-sun': '18:00-19:00' }, 'sat-sun', 'sun'],
    ['a day and its range', { tue: '09:00-10:00', 'tue-tue': '18:00-19:00' }, 'tue-tue', 'tue'],
  ])('refuses a day named twice, by %s', (_, hours, key, day) =>
    expect(refusal(() => week(hours))).toBe(
      `weekday-duplicate hours.${key}: ${day} has hours already. Name each day once.`,
    ),
  )

  it.each([
    ['Monday', 'Did you mean mon?'],
    ['Mon', 'Did you mean mon?'],
    ['MON', 'Did you mean mon?'],
    ['thursday', 'Did you mean thu?'],
    ['sund', 'Did you mean sun?'],
    ['Monday-Friday', 'Did you mean mon-fri?'],
    ['MONDAY-FRIDAY', 'Did you mean mon-fri?'],
    ['mon-fr', 'Did you mean mon-fri?'],
    ['mon–fri', 'Did you mean mon-fri?'],
    ['weekdays', 'Did you mean mon-fri?'],
    ['mon-', 'Did you mean mon?'],
    ['-mon', 'Did you mean mon?'],
    ['Tuesdays', 'Did you mean tue?'],
    ['thurs', 'Did you mean thu?'],
    ['mon_to_fri', 'Did you mean mon-fri?'],
    ['tu', 'Did you mean tue?'],
    ['th', 'Did you mean thu?'],
    ['thirsday', 'Did you mean thu?'],
    ['wendesday', 'Did you mean wed?'],
    ['monn', 'Did you mean mon?'],
    ['mom', 'Did you mean mon?'],
    ['mun', 'Did you mean mon or sun?'],
    ['Monday to Friday', 'Did you mean mon-fri?'],
    ['satuday - sun', 'Did you mean sat-sun?'],
    ['weekend', 'Did you mean sat-sun?'],
    ['Week End', 'Did you mean sat-sun?'],
    ['week_end', 'Did you mean sat-sun?'],
    ['workdays', 'Did you mean mon-fri?'],
    ['business_days', 'Did you mean mon-fri?'],
    ['daily', 'Did you mean mon-sun?'],
    ['all', 'Did you mean mon-sun?'],
    ['every_day', 'Did you mean mon-sun?'],
    ['*', 'Did you mean mon-sun?'],
    ...[
      't',
      's',
      'xx',
      'xyz',
      'fruday night',
      'mun-fri',
      'su-x',
      'mon-tue-wed',
      'mn',
      'long weekend',
      'no work',
      'not all',
    ].map(key => [key, 'Write mon, tue, wed, thu, fri, sat or sun, or a range such as mon-fri.']),
    ['1', 'Write mon, tue, wed, thu, fri, sat or sun, or a range such as mon-fri.'],
    ['', 'Write mon, tue, wed, thu, fri, sat or sun, or a range such as mon-fri.'],
  ])('refuses the key %j', (key, hint) => {
    expect(refusal(() => week({ [key]: '09:00-17:00' }))).toBe(
      `weekday-unknown hours.${key}: ${key} is not a weekday. ${hint}`,
    )
  })

  it.each(['mon-fri-sun', 'mon-fri-', 'mon-fri-x'])('refuses the key %s', key =>
    expect(refusal(() => week({ [key]: '09:00-17:00' }))).toContain(
      `weekday-unknown hours.${key}: ${key} is not a weekday.`,
    ),
  )

  it.each([
    ['within a day', { mon: ['09:00-13:00', '12:00-18:00'] }, 'mon[1]: 12:00-18:00 begins before 09:00-13:00'],
    [
      'within a range of days',
      { 'mon-fri': ['09:00-13:00', '12:00-18:00'] },
      'mon-fri[1]: 12:00-18:00 begins before 09:00-13:00',
    ],
    [
      'of a night shift with the next day',
      { mon: '22:00-06:00', tue: '05:59-09:00' },
      'tue: 05:59-09:00 begins before 22:00-06:00',
    ],
    [
      'of a night shift within its range',
      { 'mon-tue': ['05:00-06:00', '22:00-05:01'] },
      'mon-tue[0]: 05:00-06:00 begins before 22:00-05:01',
    ],
    ['round the week', { mon: '05:59-09:00', sun: '22:00-06:00' }, 'mon: 05:59-09:00 begins before 22:00-06:00'],
    [
      'round the week of one range',
      { 'fri-mon': ['05:00-06:00', '22:00-05:01'] },
      'fri-mon[0]: 05:00-06:00 begins before 22:00-05:01',
    ],
  ])('refuses overlap %s', (_, hours, message) =>
    expect(refusal(() => week(hours))).toBe(`hours-overlap hours.${message} has ended. ${NIGHT}`),
  )
  const everyDay = (hours: string[]) => Object.fromEntries(WEEKDAYS.map(weekday => [weekday, hours]))
  it.each([
    ['the next day begins', { mon: ['22:00-06:00'], tue: ['06:00-09:00'] }],
    ['Monday begins', { mon: ['06:00-09:00'], sun: ['22:00-06:00'] }],
    ['the same hours begin', everyDay(['06:00-09:00', '22:00-06:00'])],
    ['it began the day before', everyDay(['09:01-09:00'])],
  ])('lets a night shift end where %s', (_, hours) => expect(shown(hours)).toEqual(hours))
  it('lets a night shift reach into a day without such hours', () =>
    expect(shown({ fri: '22:00-06:00', mon: '05:00-09:00' })).toEqual({ mon: ['05:00-09:00'], fri: ['22:00-06:00'] }))

  it.each([
    ['text', 'mon-fri', `input-invalid hours: "mon-fri" is not an object. ${PER_WEEKDAY}`],
    ['a list', ['09:00-17:00'], `input-invalid hours: A list is not an object. ${PER_WEEKDAY}`],
    ['text for around the clock', '24/7', `input-invalid hours: "24/7" is not an object. ${AROUND_THE_CLOCK}`],
    ['around the clock in a list', ['always'], `input-invalid hours: A list is not an object. ${AROUND_THE_CLOCK}`],
    [
      'the hours of a day',
      { open: '09:00', close: '17:00' },
      'weekday-unknown hours.open: open is not a weekday. Did you mean 09:00-17:00?',
    ],
    [
      'null for a day',
      { mon: null },
      'input-invalid hours.mon: null is not a text. To close for the whole day omit this key.',
    ],
    [
      'an empty stretch',
      { tue: ['09:00-09:00'] },
      `hours-empty hours.tue[0]: 09:00-09:00 opens and closes at once. ${FOR_WHOLE_DAY}`,
    ],
    [
      'another spelling',
      { tue: '9-17' },
      'hours-invalid hours.tue: "9-17" is not HH:MM-HH:MM. Did you mean 09:00-17:00?',
    ],
  ])('refuses %s', (_, hours, message) => expect(refusal(() => week(hours))).toBe(message))
})

const EARLY = { 'mon-fri': '06:00-14:00' }
const LATE = { 'mon-fri': '14:00-22:00' }
const FROM_SUNDAY = { sun: '22:00-06:00' }
const ON_MONDAY = { mon: '05:00-09:00' }

describe('odd and even weeks', () => {
  it('are the weeks of the ISO year, which begins before or after the year', () => {
    const hours = { odd: { 'mon-sun': '01:00-02:00' }, even: { 'mon-sun': '03:00-04:00' } }
    // Week 53 of 2020, then week 1; week 52 of 2024, then week 1 from 30 December on; week 53 of 2026, then week 1.
    const dates = ['2021-01-03', '2021-01-04', '2021-01-05', '2021-01-10', '2021-01-11', '2024-12-29', '2024-12-30']
    expect(dates.map(date => on(hours, date)[1]).join('')).toBe('1111331')
    expect(['2026-12-28', '2027-01-03', '2027-01-04', '2027-01-11'].map(date => on(hours, date)[1]).join('')).toBe(
      '1113',
    )
    // 1900 begins with week 1, and 1899 has 52; 2199 ends with week 1 of the next year.
    expect(['1900-01-01', '1900-01-08', '2199-12-30', '2199-12-29'].map(date => on(hours, date)[1]).join('')).toBe(
      '1313',
    )
  })
  it('have the hours of their weekday in week 1 after a week 53, too', () => {
    const hours = { odd: { mon: '01:00-02:00', tue: '02:00-03:00', wed: '03:00-04:00' }, even: {} }
    expect(['2027-01-04', '2027-01-05', '2027-01-06', '2027-01-07'].map(date => on(hours, date))).toEqual([
      ...['01:00-02:00', '02:00-03:00', '03:00-04:00', ''],
    ])
  })
  // 2026 has 53 weeks. Week 53 begins on 28 December, week 1 on 4 January 2027.
  it('follow the ISO number of the week', () => {
    const mondays = ['2026-12-14', '2026-12-21', '2026-12-28', '2027-01-04', '2027-01-11', '2021-01-01']
    expect(mondays.map(date => on({ odd: EARLY, even: LATE }, date))).toEqual([
      '06:00-14:00',
      '14:00-22:00',
      '06:00-14:00',
      '06:00-14:00',
      '14:00-22:00',
      '06:00-14:00',
    ])
  })
  it('are the same in every place of the Monday after week 53, whose night before is an odd one', () => {
    const hours = read({ odd: { ...EARLY, sun: '20:00-06:00' }, even: { mon: '06:00-14:00' } })
    const places = ['2026-12-14', '2026-12-28', '2027-01-04'].map(date => hours.placeOf(Date.parse(date) / 86_400_000))
    expect(places).toEqual([0, 0, 14])
    expect(hours.days[14]).toEqual(hours.days[0])
  })
  it.each([
    ['of an odd week and an even one', { odd: FROM_SUNDAY, even: ON_MONDAY }, 'even.mon'],
    ['of an even week and an odd one', { odd: ON_MONDAY, even: FROM_SUNDAY }, 'odd.mon'],
    ['of two odd weeks', { odd: { ...FROM_SUNDAY, ...ON_MONDAY }, even: {} }, 'odd.mon'],
    ['within a week', { odd: {}, even: { tue: ['09:00-13:00', '12:00-14:00'] } }, 'even.tue[1]'],
  ])('refuse overlap %s', (_, hours, place) =>
    expect(refusal(() => read(hours))).toContain(`hours-overlap hours.${place}: `),
  )
  it('take an even week that could not follow itself', () =>
    expect(on({ odd: {}, even: { ...FROM_SUNDAY, ...ON_MONDAY } }, '2026-12-21')).toBe('05:00-09:00'))
  it.each([
    [
      'an odd week alone',
      { odd: {} },
      'key-missing hours.even: This key is required. Write {} for a week without hours.',
    ],
    [
      'an even week alone',
      { even: {} },
      'key-missing hours.odd: This key is required. Write {} for a week without hours.',
    ],
    [
      'a weekday beside them',
      { odd: {}, even: {}, mon: '09:00-17:00' },
      'key-unknown hours.mon: This key is not known. Known: odd, even.',
    ],
    [
      'a week that is text',
      { odd: '09:00-17:00', even: {} },
      `input-invalid hours.odd: "09:00-17:00" is not an object. ${PER_WEEKDAY}`,
    ],
  ])('refuse %s', (_, hours, message) => expect(refusal(() => read(hours))).toBe(message))
})

describe('a rotation', () => {
  const START = '2026-11-30'
  const rotation = (...entries: unknown[]) => ({ rotation: entries, startsOn: START })

  it('of weeks repeats them in both directions', () => {
    const mondays = ['2026-11-16', '2026-11-23', '2026-11-30', '2026-12-07', '2026-12-14', '2026-12-21']
    expect(mondays.map(date => on(rotation(EARLY, LATE, {}), date))).toEqual([
      '14:00-22:00',
      '',
      '06:00-14:00',
      '14:00-22:00',
      '',
      '06:00-14:00',
    ])
  })
  it('of days goes on across weeks, before its start too', () => {
    const hours = rotation('07:00-19:00', ['19:00-23:00', '23:30-24:00'], 'closed', [])
    expect(datesBetween('2026-11-25', '2026-12-05').map(date => on(hours, date))).toEqual([
      ...['', '07:00-19:00', '19:00-23:00 23:30-24:00', '', ''],
      ...['07:00-19:00', '19:00-23:00 23:30-24:00', '', '', '07:00-19:00', '19:00-23:00 23:30-24:00'],
    ])
  })
  it.each([
    ['from one week into the next', rotation(FROM_SUNDAY, ON_MONDAY), 'rotation[1].mon'],
    ['from the last week into the first', rotation(ON_MONDAY, {}, FROM_SUNDAY), 'rotation[0].mon'],
    ['of a single week', rotation({ ...FROM_SUNDAY, ...ON_MONDAY }), 'rotation[0].mon'],
    ['from one day into the next', rotation('22:00-06:00', '05:00-09:00'), 'rotation[1]'],
    ['from the last day into the first', rotation('05:00-09:00', 'closed', '22:00-06:00'), 'rotation[0]'],
    ['of a single day', rotation(['05:00-09:00', '22:00-06:00']), 'rotation[0][0]'],
  ])('refuses overlap %s', (_, hours, place) =>
    expect(refusal(() => read(hours))).toContain(`hours-overlap hours.${place}: `),
  )
  it('takes neighbours that never meet', () =>
    expect(read(rotation({ ...FROM_SUNDAY, ...ON_MONDAY }, {})).days).toHaveLength(14))

  it.each([
    [
      'no start',
      { rotation: [{}] },
      'key-missing hours.startsOn: This key is required. Give a date on which the first entry applies.',
    ],
    [
      'a start alone',
      { startsOn: START },
      "key-missing hours.rotation: This key is required. List weeks, or days such as '07:00-19:00' and 'closed'.",
    ],
    ['no entries', rotation(), 'hours-invalid hours.rotation: The rotation has no entries.'],
    [
      'weeks that start on another day',
      { rotation: [{}, {}], startsOn: '2026-12-01' },
      'date-invalid hours.startsOn: A rotation of weeks starts on a Monday, and 2026-12-01 is not one. Did you mean 2026-11-30?',
    ],
    [
      'a start that is no date',
      { rotation: ['closed'], startsOn: '2026-02-30' },
      'date-invalid hours.startsOn: Invalid date "2026-02-30": February has 28 days.',
    ],
    [
      'weeks and days mixed',
      rotation({}, 'closed'),
      "hours-invalid hours.rotation[1]: A rotation has either weeks or days. Write a week's hours for every entry.",
    ],
    [
      'another word for a closed day',
      rotation('off', '07:00-19:00'),
      `hours-invalid hours.rotation[0]: "off" is not 'closed' or hours. Write 'closed'.`,
    ],
    [
      'a rotation that is no list',
      { rotation: {}, startsOn: START },
      'input-invalid hours.rotation: An object is not a list.',
    ],
    [
      'a weekday beside it',
      { ...rotation('closed'), mon: '09:00-17:00' },
      'key-unknown hours.mon: This key is not known. Known: rotation, startsOn.',
    ],
  ])('refuses %s', (_, hours, message) => expect(refusal(() => read(hours))).toBe(message))
})

describe('weekly hours as plain data', () => {
  it.each([
    ['a week', { 'mon-tue': '09:00-17:00' }, { mon: ['09:00-17:00'], tue: ['09:00-17:00'] }],
    [
      'odd and even weeks',
      { odd: { mon: '09:00-17:00', sun: '10:00-12:00' }, even: { tue: '08:00-09:00' } },
      { odd: { mon: ['09:00-17:00'], sun: ['10:00-12:00'] }, even: { tue: ['08:00-09:00'] } },
    ],
    [
      'weeks',
      { rotation: [{ mon: '09:00-17:00', sun: '10:00-12:00' }, {}, { tue: '08:00-09:00' }], startsOn: '2026-01-05' },
      {
        rotation: [{ mon: ['09:00-17:00'], sun: ['10:00-12:00'] }, {}, { tue: ['08:00-09:00'] }],
        startsOn: '2026-01-05',
      },
    ],
    [
      'days, from any weekday on',
      { rotation: ['07:00-19:00', 'closed', ['19:00-24:00', '05:00-06:00']], startsOn: '2026-01-07' },
      { rotation: [['07:00-19:00'], 'closed', ['05:00-06:00', '19:00-24:00']], startsOn: '2026-01-07' },
    ],
  ])('are those of %s', (_, hours, data) => {
    expect(read(hours).toJSON()).toEqual(data)
    expect(read(data).toJSON()).toEqual(data)
  })
})

describe('isoWeek', () => {
  it.each([
    ['2026-12-27', 52],
    ['2026-12-28', 53],
    ['2027-01-03', 53],
    ['2027-01-04', 1],
    ['2021-01-03', 53],
    ['2024-12-29', 52],
    ['2024-12-30', 1],
    ['2025-12-28', 52],
    ['2026-06-30', 27],
  ])('of %s is %i, whatever year was asked for before', (text, week) => {
    const date = Date.parse(text) / 86_400_000
    for (const before of [0, date - 400, date + 400, date])
      expect([isoWeek(before) > 0, isoWeek(date)]).toEqual([true, week])
  })
})

describe('weekly hours of any form', () => {
  const someDate = anyDate('UTC')
  const shiftsOf = (hours: unknown, date: string) => read(hours).shiftsOn(Date.parse(date) / 86_400_000)

  it('have the shifts of the reference on every date', () =>
    fc.assert(
      fc.property(anyWeeklyHours(), someDate, (hours, from) => {
        const weekly = weeklyOf(hours)
        for (const date of datesBetween(from, addDays(from, 60)))
          expect(minutesOf(shiftsOf(hours, date))).toEqual(
            minutesOf(weekly(date).flatMap(({ opens, closes }) => [opens / minute, closes / minute])),
          )
      }),
      runs(30),
    ))
  it('are the same after toJSON, which is the same text then', () =>
    fc.assert(
      fc.property(anyWeeklyHours(), someDate, (hours, from) => {
        const text = JSON.stringify(read(hours))
        const again = JSON.parse(text)
        expect(JSON.stringify(read(again))).toBe(text)
        for (const date of datesBetween(from, addDays(from, 40)))
          expect(shiftsOf(again, date)).toEqual(shiftsOf(hours, date))
      }),
      runs(30),
    ))
  it('have a place for each date that follows the same hours as all dates in that place', () =>
    fc.assert(
      fc.property(anyAlternatingHours(), someDate, (hours, from) => {
        const before = new Map<number, unknown>()
        const cycle = read(hours)
        const first = Date.parse(from) / 86_400_000
        for (let date = first; date < first + 800; date++) {
          const place = cycle.placeOf(date)
          expect(before.get(place) ?? cycle.shiftsOn(date - 1)).toEqual(cycle.shiftsOn(date - 1))
          before.set(place, cycle.shiftsOn(date - 1))
        }
      }),
      runs(10),
    ))
})

/** The minutes that shifts cover, so that intervals that touch are the same as joined ones. */
function minutesOf(shifts: readonly number[]): number[] {
  const covered = new Set<number>()
  for (let i = 0; i < shifts.length; i += 2) for (let at = shifts[i]; at < shifts[i + 1]; at++) covered.add(at)
  expect([...covered].every(at => at < 2 * MIDNIGHT)).toBe(true)
  return [...covered].sort((a, b) => a - b)
}
