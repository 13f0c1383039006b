import { hasBrand } from '../../brand.ts'
import type { BusinessCalendar } from '../../calendar/business-calendar.ts'
import {
  type CalendarInput,
  type Calendars,
  type CalendarsInput,
  checkCalendar,
} from '../../calendar/check-calendar.ts'
import { InputValue } from '../../validation/input-value.ts'

/** A calendar before and after a change. */
export type CalendarVersions = { readonly before: BusinessCalendar; readonly after: BusinessCalendar }

/** One calendar, or calendars by name. */
export type OneOrMoreCalendars = CalendarInput | CalendarsInput

/** The keys of which a calendar's spec has one. */
const SPEC_KEYS = ['timeZone', 'hours', 'union', 'intersection', 'difference', 'always']

/** Returns one calendar, or calendars by name, with calendars instead of specs. */
export function checkOneOrMore(given: unknown, key: 'before' | 'after'): BusinessCalendar | Calendars {
  if (isOne(given)) return checkCalendar(given, [key])
  const entries = new InputValue(given, [key]).entries()
  return Object.fromEntries([...entries].map(([name, { value, path }]) => [name, checkCalendar(value, path)]))
}

function isOne(given: unknown): boolean {
  if (typeof given !== 'object' || given === null || hasBrand(given, 'calendar')) return true
  // A calendar may have the name of a key.
  return SPEC_KEYS.some(key => Object.hasOwn(given, key) && !isCalendarLike((given as Record<string, unknown>)[key]))
}

function isCalendarLike(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return hasBrand(value, 'calendar') || SPEC_KEYS.some(key => Object.hasOwn(value, key))
}
