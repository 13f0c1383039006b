import type { Temporal as Standard } from 'temporal-spec'
import { type ErrorPath, SlaCalendarError } from '../errors.ts'

/** The types of the built-in Temporal, those that TypeScript brings from version 6 on. */
export declare namespace Temporal {
  /** A point in time. */
  type Instant = Standard.Instant
  /** A point in time, in a zone and a calendar. */
  type ZonedDateTime = Standard.ZonedDateTime
  /** A date without a time. */
  type PlainDate = Standard.PlainDate
  /** What {@link PlainDate} reads. */
  type PlainDateLike = Standard.PlainDateLike
  /** A time without a date. */
  type PlainTime = Standard.PlainTime
  /** A date and time without a zone. */
  type PlainDateTime = Standard.PlainDateTime
  /** A month of a year. */
  type PlainYearMonth = Standard.PlainYearMonth
  /** A day of every year. */
  type PlainMonthDay = Standard.PlainMonthDay
  /** An amount of time. */
  type Duration = Standard.Duration
}

const CLASSES = [
  'Duration',
  'Instant',
  'Now',
  'PlainDate',
  'PlainDateTime',
  'PlainMonthDay',
  'PlainTime',
  'PlainYearMonth',
  'ZonedDateTime',
] as const

/**
 * The platform's own Temporal. Where there is none yet, one whose classes raise `temporal-missing` when they are used;
 * a polyfill that is made global later is found.
 */
export const Temporal: typeof Standard = /* @__PURE__ */ found()

/** Raises `temporal-missing` where the platform has no Temporal, or one that lacks a calendar, as some polyfills do. */
export function needTemporal(path: ErrorPath, calendar = 'iso8601'): void {
  try {
    builtIn()!.PlainDate.from('2000-01-01').withCalendar(calendar)
  } catch {
    throw missing(path)
  }
}

function found(): typeof Standard {
  return builtIn() ?? standIn()
}

function builtIn(): typeof Standard | undefined {
  return (globalThis as { readonly Temporal?: typeof Standard }).Temporal
}

function standIn(): typeof Standard {
  const getters = CLASSES.map(name => {
    const get = () => {
      needTemporal([])
      return builtIn()?.[name as 'Instant']
    }
    return [name, { get }]
  })
  return Object.defineProperties({} as typeof Standard, Object.fromEntries(getters))
}

function missing(path: ErrorPath): SlaCalendarError {
  return new SlaCalendarError(
    'temporal-missing',
    path,
    'This needs Temporal, which the platform does not have.',
    "Import from 'sla-calendar', which brings a polyfill, or make a polyfill global.",
  )
}
