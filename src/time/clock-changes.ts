import { DAY, type EpochDay } from './epoch-day.ts'
import { clockText } from './format/local-time.ts'
import type { Zone } from './zone.ts'

/** A change of a zone's clock. */
export type ClockChange = {
  /** The first instant of the new offset, epoch milliseconds. */
  readonly at: number
  /** The wall time that ends at the change, as if it were UTC, in milliseconds. */
  readonly before: number
  /** The wall time that begins at the change, as if it were UTC, in milliseconds. */
  readonly after: number
  /** The local date that becomes longer or shorter, or that the change skips. */
  readonly date: EpochDay
  /** The length of that date, in milliseconds; 0 for a skipped date. */
  readonly length: number
}

/** Returns the changes of a zone's clock after `from` and up to `to`, in time order. */
export function clockChanges(zone: Zone, from: number, to: number): ClockChange[] {
  return zone.transitions(from, to).map(({ at, before, after }) => {
    // A skipped date ends before the change. A date whose last hour is repeated does not end with the change.
    const date = Math.min(Math.floor((at + before) / DAY), zone.dateOf(at))
    const length = zone.startOf(date + 1) - zone.startOf(date)
    return { at, before: at + before, after: at + after, date, length }
  })
}

/** Returns the time at which a clock change comes, by the clock before it and by the clock after it. */
export function clockTexts({ before, after, date, length }: ClockChange): [before: string, after: string] {
  // A skipped date starts when the date before ends.
  const isAtEnd = length === 0 || before === (date + 1) * DAY
  return [isAtEnd ? '24:00' : clockText(before), clockText(after)]
}
