/** Durations per block. Full blocks are never copied, and sorting many short ones is faster than sorting a long one. */
const BLOCK_SIZE = 4096

/** A list of durations in whole milliseconds, 0 or more, that takes eight bytes per duration. */
export class DurationList {
  readonly #full: Float64Array[] = []
  #last = new Float64Array(16)
  #length = 0

  add(ms: number): void {
    if (this.#length === BLOCK_SIZE) {
      this.#full.push(this.#last.sort())
      this.#last = new Float64Array(BLOCK_SIZE)
      this.#length = 0
    } else if (this.#length === this.#last.length) {
      const larger = new Float64Array(2 * this.#length)
      larger.set(this.#last)
      this.#last = larger
    }
    this.#last[this.#length++] = ms
  }

  /** Returns the durations in lists in ascending order. They are valid until the next one is added. */
  sorted(): Float64Array[] {
    return [...this.#full, this.#last.subarray(0, this.#length).sort()]
  }
}

/**
 * Returns the nearest-rank percentile: the smallest duration in the lists that at least `percent` of all durations do
 * not exceed; null if the lists are empty.
 *
 * @param lists the durations, each list in ascending order
 * @param percent more than 0, at most 100
 */
export function percentile(lists: readonly Float64Array[], percent: number): number | null {
  const count = lists.reduce((sum, list) => sum + list.length, 0)
  if (count === 0) return null
  const rank = Math.ceil((percent * count) / 100)
  let min = 0
  let max = lists.reduce((most, list) => Math.max(most, list.length ? list[list.length - 1] : 0), 0)
  while (min < max) {
    const middle = Math.floor((min + max) / 2)
    if (lists.reduce((sum, list) => sum + countAtMost(list, middle), 0) >= rank) max = middle
    else min = middle + 1
  }
  return min
}

/** Returns how many durations of a sorted list are at most `ms`. */
function countAtMost(list: Float64Array, ms: number): number {
  let from = 0
  let to = list.length
  while (from < to) {
    const middle = (from + to) >> 1
    if (list[middle] <= ms) from = middle + 1
    else to = middle
  }
  return from
}
