import type { WorkingDays } from '../../time/budget.ts'
import { DAY, type EpochDay } from '../../time/epoch-day.ts'
import { RANGE_END } from '../../time/range.ts'
import type { Zone } from '../../time/zone.ts'
import { type Block, noOpenTimeError, type Timeline } from './timeline.ts'

/** More working days than the range has dates; a larger budget need not be tried. */
const MOST = 366 * 300

/** Counts working days (§3.8), the local dates with any open time, on the list of them that each block has. */
export class WorkingDayIndex {
  readonly #timeline: Timeline
  readonly #zone: Zone
  #block: Block | undefined
  #dates: EpochDay[] = []

  constructor(timeline: Timeline, zone: Zone) {
    this.#timeline = timeline
    this.#zone = zone
  }

  /** The instant at which a working-day budget that starts at `at` is due. */
  due(at: number, { days, due, cutoff }: WorkingDays): number {
    const first = this.#timeline.nextOpen(at)
    if (first === null) throw noOpenTimeError(null, at)
    const start = this.#zone.dateOf(first)
    const isLate = cutoff !== undefined && first >= this.#zone.instantOf(start * DAY + cutoff * 60_000)
    const date = this.#nth(start, isLate ? days + 1 : days, at)
    // The last instant of the date that can be asked for; no later one is an answer.
    const last = Math.min(this.#zone.startOf(date + 1), RANGE_END) - 1
    if (due === 'same-time') {
      const timeOfDay = (first + this.#zone.offsetAt(first) + 2 * RANGE_END) % DAY
      // Of a wall time that happens twice the first may lie before the start.
      const sameTime = Math.max(this.#zone.instantOf(date * DAY + timeOfDay), first)
      const open = sameTime > last ? null : this.#timeline.nextOpen(sameTime, last + 1)
      if (open !== null && open <= last) return open
    }
    const close = this.#timeline.isOpen(last) ? last + 1 : this.#timeline.previousClose(last)!
    if (close >= RANGE_END) throw noOpenTimeError(close, at)
    return close
  }

  /** The n-th working day after one. */
  #nth(start: EpochDay, n: number, at: number): EpochDay {
    for (;;) {
      const date = this.#workingDates()[this.#countBefore(start) + n]
      if (date !== undefined) return date
      if (n > MOST || !this.#timeline.extend(this.#timeline.block.to)) throw noOpenTimeError(start, at)
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

  /** The working days of what is compiled by now; a date that the end cuts is the last one, or not listed yet. */
  #workingDates(): EpochDay[] {
    const { block } = this.#timeline
    if (block === this.#block) return this.#dates
    const zone = this.#zone
    const dates: EpochDay[] = []
    for (let i = 2; i < block.records.length - 2; i += 2) {
      const until = zone.dateOf(block.closingOf(i) - 1)
      const from = Math.max(zone.dateOf(block.records[i]), (dates[dates.length - 1] ?? -Infinity) + 1)
      for (let date = from; date <= until; date++) {
        // A date that the zone skips may lie inside an open stretch and still has no time of its own.
        if (zone.startOf(date) < zone.startOf(date + 1)) dates.push(date)
      }
    }
    this.#block = block
    this.#dates = dates
    return dates
  }
}
