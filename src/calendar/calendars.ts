import { InputValue } from '../validation/input-value.ts'
import { type StandardSchema, standardSchema } from '../validation/standard-schema.ts'
import { BusinessCalendar } from './business-calendar.ts'
import { type CalendarInput, checkCalendar, readCalendar } from './check-calendar.ts'
import { always } from './sources/always.ts'
import { type Combination, Composite } from './sources/composite.ts'
import type { CalendarSpec } from './spec.ts'

/** The type of {@link businessCalendar}. */
export type CalendarSchema = ((spec: CalendarSpec) => BusinessCalendar) & StandardSchema<CalendarSpec, BusinessCalendar>

/**
 * Creates a calendar from its spec, or from the `toJSON` of any calendar.
 *
 * @throws {SlaCalendarError} for every error in the spec, with the path to it; see {@link ErrorCode}
 * @example
 * ```ts
 * import { businessCalendar, italianHolidays } from 'sla-calendar'
 *
 * const milan = businessCalendar({
 *   name: 'Milan desk',
 *   timeZone: 'Europe/Rome',
 *   hours: { 'mon-fri': ['09:00-13:00', '14:00-18:00'], sat: '09:00-12:00' },
 *   holidays: [...italianHolidays, { name: "Sant'Ambrogio", month: 12, day: 7 }],
 *   exceptions: { '2026-12-24': '09:00-13:00', '2026-08-10/2026-08-21': 'closed' },
 * })
 * // A Saturday before a holiday on Monday and another one on Tuesday.
 * milan.add('2026-12-05T11:00+01:00', { hours: 2 }) // => '2026-12-09T10:00:00+01:00'
 *
 * // `check` returns all errors instead of throwing the first.
 * const { issues } = businessCalendar.check({ timeZone: 'Europe/Rome', hours: { mon: '9-18', tue: '09:00-09:00' } })
 * issues?.map(({ code }) => code) // => ['hours-invalid', 'hours-empty']
 * ```
 */
export const businessCalendar: CalendarSchema = /* @__PURE__ */ standardSchema(spec => readCalendar(spec, []))

/**
 * A calendar that is open at every instant, in UTC, without holidays.
 *
 * @example
 * ```ts
 * import { alwaysOpen } from 'sla-calendar'
 *
 * alwaysOpen.add(0, 'PT2H') // => 7200000
 * ```
 */
export const alwaysOpen: BusinessCalendar = /* @__PURE__ */ new BusinessCalendar(always)

/**
 * Returns a calendar that is open when any of the calendars is open, in whatever zones they are: follow the sun. Dates
 * and strings are in the zone of the first one (§12).
 *
 * @throws {SlaCalendarError} `input-invalid` for no argument, for one that is not a calendar, or for more than 1,000
 * calendars
 * @example
 * ```ts
 * import { businessCalendar, union } from 'sla-calendar'
 *
 * const milan = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } })
 * const boston = businessCalendar({ timeZone: 'America/New_York', hours: { 'mon-fri': '09:00-17:00' } })
 * union(milan, boston).nextClose('2026-11-20T17:00+01:00') // => '2026-11-20T23:00:00+01:00'
 * ```
 */
export function union(...calendars: readonly CalendarInput[]): BusinessCalendar {
  return combined('union', calendars)
}

/**
 * Returns a calendar that is open when all of the calendars are open (§12).
 *
 * @throws {SlaCalendarError} `input-invalid` for no argument, for one that is not a calendar, or for more than 1,000
 * calendars
 * @example
 * ```ts
 * import { businessCalendar, intersection } from 'sla-calendar'
 *
 * const milan = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } })
 * const boston = businessCalendar({ timeZone: 'America/New_York', hours: { 'mon-fri': '09:00-17:00' } })
 * intersection(milan, boston).nextOpen('2026-11-20T12:00+01:00') // => '2026-11-20T15:00:00+01:00'
 * ```
 */
export function intersection(...calendars: readonly CalendarInput[]): BusinessCalendar {
  return combined('intersection', calendars)
}

/**
 * Returns a calendar that is open when the first calendar is open and the second one is not (§12). For example, it
 * removes the closures of one customer from your hours.
 *
 * @throws {SlaCalendarError} `input-invalid` unless there are two arguments, for one that is not a calendar, or for more
 * than 1,000 calendars
 * @example
 * ```ts
 * import { businessCalendar, difference } from 'sla-calendar'
 *
 * const milan = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } })
 * const meeting = businessCalendar({ timeZone: 'Europe/Rome', hours: { mon: '09:00-10:00' } })
 * difference(milan, meeting).nextOpen('2026-11-23T09:00+01:00') // => '2026-11-23T10:00:00+01:00'
 * ```
 */
export function difference(...calendars: readonly [from: CalendarInput, minus: CalendarInput]): BusinessCalendar {
  return combined('difference', calendars)
}

function combined(combination: Combination, calendars: readonly CalendarInput[]): BusinessCalendar {
  const operands = calendars.map((calendar, i) => checkCalendar(calendar, [i]))
  return new BusinessCalendar(
    new Composite(combination, operands.map(BusinessCalendar.internalsOf), new InputValue(calendars, [])),
  )
}
