import type { RowsByGroup } from './group-rows.ts'
import type { Timeline } from './timeline.ts'

/** Columns of a table: starts in epoch milliseconds, budgets in milliseconds, and the results. */
export type AddColumns = {
  readonly starts: Float64Array
  readonly budgets: Float64Array | number
  readonly out: Float64Array
}

/**
 * Adds open time to the starts of a group of rows.
 *
 * @param others returns the result of a row that the compiled window cannot answer
 */
export function addRows(
  timeline: Timeline,
  { rows, begins }: RowsByGroup,
  group: number,
  { starts, budgets, out }: AddColumns,
  others: (row: number) => number,
): void {
  const end = begins[group + 1]
  let { block } = timeline
  for (let j = begins[group]; j < end; j++) {
    const k = rows[j]
    let due = block.add(starts[k], typeof budgets === 'number' ? budgets : budgets[k])
    if (Number.isNaN(due)) {
      due = others(k)
      block = timeline.block
    }
    out[k] = due
  }
}
