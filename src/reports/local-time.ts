import { DAY } from '../time/epoch-day.ts'
import { type Zone, zoneOf } from '../time/zone.ts'

const WEEKDAYS = ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed'] as const

/**
 * An instant as the clock of a zone shows it: `Fri 2026-11-20 16:30`, with seconds where there are some. It is told by
 * the days that the zone has learned once: a report tells of millions of instants, and Intl takes microseconds for each.
 */
export function localTimeText(at: number, timeZone: string): string {
  const wall = wallOf(at, zoneOf(timeZone, ['timeZone']))
  const [date, time] = new Date(wall).toISOString().split('T')
  const weekday = WEEKDAYS[Math.floor(wall / DAY) % 7] ?? WEEKDAYS[(Math.floor(wall / DAY) % 7) + 7]
  return `${weekday} ${date} ${time.slice(0, time.slice(6, 8) === '00' ? 5 : 8)}`
}

/** The date that the calendar of a zone shows at an instant: `2026-11-20`. */
export function localDateText(at: number, timeZone: string): string {
  return new Date(wallOf(at, zoneOf(timeZone, ['timeZone']))).toISOString().slice(0, 10)
}

/** What the clock of a zone shows at an instant, as if it were UTC, in milliseconds. */
function wallOf(at: number, zone: Zone): number {
  const date = zone.dateOf(at)
  const start = zone.startOf(date)
  // On a day of 24 hours the clock shows the time that has passed since midnight.
  return zone.startOf(date + 1) - start === DAY ? date * DAY + at - start : at + zone.offsetAt(at)
}
