import { MIDNIGHT } from '../../calendar/hours.ts'
import { DAY, type EpochDay } from '../../time/epoch-day.ts'
import type { Zone } from '../../time/zone.ts'
import type { Window } from './occurrence.ts'

const MINUTE = 60_000

/** A half-open part of a date in minutes of the local clock; 0 to 1440 is the whole date. */
export type DatePart = { readonly date: EpochDay; readonly from: number; readonly until: number }

/**
 * Returns the parts of the window's dates that an interval covers. Hours are whole minutes of the local clock, and a
 * repeated hour counts once (§2). So the interval is extended to the nearest minutes that contain it.
 */
export function dateParts(start: number, end: number, zone: Zone, window: Window): DatePart[] {
  const parts: DatePart[] = []
  const to = Math.min(end, window.to)
  for (let date = zone.dateOf(Math.max(start, window.from)); zone.startOf(date) < to; date++) {
    const [midnight, next] = [zone.startOf(date), zone.startOf(date + 1)]
    if (midnight === next) continue
    const from = start <= midnight ? 0 : firstMinute(minute => instantOf(date, minute + 1, zone) > start)
    const until = end >= next ? MIDNIGHT : firstMinute(minute => instantOf(date, minute, zone) >= end)
    if (from < until) parts.push({ date, from, until })
  }
  return parts
}

function instantOf(date: EpochDay, minute: number, zone: Zone): number {
  return zone.instantOf(date * DAY + minute * MINUTE)
}

/** Returns the first minute of a day from which a condition is true. */
function firstMinute(isTrue: (minute: number) => boolean): number {
  let low = 0
  let high = MIDNIGHT
  while (low < high) {
    const middle = (low + high) >> 1
    if (isTrue(middle)) high = middle
    else low = middle + 1
  }
  return low
}
