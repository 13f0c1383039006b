/** A list of durations in whole milliseconds, 0 or more, that takes eight bytes per duration. */
export class DurationList {
  #values = new Float64Array(16)
  #length = 0
  #isSorted = true

  add(ms: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Float64Array(2 * this.#length)
      larger.set(this.#values)
      this.#values = larger
    }
    this.#values[this.#length++] = ms
    this.#isSorted = false
  }

  /** Returns the durations in ascending order. The array is valid until the next one is added. */
  sorted(): Float64Array {
    const values = this.#values.subarray(0, this.#length)
    if (!this.#isSorted) values.sort()
    this.#isSorted = true
    return values
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
  let max = Math.max(...lists.map(list => (list.length ? list[list.length - 1] : 0)))
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
