import type { Explanation, Segment } from '../clock/explain.ts'
import { DAY, type EpochDay } from '../time/civil-date.ts'
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
  const days = new Map<EpochDay, { date: EpochDay; bands: Band[]; changes: ClockChange[] }>()
  const dayOf = (date: EpochDay) => {
    const day = days.get(date) ?? { date, bands: [], changes: [] }
    days.set(date, day)
    return day
  }
  for (const stretch of stretches)
    for (const [start, end] of pieces(stretch.start, stretch.end, zone, changes)) {
      const date = zone.dateOf(start)
      dayOf(date).bands.push(bandOf(stretch, start, end, date, zone))
    }
  for (const change of changes) dayOf(Math.floor(change.before / DAY)).changes.push(change)
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

/** Cuts a stretch where a date begins and where the clock changes. */
function* pieces(start: number, end: number, zone: Zone, changes: readonly ClockChange[]): Generator<[number, number]> {
  for (let from = start; from < end; ) {
    const midnight = zone.startOf(zone.dateOf(from) + 1)
    const change = changes.find(({ at }) => at > from)?.at ?? end
    const to = Math.min(end, midnight, change)
    yield [from, to]
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
