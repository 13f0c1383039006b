import type { ErrorPath, SlaCalendarError } from '../errors.ts'
import { Given } from '../input/given.ts'
import { readable } from '../input/plain-data.ts'

/** Open time in parts; those left out are 0. At least one is given, and all have one sign. */
export type DurationParts = {
  /** Hours of open time; fractions are fine. */
  readonly hours?: number
  /** Minutes of open time. */
  readonly minutes?: number
  /** Seconds of open time. */
  readonly seconds?: number
  /** Milliseconds of open time. */
  readonly milliseconds?: number
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

/** A budget in working days (§3.8). */
export type WorkingDayBudget = {
  /** How many working days after the one that the start counts for; 0 or more. */
  readonly workingDays: number
  /** Due when that day closes, or at the wall time of the first open instant. */
  readonly due: 'close' | 'same-time'
  /** A wall time `HH:MM`; a start whose first open instant lies at or after it counts from the next working day. */
  readonly cutoff?: string
}

/**
 * An amount of open time: milliseconds, an ISO 8601 duration such as `PT6H`, an object of hours, minutes, seconds and
 * milliseconds, a Temporal.Duration, or working days. Rounded to whole milliseconds, half away from zero (§3.6).
 */
export type Budget = number | string | DurationParts | DurationLike | WorkingDayBudget

/** A working-day budget that has been read. */
export type WorkingDays = { readonly days: number; readonly due: 'close' | 'same-time'; readonly cutoff?: number }

/** Milliseconds of each unit; NaN for those whose open time nobody can tell. */
const UNITS: Readonly<Record<string, number>> = {
  years: Number.NaN,
  months: Number.NaN,
  weeks: Number.NaN,
  days: Number.NaN,
  hours: 3_600_000,
  minutes: 60_000,
  seconds: 1000,
  milliseconds: 1,
  microseconds: 1e-3,
  nanoseconds: 1e-6,
}

/**
 * Reads a budget: whole milliseconds, or working days.
 *
 * @throws {SlaCalendarError} `budget-invalid`, `key-unknown`, `input-invalid`
 */
export function parseBudget(input: unknown, path: ErrorPath): number | WorkingDays {
  const given = new Given(input, path)
  if (typeof input === 'number') return rounded(input, given)
  if (typeof input === 'string') return rounded(isoMs(input, given), given)
  if (typeof input !== 'object' || input === null) throw notTime(given)
  const parts = Given.plain(
    readable(() => durationParts(input), path),
    path,
  )
  return parts.get('workingDays') ? workingDays(parts) : rounded(partsMs(parts), given)
}

/** The parts of a Temporal.Duration: they are getters of its class, so that a copy would miss them. */
function durationParts(input: object): object {
  if (typeof (input as DurationLike).total !== 'function') return input
  return Object.fromEntries(Object.keys(UNITS).map(unit => [unit, input[unit as keyof object]]))
}

function partsMs(given: Given): number {
  const parts = given.shape([...Object.keys(UNITS), 'workingDays']).entries()
  if (!parts.length) throw notTime(given)
  const sizes = parts.map(([unit, part]) => {
    if (typeof part.value !== 'number') throw part.not('a number')
    return part.value && part.value * sizeOf(unit, given)
  })
  if (Math.min(...sizes) < 0 && Math.max(...sizes) > 0)
    throw given.error('budget-invalid', 'Its parts have different signs.', 'Give all of them one sign.')
  return decimal(sizes.reduce((sum, size) => sum + size))
}

const ISO =
  /^([+-]?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+(?:[.,]\d+)?)H)?(?:(\d+(?:[.,]\d+)?)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/i

function isoMs(text: string, given: Given): number {
  const [, sign, ...amounts] = ISO.exec(text) ?? []
  const units = Object.keys(UNITS)
  const sizes = amounts.map((amount, i) => (amount ? Number(amount.replace(',', '.')) * sizeOf(units[i], given) : 0))
  // Only the last part may have a fraction, as in ISO 8601.
  if (!amounts.some(Boolean) || /[.,]\d+[HM]\d/i.test(text)) throw notTime(given)
  return decimal(sizes.reduce((sum, size) => sum + size)) * (sign === '-' ? -1 : 1)
}

function workingDays(given: Given): WorkingDays {
  const days = given.shape(['workingDays', 'due', 'cutoff']).at('workingDays')
  if (!(Number.isInteger(days.value) && (days.value as number) >= 0)) throw days.not('0, 1, 2, …', '', 'budget-invalid')
  const due = given.at('due').word(['close', 'same-time'] as const, 'budget-invalid')
  const cutoff = given.get('cutoff')
  if (!cutoff) return { days: days.value as number, due }
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(cutoff.text()) ?? []
  if (!hours) throw cutoff.not('HH:MM', 'Such as 15:00.', 'budget-invalid')
  return { days: days.value as number, due, cutoff: +hours * 60 + +minutes }
}

/** What decimal parts add up to, without the last binary digits: 0.5005 seconds are 500.5 milliseconds. */
function decimal(sum: number): number {
  return Number(sum.toPrecision(15))
}

/** Whole milliseconds, half away from zero, never −0. */
function rounded(ms: number, given: Given): number {
  if (!Number.isFinite(ms)) throw notTime(given)
  return ms < 0 ? 0 - Math.round(-ms) : Math.round(ms) + 0
}

function sizeOf(unit: string, given: Given): number {
  if (UNITS[unit]) return UNITS[unit]
  const hint = unit === 'days' ? "Write PT24H, or { workingDays: 1, due: 'close' }." : 'Give hours or working days.'
  throw given.error('budget-invalid', `The open time of ${unit} differs.`, hint)
}

function notTime(given: Given): SlaCalendarError {
  const [, amount, unit] = /^\s*([\d.,]+)\s*([hms])[a-z]*\s*$/i.exec(String(given.value)) ?? []
  const hint = amount ? `Did you mean PT${amount}${unit.toUpperCase()}?` : "Give milliseconds, 'PT6H' or { hours: 6 }."
  return given.not('an amount of time', hint, 'budget-invalid')
}
