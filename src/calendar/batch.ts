import type { Block } from './timeline.ts'

/**
 * Adds open time to many starts, as far as the block can answer: all in one loop, nothing called, nothing made.
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
  const { records, byTime, byOpen, timeScale, openScale, from, to, total } = block
  const one = typeof budgets === 'number' ? budgets : 0
  const many = typeof budgets === 'number' ? undefined : budgets
  const count = starts.length
  for (let k = first; k < count; k++) {
    const at = Math.floor(starts[k])
    const budget = many ? many[k] : one
    if (!(at >= from && at < to && budget > 0 && budget === Math.floor(budget))) return k
    let i = byTime[((at - from) * timeScale) | 0]
    while (records[i + 2] <= at) i += 2
    const before = records[i + 1] + at - records[i]
    const target = (before < records[i + 3] ? before : records[i + 3]) + budget
    if (target >= total) return k
    i = byOpen[(target * openScale) | 0]
    while (records[i + 3] < target) i += 2
    out[k] = records[i] + target - records[i + 1]
  }
  return count
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
