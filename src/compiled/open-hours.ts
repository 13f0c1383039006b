import type { Interval } from '../calendar/timeline/interval.ts'
import { Block } from '../calendar/timeline/timeline.ts'
import { type ErrorPath, SlaCalendarError } from '../errors.ts'
import { offsetText } from '../time/format/offset.ts'
import { utcText } from '../time/format/utc.ts'
import { type InstantInput, type InstantOutput, objectLike } from '../time/instant.ts'
import { type CompactBudget, readBudgetMs } from './read-budget-ms.ts'
import { readCompactInstant } from './read-compact-instant.ts'

const AT = ['at']

/**
 * The open time of a compiled calendar, created by {@link fromCompiled}. Its methods return what those of the calendar
 * return, in the form of the given instant. An instant is epoch milliseconds, a Date, text with `Z` or an offset, or an
 * instant of Temporal. Returned text has the offset of the calendar's zone.
 *
 * All methods throw a {@link SlaCalendarError}:
 *
 * - `range-not-compiled` if the result depends on time outside [from, to);
 * - `instant-invalid` for an invalid instant.
 */
export class OpenHours {
  /** The IANA name of the calendar's time zone. */
  readonly timeZone: string
  /** The first instant of the compiled range, in epoch milliseconds. */
  readonly from: number
  /** The first instant after the compiled range, in epoch milliseconds. */
  readonly to: number
  readonly #block: Block
  readonly #offsets: readonly number[]

  /** @internal */
  constructor(timeZone: string, spans: readonly number[], from: number, to: number, offsets: readonly number[]) {
    this.timeZone = timeZone
    this.from = from
    this.to = to
    this.#block = new Block(spans, from, to)
    this.#offsets = offsets
  }

  /** Whether the calendar is open at an instant. It is open at an opening, and closed at a closing. */
  isOpen(at: InstantInput): boolean {
    return this.#isOpen(this.#read(at, AT))
  }

  /**
   * Returns the earliest instant at or after `at` by which the budget of open time has passed. A negative budget is
   * subtracted.
   *
   * @throws {SlaCalendarError} `budget-invalid`
   */
  add<T extends InstantInput>(at: T, budget: CompactBudget): InstantOutput<T> {
    return this.#move(at, readBudgetMs(budget, ['budget']))
  }

  /**
   * Returns the latest instant at or before `at` from which the budget of open time passes until `at`. A negative budget
   * is added.
   *
   * @throws {SlaCalendarError} `budget-invalid`
   */
  subtract<T extends InstantInput>(at: T, budget: CompactBudget): InstantOutput<T> {
    return this.#move(at, -readBudgetMs(budget, ['budget']))
  }

  /** Returns the open time in [from, to), in milliseconds; negative if `to` is before `from`. */
  elapsed(from: InstantInput, to: InstantInput): number {
    const start = this.#read(from, ['from'])
    return this.#block.openBefore(this.#read(to, ['to'])) - this.#block.openBefore(start)
  }

  /** Returns the earliest open instant at or after `at`, which is `at` itself while open. */
  nextOpen<T extends InstantInput>(at: T): InstantOutput<T> {
    const ms = this.#read(at, AT)
    const { records } = this.#block
    const opening = this.#isOpen(ms) ? ms : records[this.#block.recordAt(ms) + 2]
    return this.#result(opening < Infinity, opening, at)
  }

  /** Returns the first closing after `at`. */
  nextClose<T extends InstantInput>(at: T): InstantOutput<T> {
    const i = this.#block.recordAt(this.#read(at, AT))
    const first = this.#block.closingOf(i)
    const closing = this.#isOpen(this.#read(at, AT)) ? first : this.#block.closingOf(i + 2)
    // After the last record the closing is NaN.
    return this.#result(closing < this.to, closing, at)
  }

  /** Returns the last opening before `at`. */
  previousOpen<T extends InstantInput>(at: T): InstantOutput<T> {
    const opening = this.#block.records[this.#block.recordBefore(this.#read(at, AT))]
    // Whether the calendar opens at the first instant of the range depends on the time before it.
    return this.#result(opening > this.from, opening, at)
  }

  /** Returns the latest instant at or before `at` with open time just before it: `at` itself while open. */
  previousClose<T extends InstantInput>(at: T): InstantOutput<T> {
    const ms = this.#read(at, AT)
    const i = this.#block.recordBefore(ms)
    return this.#result(i > 0, Math.min(ms, this.#block.closingOf(i)), at)
  }

  /**
   * Returns the open intervals in [from, to) in time order, clipped to it and joined where they touch.
   *
   * @throws {SlaCalendarError} `range-reversed` if `to` is before `from`
   */
  intervals(from: InstantInput, to: InstantInput): Interval[] {
    const start = this.#read(from, ['from'])
    const end = this.#read(to, ['to'])
    if (end < start) throw new SlaCalendarError('range-reversed', ['to'], 'The end is before the start.', 'Swap them.')
    const { records } = this.#block
    const found: Interval[] = []
    for (let i = this.#block.recordAt(start); records[i] < end; i += 2) {
      const interval = { start: Math.max(start, records[i]), end: Math.min(end, this.#block.closingOf(i)) }
      if (interval.start < interval.end) found.push(interval)
    }
    return found
  }

  #isOpen(ms: number): boolean {
    // Whether the calendar is open at the first instant after the range is unknown.
    if (ms === this.to) throw this.#outside(AT)
    return ms < this.#block.closingOf(this.#block.recordAt(ms))
  }

  #move<T extends InstantInput>(at: T, open: number): InstantOutput<T> {
    const block = this.#block
    const ms = this.#read(at, AT)
    const target = block.openBefore(ms) + open
    if (open === 0) return this.#result(true, ms, at)
    return open > 0
      ? this.#result(target <= block.total, target <= block.total ? block.instantAt(target) : 0, at)
      : this.#result(target >= 0, target >= 0 ? block.instantAt(target, true) : 0, at)
  }

  /** Reads an instant of the range or the first one after it. */
  #read(at: unknown, path: ErrorPath): number {
    const ms = readCompactInstant(at, path)
    if (ms >= this.from && ms <= this.to) return ms
    throw this.#outside(path)
  }

  /** Returns an instant in the form of the given one. */
  #result<T extends InstantInput>(isKnown: boolean, ms: number, at: T): InstantOutput<T> {
    if (!isKnown) throw this.#outside(AT)
    return (typeof at === 'number' ? ms : typeof at === 'string' ? this.#text(ms) : objectForm(ms, at)) as never
  }

  #text(ms: number): string {
    const offsets = this.#offsets
    let i = 0
    while (offsets[i + 1] <= ms) i += 2
    const offset = offsets[i] * 1000
    return offset % 60_000 ? utcText(ms) : utcText(ms + offset).replace('Z', offsetText(offset))
  }

  #outside(path: ErrorPath): SlaCalendarError {
    const range = `${utcText(this.from)} to ${utcText(this.to)}`
    return new SlaCalendarError(
      'range-not-compiled',
      path,
      `The result depends on time outside the compiled range, ${range}.`,
      'Compile a longer range.',
    )
  }
}

function objectForm(ms: number, at: object): unknown {
  return Object.prototype.toString.call(at) === '[object Date]' ? new Date(ms) : objectLike(ms, at)
}
