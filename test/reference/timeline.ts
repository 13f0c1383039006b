import { addDays, dateShown, day } from './dates.ts'
import { earliest, latest, type OpenTime } from './open-time.ts'
import { clip, joined, type Span } from './spans.ts'
import { dateAt, startOfDate } from './wall-time.ts'

/** Raised when the reference has looked as far as it was allowed to: short of `limit` there is no answer. */
export class TooFar extends Error {
  constructor(
    readonly limit: number,
    readonly direction: 'later' | 'earlier',
  ) {
    super(`no answer ${direction}, up to ${dateShown(limit)}`)
  }
}

/** Open time within the supported range. */
export type Timeline = {
  readonly timeZone: string
  isOpen(at: number): boolean
  /** The open time in `[start, end)`. */
  between(start: number, end: number): Span[]
  /** The open time from `at` on, in order; a long span may come in several pieces that touch. */
  after(at: number): Iterable<Span>
  /** The open time up to `at`, the latest first; a long span may come in several pieces that touch. */
  before(at: number): Iterable<Span>
  /** The local date at an instant. */
  dateAt(at: number): string
  /** The open time of a local date. */
  onDate(date: string): Span[]
}

const fortnight = 14 * day

/** @param horizon how far `after` and `before` may look, in milliseconds, before they raise {@link TooFar} */
export function timelineOf(open: OpenTime, horizon: number): Timeline {
  const known = new Map<number, Span[]>()

  /** The open time of one fortnight, counted from 1970-01-01. */
  function block(index: number): Span[] {
    let found = known.get(index)
    if (!found) {
      found = clip(open.spans(index * fortnight, (index + 1) * fortnight), earliest, latest)
      known.set(index, found)
    }
    return found
  }

  function between(start: number, end: number): Span[] {
    const spans: Span[] = []
    for (let index = Math.floor(start / fortnight); index * fortnight < end; index++) spans.push(...block(index))
    return clip(joined(spans), start, end)
  }

  function* after(at: number): Generator<Span> {
    for (let index = Math.floor(at / fortnight); index * fortnight < latest; index++) {
      if (index * fortnight - at > horizon) throw new TooFar(index * fortnight, 'later')
      yield* clip(block(index), at, latest)
    }
  }

  function* before(at: number): Generator<Span> {
    for (let index = Math.floor(at / fortnight); (index + 1) * fortnight > earliest; index--) {
      if (at - (index + 1) * fortnight > horizon) throw new TooFar((index + 1) * fortnight, 'earlier')
      yield* clip(block(index), earliest, at).reverse()
    }
  }

  return {
    timeZone: open.timeZone,
    isOpen: at => earliest <= at && at < latest && open.isOpen(at),
    between,
    after,
    before,
    dateAt: at => dateAt(open.timeZone, at),
    onDate: date => between(startOfDate(open.timeZone, date), startOfDate(open.timeZone, addDays(date, 1))),
  }
}
