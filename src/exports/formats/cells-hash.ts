/** The factors of the two halves of a hash. */
const HIGH_FACTOR = 0x9e3779b1
const LOW_FACTOR = 0x5f356495
const ZERO = 0x30

/** Returns the upper half of a hash after a word of 32 bits. The shift lets its upper bits reach the lower ones. */
export function nextHigh(high: number, word: number): number {
  const product = Math.imul(high ^ word, HIGH_FACTOR)
  return product ^ (product >>> 15)
}

/** Returns the lower half of a hash after a word of 32 bits. */
export function nextLow(low: number, word: number): number {
  const product = Math.imul(low ^ word, LOW_FACTOR)
  return product ^ (product >>> 15)
}

/** Returns a hash of a text: 1 to 2^53 − 1. */
export function textHash(text: string): number {
  const { high, low } = new TextHash(TEXT.high, TEXT.low).text(text, text.length)
  return (mixedHigh(high, low) >>> 11) * 4_294_967_296 + (mixedLow(high, low) >>> 0) || 1
}

/**
 * The state of a hash. A text in ASCII gives words of four characters, the first one in the lowest byte, so that bytes are
 * hashed four at once. From another character on, each one gives a word, with the highest bit set.
 */
export class TextHash {
  high: number
  low: number

  constructor(high: number, low: number) {
    this.high = high
    this.low = low
  }

  /** Begins anew. */
  from({ high, low }: ColumnSeed): this {
    this.high = high
    this.low = low
    return this
  }

  /** Adds the start of a text. */
  text(text: string, length: number): this {
    let at = 0
    for (let word = 0; at < length; at += 4, word = 0) {
      const end = Math.min(at + 4, length)
      let isNarrow = true
      for (let i = at; i < end; i++) {
        const code = text.charCodeAt(i)
        // A zero would be like the end of the text.
        if (code === 0 || code > 0x7f) isNarrow = false
        word |= code << (8 * (i - at))
      }
      if (!isNarrow) break
      this.word(word)
    }
    for (; at < length; at++) this.word(text.charCodeAt(at) | (1 << 31))
    return this
  }

  /** Adds the same text in ASCII. */
  bytes(bytes: Uint8Array, start: number, end: number): this {
    let at = start
    for (; at + 4 <= end; at += 4)
      this.word(bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24))
    let word = 0
    for (let i = at; i < end; i++) word |= bytes[i] << (8 * (i - at))
    if (at < end) this.word(word)
    return this
  }

  /** Adds a word. */
  word(word: number): this {
    this.high = nextHigh(this.high, word)
    this.low = nextLow(this.low, word)
    return this
  }
}

/** So many digits at the end of an id are its number, at most: it has 31 bits. */
const MAX_DIGITS = 9

/**
 * The hash of an id, in two numbers of 32 bits. Most ids end in a number. Ids that differ only in it, and have as many
 * digits, are of the same kind, and their places lie as far apart as the numbers.
 */
export class IdHash {
  kind = 0
  place = 0
  /** One for all ids. */
  readonly #start = new TextHash(0, 0)

  ofText(id: string): this {
    const { length } = id
    let digits = 0
    while (digits < MAX_DIGITS && isDigit(id.charCodeAt(length - digits - 1))) digits++
    let number = 0
    for (let i = length - digits; i < length; i++) number = 10 * number + id.charCodeAt(i) - ZERO
    return this.#set(this.#start.from(TEXT).text(id, length - digits), digits, number)
  }

  /** Computes the same of an id in ASCII. */
  ofBytes(bytes: Uint8Array, start: number, end: number): this {
    let from = end
    while (from > start && end - from < MAX_DIGITS && isDigit(bytes[from - 1])) from--
    let number = 0
    for (let i = from; i < end; i++) number = 10 * number + bytes[i] - ZERO
    return this.#set(this.#start.from(TEXT).bytes(bytes, start, from), end - from, number)
  }

  #set(before: TextHash, digits: number, number: number): this {
    const { high, low } = before.word(digits)
    this.kind = mixedHigh(high, low)
    this.place = (mixedLow(high, low) + number) | 0
    return this
  }
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= ZERO + 9
}

/** The start value of {@link CellsHash} for a column, derived from its name. */
export class ColumnSeed {
  readonly high: number
  readonly low: number

  constructor(name: string) {
    const hash = new TextHash(0xdeadbeef | 0, 0x41c6ce57).text(name, name.length)
    this.high = hash.high
    this.low = hash.low
  }
}

const TEXT = new ColumnSeed('')

/**
 * A hash of cells and their columns, in 32 bits, independent of the order in which they are added. Two different rows have
 * the same one with a probability of 1 in 2^32.
 */
export class CellsHash {
  value = 0

  add(seed: ColumnSeed, cell: string): void {
    const { high, low } = new TextHash(seed.high, seed.low).text(cell, cell.length)
    this.value = (this.value + mixedLow(high, low)) | 0
  }
}

/** Returns the halves of a hash from its final state: what a cell adds to the hash of the row is the lower one. */
function mixedHigh(high: number, low: number): number {
  return Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35)
}

export function mixedLow(high: number, low: number): number {
  return Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35)
}
