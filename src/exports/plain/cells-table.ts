import type { CellScan } from './cell-scan.ts'
import { largerCopy } from './larger-copy.ts'

/** Maximum number of combinations. Columns with more are free text, in which few cells repeat. */
const MAX_COUNT = 1 << 20
/** The numbers per slot: that of the combination plus 1, its hash, the start of its bytes, and its own number. */
const WIDTH = 4
/** The end of a cell. No line contains this byte. */
const END = 0

/**
 * Numbers the combinations of the cells in some columns by their bytes. A combination that is known needs no text. With
 * no columns, all lines have the same.
 */
export class CellsTable {
  readonly #positions: readonly number[]
  /** Open addressing; zero marks an empty slot. One look into distant memory finds a whole slot. */
  #slots = new Int32Array(64 * WIDTH)
  #count = 0
  #bytes = new Uint8Array(512)
  #length = 0

  /** @param positions those of the columns; negative ones, which the file lacks, do not count */
  constructor(positions: readonly number[]) {
    this.#positions = positions.filter(position => position >= 0)
  }

  /**
   * Returns the number of a line's combination, from 0 in the order in which they appear; -1 if it is new and there are
   * too many.
   *
   * @param part a number that is part of the combination
   */
  numberOf(line: Uint8Array, scan: CellScan, part = 0): number {
    const { hashes } = scan
    const positions = this.#positions
    const slots = this.#slots
    let hash = part
    for (let i = 0; i < positions.length; i++) hash = Math.imul(hash ^ hashes[positions[i]], 0x9e3779b1)
    let slot = firstSlot(hash, slots)
    for (; slots[slot]; slot = nextSlot(slot, slots))
      if (slots[slot + 1] === hash && slots[slot + 3] === part && this.#equals(slots[slot + 2], line, scan))
        return slots[slot] - 1
    if (this.#count === MAX_COUNT) return -1
    slots[slot] = ++this.#count
    slots[slot + 1] = hash
    slots[slot + 2] = this.#length
    slots[slot + 3] = part
    for (const position of positions) this.#addCell(line.subarray(scan.starts[position], scan.ends[position]))
    if (2 * WIDTH * this.#count > slots.length) this.#grow()
    return this.#count - 1
  }

  #equals(start: number, line: Uint8Array, { starts, ends }: CellScan): boolean {
    const positions = this.#positions
    const bytes = this.#bytes
    let at = start
    for (let i = 0; i < positions.length; i++) {
      const end = ends[positions[i]]
      for (let k = starts[positions[i]]; k < end; k++) if (bytes[at++] !== line[k]) return false
      if (bytes[at++] !== END) return false
    }
    return true
  }

  #addCell(cell: Uint8Array): void {
    const next = this.#length + cell.length + 1
    if (next > this.#bytes.length) this.#bytes = largerCopy(this.#bytes, 2 * next)
    this.#bytes.set(cell, this.#length)
    this.#bytes[next - 1] = END
    this.#length = next
  }

  #grow(): void {
    const known = this.#slots
    const slots = new Int32Array(2 * known.length)
    for (let from = 0; from < known.length; from += WIDTH) {
      if (!known[from]) continue
      let slot = firstSlot(known[from + 1], slots)
      while (slots[slot]) slot = nextSlot(slot, slots)
      for (let i = 0; i < WIDTH; i++) slots[slot + i] = known[from + i]
    }
    this.#slots = slots
  }
}

/** Spreads a hash over the slots, whose number is a power of two. */
function firstSlot(hash: number, slots: Int32Array): number {
  return ((hash ^ (hash >>> 15)) * WIDTH) & (slots.length - WIDTH)
}

function nextSlot(slot: number, slots: Int32Array): number {
  return (slot + WIDTH) & (slots.length - WIDTH)
}
