import { type InstantInput, toEpochMs } from '../time/instant.ts'
import { InputValue } from '../validation/input-value.ts'
import { isObject, readable } from '../validation/plain-data.ts'
import type { Report, TargetReport } from './report.ts'

/**
 * Compares two reports, so that `sort` puts the most urgent ticket first. It compares, in this order:
 *
 * 1. the rank of the policy; tickets without one are last
 * 2. the next due time; tickets without one are last
 * 3. the level of the severity
 * 4. the instant of the report
 *
 * @throws {SlaCalendarError} `input-invalid` for a value that is not a report
 * @returns a number below 0 if `a` goes before `b`, above 0 if it goes after `b`, and 0 if they are equal
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
  const [first, second] = readable(() => [keysOf(a, 'a'), keysOf(b, 'b')], [])
  const place = first.findIndex((key, i) => key !== second[i])
  return place < 0 ? 0 : first[place] < second[place] ? -1 : 1
}

/** Returns the sort keys of a report, the most important first. Lower ones are more urgent. */
function keysOf(report: Report<InstantInput>, name: string): number[] {
  const { rank, targets, level, reportedAt } = Object(report) as Report<InstantInput>
  if (!isObject(targets)) throw new InputValue(report, [name]).expected('a report', 'Pass what evaluate returns.')
  const dues = (Object.values(targets) as TargetReport[]).map(({ dueAt, stoppedAt }) =>
    dueAt === null || stoppedAt !== null ? Infinity : toEpochMs(dueAt, ['dueAt']),
  )
  return [rank ?? Infinity, Math.min(Infinity, ...dues), level, toEpochMs(reportedAt, ['reportedAt'])]
}
