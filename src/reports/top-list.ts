/** Keeps the first of many items in an order. Its memory is limited to `max` items. */
export class TopList<T> {
  /** The number of all items. */
  total = 0
  readonly #max: number
  readonly #compare: (a: T, b: T) => number
  readonly #kept: T[] = []

  constructor(max: number, compare: (a: T, b: T) => number) {
    this.#max = max
    this.#compare = compare
  }

  /** The first items, in order. Equal ones are in the order in which they were added. */
  get list(): readonly T[] {
    return this.#kept
  }

  /** The last item of a full list; undefined while there is room. Items after it are not kept. */
  get last(): T | undefined {
    return this.#kept.length === this.#max ? this.#kept[this.#max - 1] : undefined
  }

  /** Counts items that are not kept. */
  skip(count: number): void {
    this.total += count
  }

  add(item: T) {
    this.total++
    const kept = this.#kept
    if (kept.length === this.#max && this.#compare(item, kept[kept.length - 1]) >= 0) return
    let index = kept.length
    while (index > 0 && this.#compare(item, kept[index - 1]) < 0) index--
    kept.splice(index, 0, item)
    if (kept.length > this.#max) kept.pop()
  }
}
