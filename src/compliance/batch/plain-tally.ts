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

/**
 * Counts tickets by kind, outcome and local date. They become weeks and months only once, when a result is asked for.
 */
export class PlainTally {
  readonly #counts: VerdictCounts
  readonly #months: MonthCounts
  /** The number of dates from 1970 to the instant of the evaluation. */
  readonly #dates: number
  readonly #kinds: PlainKind[] = []
  /** The counts of each kind by date and outcome. */
  readonly #byDate: Uint32Array[] = []
  /** The dates that were counted since the last call of {@link PlainTally.flush}, both included. */
  #first = Infinity
  #last = -Infinity

  /** @param now epoch milliseconds; no ticket is reported later */
  constructor(counts: VerdictCounts, months: MonthCounts, now: number) {
    this.#counts = counts
    this.#months = months
    // A local date may be a day later than that of UTC.
    this.#dates = Math.max(Math.floor(now / DAY), 0) + 2
  }

  /** Adds a kind of tickets, and returns its number. */
  addKind(kind: PlainKind): number {
    this.#byDate.push(new Uint32Array(this.#dates * COUNTED.length))
    return this.#kinds.push(kind) - 1
  }

  /** @param outcome its index in `OUTCOMES` */
  add(kind: number, outcome: number, date: EpochDay, countedMs: number, ms: number): void {
    this.#byDate[kind][date * COUNTED.length + outcome]++
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
          const place = date * COUNTED.length + i
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
}

/** The dates of a zone. It keeps their starts, which are found faster than the offset of an instant. */
export class LocalDates {
  readonly #zone: Zone
  /** The start of each date, from 1970; 0 if it was not needed yet. */
  readonly #starts: Float64Array

  /** @param now epoch milliseconds; no later instant is asked for */
  constructor(zone: Zone, now: number) {
    this.#zone = zone
    this.#starts = new Float64Array(Math.max(Math.floor(now / DAY), 0) + 2)
  }

  /** Returns the local date of an instant after 1970, like {@link Zone.dateOf}: the last date that has started. */
  of(at: number): EpochDay {
    let date = Math.floor(at / DAY) + 1
    while (!(this.#startOf(date) <= at)) date--
    return date
  }

  #startOf(date: EpochDay): number {
    const known = this.#starts[date]
    if (known) return known
    const start = this.#zone.startOf(date)
    this.#starts[date] = start
    return start
  }
}
