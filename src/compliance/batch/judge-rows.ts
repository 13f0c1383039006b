import type { IndexColumn, RowsByGroup } from '../../calendar/timeline/group-rows.ts'
import { ROWS_OF_LOOP, smallerOf } from '../../calendar/timeline/row-loops.ts'
import type { Block, Timeline } from '../../calendar/timeline/timeline.ts'
import { MOST_SECONDS } from '../../time/instant.ts'
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

/** Rows that are judged, by the open time that counts. */
export type RowsToJudge = {
  readonly timelines: readonly Timeline[]
  readonly rows: RowsByGroup
  /** The code of each row. */
  readonly codes: IndexColumn
  /** The budget of each code in milliseconds; NaN if it depends on the ticket. */
  readonly budgets: Float64Array
}

/** The columns that are judged: instants in epoch milliseconds; NaN in `stopped` for an open ticket. */
export type JudgeColumns = {
  readonly reported: Float64Array
  readonly stopped: Float64Array
  readonly now: number
}

type AllColumns = JudgeColumns & JudgedColumns & Pick<RowsToJudge, 'codes' | 'budgets'> & Pick<RowsByGroup, 'rows'>

/**
 * Judges rows. Fast path of `evaluate`, for tickets without pauses; a property in
 * test/compliance/batch/judge-many.test.ts checks that both are equal. It needs no deadline, only W(t).
 *
 * @param others judges a row that the compiled window cannot answer
 */
export function judgeRows(
  { timelines, rows: { rows, begins }, codes, budgets }: RowsToJudge,
  columns: JudgeColumns,
  judged: JudgedColumns,
  others: (row: number) => void,
): void {
  const all = { rows, codes, budgets, ...columns, ...judged }
  for (let group = 0; group < timelines.length; group++) {
    const end = begins[group + 1]
    // Of many timelines, few have a row.
    for (let j = begins[group]; j < end; j++) {
      j = judgeRange(timelines[group].block, all, j, end)
      if (j < end) others(rows ? rows[j] : j)
    }
  }
}

/** Judges rows as far as the block covers them. Returns the first place in `rows` that it does not; `end` if none. */
function judgeRange(block: Block, all: AllColumns, first: number, end: number): number {
  for (let begin = first; begin < end; begin += ROWS_OF_LOOP) {
    const { from, to, total, records, byTime, timeScale } = block
    const { rows, codes, budgets, reported, stopped, now, outcome, countedMs, overMs } = all
    // The instant before the end is in the block, too. Earlier starts are left to `evaluate`, which refuses seconds.
    const earliest = Math.max(from, MOST_SECONDS) + 1
    const until = Math.min(begin + ROWS_OF_LOOP, end)
    for (let j = begin; j < until; j++) {
      const k = rows ? rows[j] : j
      const start = reported[k]
      const stop = stopped[k]
      const isStopped = stop <= now
      const last = isStopped ? stop : now
      const isUsual = start >= earliest && start <= last && last < to && start === Math.floor(start)
      if (!isUsual || stop > Math.floor(stop) || stop >= RANGE_END) return j
      let i = byTime[((start - from) * timeScale) | 0]
      // A step without a branch, because the processor would guess wrong for many rows.
      i += +(records[i + 2] <= start) << 1
      while (records[i + 2] <= start) i += 2
      const before = smallerOf(records[i + 1] + start - records[i], records[i + 3])
      const target = before + budgets[codes[k]]
      if (!(target < total)) return j
      i = byTime[((last - 1 - from) * timeScale) | 0]
      i += +(records[i + 2] < last) << 1
      while (records[i + 2] < last) i += 2
      const open = records[i + 1] + last - records[i]
      const whenClosed = records[i + 3]
      // The target is breached if W had reached it a millisecond before the end. W grows by that one only while open.
      const after = smallerOf(open, whenClosed)
      const isLate = +(smallerOf(open - 1, whenClosed) >= target)
      outcome[k] = isStopped ? isLate : 2 - isLate
      countedMs[k] = after - before
      // 0 is added because 0 times a negative number is -0.
      overMs[k] = isLate * (after - target) + 0
    }
  }
  return end
}
