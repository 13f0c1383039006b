import { DAY, type EpochDay } from '../time/epoch-day.ts'
import type { Zone } from '../time/zone.ts'

/** A change of a zone's clock. */
export type ClockChange = {
  /** The first instant of the new offset, epoch milliseconds. */
  readonly at: number
  /** What the clock showed up to then, and what it shows from then on, as if it were UTC, in milliseconds. */
  readonly before: number
  readonly after: number
  /** The local date that it makes longer or shorter, or leaves out. */
  readonly date: EpochDay
  /** How long that date is, in milliseconds; 0 where it is left out. */
  readonly length: number
}

/** The changes of a zone's clock after `from` and up to `to`; two within a day that cancel out are passed over. */
export function clockChanges(zone: Zone, from: number, to: number): ClockChange[] {
  const changes: ClockChange[] = []
  for (let start = from; start < to; start += DAY) {
    const end = Math.min(start + DAY, to)
    const before = zone.offsetAt(start)
    if (zone.offsetAt(end) !== before) changes.push(changeIn(zone, start, end, before))
  }
  return changes
}

function changeIn(zone: Zone, from: number, to: number, before: number): ClockChange {
  // The clock changes on whole seconds.
  let last = Math.floor(from / 1000)
  let first = Math.ceil(to / 1000)
  while (first - last > 1) {
    const middle = Math.floor((last + first) / 2)
    if (zone.offsetAt(middle * 1000) === before) last = middle
    else first = middle
  }
  const at = first * 1000
  // A date that is left out ends before the change; one whose last hour comes twice has not ended with it.
  const date = Math.min(Math.floor((at + before) / DAY), zone.dateOf(at))
  const length = zone.startOf(date + 1) - zone.startOf(date)
  return { at, before: at + before, after: at + zone.offsetAt(at), date, length }
}
