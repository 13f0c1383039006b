import { type ErrorPath, SlaCalendarError } from '../errors.ts'
import { checkObject, checkText, missingKey, unknownWord } from '../input/check.ts'
import type { PlainObject } from '../input/plain-data.ts'
import { type EpochDay, epochDay, parseDate } from '../time/civil-date.ts'
import { parseDayHours, parseWeek, type Shifts, type Week } from './hours.ts'

/** The last date of an open range: later than any that can be asked for. */
export const OPEN_END = epochDay(2300, 1, 1)

/** What holds on the dates of an exception instead of the weekly hours (§3.4). */
export type Exception = {
  /** The dates, both ends included. */
  readonly from: EpochDay
  readonly until: EpochDay
  /** The dates as they were written. */
  readonly key: string
  readonly name?: string
  /** The hours that replace each date; none for `closed`. Given unless `week` is. */
  readonly day?: Shifts
  /** The weekly hours that the dates take their shifts from. */
  readonly week?: Week
}

/**
 * Reads the exceptions of a calendar, sorted so that one that holds another comes before it.
 *
 * @throws {SlaCalendarError} `date-invalid`, `range-reversed`, `exceptions-cross` and those of hours
 */
export function parseExceptions(value: unknown, path: ErrorPath): Exception[] {
  const exceptions = Object.entries(checkObject(value, path)).map(([key, spec]) => parseException(key, spec, path))
  exceptions.sort((a, b) => a.from - b.from || b.until - a.until)
  refuseCrossing(exceptions, path)
  return exceptions
}

/**
 * The exceptions as stretches of dates of which each has one: of two that hold a date, the narrower. In date order.
 */
export function flattened(exceptions: readonly Exception[]): Exception[] {
  const stretches: Exception[] = []
  const open: Exception[] = []
  let at = 0
  const advance = (to: EpochDay) => {
    while (open.length) {
      const inner = open[open.length - 1]
      if (at <= Math.min(inner.until, to)) stretches.push({ ...inner, from: at, until: Math.min(inner.until, to) })
      at = Math.max(at, Math.min(inner.until, to) + 1)
      if (inner.until > to) return
      open.pop()
    }
  }
  for (const exception of exceptions) {
    advance(exception.from - 1)
    at = exception.from
    open.push(exception)
  }
  advance(OPEN_END)
  return stretches
}

function parseException(key: string, spec: unknown, path: ErrorPath): Exception {
  const here = [...path, key]
  const named = typeof spec === 'object' && ('hours' in (spec as object) || 'name' in (spec as object))
  const { name, hours } = named ? checkObject(spec, here, ['name', 'hours']) : ({ hours: spec } as PlainObject)
  if (hours === undefined) throw missingKey('hours', here, "Give 'closed', the day's hours or a week's.")
  const dates = parseDates(key, here)
  return {
    ...dates,
    ...(name === undefined ? {} : { name: checkText(name, [...here, 'name']) }),
    ...parseHours(hours, named ? [...here, 'hours'] : here, dates.until > dates.from),
  }
}

function parseHours(hours: unknown, path: ErrorPath, repeats: boolean): { day: Shifts } | { week: Week } {
  if (hours === 'closed') return { day: [] }
  if (typeof hours === 'object' && !Array.isArray(hours)) return { week: parseWeek(hours, path) }
  if (typeof hours === 'string' && /^\W*[a-z]+\W*$/i.test(hours))
    throw unknownWord('hours-invalid', hours, ['closed'], path)
  return { day: parseDayHours(hours, path, repeats) }
}

function parseDates(key: string, path: ErrorPath): { key: string; from: EpochDay; until: EpochDay } {
  const [first, last, ...rest] = key.split('/')
  if (rest.length)
    throw new SlaCalendarError('date-invalid', path, `${key} is no range of dates.`, 'Write YYYY-MM-DD/YYYY-MM-DD.')
  const from = parseDate(first, path)
  const until = last === undefined ? from : last === '..' ? OPEN_END : parseDate(last, path)
  if (until < from)
    throw new SlaCalendarError('range-reversed', path, `${last} lies before ${first}.`, 'Exchange the two dates.')
  return { key, from, until }
}

function refuseCrossing(exceptions: readonly Exception[], path: ErrorPath): void {
  const holders: Exception[] = []
  for (const exception of exceptions) {
    while (holders.length && holders[holders.length - 1].until < exception.from) holders.pop()
    const holder = holders[holders.length - 1]
    const same = holder && holder.from === exception.from && holder.until === exception.until
    if (holder && (same || holder.until < exception.until))
      throw new SlaCalendarError(
        'exceptions-cross',
        [...path, exception.key],
        same ? 'The dates are given twice.' : `The dates cross those of ${holder.key}.`,
        'Let one range hold the other, give them no date in common, or cut one calendar out of another with difference.',
      )
    holders.push(exception)
  }
}
