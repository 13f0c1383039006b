/** Durations per block. Full blocks are never copied, so the memory has no peaks. */
const BLOCK_SIZE = 4096
/** A range of durations is counted in so many parts, a power of two. */
const RANGES = 16_384

/** Some durations in whole milliseconds, in any order. */
export type Durations = Uint32Array | Float64Array

/** A list of durations in whole milliseconds, 0 or more. It takes four bytes for each one of up to 49 days, eight for others. */
export class DurationList {
  readonly #full: Durations[] = []
  readonly #short = new DurationBlock(Uint32Array)
  readonly #long = new DurationBlock(Float64Array)

  add(ms: number): void {
    const block = ms <= 0xffffffff ? this.#short : this.#long
    block.add(ms)
    if (block.length === BLOCK_SIZE) this.#full.push(block.take())
  }

  /** Returns the durations in lists, which are valid until the next one is added. */
  lists(): Durations[] {
    return [...this.#full, this.#short.list(), this.#long.list()].filter(({ length }) => length)
  }
}

/** The durations that do not fill a block yet. */
class DurationBlock<T extends Durations> {
  length = 0
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

  list(): T {
    return this.#values.subarray(0, this.length) as T
  }

  /** Returns the full block, and begins another one. */
  take(): T {
    const full = this.#values
    this.#values = new this.#type(BLOCK_SIZE)
    this.length = 0
    return full
  }
}

/**
 * Returns nearest-rank percentiles: the smallest duration in the lists that at least so many percent of all durations do
 * not exceed; null if the lists are empty. Counting the durations in ranges is faster than sorting them.
 *
 * @param percents each more than 0, at most 100
 */
export function percentiles<const P extends readonly number[]>(
  lists: readonly Durations[],
  percents: P,
): { readonly [I in keyof P]: number | null } {
  const count = lists.reduce((sum, list) => sum + list.length, 0)
  const all = { min: 0, max: lists.reduce((most, list) => Math.max(most, maxOf(list)), 0) }
  const counts = countsByRange(lists, all)
  const of = (percent: number) => (count ? durationOf(lists, all, counts, Math.ceil((percent * count) / 100)) : null)
  return percents.map(of) as { readonly [I in keyof P]: number | null }
}

/** The durations from `min` to `max`. */
type Range = { readonly min: number; readonly max: number }

/** Returns the duration of a rank, from 1, among those of a range. */
function durationOf(lists: readonly Durations[], { min, max }: Range, counts: Uint32Array, rank: number): number {
  if (min === max) return min
  let left = rank
  let i = 0
  while (counts[i] < left) left -= counts[i++]
  const width = widthOf({ min, max })
  const inner = { min: min + i * width, max: Math.min(max, min + (i + 1) * width - 1) }
  return width === 1 ? inner.min : durationOf(lists, inner, countsByRange(lists, inner), left)
}

function maxOf(list: Durations): number {
  let max = 0
  for (let i = 0; i < list.length; i++) if (list[i] > max) max = list[i]
  return max
}

/** Counts the durations of a range in parts of it. */
function countsByRange(lists: readonly Durations[], range: Range): Uint32Array {
  const counts = new Uint32Array(RANGES)
  const { min, max } = range
  // Dividing by a power of two is exact.
  const scale = 1 / widthOf(range)
  for (const list of lists)
    for (let i = 0; i < list.length; i++) {
      const ms = list[i]
      if (ms >= min && ms <= max) counts[((ms - min) * scale) | 0]++
    }
  return counts
}

/** Returns the width of the parts of a range: a power of two. */
function widthOf({ min, max }: Range): number {
  return 2 ** Math.max(Math.ceil(Math.log2((max - min + 1) / RANGES)), 0)
}
