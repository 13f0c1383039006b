import { DAY, daysInMonth, type EpochDay } from '../../time/epoch-day.ts'
import type { Property } from './component.ts'
import { errorAt, type SourceLocation } from './source-location.ts'
import { parseWallTime } from './wall-time.ts'
import type { WorkBudget } from './work-budget.ts'

/** An RRULE in jCal: lower-case names, with one value or a list. */
type Rule = Readonly<Record<string, unknown>>

/** A range of dates, both ends included. */
export type DateWindow = { readonly first: EpochDay; readonly last: EpochDay }

/** The series that a rule repeats. */
export type Series = {
  /** The date of DTSTART, from which periods and COUNT are counted. */
  readonly start: EpochDay
  /** The time of day of each occurrence, in milliseconds. */
  readonly timeOfDay: number
  /** The dates to return. */
  readonly window: DateWindow
  /** Returns UNTIL as local time, in milliseconds as if it were UTC. */
  readonly untilWall: (text: string) => number
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** The supported parts of a rule by FREQ. RFC 5545 §3.3.10 forbids the other parts, or they have times of day. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  DAILY: ['bymonth', 'bymonthday', 'byday'],
  WEEKLY: ['bymonth', 'byday', 'bysetpos'],
  MONTHLY: ['bymonth', 'bymonthday', 'byday', 'bysetpos'],
  YEARLY: ['bymonth', 'bymonthday', 'byyearday', 'byday', 'bysetpos'],
}
const ALL_MONTHS = Array.from({ length: 12 }, (_, i) => i + 1)
const ALWAYS = ['freq', 'interval', 'count', 'until', 'wkst']

/**
 * Returns the dates of an RRULE within a window, in order (RFC 5545 §3.3.10). It tests each date of a period, at most
 * 366, against all parts of the rule.
 *
 * ical.js 2.2.1 is not used, because it expands many rules wrongly. `YEARLY;BYMONTHDAY=-1` gives one date per year,
 * `MONTHLY;BYMONTH=12,10` the wrong months, and `DAILY;BYMONTH=2` starts with a wrong date. It never ends for a rule
 * without dates.
 *
 * @throws {SlaCalendarError} `input-invalid` for a part that is not supported, or when the budget is used up
 */
export function recurrenceDates(property: Property, series: Series, budget: WorkBudget): EpochDay[] {
  const { start, timeOfDay, window, untilWall } = series
  const rule = checkedRule(property)
  const months = monthsOf(rule, start)
  const fits = dateTest(rule, start)
  const interval = Number(rule.interval ?? 1)
  const maxCount = rule.count === undefined ? Number.POSITIVE_INFINITY : Number(rule.count)
  const until = rule.until === undefined ? Number.POSITIVE_INFINITY : untilWall(String(rule.until))
  const positions = listOf(rule.bysetpos).map(Number)
  const period = PERIODS[String(rule.freq)](start, WEEKDAYS.indexOf(String(weekStart(rule))))
  const dates: EpochDay[] = []
  let count = 0
  // Without COUNT the periods before the window do not matter.
  const skipped = maxCount === Number.POSITIVE_INFINITY ? period.indexOf(window.first) - 1 : 0
  for (let k = Math.max(0, Math.floor(skipped / interval)) * interval; ; k += interval) {
    const [from, to] = period.at(k)
    if (!(from <= window.last)) return dates
    const found = datesIn(from, to, { months, fits, consume: steps => budget.consume(steps, property.place) })
    for (const date of chosen(found, positions)) {
      if (date < start) continue
      if (++count > maxCount || date * DAY + timeOfDay > until || date > window.last) return dates
      if (date >= window.first) dates.push(date)
    }
  }
}

/** The test of dates: their months, the other parts of the rule, and the cost. */
type DateFilter = {
  readonly months: readonly number[]
  readonly fits: (date: EpochDay) => boolean
  readonly consume: (steps: number) => void
}

/** Returns the dates of [from, to) that satisfy the rule, except BYSETPOS. */
function datesIn(from: EpochDay, to: EpochDay, { months, fits, consume }: DateFilter): EpochDay[] {
  const found: EpochDay[] = []
  for (let begin = from; begin < to; ) {
    const month = monthOf(begin)
    const end = Math.min(monthStart(month + 1), to)
    const isIncluded = months.includes((month % 12) + 1)
    consume(3 + (isIncluded ? end - begin : 0))
    for (let date = begin; isIncluded && date < end; date++) if (fits(date)) found.push(date)
    begin = end
  }
  return found
}

function checkedRule(property: Property): Rule {
  const { place } = property
  const rule = property.values[0] as Rule
  const parts = PARTS[String(rule.freq)]
  if (!parts)
    throw errorAt(place, `repeats ${rule.freq ?? 'without FREQ'}.`, 'DAILY, WEEKLY, MONTHLY and YEARLY are read.')
  for (const part of Object.keys(rule))
    if (!parts.includes(part) && !ALWAYS.includes(part))
      throw errorAt(
        place,
        `has ${part.toUpperCase()}, which is not read with FREQ=${rule.freq}.`,
        `Read are ${parts.map(known => known.toUpperCase()).join(', ')}.`,
      )
  for (const part of ['interval', 'count'])
    if (rule[part] !== undefined && !(Number.isSafeInteger(rule[part]) && Number(rule[part]) > 0))
      throw errorAt(place, `has ${part.toUpperCase()}=${rule[part]}.`, 'It is a whole number from 1.')
  if (rule.byday !== undefined) checkDays(rule, place)
  if (rule.until !== undefined) parseWallTime(String(rule.until).replace(/Z$/, ''), place)
  if (rule.bysetpos !== undefined && parts.every(part => part === 'bysetpos' || rule[part] === undefined))
    throw errorAt(place, 'has BYSETPOS and nothing to choose from.', 'Add BYDAY or BYMONTHDAY.')
  return rule
}

function checkDays(rule: Rule, place: SourceLocation) {
  const canCount = rule.freq === 'MONTHLY' || rule.freq === 'YEARLY'
  for (const day of listOf(rule.byday))
    if (!canCount && String(day).length > 2)
      throw errorAt(place, `counts weekdays by ${day}.`, 'FREQ=MONTHLY and FREQ=YEARLY can.')
}

/** The periods of a rule: `at` returns the dates [from, to) of the k-th one, `indexOf` the period of a date. */
type Period = { at(k: number): readonly [EpochDay, EpochDay]; indexOf(date: EpochDay): number }

const PERIODS: Readonly<Record<string, (start: EpochDay, weekStart: number) => Period>> = {
  DAILY: start => ({ at: k => [start + k, start + k + 1], indexOf: date => date - start }),
  WEEKLY: (start, first) => {
    const monday = start - ((weekdayOf(start) - first + 7) % 7)
    return { at: k => [monday + 7 * k, monday + 7 * k + 7], indexOf: date => Math.floor((date - monday) / 7) }
  },
  MONTHLY: start => {
    const begin = monthOf(start)
    return { at: k => [monthStart(begin + k), monthStart(begin + k + 1)], indexOf: date => monthOf(date) - begin }
  },
  YEARLY: start => {
    const { year } = fieldsOf(start)
    return {
      at: k => [monthStart((year + k) * 12), monthStart((year + k + 1) * 12)],
      indexOf: date => fieldsOf(date).year - year,
    }
  },
}

/** Returns the months of a rule: those it names, the month of DTSTART if it names no day either, otherwise all. */
function monthsOf(rule: Rule, start: EpochDay): number[] {
  if (rule.bymonth !== undefined) return listOf(rule.bymonth).map(Number)
  const namesDay = [rule.bymonthday, rule.byyearday, rule.byday].some(part => part !== undefined)
  return rule.freq === 'YEARLY' && !namesDay ? [fieldsOf(start).month] : ALL_MONTHS
}

/**
 * Returns the test whether a date of these months satisfies the other parts of a rule, except BYSETPOS. Parts that the
 * rule does not name come from DTSTART.
 */
function dateTest(rule: Rule, start: EpochDay): (date: EpochDay) => boolean {
  const first = fieldsOf(start)
  const monthDays = numbers(rule.bymonthday)
  const yearDays = numbers(rule.byyearday)
  const days = rule.byday === undefined ? undefined : listOf(rule.byday).map(day => dayOf(String(day)))
  const isYearly = rule.freq === 'YEARLY'
  const hasDay = Boolean(monthDays ?? yearDays ?? days)
  const takesDay = !hasDay && (isYearly || rule.freq === 'MONTHLY')
  const takesWeekday = rule.freq === 'WEEKLY' && !days
  // Weekdays are counted within the year, unless the rule names months.
  const inYear = isYearly && rule.bymonth === undefined
  return date => {
    const { year, month, day } = fieldsOf(date)
    const length = daysInMonth(year + 400, month)
    if (takesDay && day !== first.day) return false
    if (takesWeekday && weekdayOf(date) !== weekdayOf(start)) return false
    if (monthDays && !monthDays.includes(day) && !monthDays.includes(day - length - 1)) return false
    if (!yearDays && !days) return true
    const [newYear, nextYear] = [monthStart(year * 12), monthStart(year * 12 + 12)]
    if (yearDays && !yearDays.includes(date - newYear + 1) && !yearDays.includes(date - nextYear)) return false
    if (!days) return true
    const [begin, end] = inYear ? [newYear, nextYear] : [date - day + 1, date - day + 1 + length]
    const nth = Math.floor((date - begin) / 7) + 1
    const fromEnd = -Math.floor((end - 1 - date) / 7) - 1
    const weekday = weekdayOf(date)
    return days.some(which => which.weekday === weekday && [0, nth, fromEnd].includes(which.nth))
  }
}

/** Returns the dates of a period that BYSETPOS chooses: 1 is the first, -1 the last. Without BYSETPOS it returns all. */
function chosen(dates: readonly EpochDay[], positions: readonly number[]): readonly EpochDay[] {
  if (!positions.length) return dates
  return dates.filter((_, i) => positions.includes(i + 1) || positions.includes(i - dates.length))
}

function dayOf(text: string): { nth: number; weekday: number } {
  return { nth: Number(text.slice(0, -2) || 0), weekday: WEEKDAYS.indexOf(text.slice(-2)) }
}

/** Returns the first day of the week, by default Monday. ical.js converts its name to 1 (Sunday) to 7 (Saturday). */
function weekStart({ wkst }: Rule): string {
  return typeof wkst === 'number' ? WEEKDAYS[(wkst + 5) % 7] : String(wkst ?? 'MO')
}

function numbers(value: unknown): number[] | undefined {
  return value === undefined ? undefined : listOf(value).map(Number)
}

function listOf(value: unknown): readonly unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value]
}

function fieldsOf(date: EpochDay): { year: number; month: number; day: number } {
  const utc = new Date(date * DAY)
  return { year: utc.getUTCFullYear(), month: utc.getUTCMonth() + 1, day: utc.getUTCDate() }
}

function monthOf(date: EpochDay): number {
  const { year, month } = fieldsOf(date)
  return year * 12 + month - 1
}

const DAYS_OF_400_YEARS = 146_097

/** Returns the first date of a month. Months are counted from the year 0. */
function monthStart(month: number): EpochDay {
  // Date.UTC reads the years 0 to 99 as 1900 to 1999, so it gets the same month 400 years later.
  return Date.UTC(Math.floor(month / 12) + 400, month % 12) / DAY - DAYS_OF_400_YEARS
}

/** Returns Monday 0 to Sunday 6, also for dates before 1900, where rules of time zones begin. */
function weekdayOf(date: EpochDay): number {
  return (((date + 3) % 7) + 7) % 7
}
