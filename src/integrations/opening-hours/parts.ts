import type {
  DayHours,
  ExceptionHours,
  ExceptionSpec,
  ExceptionsSpec,
  HolidayRule,
  ListedException,
  OddEvenWeeks,
  WeekHours,
} from '../../calendar/spec.ts'
import type { Spans } from '../../calendar/timeline/spans.ts'
import { dateText, type EpochDay } from '../../time/epoch-day.ts'
import { calendarHours } from '../calendar-hours.ts'

/** The parts of a calendar in opening hours. Spread them into a calendar spec and add a `timeZone`. */
export type OpeningHoursParts = {
  /** The weekly hours; for odd and even weeks, if these differ. */
  readonly hours: WeekHours | OddEvenWeeks
  /**
   * The public holidays of the options, and the years covered if these are limited. Without that option, add your public
   * holidays to this list.
   */
  readonly holidays: readonly HolidayRule[]
  /** The dates that differ from the weekly hours: by key, or as a list if ranges cross. */
  readonly exceptions: ExceptionsSpec
}

/** Returns the open minutes of a date as hours: a text for one interval, otherwise a list. */
export function hoursOn(open: Spans): DayHours {
  const hours = calendarHours(open)
  return hours.length === 1 ? hours[0] : hours
}

/** Returns the key of an exception from one date to another, both included. */
export function datesKey(from: EpochDay, until: EpochDay): string {
  return from === until ? dateText(from) : `${dateText(from)}/${dateText(until)}`
}

/** Exceptions by their dates. */
export type KeyedExceptions = { readonly [dates: string]: ExceptionSpec }

/** Returns exceptions of two kinds. Those of the second apply where both have a date. */
export function layered(lower: ExceptionsSpec, upper: KeyedExceptions): ExceptionsSpec {
  if (Array.isArray(lower)) return [...lower, ...listed(upper)]
  const ranges = Object.keys(upper).filter(dates => dates.includes('/'))
  const isKeyed = Object.keys(lower).every(wide => ranges.every(range => isNarrower(range, wide)))
  return isKeyed ? { ...lower, ...upper } : [...listed(lower as KeyedExceptions), ...listed(upper)]
}

/**
 * Whether the first of two keys applies where both have a date, because the second one covers more days. It can be
 * yearly; of other ranges only an open one is known to be wide.
 */
function isNarrower(dates: string, wide: string): boolean {
  const [first, last = first] = wide.split('/')
  if (last === '..' || first.length > 5) return last === '..'
  const [from, until] = dates.split('/')
  // The dates in the order of a year that begins with the yearly range. A date before it belongs to the next year.
  const place = (date: string) => (date < first ? `1${date}` : `0${date}`)
  const [a, b, end] = [from.slice(5), until.slice(5), last].map(place)
  const isShort = Number(until.slice(0, 4)) - Number(from.slice(0, 4)) === Number(until.slice(5) < from.slice(5))
  return isShort && a <= b && (b <= end || a > end)
}

/** Returns exceptions as entries of a list, of which the last one that covers a date applies. */
export function listed(exceptions: KeyedExceptions): ListedException[] {
  return Object.entries(exceptions).map(([dates, spec]) => {
    const [from, to] = dates.split('/')
    const hours = spec as ExceptionHours
    if (to === undefined) return { on: from, hours }
    return to === '..' ? { from, hours } : { from, to, hours }
  })
}
