/** Durations per block. Full blocks are never copied, so the memory has no peaks. */
const BLOCK_SIZE = 4096
const RANGE_BITS = 7
/**
 * So many ranges of durations double a duration. Shorter ones than twice as many milliseconds have a range each. With more
 * ranges, the counts of many severities would take much memory.
 */
const RANGES = 2 ** RANGE_BITS
/** Durations of 32 bits, up to 49 days, take four bytes each. All others, which are few, share one more range. */
const MAX_SHORT = 0xffffffff
const LONG = rangeOf(MAX_SHORT) + 1
/** Each pass over the durations finds so many more bits of a percentile. */
const PASS_BITS = 12

/** A list of durations in whole milliseconds, 0 or more. It takes four bytes for each one of up to 49 days, eight for others. */
export class DurationList {
  /** The number of durations by range. */
  #counts: Uint32Array | undefined
  readonly #short = new DurationBlocks(Uint32Array)
  readonly #long = new DurationBlocks(Float64Array)

  add(ms: number): void {
    this.#counts ??= new Uint32Array(LONG + 1)
    if (ms <= MAX_SHORT) {
      this.#counts[rangeOf(ms)]++
      this.#short.add(ms)
    } else {
      this.#counts[LONG]++
      this.#long.add(ms)
    }
  }

  get isEmpty(): boolean {
    return this.#counts === undefined
  }

  /** Adds the number of durations in each range. */
  static addCounts(list: DurationList, sums: Uint32Array): void {
    const counts = list.#counts
    if (counts) for (let i = 0; i < sums.length; i++) sums[i] += counts[i]
  }

  /**
   * Counts the durations of a range of short ones by parts of it.
   *
   * @param first the start of the range
   * @param bits each part has 2 to the power of this many durations
   * @param counts gets the number of each part
   */
  static countParts(list: DurationList, first: number, bits: number, counts: Uint32Array): void {
    for (const block of list.#short.all()) countBlock(block as Uint32Array, first, bits, counts)
  }

  static longOnes(list: DurationList): number[] {
    return list.#long.all().flatMap(block => [...block])
  }
}

/** Returns the number of the range of a duration of 32 bits. A range is a hundredth of its durations wide. */
function rangeOf(ms: number): number {
  const bits = Math.max(31 - RANGE_BITS - Math.clz32(ms), 0)
  return bits * RANGES + (ms >>> bits)
}

/** Durations in blocks of one type. */
class DurationBlocks {
  readonly #type: Uint32ArrayConstructor | Float64ArrayConstructor
  readonly #full: (Uint32Array | Float64Array)[] = []
  #last: Uint32Array | Float64Array
  #length = 0

  constructor(type: Uint32ArrayConstructor | Float64ArrayConstructor) {
    this.#type = type
    this.#last = new type(16)
  }

  add(ms: number): void {
    if (this.#length === this.#last.length) this.#makeRoom()
    this.#last[this.#length++] = ms
  }

  #makeRoom(): void {
    const larger = new this.#type(BLOCK_SIZE)
    if (this.#length === BLOCK_SIZE) {
      this.#full.push(this.#last)
      this.#length = 0
    } else larger.set(this.#last)
    this.#last = larger
  }

  all(): (Uint32Array | Float64Array)[] {
    return [...this.#full, this.#last.subarray(0, this.#length)]
  }
}

/** A function of its own, so that V8 optimises it during the first list. */
function countBlock(durations: Uint32Array, first: number, bits: number, counts: Uint32Array): void {
  for (let i = 0; i < durations.length; i++) {
    const part = (durations[i] - first) >>> bits
    if (part < counts.length) counts[part]++
  }
}

/**
 * Returns nearest-rank percentiles: the smallest duration in the lists that at least so many percent of all durations do
 * not exceed; null if the lists are empty. Only durations of more than 49 days are sorted.
 *
 * @param shares each more than 0, at most 100
 */
export function percentiles<const P extends readonly number[]>(
  lists: readonly DurationList[],
  shares: P,
): { readonly [I in keyof P]: number | null } {
  const counts = new Uint32Array(LONG + 1)
  for (const list of lists) DurationList.addCounts(list, counts)
  const count = counts.reduce((sum, one) => sum + one, 0)
  const of = (percent: number) => (count ? durationOf(lists, counts, Math.ceil((percent * count) / 100)) : null)
  return shares.map(of) as { readonly [I in keyof P]: number | null }
}

/** The median and the 90th percentile of lists. Those of the same lists are computed once, so none may change in between. */
export class KnownPercentiles {
  readonly #known: {
    readonly lists: readonly DurationList[]
    readonly found: readonly [number | null, number | null]
  }[] = []

  of(all: readonly DurationList[]): readonly [medianMs: number | null, p90Ms: number | null] {
    const lists = all.filter(list => !list.isEmpty)
    const known = this.#known.find(
      one => one.lists.length === lists.length && one.lists.every((list, i) => list === lists[i]),
    )
    if (known) return known.found
    const found = percentiles(lists, [50, 90])
    this.#known.push({ lists, found })
    return found
  }
}

/** Returns the duration of a rank, from 1, among all durations. */
function durationOf(lists: readonly DurationList[], counts: Uint32Array, rank: number): number {
  let left = rank
  let range = 0
  while (counts[range] < left) left -= counts[range++]
  if (range === LONG) return lists.flatMap(DurationList.longOnes).sort((a, b) => a - b)[left - 1]
  let bits = range < 2 * RANGES ? 0 : Math.floor(range / RANGES) - 1
  let first = (range - bits * RANGES) * 2 ** bits
  while (bits > 0) {
    const partBits = Math.max(bits - PASS_BITS, 0)
    const parts = new Uint32Array(2 ** (bits - partBits))
    for (const list of lists) DurationList.countParts(list, first, partBits, parts)
    let part = 0
    while (parts[part] < left) left -= parts[part++]
    first += part * 2 ** partBits
    bits = partBits
  }
  return first
}
