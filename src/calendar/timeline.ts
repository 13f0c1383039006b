import { SlaCalendarError } from '../errors.ts'
import { DAY, yearOf } from '../time/civil-date.ts'
import { outOfRange, RANGE_END, RANGE_START } from '../time/range.ts'
import type { Spans } from './spans.ts'

/** Gives the open spans in [from, to), epoch milliseconds. */
export type SpanSource = (from: number, to: number) => Spans

/** A bucket of the index is at least this many milliseconds wide: about 70 minutes. */
const BUCKET_BITS = 22
/** More buckets than this for each record of open time would only cost memory. */
const BUCKETS_PER_RECORD = 16

/**
 * The open time of a window of whole years, compiled so that W(t) and its inverse are look-ups.
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

  /** W(t): the open time of the window before an instant of it. */
  openBefore(at: number): number {
    const { records } = this
    const i = this.recordAt(at)
    const open = records[i + 1] + at - records[i]
    return open < records[i + 3] ? open : records[i + 3]
  }

  /** The first instant at which `open`, more than 0, has passed since `at`; NaN where the window does not tell. */
  add(at: number, open: number): number {
    if (!(at >= this.from && at < this.to)) return Number.NaN
    const target = this.openBefore(at) + open
    return target < this.total ? this.reached(target) : Number.NaN
  }

  /** The closing of a record. */
  closingOf(i: number): number {
    return this.records[i] + this.records[i + 3] - this.records[i + 1]
  }

  /** The first instant at which W reaches an amount above 0 and at most the total. */
  reached(open: number): number {
    const { records } = this
    let i = this.byOpen[(open * this.openScale) | 0]
    while (records[i + 3] < open) i += 2
    return records[i] + open - records[i + 1]
  }

  /** The last instant at which W is not above an amount from 0 to below the total. */
  notAbove(open: number): number {
    const { records } = this
    let i = this.byOpen[(open * this.openScale) | 0]
    while (records[i + 3] <= open) i += 2
    return records[i] + open - records[i + 1]
  }

  /** The window's spans, as they were given. */
  spans(): number[] {
    const spans: number[] = []
    for (let i = 2; i < this.records.length - 2; i += 2) spans.push(this.records[i], this.closingOf(i))
    return spans
  }
}

/** W(t) and its inverse over all supported time: one block of years, grown in the direction that is asked for. */
export class Timeline {
  /** What has been compiled so far; the fast paths of the calendar read it directly. */
  block = new Block([], 0, 0)
  readonly #source: SpanSource

  constructor(source: SpanSource) {
    this.#source = source
  }

  /** Compiles the year of an instant, and what lies between it and the years compiled before. */
  cover(at: number): Block {
    const { block } = this
    if (at >= block.from && at < block.to) return block
    const year = yearOf(Math.floor(at / DAY))
    if (block.to === block.from) this.block = this.#compiled(yearStart(year), yearStart(year + 1))
    else if (at >= block.to) this.growRight(year + 1)
    else this.#growLeft(year)
    return this.block
  }

  /** The first instant at which `open`, more than 0, has passed since `at`. */
  add(at: number, open: number): number {
    let block = this.cover(at)
    for (;;) {
      const target = block.openBefore(at) + open
      const due = target <= block.total ? block.reached(target) : RANGE_END
      if (due < RANGE_END) return due
      if (open > RANGE_END - at || !this.growRight()) throw notReached(this.nextOpen(at), 'after', at)
      block = this.block
    }
  }

  /** The last instant from which `open`, more than 0, passes until `at`. */
  subtract(at: number, open: number): number {
    let block = this.cover(at)
    for (;;) {
      const target = block.openBefore(at) - open
      if (target >= 0) return block.notAbove(target)
      if (open > at - RANGE_START || !this.#growLeft()) throw notReached(this.previousClose(at), 'before', at)
      block = this.block
    }
  }

  /** Open time in [from, to), for from <= to. */
  elapsed(from: number, to: number): number {
    this.cover(from)
    const block = this.cover(to)
    return block.openBefore(to) - block.openBefore(from)
  }

  /** Whether an instant is open. */
  isOpen(at: number): boolean {
    const block = this.cover(at)
    return at < block.closingOf(block.recordAt(at))
  }

  /** The earliest open instant at or after one. */
  nextOpen(at: number): number | null {
    if (this.isOpen(at)) return at
    for (;;) {
      const opening = this.block.records[this.block.recordAt(at) + 2]
      if (opening < Infinity) return opening
      if (!this.growRight()) return null
    }
  }

  /** The first closing after an instant. */
  nextClose(at: number): number | null {
    const open = this.nextOpen(at)
    if (open === null) return null
    for (;;) {
      const closing = this.block.closingOf(this.block.recordAt(open))
      // Where the window ends, open time does not.
      if (closing < this.block.to) return closing
      if (!this.growRight()) return null
    }
  }

  /** The last opening before an instant. */
  previousOpen(at: number): number | null {
    const close = this.previousClose(at)
    if (close === null) return null
    for (;;) {
      const opening = this.block.records[this.block.recordAt(close - 1)]
      if (opening > this.block.from) return opening
      if (!this.#growLeft()) return null
    }
  }

  /** The latest instant at or before one with open time just before it. */
  previousClose(at: number): number | null {
    this.cover(at)
    for (;;) {
      const { block } = this
      const i = at > block.from ? block.recordAt(at - 1) : 0
      if (i > 0) return Math.min(at, block.closingOf(i))
      if (!this.#growLeft()) return null
    }
  }

  #compiled(from: number, to: number): Block {
    return new Block(this.#source(from, to), from, to)
  }

  /** Compiles further years ahead, at least as many as there are by now; false where none are left. */
  growRight(year = 0): boolean {
    const { from, to } = this.block
    if (to === RANGE_END) return false
    const end = yearStart(Math.max(year, 2 * yearOf(to / DAY) - yearOf(from / DAY)))
    this.block = new Block(joined(this.block.spans(), this.#source(to, end)), from, end)
    return true
  }

  /** The same, back in time. */
  #growLeft(year = Infinity): boolean {
    const { from, to } = this.block
    if (from === RANGE_START) return false
    const start = yearStart(Math.min(year, 2 * yearOf(from / DAY) - yearOf(to / DAY)))
    this.block = new Block(joined(this.#source(start, from), this.block.spans()), start, to)
    return true
  }
}

/** The error where no open time is left in a direction, or too little of it. */
export function notReached(open: number | null, side: 'after' | 'before', at: number): SlaCalendarError {
  if (open !== null)
    return outOfRange(
      'The deadline',
      [],
      'Give less open time, or check that the calendar opens as often as it should.',
    )
  return new SlaCalendarError(
    'never-opens',
    [],
    `The calendar has no open time ${side} ${new Date(at).toISOString()}.`,
    'Check its hours, holidays and exceptions.',
  )
}

/** The start of a year, held within the range. */
function yearStart(year: number): number {
  return Date.UTC(Math.min(Math.max(year, 1900), 2200), 0)
}

/** Two lists of spans end to end; where they meet, open time goes on. */
function joined(before: Spans, after: Spans): Spans {
  if (before[before.length - 1] !== after[0]) return before.concat(after)
  return before.slice(0, -1).concat(after.slice(1))
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
