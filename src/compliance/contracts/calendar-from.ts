import type { BusinessCalendar } from '../../calendar/business-calendar.ts'
import { type Calendars, calendarNamed } from '../../calendar/check-calendar.ts'
import { zoneOf } from '../../time/zone.ts'
import type { InputValue } from '../../validation/input-value.ts'

/** A column of the tickets that decides which calendar applies. Give `calendars` or `timeZones`. */
export type CalendarFrom = {
  /** The column, such as `Site`. Blanks around its cells do not count. */
  readonly column: string
  /** The names of calendars by cell. `"*"` is for any other cell, `""` for an empty one. */
  readonly calendars?: { readonly [cell: string]: string } | undefined
  /**
   * Time zones by cell: the hours and holidays of the contract's calendar apply in the zone of the ticket. Cells that are
   * IANA names need no entry, so `{}` is enough for a column of zones. `"*"` is for any other cell, `""` for an empty one.
   */
  readonly timeZones?: { readonly [cell: string]: string } | undefined
}

/**
 * Checks the key `calendarFrom` of a contract.
 *
 * @param calendar the calendar of the contract; undefined if it has none of its own
 * @param calendars the calendars that it may name
 * @throws {SlaCalendarError} `key-missing`, `key-unknown`, `calendar-unknown`, `time-zone-unknown`, `input-invalid`
 */
export function checkCalendarFrom(
  input: InputValue,
  calendar: BusinessCalendar | undefined,
  calendars: Calendars,
): CalendarFrom {
  input.onlyKeys(['column', 'calendars', 'timeZones'])
  input.required('column', 'Name the column.').text()
  const [named, zones] = [input.optional('calendars'), input.optional('timeZones')]
  if (named && zones) throw input.error('input-invalid', 'It has calendars and timeZones.', 'Remove one of them.')
  if (!named && !zones)
    throw input
      .at('calendars')
      .error(
        'key-missing',
        'This key is required.',
        'Write calendars by cell, or "timeZones": {} for a column of zones.',
      )
  for (const [, name] of named?.entries() ?? []) calendarNamed(name.value, calendars, name.path)
  if (named && !named.keys().length) throw named.error('input-invalid', 'It has no calendar.', 'Add one, such as "*".')
  for (const [, zone] of zones?.entries() ?? []) zoneOf(zone.value, zone.path)
  if (zones && calendar && !isOfOneZone(calendar))
    throw zones.error(
      'input-invalid',
      'The calendar of the contract has no hours of its own, which another zone could have.',
      'Name a calendar with timeZone and hours, or use calendars instead of timeZones.',
    )
  return input.value as CalendarFrom
}

/** Whether a calendar has one list of hours in one zone; a combination of calendars has not. */
function isOfOneZone(calendar: BusinessCalendar): boolean {
  return 'timeZone' in calendar.toJSON()
}
