import { type ErrorPath, SlaCalendarError } from '../errors.ts'
import { checkObject, checkWord, expected } from '../input/check.ts'
import { describe, type PlainObject, plainCopy, readable } from '../input/plain-data.ts'

/** Open time in parts; those left out are 0. At least one is given, and all have one sign. */
export type DurationParts = {
  readonly hours?: number
  readonly minutes?: number
  readonly seconds?: number
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

/** Milliseconds of each unit that has a fixed length. */
const UNITS = {
  hours: 3_600_000,
  minutes: 60_000,
  seconds: 1000,
  milliseconds: 1,
  microseconds: 1e-3,
  nanoseconds: 1e-6,
}
/** Units whose length in open time nobody can tell. */
const TOO_LONG = ['years', 'months', 'weeks', 'days']
const HINT = "Give milliseconds, 'PT6H' or { hours: 6 }."

/**
 * Reads a budget: whole milliseconds, or working days.
 *
 * @throws {SlaCalendarError} `budget-invalid`, `key-unknown`, `input-invalid`
 */
export function parseBudget(input: unknown, path: ErrorPath): number | WorkingDays {
  if (typeof input === 'number') return rounded(input, input, path)
  if (typeof input === 'string') return rounded(isoMs(input, path), input, path)
  if (typeof input !== 'object' || input === null) throw invalid(`${describe(input)} is no amount of time.`, path, HINT)
  const parts = readable(() => (isDuration(input) ? durationParts(input) : plainCopy(input, path)), path) as PlainObject
  return 'workingDays' in parts ? workingDays(parts, path) : rounded(partsMs(parts, path), input, path)
}

function isDuration(input: object): input is DurationLike {
  return typeof (input as DurationLike).total === 'function' && 'nanoseconds' in input
}

/** Its parts that are not 0: they are getters of its class, so that a copy would miss them. */
function durationParts(duration: DurationLike): PlainObject {
  const names = [...TOO_LONG, ...Object.keys(UNITS)] as (keyof DurationLike)[]
  const parts = names.map(name => [name, duration[name]] as const).filter(([, value]) => value !== 0)
  return parts.length ? Object.fromEntries(parts) : { milliseconds: 0 }
}

function partsMs(parts: PlainObject, path: ErrorPath): number {
  const names = Object.keys(checkObject(parts, path, [...Object.keys(UNITS), ...TOO_LONG, 'workingDays']))
  if (names.length === 0) throw invalid('An empty object is no amount of time.', path, HINT)
  let sum = 0
  let signs = 0
  for (const name of names) {
    if (TOO_LONG.includes(name)) throw notFixed(name, path)
    const amount = parts[name]
    if (typeof amount !== 'number' || !Number.isFinite(amount)) throw expected('a number', amount, [...path, name])
    sum += amount * UNITS[name as keyof typeof UNITS]
    signs |= amount > 0 ? 1 : amount < 0 ? 2 : 0
  }
  if (signs === 3) throw invalid('Its parts have different signs.', path, 'Give all parts one sign.')
  return sum
}

function isoMs(text: string, path: ErrorPath): number {
  const parts =
    /^([+-]?)P(?:([\d.,]+)Y)?(?:([\d.,]+)M)?(?:([\d.,]+)W)?(?:([\d.,]+)D)?(?:T(?=.)(?:(\d+(?:[.,]\d+)?)H)?(?:(\d+(?:[.,]\d+)?)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/i.exec(
      text,
    )
  // Only the last part may have a fraction, as in ISO 8601.
  if (!parts || /[.,]\d+[A-Z].*\d/i.test(text) || !/\d/.test(text))
    throw invalid(`${describe(text)} is no duration.`, path, durationHint(text))
  const [, sign, years, months, weeks, days, ...time] = parts
  const long = [years, months, weeks, days].findIndex(part => part !== undefined)
  if (long >= 0) throw notFixed(TOO_LONG[long], path)
  const [hours, minutes, seconds] = time.map(part => Number((part ?? '0').replace(',', '.')))
  return (sign === '-' ? -1 : 1) * (hours * UNITS.hours + minutes * UNITS.minutes + seconds * UNITS.seconds)
}

function durationHint(text: string): string {
  const loose = /^\s*(\d+(?:[.,]\d+)?)\s*(h|m|s)[a-z]*\s*$/i.exec(text)
  return loose ? `Did you mean PT${loose[1]}${loose[2].toUpperCase()}?` : HINT
}

function workingDays(parts: PlainObject, path: ErrorPath): WorkingDays {
  checkObject(parts, path, ['workingDays', 'due', 'cutoff'])
  const days = parts.workingDays
  if (!Number.isInteger(days) || (days as number) < 0)
    throw invalid(`${describe(days)} is no number of working days.`, [...path, 'workingDays'], 'Give 0, 1, 2, …')
  const due = checkWord(parts.due, [...path, 'due'], ['close', 'same-time'], 'budget-invalid')
  return { days: days as number, due, ...(parts.cutoff === undefined ? {} : { cutoff: cutoff(parts.cutoff, path) }) }
}

function cutoff(value: unknown, path: ErrorPath): number {
  const fields = typeof value === 'string' && /^([01]\d|2[0-3]):([0-5]\d)$/.exec(value)
  if (!fields) throw invalid(`${describe(value)} is no wall time.`, [...path, 'cutoff'], 'Write HH:MM, such as 15:00.')
  return +fields[1] * 60 + +fields[2]
}

/** Whole milliseconds, half away from zero, never −0. */
function rounded(ms: number, input: unknown, path: ErrorPath): number {
  if (!Number.isFinite(ms)) throw invalid(`${describe(input)} is no amount of time.`, path, HINT)
  return ms < 0 ? 0 - Math.round(-ms) : Math.round(ms) + 0
}

function notFixed(unit: string, path: ErrorPath): SlaCalendarError {
  const hint =
    unit === 'days' ? "Write PT24H for 24 hours, or { workingDays: 1, due: 'close' }." : 'Give hours, or working days.'
  return invalid(`A budget has no ${unit}: their open time differs.`, path, hint)
}

function invalid(problem: string, path: ErrorPath, hint: string): SlaCalendarError {
  return new SlaCalendarError('budget-invalid', path, problem, hint)
}
