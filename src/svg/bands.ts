import type { Explanation, Segment } from '../explain/explain.ts'
import { DAY, type EpochDay } from '../time/epoch-day.ts'
import { type InstantInput, toEpochMs } from '../time/instant.ts'
import type { Zone } from '../time/zone.ts'
import { type ClockChange, clockChanges } from './clock-changes.ts'

/** What a stretch of time is drawn as. */
export type BandKind =
  | 'open'
  | 'extra'
  | 'overrun'
  | 'closed'
  | 'holiday'
  | 'exception'
  | 'paused'
  | 'waiting'
  | 'stopped'
  | 'restarted'

/** A stretch of one date; `from` and `to` are wall times, milliseconds after midnight. */
export type Band = {
  readonly kind: BandKind
  readonly from: number
  readonly to: number
  readonly ms: number
  readonly counted: boolean
  readonly name?: string
  /** Of what the clock shows twice on its date: whether it is the first time or the second. */
  readonly pass?: 'first' | 'second'
}

/** A local date and what happens on it. */
export type DayBands = {
  readonly date: EpochDay
  readonly bands: readonly Band[]
  readonly changes: readonly ClockChange[]
}

/** The dates of an explanation from its first to its last instant, each with its bands in time order. */
export function dayBands(explanation: Explanation<InstantInput>, zone: Zone): DayBands[] {
  const stretches = [
    ...explanation.segments.map(segment => stretchOf(segment, false)),
    ...explanation.overrun.map(segment => stretchOf(segment, true)),
  ]
  if (!stretches.length) return []
  const changes = clockChanges(zone, stretches[0].start, stretches[stretches.length - 1].end)
  const edges = edgesOf(changes, zone)
  const days = new Map<EpochDay, { date: EpochDay; bands: Band[]; changes: ClockChange[] }>()
  const dayOf = (date: EpochDay) => {
    const day = days.get(date) ?? { date, bands: [], changes: [] }
    days.set(date, day)
    return day
  }
  for (const stretch of stretches)
    for (const [start, end, pass] of pieces(stretch.start, stretch.end, zone, edges)) {
      const date = zone.dateOf(start)
      const band = bandOf(stretch, start, end, date, zone)
      dayOf(date).bands.push(pass === undefined ? band : { ...band, pass })
    }
  for (const change of changes) dayOf(change.date).changes.push(change)
  return [...days.values()].sort((a, b) => a.date - b.date)
}

type Stretch = Omit<Band, 'from' | 'to' | 'ms'> & { readonly start: number; readonly end: number }

function stretchOf({ start, end, counted, reason, name }: Segment, isOver: boolean): Stretch {
  return {
    start: toEpochMs(start, []),
    end: toEpochMs(end, []),
    counted,
    kind: kindOf(counted, reason, isOver),
    ...(name === undefined ? {} : { name }),
  }
}

function kindOf(counted: boolean, reason: Segment['reason'], isOver: boolean): BandKind {
  if (counted && isOver) return 'overrun'
  if (counted) return reason === 'exception' ? 'extra' : 'open'
  return reason === 'outside-hours' || reason === 'hours' || reason === 'always' ? 'closed' : reason
}

/** An instant at which bands are cut, and of what the clock shows twice, which time begins there. */
type Edge = { readonly at: number; readonly pass?: Band['pass'] }

/** The changes of the clock; where it goes back, also where what it shows twice begins and ends. */
function edgesOf(changes: readonly ClockChange[], zone: Zone): Edge[] {
  return changes.flatMap(({ at, before, after }): Edge[] => {
    const back = before - after
    // A clock that goes back over midnight shows them on two dates.
    const isTwice = back > 0 && zone.dateOf(at - back) === zone.dateOf(at + back - 1)
    return isTwice ? [{ at: at - back, pass: 'first' }, { at, pass: 'second' }, { at: at + back }] : [{ at }]
  })
}

/** Cuts a stretch where a date begins and at edges. */
function* pieces(
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
  { start: _start, end: _end, ...rest }: Stretch,
  start: number,
  end: number,
  date: EpochDay,
  zone: Zone,
): Band {
  const offset = zone.offsetAt(start) - date * DAY
  // A clock that skips midnight shows the next date's hours from the start.
  const within = (wall: number) => Math.min(Math.max(wall, 0), DAY)
  return { ...rest, from: within(start + offset), to: within(end + offset), ms: end - start }
}
