import { type InstantInput, toEpochMs } from '../time/instant.ts'
import { InputValue } from '../validation/input-value.ts'
import type { Explanation, Segment } from './explain.ts'

/** The part that a holder has in the time that a target counted. */
export type HolderTime = {
  /** The team or person; null for the time before anybody had the ticket. */
  readonly holder: string | null
  /** The counted time while the holder had the ticket, in milliseconds. */
  readonly countedMs: number
  /** The share of all counted time, from 0 to 1; 0 if no time was counted. */
  readonly share: number
  /** How often the ticket went from this holder to another one. */
  readonly handOffs: number
  /** Whether the target became overdue while the holder had the ticket. */
  readonly heldAtBreach: boolean
}

/**
 * Returns who had the ticket while a target counted, the first holder first (§11). The times add up to the counted time
 * of the target: up to its stop, or up to `now` while it runs.
 *
 * @param explanation a result of {@link explain} for a history
 * @throws {SlaCalendarError} `input-invalid` for a value that {@link explain} did not return
 * @example
 * ```ts
 * import { explain, timeByHolder } from 'sla-calendar'
 *
 * const explanation = explain({
 *   events: [
 *     { at: '2026-11-23T09:00+01:00', type: 'reported', severity: 'high' }, // a Monday in Rome
 *     { at: '2026-11-23T09:00+01:00', type: 'assigned', to: 'desk' },
 *     { at: '2026-11-23T11:00+01:00', type: 'assigned', to: 'network' },
 *     { at: '2026-11-23T15:00+01:00', type: 'responded' },
 *   ],
 *   now: '2026-11-23T16:00+01:00',
 * })
 * timeByHolder(explanation).map(({ holder, countedMs }) => `${holder} ${countedMs / 3_600_000}`)
 * // => ['desk 2', 'network 4']
 * ```
 */
export function timeByHolder(explanation: Explanation<InstantInput>): HolderTime[] {
  const given = new InputValue(explanation, [])
  if (!Array.isArray(Object(explanation).segments)) throw given.expected('an explanation', 'Pass a result of explain.')
  // Without an overrun the target is not overdue.
  const due = instantOf(explanation.overrun.length ? explanation.dueAt : null)
  const until = instantOf(explanation.countedUntil)
  const pieces = [...explanation.segments, ...explanation.overrun].flatMap(segment => pieceOf(segment, until))
  const total = pieces.reduce((sum, { countedMs }) => sum + countedMs, 0)
  const times = new Map<string | null, { countedMs: number; handOffs: number; heldAtBreach: boolean }>()
  for (const [i, { holder, start, end, countedMs }] of pieces.entries()) {
    const time = times.get(holder) ?? { countedMs: 0, handOffs: 0, heldAtBreach: false }
    times.set(holder, time)
    time.countedMs += countedMs
    if (i + 1 < pieces.length && pieces[i + 1].holder !== holder) time.handOffs++
    if (start < due && due <= end) time.heldAtBreach = true
  }
  return Array.from(times, ([holder, { countedMs, handOffs, heldAtBreach }]) => {
    return { holder, countedMs, share: total === 0 ? 0 : countedMs / total, handOffs, heldAtBreach }
  })
}

/** Returns a segment up to an instant; nothing if it begins later. */
function pieceOf(segment: Segment<InstantInput>, until: number) {
  const start = instantOf(segment.start)
  const end = Math.min(instantOf(segment.end), until)
  if (start >= end) return []
  return [{ holder: segment.holder ?? null, start, end, countedMs: segment.counted ? end - start : 0 }]
}

/** Returns epoch milliseconds; infinity for no instant. */
function instantOf(instant: InstantInput | null): number {
  return instant === null ? Infinity : toEpochMs(instant, [])
}
