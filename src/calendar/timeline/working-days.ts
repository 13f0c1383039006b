import type { CalendarDays, WorkingDays } from '../../time/day-budget.ts'
import { addMonths, DAY, type EpochDay } from '../../time/epoch-day.ts'
import { RANGE_END, RANGE_START } from '../../time/range.ts'
import type { Zone } from '../../time/zone.ts'
import { countBefore } from './count-before.ts'
import { openDates } from './open-dates.ts'
import { type Block, noOpenTimeError, type Timeline } from './timeline.ts'

const MINUTE = 60_000
/** More working days than the supported range has dates. */
const MAX_DAYS = 366 * 300

/** A budget in days on a calendar: its due time, and its dates. */
export type DueDay = {
  /** When it is due, in epoch milliseconds. */
  readonly due: number
  /** The date from which the days are counted. */
  readonly dayZero: EpochDay
  /** The last date that was counted. */
  readonly last: EpochDay
  /** The date of the due time: the last one, or the working day that replaces it. */
  readonly date: EpochDay
}

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

  /** Returns the due time and the dates of a budget that starts at `at`. */
  due(at: number, budget: WorkingDays | CalendarDays): DueDay {
    return 'workingDays' in budget ? this.#afterWorkingDays(at, budget) : this.#afterCalendarDays(at, budget)
  }

  /** Returns the instant that is `n` working days before the last open instant at or before `at` (§8). */
  subtract(at: number, n: number): number {
    const timeline = this.#timeline
    const zone = this.#zone
    const isOpen = timeline.isOpen(at)
    const last = isOpen ? at : timeline.previousClose(at)
    if (last === null) throw noOpenTimeError(null, at)
    if (!n) return last
    // A closing belongs to the date that it ends, even at 24:00.
    const start = zone.dateOf(isOpen ? last : last - 1)
    const time = last === zone.startOf(start + 1) ? DAY : this.#timeOfDay(last)
    const date = this.#at(start, -n)
    if (date === undefined) throw noOpenTimeError(start, at)
    const wanted = zone.instantOf(date * DAY + time)
    const [begin] = this.#limits(date)
    if (wanted >= begin) {
      // 24:00 is open if the date is open until then, whatever the next date does.
      if (timeline.isOpen(time < DAY ? wanted : wanted - 1)) return wanted
      const close = timeline.previousClose(wanted)
      if (close !== null && close > begin) return close
    }
    return timeline.nextOpen(begin)!
  }

  /** Whether a local date has any open time. */
  isWorkingDay(date: EpochDay): boolean {
    const [begin, end] = this.#limits(date)
    const open = this.#timeline.nextOpen(begin, end)
    return open !== null && open < end
  }

  /** Returns the working day `n` after a date, or before it if `n` is negative. A closed date counts as the next one. */
  add(date: EpochDay, n: number): EpochDay {
    this.#timeline.ensureCovers(this.#limits(date)[0])
    const found = this.#at(date, n)
    if (found !== undefined) return found
    const isAny = this.#at(date, n < 0 ? -1 : 0) !== undefined
    throw noOpenTimeError(isAny ? date : null, this.#limits(date)[0])
  }

  /** Returns the number of working days in [from, to); negative if `to` is before `from`. */
  between(from: EpochDay, to: EpochDay): number {
    this.#timeline.ensureCovers(this.#limits(from)[0])
    this.#timeline.ensureCovers(this.#limits(to)[0])
    return this.#countBefore(to) - this.#countBefore(from)
  }

  /** Returns the dates that were counted after day 0, in order. The working day that replaces the last one is added. */
  countedDates(budget: WorkingDays | CalendarDays, { dayZero, last, date }: DueDay): EpochDay[] {
    if ('workingDays' in budget) {
      const dates = this.#workingDates()
      return dates.slice(this.#countBefore(dayZero + 1), this.#countBefore(last + 1))
    }
    const dates = Array.from({ length: last - dayZero }, (_, i) => dayZero + i + 1)
    return date === last ? dates : [...dates, date]
  }

  #afterWorkingDays(at: number, { workingDays, due, cutoff, isFromReport }: WorkingDays): DueDay {
    const zone = this.#zone
    const open = this.#timeline.nextOpen(at)
    if (open === null) throw noOpenTimeError(null, at)
    const start = isFromReport ? at : open
    const first = zone.dateOf(start)
    const isLate = cutoff !== undefined && start >= zone.instantOf(first * DAY + cutoff * MINUTE)
    // The start's own date is before the first one in the list of those after it.
    const dateAfter = (n: number) => (n ? this.#nth(first, n, at) : first)
    for (let n = workingDays + Number(isLate); ; n++) {
      const date = dateAfter(n)
      const dueAt = this.#dueOn(date, due, start)
      if (dueAt === undefined || dueAt < at) continue
      if (dueAt >= RANGE_END) throw noOpenTimeError(dueAt, at)
      return { due: dueAt, dayZero: isLate ? dateAfter(1) : first, last: date, date }
    }
  }

  /** Returns when a budget that began at `start` is due on a date; undefined if the date has no open time. */
  #dueOn(date: EpochDay, due: WorkingDays['due'], start: number): number | undefined {
    const timeline = this.#timeline
    const [begin, end] = this.#limits(date)
    if (due !== 'close') {
      const time = due === 'same-time' ? this.#timeOfDay(start) : due * MINUTE
      const wanted = Math.max(this.#zone.instantOf(date * DAY + time), begin)
      // A local time can occur twice, and its first occurrence can be before the start.
      const from = due === 'same-time' ? Math.max(wanted, start) : wanted
      const open = from < end ? timeline.nextOpen(from, end) : null
      if (open !== null && open < end) return open
    }
    const close = timeline.isOpen(end - 1) ? end : timeline.previousClose(end - 1)
    return close !== null && close > begin ? close : undefined
  }

  #afterCalendarDays(at: number, { days, months, due: dueTime, ifClosed }: CalendarDays): DueDay {
    const zone = this.#zone
    const dayZero = zone.dateOf(at)
    const time = dueTime === 'same-time' ? this.#timeOfDay(at) : dueTime * MINUTE
    const dueOn = (date: EpochDay) => zone.instantOf(date * DAY + time)
    const last = addMonths(dayZero, months) + days
    // NaN is a date that no number of milliseconds reaches.
    if (!(last * DAY <= RANGE_END && zone.startOf(last) < RANGE_END)) throw noOpenTimeError(last, at)
    const date = ifClosed === undefined || this.isWorkingDay(last) ? last : this.#instead(last, ifClosed, at, dueOn)
    const due = dueOn(date)
    if (due >= RANGE_END) throw noOpenTimeError(due, at)
    return { due, dayZero, last, date }
  }

  /** Returns the working day that replaces a closed date. A previous one that is over at the start does not count. */
  #instead(date: EpochDay, ifClosed: string, at: number, dueOn: (date: EpochDay) => number): EpochDay {
    this.#timeline.ensureCovers(this.#limits(date)[0])
    const previous = ifClosed === 'previous-working-day' ? this.#at(date, -1) : undefined
    if (previous !== undefined && dueOn(previous) >= at) return previous
    const next = this.#at(date, 0)
    if (next === undefined) throw noOpenTimeError(null, at)
    return next
  }

  /** Returns the n-th working day after a date, for `n` from 1. */
  #nth(date: EpochDay, n: number, at: number): EpochDay {
    const found = this.#at(date + 1, n - 1)
    if (found === undefined) throw noOpenTimeError(date, at)
    return found
  }

  /** Returns the working day at a place among those from a date on, which is 0. Negative places are before the date. */
  #at(date: EpochDay, place: number): EpochDay | undefined {
    for (;;) {
      const found = this.#workingDates()[this.#countBefore(date) + place]
      if (found !== undefined) return found
      const { from, to } = this.#timeline.block
      if (Math.abs(place) >= MAX_DAYS || !this.#timeline.extend(place < 0 ? from - 1 : to)) return undefined
    }
  }

  #countBefore(date: EpochDay): number {
    return countBefore(this.#workingDates(), other => other < date)
  }

  /** Returns the supported instants of a date, `[begin, end)`. */
  #limits(date: EpochDay): [begin: number, end: number] {
    return [Math.max(this.#zone.startOf(date), RANGE_START), Math.min(this.#zone.startOf(date + 1), RANGE_END)]
  }

  /** Returns what the zone's clock shows besides the date, in milliseconds. */
  #timeOfDay(at: number): number {
    return (this.#zone.wallOf(at) + 2 * RANGE_END) % DAY
  }

  /** Returns the working days of the compiled window. A date at its ends may be missing. */
  #workingDates(): EpochDay[] {
    const { block } = this.#timeline
    if (block === this.#block) return this.#dates
    this.#block = block
    this.#dates = openDates(block.spans(), this.#zone)
    return this.#dates
  }
}
