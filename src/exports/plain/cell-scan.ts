import { type ColumnSeed, mixedLow, nextHigh, nextLow, TextHash } from '../formats/cells-hash.ts'
import { largerCopy } from './larger-copy.ts'

const LF = 0x0a
const CR = 0x0d
/** A word of four bytes with the same value in each: the byte times this. */
const IN_EACH_BYTE = 0x01010101
const HIGH_BITS = 0x80808080

/** The place of each cell in a line without quotes, and the hash of the line. One object scans all lines of a file. */
export class CellScan {
  /** The cells: bytes from `starts[i]` up to `ends[i]`. */
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** A hash of the bytes of each cell. */
  readonly hashes: Int32Array
  /** How many cells the line has; one more than the header if it has more. */
  count = 0
  /** Whether all bytes are ASCII. */
  isAscii = true
  /** The hash of the cells of an ASCII line: that of `CsvTable.hashOf`. */
  hash = 0
  readonly #highs: Int32Array
  readonly #lows: Int32Array
  #bytes: Uint8Array | undefined
  /** The bytes, to be read four at once; the last four may begin with the last byte. */
  words: DataView = new DataView(new ArrayBuffer(0))

  /** @param seeds the start values of the hashes of cells, one per column */
  constructor(seeds: readonly ColumnSeed[]) {
    // Two more places: one for a cell too many, and one that all further cells share.
    const places = [...seeds, seeds[0], seeds[0]]
    this.starts = new Int32Array(places.length)
    this.ends = new Int32Array(places.length)
    this.hashes = new Int32Array(places.length)
    this.#highs = Int32Array.from(places, ({ high }) => high)
    this.#lows = Int32Array.from(places, ({ low }) => low)
  }

  /** Scans the line that starts at a byte, and returns the start of the next line. The bytes end with a line. */
  line(bytes: Uint8Array, start: number, delimiter: number): number {
    if (bytes !== this.#bytes || start === 0) this.#begin(bytes)
    // Local names instead of fields: a third faster.
    const { starts, ends, hashes, words } = this
    const highs = this.#highs
    const lows = this.#lows
    const delimiters = delimiter * IN_EACH_BYTE
    const lineEnds = LF * IN_EACH_BYTE
    const last = starts.length - 1
    let cell = 0
    let all = 0
    let sum = 0
    for (let from = start; ; ) {
      let high = highs[cell]
      let low = lows[cell]
      let at = from
      let word = words.getInt32(at, true)
      let ending = endingOf(word, delimiters, lineEnds)
      while (ending === 0) {
        all |= word
        high = nextHigh(high, word)
        low = nextLow(low, word)
        at += 4
        word = words.getInt32(at, true)
        ending = endingOf(word, delimiters, lineEnds)
      }
      // The lowest bit that is set belongs to the first byte that ends the cell.
      const more = (31 - Math.clz32(ending & -ending)) >> 3
      if (more > 0) {
        const rest = word & (-1 >>> (32 - 8 * more))
        all |= rest
        high = nextHigh(high, rest)
        low = nextLow(low, rest)
        at += more
      }
      const isLast = bytes[at] === LF
      let end = at
      if (isLast && bytes[at - 1] === CR && at > from) {
        // The CR of a line end is not part of the cell.
        end--
        const hash = new TextHash(highs[cell], lows[cell]).bytes(bytes, from, end)
        high = hash.high
        low = hash.low
      }
      starts[cell] = from
      ends[cell] = end
      hashes[cell] = low
      if (end > from) sum = (sum + mixedLow(high, low)) | 0
      if (cell < last) cell++
      from = at + 1
      if (!isLast) continue
      this.count = cell
      this.isAscii = (all & HIGH_BITS) === 0
      this.hash = sum
      return from
    }
  }

  /** Begins to read other bytes. The last word may begin with the last one, so three more have to be readable. */
  #begin(bytes: Uint8Array): void {
    const { buffer, byteOffset, length } = bytes
    this.#bytes = bytes
    this.words =
      byteOffset + length + 3 <= buffer.byteLength
        ? new DataView(buffer, byteOffset, length + 3)
        : new DataView(largerCopy(new Uint8Array(bytes), length + 3).buffer)
  }
}

/** Returns a word whose lowest set bit is in the first byte that ends a cell; 0 if no byte of the word does. */
function endingOf(word: number, delimiters: number, lineEnds: number): number {
  const a = word ^ delimiters
  const b = word ^ lineEnds
  // Subtracting 1 from each byte sets the highest bit of those that were 0.
  return (((a - IN_EACH_BYTE) & ~a) | ((b - IN_EACH_BYTE) & ~b)) & HIGH_BITS
}
