/** Lengths of time in whole milliseconds, 0 or more, kept at eight bytes each. */
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

  /** All of them, the shortest first; valid until the next one is added. */
  sorted(): Float64Array {
    const values = this.#values.subarray(0, this.#length)
    if (!this.#isSorted) values.sort()
    this.#isSorted = true
    return values
  }
}

/**
 * The nearest-rank percentile: the smallest of all lengths such that so many of a hundred are not longer. Always one
 * of them; null where there is none.
 *
 * @param lists each sorted
 * @param percent above 0, up to 100
 */
export function percentile(lists: readonly Float64Array[], percent: number): number | null {
  const count = lists.reduce((sum, list) => sum + list.length, 0)
  if (count === 0) return null
  const rank = Math.ceil((percent * count) / 100)
  let least = 0
  let most = Math.max(...lists.map(list => (list.length ? list[list.length - 1] : 0)))
  while (least < most) {
    const middle = Math.floor((least + most) / 2)
    if (lists.reduce((sum, list) => sum + notLonger(list, middle), 0) >= rank) most = middle
    else least = middle + 1
  }
  return least
}

/** How many of a sorted list are at most `ms`. */
function notLonger(list: Float64Array, ms: number): number {
  let from = 0
  let to = list.length
  while (from < to) {
    const middle = (from + to) >> 1
    if (list[middle] <= ms) from = middle + 1
    else to = middle
  }
  return from
}
