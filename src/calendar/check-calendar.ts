import { hasBrand } from '../brand.ts'
import type { ErrorPath } from '../errors.ts'
import { didYouMean } from '../validation/did-you-mean.ts'
import { InputValue } from '../validation/input-value.ts'
import { isObject, readable } from '../validation/plain-data.ts'
import { type InputResult, readInput, valueOrThrow } from '../validation/read-input.ts'
import { SpecCache } from '../validation/spec-cache.ts'
import { BusinessCalendar } from './business-calendar.ts'
import { CALENDAR_BY_NAME } from './name-of-calendar.ts'
import { parseCalendarSpec } from './sources/parse-calendar-spec.ts'
import type { CalendarSpec } from './spec.ts'

/** A calendar, or its spec. */
export type CalendarInput = BusinessCalendar | CalendarSpec

/** Calendars by name. */
export type Calendars = { readonly [name: string]: BusinessCalendar }

/** Calendars or their specs by name, for targets and events that name one. */
export type CalendarsInput = { readonly [name: string]: CalendarInput }

const NO_CALENDARS: Calendars = {}

/** The calendars of other copies of the library that were used here, and this copy's equals. */
const ownCopies = new WeakMap<object, BusinessCalendar>()

const specs = /* @__PURE__ */ new SpecCache(calendarFrom)

/**
 * Returns the value, a calendar or its spec, as a calendar of this copy of the library.
 *
 * @throws {SlaCalendarError} `calendar-required` if it is absent, `input-invalid` if it is something else, and the errors
 * of the spec
 */
export function checkCalendar(calendar: unknown, path: ErrorPath): BusinessCalendar {
  if (calendar instanceof BusinessCalendar) return calendar
  if (hasBrand(calendar, 'calendar')) return ownCopy(calendar, path)
  if (isObject(calendar)) return specs.valueOf(calendar, path)
  const code = calendar === undefined || calendar === null ? 'calendar-required' : undefined
  throw new InputValue(calendar, path).expected('a calendar', 'Pass a calendar or its spec.', code)
}

/**
 * Returns the value as calendars by name; none if it is absent.
 *
 * @throws {SlaCalendarError} `calendar-required`, `input-invalid` and the errors of specs
 */
export function checkCalendars(calendars: unknown): Calendars {
  if (calendars === undefined) return NO_CALENDARS
  let checked = calendars as Calendars
  for (const [name, { value, path }] of new InputValue(calendars, ['calendars']).entries()) {
    const calendar = checkCalendar(value, path)
    if (calendar !== value) checked = { ...checked, [name]: calendar }
  }
  return checked
}

/**
 * Returns one of the calendars.
 *
 * @throws {SlaCalendarError} `calendar-unknown`, with the path to the name
 */
export function calendarNamed(name: unknown, calendars: Calendars, path: ErrorPath): BusinessCalendar {
  if (typeof name === 'string' && Object.hasOwn(calendars, name)) return checkCalendar(calendars[name], path)
  throw new InputValue(name, path).expected(
    'one of the calendars given',
    typeof name === 'object' ? CALENDAR_BY_NAME : didYouMean(String(name), Object.keys(calendars)),
    'calendar-unknown',
  )
}

/** Reads the spec of a calendar. */
export function readCalendar(spec: unknown, path: ErrorPath): InputResult<BusinessCalendar> {
  return readInput(spec, path, calendarFrom)
}

function calendarFrom(given: InputValue): BusinessCalendar {
  return new BusinessCalendar(parseCalendarSpec(given))
}

/** Returns a calendar of this copy of the library that answers like one of another copy. */
function ownCopy(calendar: object, path: ErrorPath): BusinessCalendar {
  const known = ownCopies.get(calendar)
  if (known) return known
  const spec = readable(() => (calendar as BusinessCalendar).toJSON(), path)
  const copy = valueOrThrow(readCalendar(spec, path))
  ownCopies.set(calendar, copy)
  return copy
}
