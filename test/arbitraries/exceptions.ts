import fc from 'fast-check'
import type { ExceptionHours, ExceptionSpec } from '../../src/calendar/spec.ts'
import { addDays, midnight } from '../reference/dates.ts'
import { anyDate } from './dates.ts'
import { anyDayHours, anyWeekHours } from './hours.ts'

type Range = { readonly from: string; readonly to: string | undefined }

/** Exceptions on dates, ranges, open ranges and ranges within ranges; no two of them cross. */
export function anyExceptions(zone: string): fc.Arbitrary<Record<string, ExceptionSpec>> {
  const exception = fc.record({ range: anyRange(zone), what: anyException() })
  return fc.array(exception, { maxLength: 4 }).map(exceptions => {
    const kept: { range: Range; what: ExceptionSpec }[] = []
    for (const exception of exceptions)
      if (kept.every(other => fits(exception.range, other.range))) kept.push(exception)
    return Object.fromEntries(kept.map(({ range, what }) => [keyOf(range), what]))
  })
}

/** Ranges close to each other, so that some hold others. */
function anyRange(zone: string): fc.Arbitrary<Range> {
  const length = fc.oneof(
    { arbitrary: fc.constantFrom(0, 1, 6), weight: 8 },
    { arbitrary: fc.nat({ max: 60 }), weight: 6 },
    { arbitrary: fc.constant(undefined), weight: 1 },
  )
  const from = fc.oneof(
    anyDate(zone),
    fc.nat({ max: 40 }).map(days => addDays('2026-03-20', days)),
  )
  return fc
    .tuple(from, length)
    .map(([date, days]) => ({ from: date, to: days === undefined ? undefined : addDays(date, days) }))
}

function keyOf({ from, to }: Range): string {
  return from === to ? from : `${from}/${to ?? '..'}`
}

/** Whether the ranges are apart, or one holds the other and more. */
function fits(a: Range, b: Range): boolean {
  const [aFrom, aTo, bFrom, bTo] = [midnight(a.from), lastOf(a), midnight(b.from), lastOf(b)]
  if (aTo < bFrom || bTo < aFrom) return true
  if (aFrom === bFrom && aTo === bTo) return false
  return (aFrom <= bFrom && bTo <= aTo) || (bFrom <= aFrom && aTo <= bTo)
}

function lastOf({ to }: Range): number {
  return to === undefined ? Number.POSITIVE_INFINITY : midnight(to)
}

function anyException(): fc.Arbitrary<ExceptionSpec> {
  const hours: fc.Arbitrary<ExceptionHours> = fc.oneof(fc.constant('closed' as const), anyDayHours(), anyWeekHours())
  return fc.oneof(hours, fc.record({ name: fc.constantFrom('Trasloco', 'Summer', '年末'), hours }))
}
