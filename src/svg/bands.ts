import type { Explanation, Segment } from '../explain/explain.ts'
import { uncountedReason } from '../explain/lines.ts'
import { type ClockChange, clockChanges } from '../time/clock-changes.ts'
import { DAY, type EpochDay } from '../time/epoch-day.ts'
import { type InstantInput, toEpochMs } from '../time/instant.ts'
import type { Zone } from '../time/zone.ts'

/** The kind of a band, which decides its look. */
export type BandKind =
  | 'open'
  | 'extra'
  | 'overrun'
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

/** Returns the dates of an explanation from its first to its last instant, each with its bands in time order. */
export function dayBands(explanation: Explanation<InstantInput>, zone: Zone): DayBands[] {
  const segments = [
    ...explanation.segments.map(segment => drawnSegment(segment, false)),
    ...explanation.overrun.map(segment => drawnSegment(segment, true)),
  ]
  if (!segments.length) return []
  const changes = clockChanges(zone, segments[0].start, segments[segments.length - 1].end)
  const edges = edgesOf(changes, zone)
  const days = new Map<EpochDay, { date: EpochDay; bands: Band[]; changes: ClockChange[] }>()
  const dayOf = (date: EpochDay) => {
    const day = days.get(date) ?? { date, bands: [], changes: [] }
    days.set(date, day)
    return day
  }
  for (const segment of segments)
    for (const [start, end, pass] of parts(segment.start, segment.end, zone, edges)) {
      const date = zone.dateOf(start)
      const band = bandOf(segment, start, end, date, zone)
      dayOf(date).bands.push(pass === undefined ? band : { ...band, pass })
    }
  for (const change of changes) dayOf(change.date).changes.push(change)
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

/** Splits a range of time at midnights and edges. */
function* parts(
  start: number,
  end: number,
  zone: Zone,
  edges: readonly Edge[],
): Generator<[from: number, to: number, pass: Band['pass']]> {
  let passed = 0
  for (let from = start; from < end; ) {
    while (edges[passed]?.at <= from) passed++
    const midnight = zone.startOf(zone.dateOf(from) + 1)
    const to = Math.min(end, midnight, edges[passed]?.at ?? end)
    yield [from, to, edges[passed - 1]?.pass]
    from = to
  }
}

function bandOf(
  { start: _start, end: _end, ...rest }: DrawnSegment,
  start: number,
  end: number,
  date: EpochDay,
  zone: Zone,
): Band {
  const offset = zone.offsetAt(start) - date * DAY
  // If the clock skips midnight, the date before ends at its 24:00.
  const within = (wall: number) => Math.min(Math.max(wall, 0), DAY)
  return { ...rest, from: within(start + offset), to: within(end + offset), ms: end - start }
}
