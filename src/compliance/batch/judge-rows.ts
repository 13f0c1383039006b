import type { RowsByGroup } from '../../calendar/timeline/group-rows.ts'
import type { Timeline } from '../../calendar/timeline/timeline.ts'
import { RANGE_END } from '../../time/range.ts'
import type { Outcome } from '../verdicts/verdict.ts'

/** The outcomes that {@link JudgedColumns} number: `OUTCOMES[judged.outcome[row]]`. */
export const OUTCOMES = ['met', 'breached', 'running', 'not-applicable'] as const satisfies readonly Outcome[]

/** The verdicts on many tickets, one row per ticket. */
export type JudgedColumns = {
  /** The index of the outcome in `OUTCOMES`. */
  readonly outcome: Uint8Array
  /** The counted time, in milliseconds. */
  readonly countedMs: Float64Array
  /** The time counted after the deadline, in milliseconds; 0 unless breached. */
  readonly overMs: Float64Array
}

/** The columns that are judged: instants in epoch milliseconds; NaN in `stopped` for an open ticket. */
export type JudgeColumns = { readonly reported: Float64Array; readonly stopped: Float64Array }

/** Instants before are left to `evaluate`, because some of them look like seconds. */
const EARLIEST = 1e10

/**
 * Judges the rows of a group. Fast path of `evaluate`, for tickets without pauses; a property in
 * test/compliance/batch/judge-many.test.ts checks that both are equal. The deadline itself is needed only if exactly the
 * budget was counted.
 *
 * @param quick the open time that counts, and the budget in milliseconds
 * @param now epoch milliseconds
 * @param others judges a row that the compiled window cannot answer
 */
export function judgeRows(
  { timeline, ms }: { readonly timeline: Timeline; readonly ms: number },
  { rows, begins }: RowsByGroup,
  group: number,
  { reported, stopped }: JudgeColumns,
  now: number,
  { outcome, countedMs, overMs }: JudgedColumns,
  others: (row: number) => void,
): void {
  const last = begins[group + 1]
  let { block } = timeline
  for (let j = begins[group]; j < last; j++) {
    const k = rows[j]
    const start = reported[k]
    const stop = stopped[k]
    const isOpen = Number.isNaN(stop) || stop > now
    const end = isOpen ? now : stop
    const isUsual =
      start > EARLIEST &&
      start >= block.from &&
      start <= end &&
      end < block.to &&
      start === Math.floor(start) &&
      !(stop > Math.floor(stop)) &&
      !(stop >= RANGE_END)
    const before = isUsual ? block.openBefore(start) : Infinity
    const due = before + ms
    if (!(due < block.total)) {
      others(k)
      block = timeline.block
      continue
    }
    const counted = block.openBefore(end) - before
    const isBreached = counted > ms || (counted === ms && end > block.firstReaching(due))
    outcome[k] = isBreached ? 1 : isOpen ? 2 : 0
    countedMs[k] = counted
    overMs[k] = isBreached ? counted - ms : 0
  }
}
