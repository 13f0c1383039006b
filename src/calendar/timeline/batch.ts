import type { Block } from './timeline.ts'

/**
 * Adds open time to many starts, as far as the block can answer, in one loop that makes nothing.
 *
 * @returns the first index that it could not answer; the number of starts when there is none
 */
export function addBatch(
  block: Block,
  starts: Float64Array,
  budgets: Float64Array | number,
  out: Float64Array,
  first: number,
): number {
  for (let k = first; k < starts.length; k++) {
    const due = block.add(starts[k], typeof budgets === 'number' ? budgets : budgets[k])
    if (Number.isNaN(due)) return k
    out[k] = due
  }
  return starts.length
}

/** The open time between many pairs of instants, in the same way. */
export function elapsedBatch(
  block: Block,
  starts: Float64Array,
  ends: Float64Array,
  out: Float64Array,
  first: number,
): number {
  const { from, to } = block
  const count = starts.length
  for (let k = first; k < count; k++) {
    const a = Math.floor(starts[k])
    const b = Math.floor(ends[k])
    if (!(a >= from && a <= b && b < to)) return k
    out[k] = block.openBefore(b) - block.openBefore(a)
  }
  return count
}
