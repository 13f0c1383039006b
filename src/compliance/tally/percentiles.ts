/** Durations per block. Full blocks are never copied, and sorting many short ones is faster than sorting a long one. */
const BLOCK_SIZE = 4096

/** Durations in ascending order. */
export type SortedDurations = Uint32Array | Float64Array

/** A list of durations in whole milliseconds, 0 or more. It takes four bytes for each one of up to 49 days, eight for others. */
export class DurationList {
  readonly #full: SortedDurations[] = []
  readonly #short = new DurationBlock(Uint32Array)
  readonly #long = new DurationBlock(Float64Array)

  add(ms: number): void {
    const block = ms <= 0xffffffff ? this.#short : this.#long
    block.add(ms)
    if (block.length === BLOCK_SIZE) this.#full.push(block.take())
  }

  /** Returns the durations in lists in ascending order. They are valid until the next one is added. */
  sorted(): SortedDurations[] {
    return [...this.#full, this.#short.sorted(), this.#long.sorted()].filter(({ length }) => length)
  }
}

/** The durations that do not fill a block yet. */
class DurationBlock<T extends SortedDurations> {
  length = 0
  /** How many of them are in order. */
  #sorted = 0
  readonly #type: new (
    length: number,
  ) => T
  #values: T

  constructor(type: new (length: number) => T) {
    this.#type = type
    this.#values = new type(16)
  }

  add(ms: number): void {
    if (this.length === this.#values.length) {
      const larger = new this.#type(BLOCK_SIZE)
      larger.set(this.#values)
      this.#values = larger
    }
    this.#values[this.length++] = ms
  }

  sorted(): T {
    const values = this.#values.subarray(0, this.length) as T
    // A summary asks for the same list several times.
    if (this.#sorted < this.length) values.sort()
    this.#sorted = this.length
    return values
  }

  /** Returns the full block, and begins another one. */
  take(): T {
    const full = this.#values.sort() as T
    this.#values = new this.#type(BLOCK_SIZE)
    this.length = 0
    this.#sorted = 0
    return full
  }
}

/**
 * Returns the nearest-rank percentile: the smallest duration in the lists that at least `percent` of all durations do
 * not exceed; null if the lists are empty.
 *
 * @param lists the durations, each list in ascending order
 * @param percent more than 0, at most 100
 */
export function percentile(lists: readonly SortedDurations[], percent: number): number | null {
  const count = lists.reduce((sum, list) => sum + list.length, 0)
  if (count === 0) return null
  const rank = Math.ceil((percent * count) / 100)
  if (lists.length === 1) return lists[0][rank - 1]
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
function countAtMost(list: SortedDurations, ms: number): number {
  let from = 0
  let to = list.length
  while (from < to) {
    const middle = (from + to) >> 1
    if (list[middle] <= ms) from = middle + 1
    else to = middle
  }
  return from
}
