import type { ErrorPath, SlaCalendarError } from '../errors.ts'
import { InputValue } from '../validation/input-value.ts'
import { clonePlainData, isObject, readable } from '../validation/plain-data.ts'
import {
  type CalendarDayBudget,
  type CalendarDays,
  DAY_KEYS,
  daysHint,
  isMeantInDays,
  parseDayBudget,
  type WorkingDayBudget,
  type WorkingDays,
} from './day-budget.ts'
import { decimal } from './decimal.ts'
import { UNITS } from './units.ts'

/** Open time in parts. At least one is given, the others are 0, and all have the same sign. */
export type DurationParts = {
  /** Hours of open time; fractions are fine. */
  readonly hours?: number | undefined
  /** Minutes of open time. */
  readonly minutes?: number | undefined
  /** Seconds of open time. */
  readonly seconds?: number | undefined
  /** Milliseconds of open time. */
  readonly milliseconds?: number | undefined
}

/** A Temporal.Duration, native or of any polyfill; days and longer parts must be 0. */
export type DurationLike = Required<DurationParts> & {
  readonly years: number
  readonly months: number
  readonly weeks: number
  readonly days: number
  readonly microseconds: number
  readonly nanoseconds: number
  total(unit: never): number
}

/**
 * An amount of open time, or a number of days (§8). Open time is milliseconds, an ISO 8601 duration such as `PT6H`, an
 * object of hours, minutes, seconds and milliseconds, or a Temporal.Duration. It is rounded to whole milliseconds, half
 * away from zero (§6).
 */
export type Budget = number | string | DurationParts | DurationLike | WorkingDayBudget | CalendarDayBudget

/**
 * Reads a budget: whole milliseconds, or days.
 *
 * @param clock the clock that the budget is for, which decides what a hint about days offers; a calendar's by default
 * @throws {SlaCalendarError} `budget-invalid`, `key-unknown`, `input-invalid`
 */
export function parseBudget(
  input: unknown,
  path: ErrorPath,
  clock?: 'always' | 'business',
): number | WorkingDays | CalendarDays {
  return readBudget(new InputValue(input, path), clock)
}

/** Reads a budget like {@link parseBudget}. While errors are collected, it notes all of them. */
export function readBudget(given: InputValue, clock?: 'always' | 'business'): number | WorkingDays | CalendarDays {
  const { value: input, path } = given
  if (typeof input === 'number') return rounded(input, given)
  if (typeof input === 'string') return rounded(isoMs(input, given, clock), given)
  if (!isObject(input)) throw notTime(given)
  const data = readable(() => durationParts(input), path)
  const parts = given.with(clonePlainData(data, path))
  for (const [key, part] of parts.entries())
    if (/^(business|work|calendar)_?days?$|^working_days?$/i.test(key))
      throw part.error('key-unknown', 'This key is not known.', daysHint(Number(part.value), 'days', clock))
  return isMeantInDays(parts) ? parseDayBudget(parts, clock) : rounded(partsMs(parts, clock), given)
}

/** Returns the parts of a Temporal.Duration. They are getters of its class, so a copy would miss them. */
function durationParts(input: object): object {
  if (typeof (input as DurationLike).total !== 'function') return input
  return Object.fromEntries(Object.keys(UNITS).map(unit => [unit, input[unit as keyof object]]))
}

function partsMs(given: InputValue, clock?: string): number {
  given.onlyKeys([...Object.keys(UNITS), ...DAY_KEYS])
  const parts = given.entries().filter(([unit]) => unit in UNITS)
  if (!parts.length && !given.isRefused) throw notTime(given)
  const sizes = parts.map(([unit, part]) => {
    const amount = part.read(numberOf) ?? 0
    return amount && amount * sizeOf(unit, amount, given, clock)
  })
  if (given.isRefused) given.stop()
  if (Math.min(...sizes) < 0 && Math.max(...sizes) > 0)
    throw given.error('budget-invalid', 'Its parts have different signs.', 'Use the same sign for all parts.')
  return decimal(sizes.reduce((sum, size) => sum + size))
}

function numberOf(given: InputValue): number {
  if (typeof given.value !== 'number') throw given.expected('a number')
  return given.value
}

const ISO =
  /^([+-]?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+(?:[.,]\d+)?)H)?(?:(\d+(?:[.,]\d+)?)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/i

function isoMs(text: string, given: InputValue, clock?: string): number {
  const [, sign, ...amounts] = ISO.exec(text) ?? []
  const units = Object.keys(UNITS)
  const sizes = amounts.map((amount, i) => {
    const number = Number(amount?.replace(',', '.') ?? 0)
    return amount ? number * sizeOf(units[i], number, given, clock) : 0
  })
  // Only the last part may have a fraction, as in ISO 8601.
  if (!amounts.some(Boolean) || /[.,]\d+[HM]\d/i.test(text)) throw notTime(given, clock)
  return decimal(sizes.reduce((sum, size) => sum + size)) * (sign === '-' ? -1 : 1)
}

/** Rounds to whole milliseconds, half away from zero, never to −0. */
function rounded(ms: number, given: InputValue): number {
  if (!Number.isFinite(ms)) throw notTime(given)
  return Math.sign(ms) * Math.round(Math.abs(ms)) + 0
}

function sizeOf(unit: string, amount: number, given: InputValue, clock?: string): number {
  const { ms } = UNITS[unit]
  if (!ms) throw given.error('budget-invalid', `The open time of ${unit} varies.`, daysHint(amount, unit, clock))
  return ms
}

/** An amount and its unit, such as `1.5 hours` and `2 business days`. */
const AMOUNT = /(\d+(?:[.,]\d+)?)\s*(?:business|calendar|work(?:ing)?)?\s*(ms|mill|mo|h|s|d|w|m|y)[a-z]*[\s,]*/gi
/** The units that ISO 8601 lacks, or that hours do not have, by the part of their names that {@link AMOUNT} finds. */
const OTHER_UNITS: Readonly<Record<string, string>> = {
  D: 'days',
  W: 'weeks',
  MO: 'months',
  Y: 'years',
  MS: 'milliseconds',
  MILL: 'milliseconds',
}

function notTime(given: InputValue, clock?: string): SlaCalendarError {
  return given.expected('an amount of time', amountHint(given.value, clock), 'budget-invalid')
}

/** Returns a hint that understands `2 hours`, `1h30m` and `3 days`, or else names the forms of a budget. */
function amountHint(value: unknown, clock?: string): string {
  const text = String(value).slice(0, 60).trim()
  const amounts = Array.from(text.matchAll(AMOUNT), ([, amount, unit]) => amount.replace(',', '.') + unit.toUpperCase())
  const iso = `PT${amounts.join('')}`
  const isWhole = text.replace(AMOUNT, '') === ''
  const unit = OTHER_UNITS[iso.replace(/PT[\d.]+/, '')]
  if (isWhole && unit)
    return UNITS[unit].ms ? `Did you mean { ${unit}: ${parseFloat(text)} }?` : daysHint(parseFloat(text), unit, clock)
  return isWhole && ISO.test(iso) && iso !== 'PT'
    ? `Did you mean ${iso}?`
    : "Pass milliseconds, 'PT6H' or { hours: 6 }."
}
