import type { ErrorPath, SlaCalendarError } from '../../errors.ts'
import { DAY } from '../../time/epoch-day.ts'
import { outOfRange, RANGE_END, RANGE_START } from '../../time/range.ts'
import { InputValue } from '../../validation/input-value.ts'
import { ALL_YEARS, type Coverage, yearsNotCovered } from '../holidays/coverage.ts'
import type { Interval } from './interval.ts'
import { push, type Spans } from './spans.ts'

/** Instants from `from`, before `to`, in epoch milliseconds. */
export type TimeWindow = Pick<Block, 'from' | 'to'>

/** Returns the open spans in [from, to), in epoch milliseconds. */
export type SpanSource = (from: number, to: number) => Spans

/** Compiled windows begin and end on this grid, about a year wide. */
const YEAR = 366 * DAY
/** The first window is shorter, because short programs often need one deadline, some days away. */
const FIRST = YEAR / 4
/** A bucket is at least as wide as this power of two, in milliseconds: by time 4.7 hours, by open time 70 minutes. */
const TIME_BITS = 24
const OPEN_BITS = 22
/** More buckets than this per record would only cost memory. */
const BUCKETS_PER_RECORD = 16

/**
 * The open time of a window, compiled so that W(t) and its inverse are look-ups.
 *
 * `records` has pairs [opening, open time before it] in time order. The first one is a dummy without length, the last one
 * is at Infinity and has the total. A closing is derived from its opening and the open time up to the next record.
 * Two indices, by instant and by open time, give for each bucket the last record that begins at or before it. A short
 * walk from there finds the record.
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
    const size = spans.length + 4
    let open = 0
    for (let i = 0; i < spans.length; i += 2) open += spans[i + 1] - spans[i]
    this.total = open
    this.timeScale = bucketScale(to - from, size, TIME_BITS)
    this.openScale = bucketScale(open, size, OPEN_BITS)
    const times = 1 + (((to - from) * this.timeScale) | 0)
    const opens = 1 + ((open * this.openScale) | 0)
    const width = size > 0xffff ? 4 : 2
    const Index = width > 2 ? Uint32Array : Uint16Array
    // One buffer for all three takes less time and memory than three.
    const buffer = new ArrayBuffer(8 * size + width * (times + opens))
    const records = new Float64Array(buffer, 0, size)
    this.records = records
    records[0] = from
    for (let i = 0; i < spans.length; i += 2) {
      records[i + 2] = spans[i]
      records[i + 5] = records[i + 3] + spans[i + 1] - spans[i]
    }
    records[size - 2] = Infinity
    this.byTime = new Index(buffer, 8 * size, times)
    this.byOpen = new Index(buffer, 8 * size + width * times)
    fillIndex(this.byTime, records, from, this.timeScale)
    // The open time must be below: an interval reaches an amount before the next record has it.
    fillIndex(this.byOpen, records.subarray(1), -1, this.openScale)
  }

  /** Returns the index in `records` of the last one that begins at or before an instant of the window. */
  recordAt(at: number): number {
    const { records } = this
    let i = this.byTime[((at - this.from) * this.timeScale) | 0]
    while (records[i + 2] <= at) i += 2
    return i
  }

  /** Returns the index of the last record that begins before an instant; that of the dummy if none does. */
  recordBefore(at: number): number {
    return at > this.from ? this.recordAt(at - 1) : 0
  }

  /** Returns W(t): the open time of the window before an instant in it. */
  openBefore(at: number): number {
    const { records } = this
    const i = this.recordAt(at)
    const open = records[i + 1] + at - records[i]
    return open < records[i + 3] ? open : records[i + 3]
  }

  /** Returns the first instant at which `open` has passed since `at`; NaN outside the window or for an unusual budget. */
  add(at: number, open: number): number {
    // What `openBefore` and `instantAt` do, in one function, so that V8 compiles it together with the callers.
    const { from, to, total, records, byTime, byOpen, timeScale, openScale } = this
    if (!(at >= from && at < to && at === Math.floor(at) && open > 0 && open === Math.floor(open))) return Number.NaN
    let i = byTime[((at - from) * timeScale) | 0]
    while (records[i + 2] <= at) i += 2
    const before = records[i + 1] + (at - records[i])
    const whenClosed = records[i + 3]
    const target = (before < whenClosed ? before : whenClosed) + open
    if (!(target < total)) return Number.NaN
    i = byOpen[(target * openScale) | 0]
    while (records[i + 3] < target) i += 2
    return records[i] + (target - records[i + 1])
  }

  /** Returns the open spans of the window. */
  spans(): Spans {
    const spans: number[] = []
    for (let i = 2; i < this.records.length - 2; i += 2) spans.push(this.records[i], this.closingOf(i))
    return spans
  }

  /** Returns the closing of a record. */
  closingOf(i: number): number {
    return this.records[i] + this.records[i + 3] - this.records[i + 1]
  }

  /**
   * Returns the first instant at which W reaches an amount above 0 and at most the total. With `isLast`, it returns the
   * last instant at which W is at most the amount, which is 0 or more and below the total.
   */
  instantAt(open: number, isLast = false): number {
    const { records } = this
    let i = this.byOpen[(open * this.openScale) | 0]
    const limit = isLast ? open : open - 1
    while (records[i + 3] <= limit) i += 2
    return records[i] + open - records[i + 1]
  }
}

/** The window of a calendar that has compiled nothing yet. */
const NOTHING = /* @__PURE__ */ new Block([], 0, 0)

/** W(t) and its inverse over the supported range. One block, extended on demand in either direction. */
export class Timeline {
  /** The compiled window. The fast paths of the calendar read it directly. */
  block = NOTHING
  readonly #source: SpanSource
  readonly #coverage: () => Coverage

  constructor(source: SpanSource, coverage = () => ALL_YEARS) {
    this.#source = source
    this.#coverage = coverage
  }

  /** Returns the block, extended to contain an instant. */
  ensureCovers(at: number, path?: ErrorPath): Block {
    if (!(at >= this.block.from && at < this.block.to)) this.extend(at, path)
    return this.block
  }

  /** Ensures the block covers the time before an instant and returns it. The instant may be the end of the coverage. */
  #ensureCoversBefore(at: number, path?: ErrorPath): Block {
    return this.ensureCovers(at === this.#coverage().to ? at - 1 : at, path)
  }

  /**
   * Compiles a window that contains an instant outside the present one and is at least twice as long. Returns false if
   * the instant is outside the supported range.
   *
   * @param begin what the first window contains, if it should be more than the instant
   * @throws {SlaCalendarError} `years-not-covered` if the holidays are not known at the instant
   */
  extend(at: number, path?: ErrorPath, begin: TimeWindow = { from: at, to: at + 1 }): boolean {
    if (at < RANGE_START || at >= RANGE_END) return false
    const covered = this.#coverage()
    if (at < covered.from || at >= covered.to) throw yearsNotCovered(covered, path)
    const { from, to } = this.block
    const [first, last] =
      from === to
        ? [begin.from, begin.to - 1]
        : at < from
          ? [Math.min(at, 2 * from - to), to - 1]
          : [from, Math.max(at, 2 * to - from - 1)]
    const grid = from === to ? FIRST : YEAR
    const start = Math.max(RANGE_START + Math.floor((first - RANGE_START) / grid) * grid, covered.from)
    const end = Math.min(RANGE_START + Math.ceil((last + 1 - RANGE_START) / grid) * grid, covered.to)
    this.block = new Block(from === to ? this.#source(start, end) : this.#grown(start, end), start, end)
    return true
  }

  /** Returns the open spans of a larger window. Only the new parts are read from the source. */
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

  /** Returns the first instant at which `open`, more than 0, has passed since `at`. */
  add(at: number, open: number, path?: ErrorPath): number {
    for (;;) {
      const block = this.ensureCovers(at, path)
      const target = block.openBefore(at) + open
      const due = target <= block.total ? block.instantAt(target) : RANGE_END
      if (due < RANGE_END) return due
      if (open > RANGE_END - at || !this.extend(block.to, path))
        throw noOpenTimeError(this.nextOpen(at, Infinity, path), at, path)
    }
  }

  /** Returns the last instant from which `open`, more than 0, passes until `at`. */
  subtract(at: number, open: number, path?: ErrorPath): number {
    for (;;) {
      const block = this.#ensureCoversBefore(at, path)
      const target = block.openBefore(at) - open
      if (target >= 0) return block.instantAt(target, true)
      if (open > at - RANGE_START || !this.extend(block.from - 1, path))
        throw noOpenTimeError(this.previousClose(at, path), at, path)
    }
  }

  /** Returns the open time in [from, to); negative if `to` is before `from`, never −0. */
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

  /** Returns the earliest open instant at or after `at`. The result may be null if there is none before `limit`. */
  nextOpen(at: number, limit = Infinity, path?: ErrorPath): number | null {
    if (this.isOpen(at, path)) return at
    for (;;) {
      const { block } = this
      const opening = block.records[block.recordAt(at) + 2]
      if (opening < Infinity) return opening
      if (block.to >= limit || !this.extend(block.to, path)) return null
    }
  }

  /** Returns the first closing after `at`. The result may be null if there is none before `limit`. */
  nextClose(at: number, limit = Infinity): number | null {
    for (;;) {
      const block = this.ensureCovers(at)
      const i = block.recordAt(at)
      const closing = block.closingOf(at < block.closingOf(i) ? i : i + 2)
      // The end of the window is not a closing. After the last record the closing is NaN.
      if (closing < block.to) return closing
      if (block.to >= limit || !this.extend(block.to)) return null
    }
  }

  /** Returns the last opening before an instant. */
  previousOpen(at: number): number | null {
    for (;;) {
      const block = this.#ensureCoversBefore(at)
      const opening = block.records[block.recordBefore(at)]
      // The start of the window is not an opening.
      if (opening > block.from) return opening
      if (!this.extend(block.from - 1)) return null
    }
  }

  /** Yields the open intervals in [from, to), clipped to it. */
  *intervals(from: number, to: number): IterableIterator<Interval> {
    for (let at = from; at < to; ) {
      const start = this.nextOpen(at, to)
      if (start === null || start >= to) return
      const end = Math.min(this.nextClose(start, to) ?? to, to)
      yield { start, end }
      at = end
    }
  }

  /** Returns the latest instant at or before `at` with open time just before it. */
  previousClose(at: number, path?: ErrorPath): number | null {
    for (;;) {
      const block = this.#ensureCoversBefore(at, path)
      const i = block.recordBefore(at)
      if (i > 0) return Math.min(at, block.closingOf(i))
      if (!this.extend(block.from - 1, path)) return null
    }
  }
}

/** Returns the error for no open time in a direction (`open` is null), or for too little of it. */
export function noOpenTimeError(open: number | null, at: number, path: ErrorPath = []): SlaCalendarError {
  const given = new InputValue(at, path)
  if (open !== null)
    return outOfRange(given, 'Use a shorter duration, or check that the calendar has enough open time.')
  const problem = `The calendar has no open time left, seen from ${new Date(at).toISOString()}.`
  return given.error('never-opens', problem, 'Check its hours, holidays and exceptions.')
}

function bucketScale(length: number, size: number, bits: number): number {
  while (length > 2 ** bits * BUCKETS_PER_RECORD * size) bits++
  return 2 ** -bits
}

/**
 * Fills in for each bucket the index of the last record whose value is not above the bucket's start. The value is the
 * opening, the first of a record, or the open time, the second.
 */
function fillIndex(index: Block['byTime'], values: Float64Array, first: number, scale: number): void {
  let i = 0
  for (let bucket = 0; bucket < index.length; bucket++) {
    while (values[i + 2] <= first + bucket / scale) i += 2
    index[bucket] = i
  }
}
