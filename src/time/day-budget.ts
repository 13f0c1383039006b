import { didYouMean } from '../validation/did-you-mean.ts'
import { InputValue } from '../validation/input-value.ts'
import { isObject } from '../validation/plain-data.ts'
import { UNITS } from './units.ts'

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

const PARTS = /* @__PURE__ */ ['workingDays'].concat(/* @__PURE__ */ Object.keys(UNITS))
const AMOUNTS = /* @__PURE__ */ PARTS.filter(part => !UNITS[part]?.ms)
/** The keys that only a budget in days has. */
export const DAY_KEYS: readonly string[] = ['workingDays', 'due', 'ifClosed']
const MIDNIGHT = 24 * 60

/** Returns whether a valid budget is one in days. */
export function isDayBudget(within: unknown): within is WorkingDayBudget | CalendarDayBudget {
  return isObject(within) && 'due' in within
}

/** Returns whether an object is meant as a budget in days: it has a key that no other budget has. */
export function isMeantInDays(given: InputValue): boolean {
  const object = given.value as Readonly<Record<string, unknown>>
  return DAY_KEYS.some(key => object[key] !== undefined)
}

/** Returns whether a value has an amount of days, weeks, months or years, or a key that only budgets in days have. */
export function hasDays(value: unknown): boolean {
  return [...DAY_KEYS, ...AMOUNTS].some(key => Object(value)[key])
}

/**
 * Reads a budget in days.
 *
 * @param clock the clock that the budget is for, which decides what a hint offers first
 * @throws {SlaCalendarError} `budget-invalid`, `key-unknown`, `input-invalid`
 */
export function parseDayBudget(given: InputValue, clock?: string): WorkingDays | CalendarDays {
  const [unit, ...others] = given.keys().filter(key => PARTS.includes(key))
  // A misspelt unit is an unknown key, not a missing number.
  if (!unit) given.onlyKeys([...PARTS, 'due', 'ifClosed', 'cutoff', 'dayZero'])
  if (others.length || !AMOUNTS.includes(unit))
    throw given.error('budget-invalid', 'It needs one number of days, and no hours.', hintForDays(given, clock))
  return unit === 'workingDays' ? workingDays(given) : calendarDays(given, unit)
}

/**
 * Checks that working days count open time, and calendar days all time.
 *
 * @throws {SlaCalendarError} `budget-invalid`
 */
export function checkClockOfDays(given: InputValue, clock: string): void {
  const unit = AMOUNTS.find(key => Object(given.value)[key])
  const [days, needed] = unit === 'workingDays' ? ['Working', 'business'] : ['Calendar', 'always']
  if (unit && clock !== needed && isMeantInDays(given))
    throw given.error('budget-invalid', `${days} days need clock '${needed}'.`, hintForDays(given, clock))
}

/**
 * Returns the number of working days of a budget that can be subtracted (§8).
 *
 * @throws {SlaCalendarError} `budget-invalid`
 */
export function subtractableDays(days: WorkingDays | CalendarDays, budget: unknown): number {
  if ('workingDays' in days && days.due === 'same-time' && days.cutoff === undefined && !days.isFromReport)
    return days.workingDays
  throw new InputValue(budget, ['budget']).error(
    'budget-invalid',
    "Only working days with due: 'same-time', without cutoff and dayZero, can be subtracted.",
    `Write { workingDays: ${workingDaysIn(...amountOf(budget))}, due: 'same-time' }.`,
  )
}

function workingDays(given: InputValue): WorkingDays {
  given.onlyKeys(['workingDays', 'due', 'cutoff', 'dayZero'])
  const workingDays = given.at('workingDays').read(days => count(days, 0))
  const cutoff = given.optional('cutoff', cutoff => localTime(cutoff, []))
  const dayZero = given.optional('dayZero', start => start.oneOf(['opening', 'report'], 'budget-invalid'))
  const due = dueOf(given, ['close', 'same-time'])
  if (given.isRefused) given.stop()
  return { workingDays: workingDays!, due: due!, cutoff, isFromReport: dayZero === 'report' }
}

function calendarDays(given: InputValue, unit: string): CalendarDays {
  given.onlyKeys([unit, 'due', 'ifClosed'])
  const amount = given.at(unit).read(amount => count(amount, 1))
  const ifClosed = given.optional('ifClosed', move =>
    move.oneOf(['next-working-day', 'previous-working-day'] as const, 'budget-invalid'),
  )
  const due = dueOf(given, ['same-time', 'end-of-day'])
  if (given.isRefused) given.stop()
  const { days = 0, months = 0 } = UNITS[unit]
  return { days: days * amount!, months: months * amount!, due: due === 'end-of-day' ? MIDNIGHT : due!, ifClosed }
}

/** Reads the time on the last day. If it is absent and another key is unknown, that key may be a misspelling of it. */
function dueOf<W extends string>(given: InputValue, words: readonly W[]): W | number | undefined {
  const due = given.at('due')
  if (due.value !== undefined) return due.read(due => localTime(due, words))
  if (!given.isRefused) due.refuse(due.error('budget-invalid', 'This key is required.', dueHint(given, words)))
  return undefined
}

/** Returns the hint for a valid budget without `due`: its forms. */
function dueHint(given: InputValue, words: readonly string[]): string {
  const forms = [...words, '16:00'].map(due => JSON.stringify({ ...(given.value as object), due }))
  return `Write ${forms
    .join(' or ')
    .replace(/"(\w+)":/g, ' $1: ')
    .replaceAll('"', "'")
    .replaceAll('}', ' }')}.`
}

function count(given: InputValue, least: number): number {
  const number = given.value as number
  if (!(Number.isInteger(number) && number >= least))
    throw given.expected(`${least}, ${least + 1}, ${least + 2}, …`, '', 'budget-invalid')
  return number
}

/** Returns one of the words, or a local time in minutes after midnight. */
function localTime<W extends string>(given: InputValue, words: readonly W[]): W | number {
  const { value } = given
  if (words.includes(value as W)) return value as W
  const [, hours, minutes] = (typeof value === 'string' && /^(\d\d?)[:.]?(\d\d)$/.exec(value)) || []
  const isTime = +hours < 24 && +minutes < 60
  const time = `${hours?.padStart(2, '0')}:${minutes}`
  if (isTime && value === time) return +hours * 60 + +minutes
  if (value === '24:00' && words.includes('end-of-day' as W))
    throw given.error('budget-invalid', '24:00 is the end of the date.', 'Did you mean end-of-day?')
  const hint = isTime ? `Did you mean ${time}?` : 'Write a local time such as 15:00.'
  const what = [words.join(', '), 'HH:MM'].filter(Boolean).join(' or ')
  throw given.expected(what, isTime || !words.length ? hint : didYouMean(String(value), words), 'budget-invalid')
}

/** Returns {@link daysHint} for an object that is meant as a budget in days. */
function hintForDays({ value }: InputValue, clock?: string): string {
  return daysHint(...amountOf(value), clock)
}

/** Returns the first amount of days of an object and its unit; one day if it has none. */
function amountOf(value: unknown): [amount: number, unit: string] {
  const [unit, amount] = Object.entries(value as object).find(([key]) => AMOUNTS.includes(key)) ?? ['days', 1]
  return [amount, unit in UNITS ? unit : 'days']
}

/** Returns about how many working days an amount of days has. */
function workingDaysIn(amount: number, unit: string): number {
  return amount * UNITS[unit].workingDays!
}

/** Returns the hint for an amount of days without `due`: budgets in days, and the hours of as many working days. */
export function daysHint(amount: number, unit: string, clock?: string): string {
  const n = Number.isInteger(amount) && amount > 0 ? amount : 1
  const working = workingDaysIn(n, unit)
  const forms = [
    `${counted(working, 'working days')} write { workingDays: ${working}, due: 'close' }`,
    `${counted(n, `calendar ${unit}`)} write { ${unit}: ${n}, due: 'end-of-day' }`,
    `${working * 8} working hours write { hours: ${working * 8} }`,
  ]
  if (clock === 'always') return `For ${forms[1]}; for ${forms[0]} with clock business.`
  if (clock) return `For ${forms[0]}; for ${forms[2]}; for ${forms[1]} with clock always.`
  return `For ${forms.join('; for ')}.`
}

function counted(count: number, nouns: string): string {
  return `${count} ${count === 1 ? nouns.slice(0, -1) : nouns}`
}
