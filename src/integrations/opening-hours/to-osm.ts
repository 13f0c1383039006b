import type { CalendarInput } from '../../calendar/check-calendar.ts'
import { hoursText, type Shifts } from '../../calendar/hours.ts'
import { type HoursCycle, parseWeeklyHours } from '../../calendar/weekly-hours.ts'
import { DAY } from '../../time/epoch-day.ts'
import type { InputValue } from '../../validation/input-value.ts'
import { OSM_DAY_NAMES, OSM_MONTH_NAMES } from './osm-names.ts'
import {
  isNight,
  type OpeningHoursWriteOptions,
  type WritableCalendar,
  type WritableException,
  weekOfException,
  writableCalendar,
} from './writable-calendar.ts'

/** The first date of an open range. */
const FIRST = '1900-01-01'
/** The package opening_hours reads no earlier year. */
const FIRST_YEAR = 1970
/** The last date of supported instants. */
const LAST = '2199-12-31'

/**
 * Returns the hours of a calendar as a value of OpenStreetMap's `opening_hours`, by
 * [Key:opening_hours/specification](https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification).
 * {@link fromOsmOpeningHours} reads the same hours from it. The time zone and all names are left out, because the format
 * has no place for them.
 *
 * These calendars are refused:
 *
 * - combined calendars, and weekly hours with a rotation
 * - holidays, except with the option `publicHolidays`
 * - exceptions by rule, and those of some years of a rule
 * - weekly hours past midnight with holidays or exceptions, and an exception with such hours, unless it is the only one
 *   and in one year: the format closes other parts of such nights
 * - a yearly date with a week's hours, and exceptions that begin before 1970
 *
 * @param calendar the calendar to write, or its spec
 * @throws {SlaCalendarError} `input-invalid`, `hours-invalid`, `exception-invalid`, `holiday-invalid`, `key-unknown`, and
 * those of the spec
 * @example
 * ```ts
 * import { italianOffice } from 'sla-calendar'
 * import { toOsmOpeningHours } from 'sla-calendar/opening-hours'
 *
 * toOsmOpeningHours(italianOffice, { publicHolidays: true }) // => 'Mo-Fr 09:00-18:00; PH off'
 * toOsmOpeningHours({
 *   timeZone: 'Europe/Rome',
 *   hours: { 'mon-thu': ['09:00-13:00', '14:00-18:00'], sat: '09:00-12:00' },
 *   exceptions: { '12-24/01-06': 'closed', '2026-12-19': '09:00-18:00' },
 * })
 * // => 'Mo-Th 09:00-13:00,14:00-18:00; Sa 09:00-12:00; Dec 24-Jan 06 off; 2026 Dec 19 09:00-18:00'
 * ```
 */
export function toOsmOpeningHours(calendar: CalendarInput, options: OpeningHoursWriteOptions = {}): string {
  const writable = writableCalendar(calendar, options)
  const { hours, hasHolidays, exceptions } = writable
  const cycle = parseWeeklyHours(hours)
  if (cycle.form !== 'week' && cycle.form !== 'odd-even')
    throw hours.error(
      'hours-invalid',
      'A rotation has no text.',
      'Write the hours of one week, or of odd and even weeks.',
    )
  refuseNights(writable, cycle)
  const rules = exceptions.map(exception => ({
    isWeek: exception.week !== undefined,
    texts: exceptionRules(exception),
  }))
  if (hasHolidays) refuseWeekAboveDay(exceptions)
  // A week's hours are closed on holidays, a day's hours are not.
  const below = rules.filter(({ isWeek }) => isWeek || !hasHolidays)
  const above = rules.filter(rule => !below.includes(rule))
  // After ';', the hours of a weekday close the end of the night before it. After ',' they do not.
  const weekly = weeklyRules(cycle).join(cycle.days.some(isNight) ? ', ' : '; ')
  const all = [
    ...(weekly ? [weekly] : []),
    ...below.flatMap(({ texts }) => texts),
    ...(hasHolidays ? ['PH off'] : []),
    ...above.flatMap(({ texts }) => texts),
  ]
  return all.join('; ') || 'off'
}

function weeklyRules({ form, days }: HoursCycle): string[] {
  if (form === 'week') return weekRules(days)
  return [
    ...weekRules(days.slice(0, 7)).map(rule => `week 1-53/2 ${rule}`),
    ...weekRules(days.slice(7, 14)).map(rule => `week 2-53/2 ${rule}`),
  ]
}

/** Returns a rule for each group of weekdays with the same hours. */
function weekRules(week: readonly Shifts[]): string[] {
  const texts = week.map(shifts => hoursText(shifts).join(','))
  return [...new Set(texts)].filter(Boolean).map(text => `${daysText(day => texts[day] === text)} ${text}`)
}

/** Returns the names of weekdays, `Mo-Fr,Su`. */
function daysText(has: (day: number) => boolean): string {
  const runs: string[][] = []
  for (const [day, name] of OSM_DAY_NAMES.entries())
    if (has(day)) {
      if (day > 0 && has(day - 1)) runs[runs.length - 1].push(name)
      else runs.push([name])
    }
  return runs.map(run => (run.length > 1 ? `${run[0]}-${run[run.length - 1]}` : run[0])).join(',')
}

/** Returns the rules of an exception. A week's hours replace those of all weekdays. */
function exceptionRules(exception: WritableException): string[] {
  const week = weekOfException(exception)
  const [first, last] = datesOf(exception)
  if (week && exception.inYear && first === last)
    throw exception.given.error('exception-invalid', "A yearly date has a week's hours.", 'Give it the hours of a day.')
  const hours = week ? weekRules(week) : [hoursText(exception.day!).join(',') || 'off']
  const rules = week?.every(shifts => shifts.length) === false ? ['off', ...hours] : hours
  return selectorsOf(exception).flatMap(dates => rules.map(rule => `${dates} ${rule}`))
}

/** Returns the first and the last date of an exception, `YYYY-MM-DD` or `MM-DD`. */
function datesOf({ spec, given }: WritableException): [first: string, last: string] {
  if (typeof spec === 'string') {
    const [first, last = first] = spec.split('/')
    return [first === '..' ? FIRST : first, last === '..' ? LAST : last]
  }
  const { on, from, to, name: _, ...years } = spec as Record<string, string | undefined>
  if (Object.keys(years).length || (on !== undefined && typeof on !== 'string')) throw noDates(given)
  return on === undefined ? [from ?? FIRST, to ?? LAST] : [on, on]
}

function noDates(given: InputValue) {
  return given.error(
    'exception-invalid',
    'It has a rule, not dates.',
    "Write its dates, such as '2026-12-24', '12-24' or '12-24/01-06'.",
  )
}

/** Returns the dates of an exception as selectors. Each one is within a year, or ends before it is a year long. */
function selectorsOf(exception: WritableException): string[] {
  const [first, last] = datesOf(exception)
  const [from, to] = [first, last].map(date => Number(date.slice(0, -6)))
  if (!exception.inYear && from < FIRST_YEAR)
    throw exception.given.error(
      'exception-invalid',
      `It begins before ${FIRST_YEAR}, and programs do not read such years.`,
      `Give a first date, ${FIRST_YEAR}-01-01 or later.`,
    )
  const turns = last.slice(-5) < first.slice(-5) ? 1 : 0
  // A range that ends the day before it begins is a whole year; programs read it as no day.
  if (exception.inYear && turns && dayOf(first) - dayOf(last) <= DAY)
    return [datesText('01-01', last), datesText(first, '12-31')]
  if (to <= from + turns) return [datesText(first, last)]
  const whole = [first.endsWith('01-01') ? from : from + 1, last.endsWith('12-31') ? to : to - 1]
  return [
    ...(whole[0] > from ? [datesText(first, `${from}-12-31`)] : []),
    ...(whole[0] > whole[1] ? [] : [whole[0] === whole[1] ? `${whole[0]}` : `${whole[0]}-${whole[1]}`]),
    ...(whole[1] < to ? [datesText(`${to}-01-01`, last)] : []),
  ]
}

/** Returns a date of a common year in epoch milliseconds. */
function dayOf(monthDay: string): number {
  const [month, day] = monthDay.split('-').map(Number)
  return Date.UTC(2001, month - 1, day)
}

/** Returns dates as a selector: `2026 Aug 10-21`, `2026 Dec 24-2027 Jan 02`, `Dec 24-Jan 06`. */
function datesText(first: string, last: string): string {
  const [from, to] = [first, last].map(date => date.split('-'))
  const [month, day] = to.slice(-2)
  const yearsOf = (parts: string[]) => (parts.length > 2 ? `${parts[0]} ` : '')
  const start = `${yearsOf(from)}${dayText(from)}`
  if (first === last) return start
  const isSameMonth = from.slice(0, -1).join() === to.slice(0, -1).join() && from[from.length - 1] < day
  if (isSameMonth) return `${start}-${day}`
  return `${start}-${yearsOf(to)}${dayText([month, day])}`
}

function dayText(parts: readonly string[]): string {
  const [month, day] = parts.slice(-2)
  return `${OSM_MONTH_NAMES[Number(month) - 1]} ${day}`
}

/** Refuses hours past midnight where the format closes other parts of the night than a calendar does. */
function refuseNights({ hours, hasHolidays, exceptions }: WritableCalendar, cycle: HoursCycle): void {
  if (cycle.days.some(isNight) && (hasHolidays || exceptions.length)) throw nightError(hours)
  for (const exception of exceptions) {
    const { day = [], week, inYear, given } = exception
    // Readers differ on yearly nights, and a rule for the next year closes the end of a night before it.
    const isAlone = exceptions.length === 1 && !hasHolidays && !inYear && selectorsOf(exception).length === 1
    if (week?.days.some(isNight) || (isNight(day) && !isAlone)) throw nightError(given)
  }
}

function nightError(given: InputValue) {
  return given.error(
    'hours-invalid',
    'These hours run past midnight, and holidays or exceptions close them otherwise in this format.',
    'Write the dates of the exceptions as days of their own, or leave the nights out.',
  )
}

/** Refuses a week's hours above a day's hours: only the latter are open on holidays, which are between the two. */
function refuseWeekAboveDay(exceptions: readonly WritableException[]): void {
  const firstDay = exceptions.findIndex(({ week }) => !week)
  const late = exceptions.find(({ week }, i) => week && firstDay >= 0 && i > firstDay)
  if (late)
    throw late.given.error(
      'exception-invalid',
      "A week's hours apply above the hours of a day, and holidays are between them.",
      'Write its dates with the hours of a day.',
    )
}
