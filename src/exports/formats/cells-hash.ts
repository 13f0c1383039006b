/** The factors of the two halves of a hash, by which each character is multiplied. */
export const HIGH_FACTOR = 0x9e3779b1
export const LOW_FACTOR = 0x5f356495

/** Returns a hash of a text: 1 to 2^53 − 1. */
export function textHash(text: string): number {
  const hash = new CellsHash()
  hash.add(TEXT, text)
  return hash.value
}

/** Returns the same for a text in ASCII. */
export function bytesHash(bytes: Uint8Array, start: number, end: number): number {
  let { high, low } = TEXT
  for (let i = start; i < end; i++) {
    high = Math.imul(high ^ bytes[i], HIGH_FACTOR)
    low = Math.imul(low ^ bytes[i], LOW_FACTOR)
  }
  return hashValue(mixedHigh(high, low), mixedLow(high, low))
}

/** The start value of {@link CellsHash} for a column, derived from its name. */
export class ColumnSeed {
  high = 0xdeadbeef
  low = 0x41c6ce57

  constructor(name: string) {
    for (let i = 0; i < name.length; i++) {
      const code = name.charCodeAt(i)
      this.high = Math.imul(this.high ^ code, HIGH_FACTOR)
      this.low = Math.imul(this.low ^ code, LOW_FACTOR)
    }
  }
}

const TEXT = new ColumnSeed('')

/**
 * A hash of cells and their columns, independent of the order in which they are added. Two different rows have the same
 * hash with a probability of 1 in 2^53. It combines two multiplicative hashes of 32 bits.
 */
export class CellsHash {
  #high = 0
  #low = 0

  add({ high, low }: ColumnSeed, cell: string): void {
    for (let i = 0; i < cell.length; i++) {
      const code = cell.charCodeAt(i)
      high = Math.imul(high ^ code, HIGH_FACTOR)
      low = Math.imul(low ^ code, LOW_FACTOR)
    }
    this.#high = (this.#high + mixedHigh(high, low)) | 0
    this.#low = (this.#low + mixedLow(high, low)) | 0
  }

  get value(): number {
    return hashValue(this.#high, this.#low)
  }
}

/** Joins the halves of a hash. */
export function hashValue(high: number, low: number): number {
  return (high >>> 11) * 4_294_967_296 + (low >>> 0) || 1
}

/** Returns what the two halves of a cell's hash add to those of the row. */
export function mixedHigh(high: number, low: number): number {
  return Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35)
}

export function mixedLow(high: number, low: number): number {
  return Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35)
}
