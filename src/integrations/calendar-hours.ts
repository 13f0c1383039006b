import { hoursText, MIDNIGHT } from '../calendar/hours.ts'
import type { Spans } from '../calendar/timeline/spans.ts'

/** From this length on an interval that ends at 23:59 means the end of the day. */
const HOUR = 60

/**
 * Open minutes of a date as hours of a calendar, `['09:00-18:00']`. Other formats write the end of the day as 23:59;
 * here that is 24:00, except at the end of an interval shorter than an hour.
 */
export function calendarHours(open: Spans): string[] {
  return hoursText(open.map((minute, i) => (i % 2 && isEndOfDay(open[i - 1], minute) ? MIDNIGHT : minute)))
}

/** Whether an interval in minutes of a date ends a minute before midnight and lasts an hour or more. */
export function isEndOfDay(from: number, until: number): boolean {
  return until === MIDNIGHT - 1 && until - from >= HOUR
}
