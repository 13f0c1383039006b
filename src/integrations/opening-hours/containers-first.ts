/** Dates from one to another, both included; `until` may be Infinity. No two have the same dates. */
type Range = { readonly from: number; readonly until: number }

/**
 * Returns ranges in the order in which they apply, the later ones above the earlier: each one after those that contain
 * it, and otherwise after those that were given before it. It takes n log n steps for n ranges.
 *
 * From the last place to the first one, it takes the range that was given last of those that contain none of the rest.
 */
export function containersFirst<R extends Range>(ranges: readonly R[]): R[] {
  const { length } = ranges
  const byStart = orderOf(ranges, (a, b) => a.from - b.from || b.until - a.until)
  const byEnd = orderOf(ranges, (a, b) => a.until - b.until || b.from - a.from)
  // A range contains another one if it starts at an earlier place and ends at a later rank.
  const place = inverse(byStart)
  const rank = inverse(byEnd)
  // Stands for no range: it starts before all others, and ends after them.
  const none = length
  place[none] = -1
  rank[none] = length
  /** The ranks, by place, of the ranges that contain others. */
  const blocked = new MinTree(byStart.map(range => rank[range]))
  /** The ranges that contain none of the rest, the last given first, and their neighbours by place and by rank. */
  const free = new MinTree(ranges.map(() => length))
  const before = ranges.map(() => none)
  const after = [...before]

  /** Frees the ranges at places up to `end` that contain nothing now; they are between two free ranges. */
  function release(left: number, right: number, end: number): void {
    let last = left
    for (;;) {
      const first = blocked.min(place[last] + 1, end)
      if (first >= rank[right]) return
      const range = byEnd[first]
      blocked.set(place[range], length)
      free.set(length - 1 - range, length - 1 - range)
      before[range] = last
      after[range] = right
      after[last] = range
      before[right] = range
      last = range
    }
  }

  const taken: R[] = []
  release(none, none, length)
  while (taken.length < length) {
    const turn = free.min(0, length)
    const range = length - 1 - turn
    free.set(turn, length)
    taken.push(ranges[range])
    const [left, right] = [before[range], after[range]]
    after[left] = right
    before[right] = left
    release(left, right, place[range] + 1)
  }
  return taken.reverse()
}

/** Returns the indices of the items in an order. */
function orderOf<T>(items: readonly T[], compare: (a: T, b: T) => number): number[] {
  return items.map((_, i) => i).sort((a, b) => compare(items[a], items[b]))
}

/** Returns the place of each index in an order. */
function inverse(order: readonly number[]): number[] {
  const places: number[] = []
  for (const [place, index] of order.entries()) places[index] = place
  return places
}

/** A list of numbers that finds the smallest one of a part in a number of steps that grows with log n. */
class MinTree {
  /** Each number is the smaller one of the two at twice its place; the list is the second half. */
  readonly #nodes: number[]
  readonly #size: number

  constructor(numbers: readonly number[]) {
    this.#size = numbers.length
    this.#nodes = [...numbers, ...numbers]
    for (let i = this.#size - 1; i > 0; i--) this.#update(i)
  }

  set(index: number, number: number): void {
    this.#nodes[index + this.#size] = number
    for (let i = (index + this.#size) >> 1; i > 0; i >>= 1) this.#update(i)
  }

  /** Returns the smallest number at the indices from one to another, the second one excluded; Infinity for none. */
  min(from: number, to: number): number {
    let least = Infinity
    for (let [a, b] = [from + this.#size, to + this.#size]; a < b; a >>= 1, b >>= 1) {
      if (a % 2) least = Math.min(least, this.#nodes[a++])
      if (b % 2) least = Math.min(least, this.#nodes[--b])
    }
    return least
  }

  #update(i: number): void {
    this.#nodes[i] = Math.min(this.#nodes[2 * i], this.#nodes[2 * i + 1])
  }
}
