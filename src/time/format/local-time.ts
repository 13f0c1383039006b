import { zoneOf } from '../zone.ts'
import { dateFormatter } from './date-formatter.ts'

/**
 * Returns an instant as a zone's clock shows it: `Fri 2026-11-20 16:30`, with seconds only if there are some. Fractions
 * of a second are dropped.
 *
 * @param locale the language of the weekday
 * @throws {SlaCalendarError} `time-zone-unknown`
 */
export function localTime(at: number, timeZone: string, locale = 'en'): string {
  const wall = wallOf(at, timeZone)
  const date = new Date(wall)
  // A report writes millions of instants, and Intl needs microseconds for each.
  const weekday = locale === 'en' ? date.toUTCString().slice(0, 3) : dateFormatter(locale).weekday(wall)
  return `${weekday} ${isoDate(date)} ${clockText(wall)}`
}

/**
 * Returns the date of a zone's clock at an instant: `2026-11-20`.
 *
 * @throws {SlaCalendarError} `time-zone-unknown`
 */
export function localDate(at: number, timeZone: string): string {
  return isoDate(new Date(wallOf(at, timeZone)))
}

/** Returns the time of day of a wall time, given in milliseconds as if it were UTC: `02:30`, `02:30:15`. */
export function clockText(wall: number): string {
  const time = new Date(wall).toISOString().slice(11, 19)
  return time.endsWith(':00') ? time.slice(0, 5) : time
}

function wallOf(at: number, timeZone: string): number {
  return zoneOf(timeZone, ['timeZone']).wallOf(at)
}

function isoDate(wall: Date): string {
  return wall.toISOString().slice(0, 10)
}
