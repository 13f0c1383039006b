import type { ErrorPath, SlaCalendarError } from '../../errors.ts'
import { DAY } from '../../time/epoch-day.ts'
import { outOfRange, RANGE_END, RANGE_START } from '../../time/range.ts'
import { InputValue } from '../../validation/input-value.ts'
import { ALL_YEARS, type Coverage, yearsNotCovered } from '../holidays/coverage.ts'
import type { Interval } from './interval.ts'
import { push, type Spans } from './spans.ts'

/** Gives the open spans in [from, to), epoch milliseconds. */
export type SpanSource = (from: number, to: number) => Spans

/** Windows begin and end on this grid, which is as good as that of the years. */
const YEAR = 366 * DAY
/** The first window is shorter: most programs that end at once ask for a deadline of some days. */
const FIRST = YEAR / 4
/** A bucket of the index is at least this many milliseconds wide: about 70 minutes. */
const BUCKET_BITS = 22
/** More buckets than this for each record of open time would only cost memory. */
const BUCKETS_PER_RECORD = 16

/**
 * The open time of a window, compiled so that W(t) and its inverse are look-ups.
 *
 * `records` holds [opening, open time before it] pairs in time order: first a dummy without length, last one at
 * Infinity that holds the whole. A closing is derived: its opening and the growth of open time to the next record.
 * Two indices, one by instant and one by open time, give for each bucket the last record that begins at or before
 * it: a short walk from there finds the record, whatever was asked.
 */
export class Block {
  readonly from: number
  readonly to: number
  /** All open time of the window. */
  readonly total: number
  readonly records: Float64Array
  readonly byTime: Uint16Array | Uint32Array
  readonly byOpen: Uint16Array | Uint32Array
  readonly timeScale: number
  readonly openScale: number

  constructor(spans: Spans, from: number, to: number) {
    this.from = from
    this.to = to
    this.records = new Float64Array(spans.length + 4)
    this.records[0] = from
    let open = 0
    for (let i = 0; i < spans.length; i += 2) {
      this.records[i + 2] = spans[i]
      this.records[i + 3] = open
      open += spans[i + 1] - spans[i]
    }
    this.records[spans.length + 2] = Infinity
    this.records[spans.length + 3] = open
    this.total = open
    this.timeScale = bucketScale(to - from, spans.length)
    this.openScale = bucketScale(open, spans.length)
    this.byTime = bucketIndex(this.records, 0, from, to - from, this.timeScale)
    this.byOpen = bucketIndex(this.records, 1, 0, open, this.openScale)
  }

  /** The place in `records` of the last one that begins at or before an instant of the window. */
  recordAt(at: number): number {
    const { records } = this
    let i = this.byTime[((at - this.from) * this.timeScale) | 0]
    while (records[i + 2] <= at) i += 2
    return i
  }

  /** The same for the one that begins before the instant; the dummy where none does. */
  recordBefore(at: number): number {
    return at > this.from ? this.recordAt(at - 1) : 0
  }

  /** W(t): the open time of the window before an instant of it. */
  openBefore(at: number): number {
    const { records } = this
    const i = this.recordAt(at)
    const open = records[i + 1] + at - records[i]
    return open < records[i + 3] ? open : records[i + 3]
  }

  /** The first instant at which `open` has passed since `at`; NaN where the window does not tell, or the budget is unusual. */
  add(at: number, open: number): number {
    if (!(at >= this.from && at < this.to && at === Math.floor(at) && open > 0 && open === Math.floor(open)))
      return Number.NaN
    const target = this.openBefore(at) + open
    return target < this.total ? this.firstReaching(target) : Number.NaN
  }

  /** The open spans of the window. */
  spans(): Spans {
    const spans: number[] = []
    for (let i = 2; i < this.records.length - 2; i += 2) spans.push(this.records[i], this.closingOf(i))
    return spans
  }

  /** The closing of a record. */
  closingOf(i: number): number {
    return this.records[i] + this.records[i + 3] - this.records[i + 1]
  }

  /** The first instant at which W reaches an amount above 0 and at most the total. */
  firstReaching(open: number): number {
    const { records } = this
    let i = this.byOpen[(open * this.openScale) | 0]
    while (records[i + 3] < open) i += 2
    return records[i] + open - records[i + 1]
  }

  /** The last instant at which W is not above an amount from 0 to below the total. */
  lastAtOrBelow(open: number): number {
    const { records } = this
    let i = this.byOpen[(open * this.openScale) | 0]
    while (records[i + 3] <= open) i += 2
    return records[i] + open - records[i + 1]
  }
}

/** W(t) and its inverse over the supported range. One block, extended on demand in either direction. */
export class Timeline {
  /** What has been compiled so far; the fast paths of the calendar read it directly. */
  block = new Block([], 0, 0)
  readonly #source: SpanSource
  readonly #coverage: () => Coverage

  constructor(source: SpanSource, coverage = () => ALL_YEARS) {
    this.#source = source
    this.#coverage = coverage
  }

  /** The block, once it holds an instant. */
  ensureCovers(at: number, path?: ErrorPath): Block {
    if (!(at >= this.block.from && at < this.block.to)) this.extend(at, path)
    return this.block
  }

  /** Ensures the block covers the time before an instant and returns it. The instant may be the end of the coverage. */
  #ensureCoversBefore(at: number, path?: ErrorPath): Block {
    const { block } = this
    if (at >= block.from && at < block.to) return block
    return this.ensureCovers(at === this.#coverage().to ? at - 1 : at, path)
  }

  /**
   * Compiles a larger window that holds an instant outside the present one, and is at least twice as long; false
   * where the range ends.
   *
   * @throws {SlaCalendarError} `years-not-covered` where what is covered ends before that
   */
  extend(at: number, path?: ErrorPath): boolean {
    if (at < RANGE_START || at >= RANGE_END) return false
    const covered = this.#coverage()
    if (at < covered.from || at >= covered.to) throw yearsNotCovered(covered, path)
    const { from, to } = this.block
    const [first, last] =
      from === to
        ? [at, at]
        : at < from
          ? [Math.min(at, 2 * from - to), to - 1]
          : [from, Math.max(at, 2 * to - from - 1)]
    const grid = from === to ? FIRST : YEAR
    const start = Math.max(RANGE_START + Math.floor((first - RANGE_START) / grid) * grid, covered.from)
    const end = Math.min(RANGE_START + Math.ceil((last + 1 - RANGE_START) / grid) * grid, covered.to)
    this.block = new Block(from === to ? this.#source(start, end) : this.#grown(start, end), start, end)
    return true
  }

  /** The open spans of a larger window. The source is asked for the new parts only. */
  #grown(start: number, end: number): Spans {
    const { block } = this
    const { from, to } = block
    const parts = [block.spans()]
    if (start < from) parts.unshift(this.#source(start, from))
    if (end > to) parts.push(this.#source(to, end))
    const spans: number[] = []
    for (const part of parts) for (let i = 0; i < part.length; i += 2) push(spans, part[i], part[i + 1])
    return spans
  }

  /** Returns the instant that open time, which may be negative, takes `at` to. */
  move(at: number, open: number, path?: ErrorPath): number {
    if (open === 0) return at
    return open > 0 ? this.add(at, open, path) : this.subtract(at, -open, path)
  }

  /** The first instant at which `open`, more than 0, has passed since `at`. */
  add(at: number, open: number, path?: ErrorPath): number {
    for (;;) {
      const block = this.ensureCovers(at, path)
      const target = block.openBefore(at) + open
      const due = target <= block.total ? block.firstReaching(target) : RANGE_END
      if (due < RANGE_END) return due
      if (open > RANGE_END - at || !this.extend(block.to, path))
        throw noOpenTimeError(this.nextOpen(at, Infinity, path), at, path)
    }
  }

  /** The last instant from which `open`, more than 0, passes until `at`. */
  subtract(at: number, open: number, path?: ErrorPath): number {
    for (;;) {
      const block = this.#ensureCoversBefore(at, path)
      const target = block.openBefore(at) - open
      if (target >= 0) return block.lastAtOrBelow(target)
      if (open > at - RANGE_START || !this.extend(block.from - 1, path))
        throw noOpenTimeError(this.previousClose(at, path), at, path)
    }
  }

  /** Open time in [from, to); negative when `to` lies before `from`, never −0. */
  elapsed(from: number, to: number, path?: ErrorPath): number {
    this.#ensureCoversBefore(from, path)
    const block = this.#ensureCoversBefore(to, path)
    return block.openBefore(to) - block.openBefore(from)
  }

  /** Whether an instant is open. */
  isOpen(at: number, path?: ErrorPath): boolean {
    const block = this.ensureCovers(at, path)
    return at < block.closingOf(block.recordAt(at))
  }

  /** The earliest open instant at or after one; of those from the limit on it need not find any. */
  nextOpen(at: number, limit = Infinity, path?: ErrorPath): number | null {
    if (this.isOpen(at, path)) return at
    for (;;) {
      const { block } = this
      const opening = block.records[block.recordAt(at) + 2]
      if (opening < Infinity) return opening
      if (block.to >= limit || !this.extend(block.to, path)) return null
    }
  }

  /** The first closing after an instant; of those from the limit on it need not find any. */
  nextClose(at: number, limit = Infinity): number | null {
    for (;;) {
      const block = this.ensureCovers(at)
      const i = block.recordAt(at)
      const closing = block.closingOf(at < block.closingOf(i) ? i : i + 2)
      // Where the window ends, open time does not; behind the last record there is none, and no number.
      if (closing < block.to) return closing
      if (block.to >= limit || !this.extend(block.to)) return null
    }
  }

  /** The last opening before an instant. */
  previousOpen(at: number): number | null {
    for (;;) {
      const block = this.#ensureCoversBefore(at)
      const opening = block.records[block.recordBefore(at)]
      // Where the window begins, open time may have begun before.
      if (opening > block.from) return opening
      if (!this.extend(block.from - 1)) return null
    }
  }

  /** The open intervals in [from, to), clipped to it. */
  *intervals(from: number, to: number): IterableIterator<Interval> {
    for (let at = from; at < to; ) {
      const start = this.nextOpen(at, to)
      if (start === null || start >= to) return
      const end = Math.min(this.nextClose(start, to) ?? to, to)
      yield { start, end }
      at = end
    }
  }

  /** The latest instant at or before one with open time just before it. */
  previousClose(at: number, path?: ErrorPath): number | null {
    for (;;) {
      const block = this.#ensureCoversBefore(at, path)
      const i = block.recordBefore(at)
      if (i > 0) return Math.min(at, block.closingOf(i))
      if (!this.extend(block.from - 1, path)) return null
    }
  }
}

/** The error where no open time is left in a direction (`open` is null), or too little of it. */
export function noOpenTimeError(open: number | null, at: number, path: ErrorPath = []): SlaCalendarError {
  const given = new InputValue(at, path)
  if (open !== null)
    return outOfRange(given, 'Use a shorter duration, or check that the calendar has enough open time.')
  const problem = `The calendar has no open time left, seen from ${new Date(at).toISOString()}.`
  return given.error('never-opens', problem, 'Check its hours, holidays and exceptions.')
}

function bucketScale(length: number, edges: number): number {
  let bits = BUCKET_BITS
  while (length > 2 ** bits * BUCKETS_PER_RECORD * (edges + 2)) bits++
  return 2 ** -bits
}

/**
 * For each bucket of `length`, the place of the last record whose value `which` (0 opening, 1 open time) is at or
 * below the bucket's start; for open time strictly below, since an amount is reached in the span before the opening
 * that has it behind.
 */
function bucketIndex(records: Float64Array, which: 0 | 1, first: number, length: number, scale: number) {
  const buckets = Math.floor(length * scale) + 1
  const index = records.length > 0xffff ? new Uint32Array(buckets) : new Uint16Array(buckets)
  let i = 0
  for (let bucket = 0; bucket < buckets; bucket++) {
    const start = first + bucket / scale
    while (which ? records[i + 3] < start : records[i + 2] <= start) i += 2
    index[bucket] = i
  }
  return index
}
