import { type ColumnSeed, HIGH_FACTOR, hashValue, LOW_FACTOR, mixedHigh, mixedLow } from '../formats/cells-hash.ts'

const [LF, CR] = [0x0a, 0x0d]

/** The place of each cell in a line without quotes, and the hash of the line. One object scans all lines of a file. */
export class CellScan {
  /** The cells: bytes from `starts[i]` up to `ends[i]`. */
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** A hash of the bytes of each cell. */
  readonly hashes: Int32Array
  /** How many cells the line has; one more than the header if it has more. */
  count = 0
  /** Whether all bytes are ASCII. Otherwise the hash of the line is not valid. */
  isAscii = true
  #high = 0
  #low = 0
  readonly #highs: Int32Array
  readonly #lows: Int32Array

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

  /** Scans the line that starts at a byte, and returns the start of the next line. */
  line(bytes: Uint8Array, start: number, delimiter: number): number {
    this.count = 0
    this.#high = 0
    this.#low = 0
    // Local names instead of fields: a third faster.
    const highs = this.#highs
    const lows = this.#lows
    let all = 0
    for (let from = start; ; ) {
      let high = highs[this.count]
      let low = lows[this.count]
      let at = from
      let byte = bytes[at]
      while (byte !== delimiter && byte !== LF) {
        high = Math.imul(high ^ byte, HIGH_FACTOR)
        low = Math.imul(low ^ byte, LOW_FACTOR)
        all |= byte
        byte = bytes[++at]
      }
      if (byte === LF && bytes[at - 1] === CR) this.#lastCell(bytes, from, at - 1)
      else this.#cell(from, at, high, low)
      from = at + 1
      if (byte === LF) {
        this.isAscii = all < 0x80
        return from
      }
    }
  }

  /** The hash of the cells of an ASCII line: that of `CsvTable.hashOf`. */
  get hash(): number {
    return hashValue(this.#high, this.#low)
  }

  /** Adds the last cell of a line that ends in CRLF. The CR is not part of it. */
  #lastCell(bytes: Uint8Array, start: number, end: number): void {
    let high = this.#highs[this.count]
    let low = this.#lows[this.count]
    for (let at = start; at < end; at++) {
      high = Math.imul(high ^ bytes[at], HIGH_FACTOR)
      low = Math.imul(low ^ bytes[at], LOW_FACTOR)
    }
    this.#cell(start, end, high, low)
  }

  #cell(start: number, end: number, high: number, low: number): void {
    const cell = this.count
    this.starts[cell] = start
    this.ends[cell] = end
    this.hashes[cell] = low
    if (end > start) {
      this.#high = (this.#high + mixedHigh(high, low)) | 0
      this.#low = (this.#low + mixedLow(high, low)) | 0
    }
    if (cell < this.starts.length - 1) this.count++
  }
}
