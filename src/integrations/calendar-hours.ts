import { hoursText, MIDNIGHT } from '../calendar/hours.ts'
import type { Spans } from '../calendar/timeline/spans.ts'

/** Minimum length in minutes of an interval whose end at 23:59 means the end of the day. */
const HOUR = 60

/**
 * Returns the open minutes of a date as hours of a calendar: `['09:00-18:00']`. Other formats write the end of the day as
 * 23:59, which becomes 24:00 unless the interval is shorter than an hour.
 */
export function calendarHours(open: Spans): string[] {
  return hoursText(open.map((minute, i) => (i % 2 && isEndOfDay(open[i - 1], minute) ? MIDNIGHT : minute)))
}

/** Returns whether an interval in minutes ends a minute before midnight and lasts an hour or more. */
export function isEndOfDay(from: number, until: number): boolean {
  return until === MIDNIGHT - 1 && until - from >= HOUR
}
