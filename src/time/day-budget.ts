import { didYouMean } from '../validation/did-you-mean.ts'
import { InputValue } from '../validation/input-value.ts'

/** A local time `HH:MM`, from `00:00` to `23:59`. */
export type TimeOfDay = `${number}:${number}`

/** A budget in working days (§8). */
export type WorkingDayBudget = {
  /** The number of working days after day 0; 0 or more. */
  readonly workingDays: number
  /**
   * The time on the last day: its closing, the local time of the start, or a local time. If the calendar is closed at
   * that time, the budget is due at the next open instant of the date, or at its closing if there is none.
   */
  readonly due: 'close' | 'same-time' | TimeOfDay
  /** A local time `HH:MM`. If the start is not before it, the next working day is day 0. */
  readonly cutoff?: string | undefined
  /**
   * The start: the first open instant at or after the start of the timer, or (`report`) the start of the timer itself.
   * The local date of the start is day 0.
   * @defaultValue `'opening'`
   */
  readonly dayZero?: 'opening' | 'report' | undefined
}

/** A number of calendar days, weeks, months or years: a whole number, 1 or more, in exactly one unit. */
type CalendarDayAmount = {
  [Unit in CalendarUnit]: { readonly [U in Unit]: number } & { readonly [U in Exclude<CalendarUnit, Unit>]?: undefined }
}[CalendarUnit]

/** A budget in calendar days, weeks, months or years (§8). Open time does not matter, except for `ifClosed`. */
export type CalendarDayBudget = CalendarDayAmount & {
  /** The time on the last date: the local time of the start, 24:00, or a local time. */
  readonly due: 'same-time' | 'end-of-day' | TimeOfDay
  /**
   * The date that replaces the last date if that is not a working day of the calendar.
   * @defaultValue the last date itself
   */
  readonly ifClosed?: 'next-working-day' | 'previous-working-day' | undefined
}

/** A budget in working days that has been read. Local times are minutes after midnight. */
export type WorkingDays = {
  readonly workingDays: number
  readonly due: 'close' | 'same-time' | number
  readonly cutoff: number | undefined
  readonly isFromReport: boolean
}

/** A budget in calendar days that has been read: `days` plus `months`. Local times are minutes after midnight. */
export type CalendarDays = {
  readonly days: number
  readonly months: number
  readonly due: 'same-time' | number
  readonly ifClosed: CalendarDayBudget['ifClosed']
}

type CalendarUnit = 'days' | 'weeks' | 'months' | 'years'

const UNITS: readonly CalendarUnit[] = ['days', 'weeks', 'months', 'years']
/** The keys that only a budget in days has. */
export const DAY_KEYS: readonly string[] = ['workingDays', 'due', 'ifClosed']
const TIME_PARTS = ['hours', 'minutes', 'seconds', 'milliseconds', 'microseconds', 'nanoseconds']
const MIDNIGHT = 24 * 60

/** Returns whether a valid budget is one in days. */
export function isDayBudget(within: unknown): within is WorkingDayBudget | CalendarDayBudget {
  return typeof within === 'object' && within !== null && 'due' in within
}

/** Returns whether an object is meant as a budget in days: it has a key that no other budget has. */
export function isMeantInDays(given: InputValue): boolean {
  return DAY_KEYS.some(key => given.optional(key))
}

/**
 * Reads a budget in days.
 *
 * @param clock the clock that the budget is for, which decides what a hint offers first
 * @throws {SlaCalendarError} `budget-invalid`, `key-unknown`, `input-invalid`
 */
export function parseDayBudget(given: InputValue, clock?: string): WorkingDays | CalendarDays {
  const units = UNITS.filter(unit => given.optional(unit))
  const isInWorkingDays = given.optional('workingDays') !== undefined
  if (TIME_PARTS.some(part => given.optional(part)))
    throw given.error('budget-invalid', 'It mixes days with hours.', daysHint(1, 'days', clock))
  if (units.length + Number(isInWorkingDays) > 1)
    throw given.error(
      'budget-invalid',
      'It has several units.',
      'Use exactly one of workingDays, days, weeks, months and years.',
    )
  if (isInWorkingDays) return workingDays(given)
  if (!units.length) throw given.error('budget-invalid', 'The number of days is missing.', daysHint(1, 'days', clock))
  return calendarDays(given, units[0])
}

/**
 * Returns the number of working days of a budget that can be subtracted (§8).
 *
 * @throws {SlaCalendarError} `budget-invalid`
 */
export function subtractableDays(days: WorkingDays | CalendarDays, budget: unknown): number {
  const given = new InputValue(budget, ['budget'])
  if (!('workingDays' in days))
    throw given.error(
      'budget-invalid',
      'Calendar days cannot be subtracted.',
      "Count working days: { workingDays: 1, due: 'same-time' }.",
    )
  const { workingDays, due, cutoff, isFromReport } = days
  if (due !== 'same-time' || cutoff !== undefined || isFromReport)
    throw given.error(
      'budget-invalid',
      "Working days are subtracted with due: 'same-time', without cutoff and dayZero.",
      `Write { workingDays: ${workingDays}, due: 'same-time' }.`,
    )
  return workingDays
}

function workingDays(given: InputValue): WorkingDays {
  const days = given.onlyKeys(['workingDays', 'due', 'cutoff', 'dayZero']).at('workingDays')
  const cutoff = given.optional('cutoff')
  return {
    workingDays: count(days, 0, '0, 1, 2, …'),
    due: dueTime(given.at('due'), ['close', 'same-time']),
    cutoff: cutoff && minutesOf(cutoff),
    isFromReport: given.optional('dayZero')?.oneOf(['opening', 'report'] as const, 'budget-invalid') === 'report',
  }
}

function calendarDays(given: InputValue, unit: CalendarUnit): CalendarDays {
  const amount = count(given.onlyKeys([unit, 'due', 'ifClosed']).at(unit), 1, '1, 2, 3, …')
  const due = dueTime(given.at('due'), ['same-time', 'end-of-day'])
  const ifClosed = given.optional('ifClosed')
  return {
    days: unit === 'days' ? amount : unit === 'weeks' ? 7 * amount : 0,
    months: unit === 'months' ? amount : unit === 'years' ? 12 * amount : 0,
    due: due === 'end-of-day' ? MIDNIGHT : due,
    ifClosed: ifClosed?.oneOf(['next-working-day', 'previous-working-day'] as const, 'budget-invalid'),
  }
}

function count(given: InputValue, least: number, what: string): number {
  const number = given.value as number
  if (!(Number.isInteger(number) && number >= least)) throw given.expected(what, '', 'budget-invalid')
  return number
}

/** Returns one of the words, or a local time in minutes after midnight. */
function dueTime<W extends string>(given: InputValue, words: readonly W[]): W | number {
  if (words.includes(given.value as W)) return given.value as W
  const minutes = minutesIn(given.value)
  if (minutes !== undefined) return minutes
  const what = `${words.map(word => `'${word}'`).join(', ')} or a local time HH:MM`
  throw given.expected(what, timeHint(given.value) ?? didYouMean(String(given.value ?? ''), words), 'budget-invalid')
}

function minutesOf(given: InputValue): number {
  const minutes = minutesIn(given.text())
  if (minutes !== undefined) return minutes
  throw given.expected('HH:MM', timeHint(given.value) ?? 'Write a local time such as 15:00.', 'budget-invalid')
}

/** Returns the minutes after midnight of a local time `HH:MM`. */
function minutesIn(value: unknown): number | undefined {
  const [, hours, minutes] = (typeof value === 'string' && /^([01]\d|2[0-3]):([0-5]\d)$/.exec(value)) || []
  return hours === undefined ? undefined : +hours * 60 + +minutes
}

/** Returns a hint for a local time in another spelling: `9:00`, `16.30`. */
function timeHint(value: unknown): string | undefined {
  const [, hours, minutes] = (typeof value === 'string' && /^(\d\d?)[:.h]?(\d\d)$/.exec(value)) || []
  const time = `${hours?.padStart(2, '0')}:${minutes}`
  return minutesIn(time) === undefined ? undefined : `Did you mean ${time}?`
}

/** Returns the hint for an amount of days without `due`: budgets in days, and the hours of as many working days. */
export function daysHint(amount: number, unit: CalendarUnit, clock?: string): string {
  const n = Number.isInteger(amount) && amount > 0 ? amount : 1
  const working = unit === 'days' ? n : unit === 'weeks' ? 5 * n : 1
  const days = `${working} working ${working === 1 ? 'day' : 'days'} write`
  const workingBudget = `{ workingDays: ${working}, due: 'close' }`
  const hours = `for ${working * 8} working hours write { hours: ${working * 8} }`
  const dates = `${n} calendar ${n === 1 ? unit.slice(0, -1) : unit} write`
  const budget = `{ ${unit}: ${n}, due: 'end-of-day' }`
  if (clock === 'always') return `For ${dates} ${budget}; for ${days} ${workingBudget} with clock business.`
  if (clock === 'business') return `For ${days} ${workingBudget}; ${hours}; for ${dates} ${budget} with clock always.`
  return `For ${days} ${workingBudget}; for ${dates} ${budget}; ${hours}.`
}
