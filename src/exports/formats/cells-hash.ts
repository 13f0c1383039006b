/** Returns a hash of a text: 1 to 2^53 − 1. */
export function textHash(text: string): number {
  const hash = new CellsHash()
  hash.add(TEXT, text)
  return hash.value
}

/** The start value of {@link CellsHash} for a column, derived from its name. */
export class ColumnSeed {
  high = 0xdeadbeef
  low = 0x41c6ce57

  constructor(name: string) {
    for (let i = 0; i < name.length; i++) {
      const code = name.charCodeAt(i)
      this.high = Math.imul(this.high ^ code, 0x9e3779b1)
      this.low = Math.imul(this.low ^ code, 0x5f356495)
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
      high = Math.imul(high ^ code, 0x9e3779b1)
      low = Math.imul(low ^ code, 0x5f356495)
    }
    const mixed = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35)
    this.#low =
      (this.#low + (Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35))) | 0
    this.#high = (this.#high + mixed) | 0
  }

  get value(): number {
    return (this.#high >>> 11) * 4_294_967_296 + (this.#low >>> 0) || 1
  }
}
