import { DAY, weekdayOf } from '../epoch-day.ts'
import { zoneOf } from '../zone.ts'
import { dateFormatter } from './date-formatter.ts'

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/**
 * Returns an instant as a zone's clock shows it: `Fri 2026-11-20 16:30`, with seconds only if there are some. Fractions
 * of a second are dropped.
 *
 * @param locale the language of the weekday
 * @throws {SlaCalendarError} `time-zone-unknown`
 */
export function localTime(at: number, timeZone: string, locale = 'en'): string {
  const wall = wallOf(at, timeZone)
  // A report writes millions of instants, and Intl needs microseconds for each.
  const weekday = locale === 'en' ? WEEKDAYS[weekdayOf(Math.floor(wall / DAY))] : dateFormatter(locale).weekday(wall)
  const text = new Date(wall).toISOString()
  return `${weekday} ${text.slice(0, 10)} ${withoutZeroSeconds(text.slice(11, 19))}`
}

/**
 * Returns the date of a zone's clock at an instant: `2026-11-20`.
 *
 * @throws {SlaCalendarError} `time-zone-unknown`
 */
export function localDate(at: number, timeZone: string): string {
  return new Date(wallOf(at, timeZone)).toISOString().slice(0, 10)
}

/** Returns the time of day of a wall time, given in milliseconds as if it were UTC: `02:30`, `02:30:15`. */
export function clockText(wall: number): string {
  return withoutZeroSeconds(new Date(wall).toISOString().slice(11, 19))
}

function withoutZeroSeconds(time: string): string {
  return time.endsWith(':00') ? time.slice(0, 5) : time
}

function wallOf(at: number, timeZone: string): number {
  return zoneOf(timeZone, ['timeZone']).wallOf(at)
}
