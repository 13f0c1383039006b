import type { BusinessCalendar } from '../../calendar/business-calendar.ts'
import { difference, union } from '../../calendar/calendars.ts'

/** The results so far, by both calendars. */
const known = new WeakMap<BusinessCalendar, WeakMap<BusinessCalendar, BusinessCalendar | null>>()

/**
 * Returns the calendar that is open while exactly one of two versions of a calendar is; null if both have the same spec,
 * whatever their names.
 *
 * @throws {SlaCalendarError} `input-invalid` if both are made of too many calendars to be combined
 */
export function changedHours(before: BusinessCalendar, after: BusinessCalendar): BusinessCalendar | null {
  if (before === after) return null
  const byAfter = known.get(before) ?? new WeakMap<BusinessCalendar, BusinessCalendar | null>()
  known.set(before, byAfter)
  let changed = byAfter.get(after)
  if (changed === undefined) {
    changed = specText(before) === specText(after) ? null : union(difference(before, after), difference(after, before))
    byAfter.set(after, changed)
  }
  return changed
}

/** `toJSON` is canonical (§12). */
function specText(calendar: BusinessCalendar): string {
  return JSON.stringify({ ...calendar.toJSON(), name: undefined })
}
