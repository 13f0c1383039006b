import { BusinessCalendar } from '../calendar/business-calendar.ts'
import type { Explanation, Segment } from '../explain/explain.ts'
import { uncountedReason } from '../explain/lines.ts'
import { type ClockChange, clockChanges } from '../time/clock-changes.ts'
import { DAY, type EpochDay } from '../time/epoch-day.ts'
import { type InstantInput, toEpochMs } from '../time/instant.ts'
import type { Zone } from '../time/zone.ts'

/** The kind of a band, which decides its look. `unused` is open time before the report, or after the end. */
export type BandKind =
  | 'open'
  | 'extra'
  | 'overrun'
  | 'unused'
  | 'closed'
  | 'holiday'
  | 'exception'
  | 'paused'
  | 'held-by-others'
  | 'waiting'
  | 'stopped'
  | 'restarted'

/** A part of one date in which one thing happens. */
export type Band = {
  readonly kind: BandKind
  /** The wall time at which it starts, in milliseconds after midnight. */
  readonly from: number
  /** The wall time at which it ends, in milliseconds after midnight. */
  readonly to: number
  /** Its length, in milliseconds. */
  readonly ms: number
  readonly counted: boolean
  readonly name?: string
  /** Who has the ticket, if that is known. */
  readonly holder?: string
  /** For wall times that the clock repeats on the date: whether this is the first pass or the second. */
  readonly pass?: 'first' | 'second'
}

/** A local date with its bands and clock changes. */
export type DayBands = {
  readonly date: EpochDay
  readonly bands: readonly Band[]
  readonly changes: readonly ClockChange[]
}

/**
 * Returns the dates of an explanation from its first to its last instant, each with its bands in time order.
 *
 * @param calendar the calendar of the open time before the first instant and after the last one, on the same dates
 */
export function dayBands(explanation: Explanation<InstantInput>, zone: Zone, calendar?: BusinessCalendar): DayBands[] {
  const own = [
    ...explanation.segments.map(segment => drawnSegment(segment, false)),
    ...explanation.overrun.map(segment => drawnSegment(segment, true)),
  ]
  if (!own.length) return []
  const [from, to] = [own[0].start, own[own.length - 1].end]
  const [first, end] = [zone.startOf(zone.dateOf(from)), zone.startOf(zone.dateOf(to - 1) + 1)]
  const segments = joined([...unusedTime(calendar, first, from), ...own, ...unusedTime(calendar, to, end)])
  const split = dateSplitter(zone, segments[0].start, segments[segments.length - 1].end)
  const days = new Map<EpochDay, { date: EpochDay; bands: Band[]; changes: ClockChange[] }>()
  const dayOf = (date: EpochDay) => {
    const day = days.get(date) ?? { date, bands: [], changes: [] }
    days.set(date, day)
    return day
  }
  for (const { start, end, ...look } of segments)
    for (const { date, ...part } of split(start, end)) dayOf(date).bands.push({ ...look, ...part })
  for (const change of clockChanges(zone, from, to)) {
    // A change at the end may belong to the next date, which is not drawn.
    if (change.at < to || days.has(change.date)) dayOf(change.date).changes.push(change)
  }
  return [...days.values()].sort((a, b) => a.date - b.date)
}

/** A segment with the kind of its bands; instants in epoch milliseconds. */
type DrawnSegment = Omit<Band, 'from' | 'to' | 'ms'> & { readonly start: number; readonly end: number }

function drawnSegment({ start, end, counted, reason, name, holder }: Segment, isOver: boolean): DrawnSegment {
  return {
    start: toEpochMs(start, []),
    end: toEpochMs(end, []),
    counted,
    kind: kindOf(counted, reason, isOver),
    ...(name === undefined ? {} : { name }),
    ...(holder === undefined ? {} : { holder }),
  }
}

/** Returns what a calendar says about time in which the ticket does not exist, as far as its holidays are known. */
function unusedTime(calendar: BusinessCalendar | undefined, from: number, to: number): DrawnSegment[] {
  if (!calendar) return []
  const source = BusinessCalendar.internalsOf(calendar)
  const [start, end] = [Math.max(from, source.coverage.from), Math.min(to, source.coverage.to)]
  if (start >= end) return []
  return source.segments(start, end).map(segment => {
    const { start, end, isOpen, reason, name } = segment
    const kind = isOpen ? 'unused' : kindOf(false, reason, false)
    return { start, end, counted: false, kind, ...(name === undefined ? {} : { name }) }
  })
}

/** Joins neighbours that look the same. */
function joined(segments: readonly DrawnSegment[]): DrawnSegment[] {
  const all: DrawnSegment[] = []
  for (const segment of segments) {
    const last = all.at(-1)
    if (last && isAlike(last, segment)) all[all.length - 1] = { ...last, end: segment.end }
    else all.push(segment)
  }
  return all
}

/** Whether two bands look the same. */
export function isAlike(a: Pick<Band, 'kind' | 'name' | 'holder'>, b: Pick<Band, 'kind' | 'name' | 'holder'>): boolean {
  return a.kind === b.kind && a.name === b.name && a.holder === b.holder
}

function kindOf(counted: boolean, reason: Segment['reason'], isOver: boolean): BandKind {
  if (counted && isOver) return 'overrun'
  if (counted) return reason === 'exception' ? 'extra' : 'open'
  const closed = uncountedReason({ reason })
  return closed === 'outside-hours' ? 'closed' : closed
}

/** An instant at which bands are split, and the pass of a repeated hour that begins there. */
type Edge = { readonly at: number; readonly pass?: Band['pass'] }

/** Returns the clock changes as edges. If the clock goes back, both passes of the repeated time begin and end at edges. */
function edgesOf(changes: readonly ClockChange[], zone: Zone): Edge[] {
  return changes.flatMap(({ at, before, after }): Edge[] => {
    const back = before - after
    // If the clock goes back across midnight, the two passes are on different dates.
    const isTwice = back > 0 && zone.dateOf(at - back) === zone.dateOf(at + back - 1)
    return isTwice ? [{ at: at - back, pass: 'first' }, { at, pass: 'second' }, { at: at + back }] : [{ at }]
  })
}

/** A part of a date by the clock of a zone. */
export type WallPart = Pick<Band, 'from' | 'to' | 'ms' | 'pass'> & { readonly date: EpochDay }

/** Returns a function that splits ranges within [from, to) at midnights and clock changes. The ranges come in time order. */
export function dateSplitter(zone: Zone, from: number, to: number): (start: number, end: number) => Iterable<WallPart> {
  const edges = edgesOf(clockChanges(zone, from, to), zone)
  let passed = 0
  return function* (start, end) {
    for (let from = start; from < end; ) {
      while (edges[passed]?.at <= from) passed++
      const date = zone.dateOf(from)
      const to = Math.min(end, zone.startOf(date + 1), edges[passed]?.at ?? end)
      const offset = zone.offsetAt(from) - date * DAY
      const pass = edges[passed - 1]?.pass
      yield {
        date,
        from: withinDate(from + offset),
        to: withinDate(to + offset),
        ms: to - from,
        ...(pass === undefined ? {} : { pass }),
      }
      from = to
    }
  }
}

/** If the clock skips midnight, the date before ends at its 24:00. */
function withinDate(wall: number): number {
  return Math.min(Math.max(wall, 0), DAY)
}
