import { type InstantInput, toEpochMs } from '../time/instant.ts'
import { assertExplanation } from './assert-explanation.ts'
import type { Explanation } from './explain.ts'
import { HolderSums, type HolderTime } from './holder-sums.ts'

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
  assertExplanation(explanation)
  // Without an overrun the target is not overdue.
  const due = instantOf(explanation.overrun.length ? explanation.dueAt : null)
  const until = instantOf(explanation.countedUntil)
  const sums = new HolderSums()
  for (const segment of [...explanation.segments, ...explanation.overrun]) {
    const start = instantOf(segment.start)
    const end = Math.min(instantOf(segment.end), until)
    if (start < end) sums.add(segment.holder ?? null, segment.counted ? end - start : 0, start < due && due <= end)
  }
  return sums.times()
}

/** Returns epoch milliseconds; infinity for no instant. */
function instantOf(instant: InstantInput | null): number {
  return instant === null ? Infinity : toEpochMs(instant, [])
}
