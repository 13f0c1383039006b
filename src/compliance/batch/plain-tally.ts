import { DAY, type EpochDay } from '../../time/epoch-day.ts'
import type { Zone } from '../../time/zone.ts'
import type { MonthCounts } from '../objectives/month-counts.ts'
import { weekOf } from '../tally/iso-week.ts'
import type { SingleCounts, VerdictCounts } from '../tally/verdict-counts.ts'

/** The counts of tickets with one cycle of one target: those of a severity. */
export type PlainKind = {
  readonly counts: SingleCounts
  /** The position of the target and the severity in the counts of months. */
  readonly month: number
}

/** The outcomes that are counted, with their numbers of `OUTCOMES`. */
const COUNTED = ['met', 'breached', 'running'] as const

/** The number of dates for which lists have room at first. */
const DATES = 1024

/**
 * Counts tickets by kind, outcome and local date. They become weeks and months only once, when a result is asked for.
 */
export class PlainTally {
  readonly #counts: VerdictCounts
  readonly #months: MonthCounts
  /** The latest date of any zone. */
  readonly #latest: EpochDay
  readonly #kinds: PlainKind[] = []
  /** The counts of each kind by age of the date and outcome. */
  readonly #byDate: Uint32Array[] = []
  /** The dates that were counted since the last call of {@link PlainTally.flush}, both included. */
  #first = Infinity
  #last = -Infinity

  /** @param now epoch milliseconds; no ticket is reported later */
  constructor(counts: VerdictCounts, months: MonthCounts, now: number) {
    this.#counts = counts
    this.#months = months
    this.#latest = dateAfter(now)
  }

  /** Adds a kind of tickets, and returns its number. */
  addKind(kind: PlainKind): number {
    this.#byDate.push(new Uint32Array(DATES * COUNTED.length))
    return this.#kinds.push(kind) - 1
  }

  /** @param outcome its index in `OUTCOMES` */
  add(kind: number, outcome: number, date: EpochDay, countedMs: number, ms: number): void {
    const place = this.#place(date)
    if (place >= this.#byDate[kind].length) this.#byDate[kind] = withRoomFor(this.#byDate[kind], place)
    this.#byDate[kind][place + outcome]++
    if (date < this.#first) this.#first = date
    if (date > this.#last) this.#last = date
    if (outcome < 2) this.#counts.ended(this.#kinds[kind].counts, countedMs, ms)
  }

  /** Passes the counts since the last call on. */
  flush(): void {
    this.#kinds.forEach(({ counts, month }, kind) => {
      const byDate = this.#byDate[kind]
      for (let date = this.#first; date <= this.#last; date++)
        COUNTED.forEach((outcome, i) => {
          const place = this.#place(date) + i
          const count = byDate[place]
          if (!count) return
          this.#counts.singleTickets(counts, outcome, weekOf(date), count)
          this.#months.addAt(month, outcome, date, count)
          byDate[place] = 0
        })
    })
    this.#first = Infinity
    this.#last = -Infinity
  }

  /** The place of the first count of a date. The latest date is the first one, because most tickets are recent. */
  #place(date: EpochDay): number {
    return (this.#latest - date) * COUNTED.length
  }
}

/** The dates of a zone. It keeps their starts, which are found faster than the offset of an instant. */
export class LocalDates {
  readonly #zone: Zone
  readonly #latest: EpochDay
  /** The start of each date, from the latest one back; 0 if it was not needed yet. */
  #starts = new Float64Array(DATES)

  /** @param now epoch milliseconds; no later instant is asked for */
  constructor(zone: Zone, now: number) {
    this.#zone = zone
    this.#latest = dateAfter(now)
  }

  /** Returns the local date of an instant after 1970, like {@link Zone.dateOf}: the last date that has started. */
  of(at: number): EpochDay {
    let date = dateAfter(at)
    while (!(this.#startOf(date) <= at)) date--
    return date
  }

  #startOf(date: EpochDay): number {
    const age = this.#latest - date
    const known = this.#starts[age]
    if (known) return known
    if (age >= this.#starts.length) this.#starts = withRoomFor(this.#starts, age)
    const start = this.#zone.startOf(date)
    this.#starts[age] = start
    return start
  }
}

/**
 * Returns the date after that of UTC, which no zone has passed. It is a whole number of 32 bits: V8 makes an object for each
 * longer one.
 */
function dateAfter(at: number): EpochDay {
  return (Math.floor(at / DAY) + 1) | 0
}

/** Returns a list with the same values and room for a place beyond its end. */
function withRoomFor<T extends Uint32Array | Float64Array>(values: T, place: number): T {
  const larger = new (values.constructor as new (length: number) => T)(2 * (place + COUNTED.length))
  larger.set(values)
  return larger
}
