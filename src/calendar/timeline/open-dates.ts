import type { EpochDay } from '../../time/epoch-day.ts'
import type { Zone } from '../../time/zone.ts'
import type { Spans } from './spans.ts'

/** Returns the local dates with open time, in order. A date that the zone skips has no time, even inside a span. */
export function openDates(spans: Spans, zone: Zone): EpochDay[] {
  const dates: EpochDay[] = []
  let next = -Infinity
  for (let i = 0; i < spans.length; i += 2) {
    const last = zone.dateOf(spans[i + 1] - 1)
    for (let date = Math.max(zone.dateOf(spans[i]), next); date <= last; date++) if (zone.exists(date)) dates.push(date)
    next = last + 1
  }
  return dates
}
