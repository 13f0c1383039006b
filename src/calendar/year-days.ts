import { type ClockChange, clockChanges } from '../time/clock-changes.ts'
import { dateText, epochDay } from '../time/epoch-day.ts'
import { RANGE_END, RANGE_START } from '../time/range.ts'
import { zoneOf } from '../time/zone.ts'
import type { BusinessCalendar } from './business-calendar.ts'
import { isDatesAlone } from './exceptions/is-dates-alone.ts'

/** How a year view shows a date. */
export type DayKind =
  /** Open by the weekly hours or around the clock; closed by them. */
  | 'open'
  | 'closed'
  /** Closed for a holiday, or for a part of the day. */
  | 'holiday'
  | 'part'
  /** Open by exception; closed by exception. */
  | 'extra'
  | 'exception'

/** A date of a year. */
export type YearDay = {
  /** `YYYY-MM-DD`. */
  readonly date: string
  /** Open time, in milliseconds. */
  readonly openMs: number
  readonly kind: DayKind
  /** The name of the holiday or exception, unless it is only its dates. */
  readonly name?: string
  /** The clock change on that date. */
  readonly change?: ClockChange
}

/** Returns every date of a calendar's year. A date that the zone skips is closed. */
export function yearDays(calendar: BusinessCalendar, year: number): YearDay[] {
  const holidays = new Map(calendar.holidays(year).map(holiday => [holiday.date, holiday.name]))
  const changes = new Map(changesOf(calendar, year).map(change => [dateText(change.date), change]))
  return Array.from(calendar.days(`${year}-01-01`, `${year}-12-31`), ({ date, openMs, reason, name }) => {
    const holiday = reason === 'exception' ? undefined : holidays.get(date)
    const change = changes.get(date)
    const shown = holiday ?? (name && isDatesAlone(name) ? undefined : name)
    return {
      date,
      openMs,
      kind: kindOf(openMs > 0, reason === 'exception', holiday !== undefined),
      ...(shown === undefined ? {} : { name: shown }),
      ...(change ? { change } : {}),
    }
  })
}

function kindOf(isOpen: boolean, isException: boolean, isHoliday: boolean): DayKind {
  if (isException) return isOpen ? 'extra' : 'exception'
  if (isHoliday) return isOpen ? 'part' : 'holiday'
  return isOpen ? 'open' : 'closed'
}

function changesOf(calendar: BusinessCalendar, year: number): ClockChange[] {
  const zone = zoneOf(calendar.timeZone)
  // A change at the first instant belongs to the year.
  const from = Math.max(zone.startOf(epochDay(year, 1, 1)) - 1, RANGE_START)
  return clockChanges(zone, from, Math.min(zone.startOf(epochDay(year + 1, 1, 1)), RANGE_END - 1))
}
