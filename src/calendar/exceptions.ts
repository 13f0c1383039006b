import { type EpochDay, epochDay, parseDate } from '../time/epoch-day.ts'
import type { InputValue } from '../validation/input-value.ts'
import { joinedShifts, refuseOverlap, type Shifts, writtenDay } from './hours.ts'
import { type HoursCycle, parseWeeklyHours } from './weekly-hours.ts'

/** The last date of an open range: later than every supported date. */
export const OPEN_END = /* @__PURE__ */ epochDay(2300, 1, 1)

/** An exception that has been read (§4). */
export type ParsedException = {
  /** The dates, both ends included. */
  readonly from: EpochDay
  readonly until: EpochDay
  /** The dates as they were written. */
  readonly key: string
  /** The name that explanations show: its own, or its dates. */
  readonly name: string
  /** Whether it has a name of its own. */
  readonly isNamed: boolean
  /** The hours that replace each date; empty for `closed`. Either `day` or `week` is given. */
  readonly day?: Shifts | undefined
  /** The weekly hours in force on the dates. */
  readonly week?: HoursCycle | undefined
}

/**
 * Reads the exceptions of a calendar. Returns them sorted, a range before the ranges inside it.
 *
 * @throws {SlaCalendarError} `date-invalid`, `range-reversed`, `exceptions-cross` and those of hours
 */
export function parseExceptions(given: InputValue): ParsedException[] {
  const exceptions = given.entries().flatMap(([key, spec]) => spec.read(spec => parseException(key, spec)) ?? [])
  exceptions.sort((a, b) => a.from - b.from || b.until - a.until)
  const holders: ParsedException[] = []
  for (const exception of exceptions) {
    while (holders[holders.length - 1]?.until < exception.from) holders.pop()
    const holder = holders[holders.length - 1]
    const isSame = holder?.from === exception.from && holder.until === exception.until
    if (isSame || holder?.until < exception.until) given.at(exception.key).read(given => refuseCrossing(given, holder))
    else holders.push(exception)
  }
  return exceptions
}

function refuseCrossing(given: InputValue, { key }: ParsedException): never {
  throw given.error(
    'exceptions-cross',
    `These dates cross ${key}.`,
    "Make one range lie inside the other, or split them so that they don't overlap.",
  )
}

/** Dates on which one exception applies, both ends included. */
export type AppliedException = {
  readonly from: EpochDay
  readonly until: EpochDay
  readonly exception: ParsedException
}

/**
 * Returns the dates on which each exception applies, in time order. The narrower one of two applies.
 *
 * @param exceptions sorted by {@link parseExceptions}
 */
export function appliedDates(exceptions: readonly ParsedException[]): AppliedException[] {
  const applied: AppliedException[] = []
  /** The ranges that contain the present date, the narrowest last. */
  const holders: ParsedException[] = []
  let next = Number.NEGATIVE_INFINITY
  const apply = (exception: ParsedException, until: EpochDay) => {
    if (next <= until) applied.push({ from: next, until, exception })
    next = Math.max(next, until + 1)
  }
  const endBefore = (date: EpochDay) => {
    for (let last = holders[holders.length - 1]; last?.until < date; last = holders[holders.length - 1]) {
      apply(last, last.until)
      holders.pop()
    }
  }
  for (const exception of exceptions) {
    endBefore(exception.from)
    if (holders.length) apply(holders[holders.length - 1], exception.from - 1)
    next = exception.from
    holders.push(exception)
  }
  endBefore(Number.POSITIVE_INFINITY)
  return applied
}

/** Returns the exception of each date from one to another, indexed by the days since the first date. */
export function exceptionsFrom(
  first: EpochDay,
  last: EpochDay,
  applied: readonly AppliedException[],
): ParsedException[] {
  const found: ParsedException[] = []
  for (let i = placeOf(first, applied); applied[i]?.from <= last; i++) {
    const { from, until, exception } = applied[i]
    for (let date = Math.max(from, first); date <= until && date <= last; date++) found[date - first] = exception
  }
  return found
}

/** Returns the index of the first dates that do not end before a date, found by bisection. */
function placeOf(date: EpochDay, applied: readonly AppliedException[]): number {
  let low = 0
  let high = applied.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (applied[middle].until < date) low = middle + 1
    else high = middle
  }
  return low
}

function parseException(key: string, given: InputValue): ParsedException {
  const isObject = given.value instanceof Object && ('hours' in given.value || 'name' in given.value)
  const hours = isObject
    ? given
        .onlyKeys(['name', 'hours'])
        .required('hours', "Write 'closed', hours such as '09:00-13:00', or a week's hours.", hours => hours)
    : given
  const [first, last = first, more] = key.split('/')
  const from = parseDate(more === undefined ? first : key, given)
  const until = last === '..' ? OPEN_END : parseDate(last, given)
  if (until < from) throw given.error('range-reversed', `${last} is before ${first}.`, 'Swap the two dates.')
  const name = isObject ? given.optional('name', name => name.text()) : undefined
  return {
    from,
    until,
    key,
    name: name ?? key,
    isNamed: name !== undefined,
    // While errors are collected, invalid hours are closed.
    ...(hours?.read(hours => parseHours(hours, until > from)) ?? { day: [] }),
  }
}

function parseHours(given: InputValue, repeats: boolean): { day: Shifts } | { week: HoursCycle } {
  if (given.value instanceof Object && !Array.isArray(given.value)) return { week: parseWeeklyHours(given) }
  const written = writtenDay(given)
  refuseOverlap(repeats ? [written, written] : [written])
  return { day: joinedShifts(written) }
}
