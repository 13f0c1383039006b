import { parseDate } from '../../time/epoch-day.ts'
import type { InputValue } from '../../validation/input-value.ts'
import { type DateRange, parseDateRange } from './date-range.ts'
import { EXCEPTION_HOURS, type ParsedException, parseExceptionHours } from './parsed-exception.ts'

/**
 * Reads exceptions by their dates: `2026-12-24`, `2026-08-10/2026-08-21`, `12-24` … Returns them sorted, the yearly ones
 * first, and a range before the ranges inside it.
 *
 * @throws {SlaCalendarError} `date-invalid`, `range-reversed`, `exceptions-cross` and those of hours
 */
export function parseKeyedExceptions(given: InputValue): ParsedException[] {
  const exceptions = given.entries().flatMap(([key, spec]) => spec.read(spec => parseException(key, spec)) ?? [])
  const [yearly, dated] = [true, false].map(isYearly =>
    exceptions.filter(({ inYear }) => !inYear !== isYearly).sort(byDates),
  )
  refuseCrossing(dated, given)
  refuseCrossing(yearly.flatMap(inTwoYears).sort(byDates), given)
  return [...yearly, ...dated]
}

function parseException(key: string, given: InputValue): ParsedException {
  const isObject = given.value instanceof Object && ('hours' in given.value || 'name' in given.value)
  const hours = isObject ? given.onlyKeys(['name', 'hours']).required('hours', EXCEPTION_HOURS, hours => hours) : given
  const [first, last = first, more] = key.split('/')
  const range = given.read(given => {
    if (more !== undefined || (first === '..' && last === '..')) parseDate(more === undefined ? first : key, given)
    return parseDateRange(first === '..' ? undefined : [first, given], last === '..' ? undefined : [last, given])
  })
  const name = isObject ? given.optional('name', name => name.text()) : undefined
  const effect = parseExceptionHours(hours, !range || range.until > range.from)
  if (!range) given.stop()
  const { from, until, inYear } = range
  const exception = {
    from,
    until,
    // The fewer days, the higher. Dates of one time come before yearly dates.
    rank: 1 - 2 * daysOf({ from, until }),
    name: name ?? key,
    isNamed: name !== undefined,
    spec: key,
    ...effect,
  }
  if (!inYear) return exception
  return {
    ...exception,
    inYear: year => inYear(year).map(range => ({ ...exception, ...range, rank: -2 * daysOf(range) })),
  }
}

function daysOf({ from, until }: DateRange): number {
  return until - from + 1
}

function byDates(a: DateRange, b: DateRange): number {
  return a.from - b.from || b.until - a.until
}

/** Returns a yearly exception in two leap years in a row. One that covers all days has no beginning. */
function inTwoYears(exception: ParsedException): ParsedException[] {
  if (daysOf(exception) === 366) return [{ ...exception, from: -Infinity, until: Infinity }]
  const { from, until } = exception
  return [exception, { ...exception, from: from + 366, until: until + 366 }]
}

/** Refuses ranges that overlap, unless one contains the other and more. They are sorted. */
function refuseCrossing(exceptions: readonly ParsedException[], given: InputValue): void {
  const holders: ParsedException[] = []
  for (const exception of exceptions) {
    while (holders[holders.length - 1]?.until < exception.from) holders.pop()
    const holder = holders[holders.length - 1]
    const isSame = holder?.from === exception.from && holder.until === exception.until
    if (isSame || holder?.until < exception.until)
      given.refuse(
        given
          .at(exception.spec as string)
          .error(
            'exceptions-cross',
            `These dates cross ${holder.spec}.`,
            "Make one range lie inside the other, or split them so that they don't overlap.",
          ),
      )
    else holders.push(exception)
  }
}
