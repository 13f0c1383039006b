import type { InputValue } from '../../validation/input-value.ts'
import { isRecord, type PlainObject } from '../../validation/plain-data.ts'
import { joinedShifts, refuseOverlap, type Shifts, writtenDay } from '../hours.ts'
import { type HoursCycle, parseWeeklyHours } from '../weekly-hours.ts'
import type { DateRange } from './date-range.ts'

/** An exception that has been read (§4), with its dates. A recurring one has dates only in a year. */
export type ParsedException = DateRange & {
  /** Of two exceptions that cover a date, the one with the higher rank applies. */
  readonly rank: number
  /** The name that explanations show: its own, or its dates. */
  readonly name: string
  /** In the object form, whether it has a name of its own. */
  readonly isNamed?: boolean
  /** The key of the object form as it was written, or the entry of the list form without its hours. */
  readonly spec: string | PlainObject
  /** The hours that replace each date; empty for `closed`. Either `day` or `week` is given. */
  readonly day?: Shifts | undefined
  /** The weekly hours in force on the dates. */
  readonly week?: HoursCycle | undefined
  /** For a recurring exception, returns a copy for each range of dates that begins in a year. */
  readonly inYear?: ((year: number) => ParsedException[]) | undefined
}

/** What an exception does to its dates. */
export type ExceptionEffect = Pick<ParsedException, 'day' | 'week'>

/** What the hours of an exception are, for the hint where they are missing. */
export const EXCEPTION_HOURS = "Write 'closed', hours such as '09:00-13:00', or a week's hours."

/**
 * Reads the hours of an exception.
 *
 * @param repeats whether it covers consecutive dates, so that a night shift may run into the same hours
 * @throws {SlaCalendarError} the errors of hours
 */
export function parseExceptionHours(given: InputValue | undefined, repeats: boolean): ExceptionEffect {
  // While errors are collected, invalid hours are closed.
  return given?.read(given => parseHours(given, repeats)) ?? { day: [] }
}

function parseHours(given: InputValue, repeats: boolean): ExceptionEffect {
  if (isRecord(given.value)) return { week: parseWeeklyHours(given) }
  const written = writtenDay(given)
  refuseOverlap(repeats ? [written, written] : [written])
  return { day: joinedShifts(written) }
}
