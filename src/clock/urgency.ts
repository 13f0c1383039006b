import { type InstantInput, toEpochMs } from '../time/instant.ts'
import { readable } from '../validation/plain-data.ts'
import type { Report } from './report.ts'

/**
 * Sorts a queue of tickets, the most urgent first: by the rank of the plan (those without one last), then by what is
 * due next (a ticket with nothing left to do last), then by severity, then by age.
 *
 * @throws {SlaCalendarError} `input-invalid` for what is no report
 * @returns below 0 where the first goes before the second, above 0 where it goes after, 0 where nothing tells them apart
 * @example
 * ```ts
 * import { compareUrgency, evaluate } from 'sla-calendar'
 *
 * const now = '2026-11-23T09:00+01:00'
 * const queue = (['low', 'critical', 'high'] as const).map(severity =>
 *   evaluate({ events: [{ at: '2026-11-23T08:00+01:00', type: 'reported', severity }], now }),
 * )
 * queue.sort(compareUrgency).map(({ severity }) => severity) // => ['critical', 'high', 'low']
 * ```
 */
export function compareUrgency(a: Report<InstantInput>, b: Report<InstantInput>): number {
  const [first, second] = readable(() => [keysOf(a), keysOf(b)], [])
  const place = first.findIndex((key, i) => key !== second[i])
  return place < 0 ? 0 : first[place] < second[place] ? -1 : 1
}

/** What a report is sorted by, the most important first; the lower, the more urgent. */
function keysOf({ rank, targets, level, reportedAt }: Report<InstantInput>): number[] {
  const dues = Object.values(targets).map(({ dueAt, stoppedAt }) =>
    dueAt === null || stoppedAt !== null ? Infinity : toEpochMs(dueAt, ['dueAt']),
  )
  return [rank ?? Infinity, Math.min(Infinity, ...dues), level, toEpochMs(reportedAt, ['reportedAt'])]
}
