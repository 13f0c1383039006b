import type { WorkingDays } from '../../time/budget.ts'
import { DAY, type EpochDay } from '../../time/epoch-day.ts'
import { RANGE_END } from '../../time/range.ts'
import type { Zone } from '../../time/zone.ts'
import { type Block, noOpenTimeError, type Timeline } from './timeline.ts'

/** More working days than the supported range has dates. */
const MAX_DAYS = 366 * 300

/** Counts working days (§8), the local dates with any open time, from a list per compiled window. */
export class WorkingDayIndex {
  readonly #timeline: Timeline
  readonly #zone: Zone
  #block: Block | undefined
  #dates: EpochDay[] = []

  constructor(timeline: Timeline, zone: Zone) {
    this.#timeline = timeline
    this.#zone = zone
  }

  /** Returns the instant at which a budget in working days that starts at `at` is due. */
  due(at: number, { days, due, cutoff }: WorkingDays): number {
    const first = this.#timeline.nextOpen(at)
    if (first === null) throw noOpenTimeError(null, at)
    const start = this.#zone.dateOf(first)
    const isLate = cutoff !== undefined && first >= this.#zone.instantOf(start * DAY + cutoff * 60_000)
    const date = this.#nth(start, isLate ? days + 1 : days, at)
    // The last supported instant of the date; the result is not later.
    const last = Math.min(this.#zone.startOf(date + 1), RANGE_END) - 1
    if (due === 'same-time') {
      const timeOfDay = (first + this.#zone.offsetAt(first) + 2 * RANGE_END) % DAY
      // A local time can occur twice, and its first occurrence can be before the start.
      const sameTime = Math.max(this.#zone.instantOf(date * DAY + timeOfDay), first)
      const open = sameTime > last ? null : this.#timeline.nextOpen(sameTime, last + 1)
      if (open !== null && open <= last) return open
    }
    const close = this.#timeline.isOpen(last) ? last + 1 : this.#timeline.previousClose(last)!
    if (close >= RANGE_END) throw noOpenTimeError(close, at)
    return close
  }

  /** Returns the n-th working day after a date. */
  #nth(start: EpochDay, n: number, at: number): EpochDay {
    for (;;) {
      const date = this.#workingDates()[this.#countBefore(start) + n]
      if (date !== undefined) return date
      if (n > MAX_DAYS || !this.#timeline.extend(this.#timeline.block.to)) throw noOpenTimeError(start, at)
    }
  }

  #countBefore(date: EpochDay): number {
    let low = 0
    let high = this.#dates.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#dates[middle] < date) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Returns the working days of the compiled window. A date at its end may be missing. */
  #workingDates(): EpochDay[] {
    const { block } = this.#timeline
    if (block === this.#block) return this.#dates
    const zone = this.#zone
    const dates: EpochDay[] = []
    for (let i = 2; i < block.records.length - 2; i += 2) {
      const until = zone.dateOf(block.closingOf(i) - 1)
      const from = Math.max(zone.dateOf(block.records[i]), (dates[dates.length - 1] ?? -Infinity) + 1)
      for (let date = from; date <= until; date++) {
        // A date that the zone skips has no time, even inside an open interval.
        if (zone.startOf(date) < zone.startOf(date + 1)) dates.push(date)
      }
    }
    this.#block = block
    this.#dates = dates
    return dates
  }
}
