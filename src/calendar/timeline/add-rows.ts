import type { IndexColumn, RowsByGroup } from './group-rows.ts'
import { ROWS_OF_LOOP, smallerOf } from './row-loops.ts'
import type { Block, Timeline } from './timeline.ts'

/** Columns of a table: starts in epoch milliseconds, budgets in milliseconds, and the results. */
export type AddColumns = {
  readonly starts: Float64Array
  readonly budgets: Float64Array
  /** The position of each row's budget. @defaultValue row `k` has budget `k`, or the only one */
  readonly budgetOf?: IndexColumn | undefined
  /** The first start that the compiled window may answer. @defaultValue every start */
  readonly earliest?: number | undefined
  readonly out: Float64Array
}

/** With more calendars, their compiled open time leaves the processor's cache between two rows. */
const MANY = 16

/**
 * Adds open time to the starts of rows, each in the timeline of its group.
 *
 * @param others returns the result of a row that the compiled window cannot answer
 * @returns a sum of what was read ahead, so that the reading is not optimised away
 */
export function addRows(
  timelines: readonly Timeline[],
  { rows, begins }: RowsByGroup,
  columns: AddColumns,
  others: (row: number, group: number) => number,
): number {
  const isDistant = timelines.length > MANY
  let sum = 0
  for (let group = 0; group < timelines.length; group++) {
    const timeline = timelines[group]
    const end = begins[group + 1]
    if (rows && isDistant) sum += readAhead(timeline.block, rows, columns.starts, begins[group], end)
    const batch = (first: number) => addRange(timeline.block, rows, columns, isDistant, first, end)
    for (let j = batch(begins[group]); j < end; j = batch(j + 1)) {
      const k = rows ? rows[j] : j
      columns.out[k] = others(k, group)
    }
  }
  return sum
}

/**
 * Reads the records of many starts. A processor waits for many distant places at once as long as for one, unless a branch
 * depends on them, and then has them in its cache.
 */
function readAhead(
  { from, to, records, byTime, timeScale }: Block,
  rows: Int32Array,
  starts: Float64Array,
  first: number,
  end: number,
): number {
  let sum = 0
  for (let j = first; j < end; j++) {
    const at = starts[rows[j]]
    // V8 compiles a loop for the slow case if it has ever read beyond the end of an array.
    if (at >= from && at < to) sum += records[byTime[((at - from) * timeScale) | 0]]
  }
  return sum
}

/** Adds open time as far as the block covers it. Returns the first place in `rows` that it does not; `end` if none. */
function addRange(
  block: Block,
  rows: Int32Array | undefined,
  columns: AddColumns,
  isDistant: boolean,
  first: number,
  end: number,
): number {
  for (let begin = first; begin < end; begin += ROWS_OF_LOOP) {
    const { from, to, total, records, byTime, byOpen, timeScale, openScale } = block
    const { starts, budgets, budgetOf, earliest = from, out } = columns
    const step = budgets.length > 1 ? 1 : 0
    const lowest = Math.max(from, earliest)
    const last = records.length - 1
    const until = Math.min(begin + ROWS_OF_LOOP, end)
    for (let j = begin; j < until; j++) {
      const k = rows ? rows[j] : j
      const at = starts[k]
      const budget = budgets[budgetOf ? budgetOf[k] : k * step]
      if (!(at >= lowest && at < to && at === Math.floor(at) && budget > 0 && budget === Math.floor(budget))) return j
      let i = byTime[((at - from) * timeScale) | 0]
      // A step without a branch, because the processor would guess wrong for many rows.
      i += +(records[i + 2] <= at) << 1
      while (records[i + 2] <= at) i += 2
      const target = smallerOf(records[i + 1] + at - records[i], records[i + 3]) + budget
      if (!(target < total)) return j
      // A few steps are faster than a look at a distant place.
      if (!isDistant || records[Math.min(i + 7, last)] < target) i = byOpen[(target * openScale) | 0]
      i += +(records[i + 3] < target) << 1
      while (records[i + 3] < target) i += 2
      out[k] = records[i] + target - records[i + 1]
    }
  }
  return end
}
