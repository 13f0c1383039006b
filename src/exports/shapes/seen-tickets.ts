import { IdHash } from '../formats/cells-hash.ts'
import type { RowLocation } from '../ticket.ts'

/** An earlier row with the same id. */
export type SeenTicket = {
  readonly source: RowLocation
  /** Whether its cells are the same. */
  readonly isSame: boolean
}

/** Tickets per block. Full blocks are never copied, so the memory has no peaks. */
const BLOCK_SIZE = 4096

/** The numbers of a ticket: the two halves of the hash of its id, the upper one first, and the hash of its cells. */
export const HASHES = 3

type Block = {
  /** The {@link HASHES} of all tickets. */
  readonly hashes: Int32Array
  /** The line of the first ticket. */
  readonly line: number
  /** The lines of all tickets; undefined if they follow one another. */
  lines: Uint32Array | undefined
}

/**
 * The tickets read so far, to detect repeated ids, also across files. It stores two hashes per ticket, and a table of
 * their positions: 20 to 28 bytes, and four more for the line if rows have several lines. Two of a million ids share a hash
 * of 64 bits with a probability of one in 37 million. The second one is then an invalid row.
 *
 * Ids that differ only in the last character have neighbouring places in the table. Files are mostly sorted by id, so that
 * the processor has most places in its cache.
 */
export class SeenTickets {
  /**
   * Open addressing; the length is a power of two. The lower bits of a slot are the number of a ticket, from 1; zero marks
   * an empty slot. The upper bits are some of the upper half of its hash, so that few other tickets are looked at.
   */
  #slots = new Int32Array(1024)
  #count = 0
  readonly #blocks: Block[] = []
  readonly #id = new IdHash()
  /** The files, each with its number of tickets before it. */
  readonly #files: { readonly name: string; readonly start: number }[] = []

  /**
   * Adds a row.
   *
   * @param row the hash of its cells
   * @returns the first row of the same id; undefined if this is the first
   */
  add(id: string, row: number, line: number, file: string): SeenTicket | undefined {
    const { high, low } = this.#id.ofText(id)
    const slot = this.#slotOf(high, low)
    const known = this.#slots[slot] & (this.#slots.length - 1)
    if (known) return this.#seen(known - 1, row)
    this.#begin(file)
    this.#addAt(slot, high, low, row, line)
    return undefined
  }

  /**
   * Adds many rows on lines that follow one another, up to the first one whose id is known.
   *
   * @param hashes their {@link HASHES}
   * @param line the line of the row 0
   * @returns the first row that is not added; `to` if all are
   */
  addNew(hashes: Int32Array, from: number, to: number, line: number, file: string): number {
    this.#begin(file)
    for (let k = from; k < to; k++) {
      const at = k * HASHES
      const slot = this.#slotOf(hashes[at], hashes[at + 1])
      if (this.#slots[slot]) return k
      this.#addAt(slot, hashes[at], hashes[at + 1], hashes[at + 2], line + k)
    }
    return to
  }

  /**
   * Reads the places of many tickets ahead, given their {@link HASHES}. A processor waits for many distant places at once as
   * long as for one, and then has them in its cache.
   *
   * @returns the sum of the values at these places, so that the reading is not optimised away
   */
  readAhead(hashes: Int32Array, count: number): number {
    const slots = this.#slots
    const mask = slots.length - 1
    let sum = 0
    for (let k = 0; k < count; k++) sum = (sum + slots[hashes[k * HASHES + 1] & mask]) | 0
    return sum
  }

  /** Makes room for as many tickets, so that the table of positions is not copied while it grows. */
  expect(count: number): void {
    if (count * 2 > this.#slots.length) this.#grow(2 ** Math.ceil(Math.log2(count * 2)))
  }

  /** Begins a file, unless it has begun. A file without tickets is followed by one with the same start. */
  #begin(file: string): void {
    if (this.#files.at(-1)?.name !== file) this.#files.push({ name: file, start: this.#count })
  }

  /** Adds a row at its empty slot. */
  #addAt(slot: number, high: number, low: number, row: number, line: number): void {
    const place = this.#count % BLOCK_SIZE
    if (place === 0) this.#blocks.push(newBlock(line))
    const block = this.#blocks[this.#blocks.length - 1]
    const at = place * HASHES
    block.hashes[at] = high
    block.hashes[at + 1] = low
    block.hashes[at + 2] = row
    if (block.lines || line !== block.line + place) linesOf(block, place)[place] = line
    this.#slots[slot] = ++this.#count | tagOf(high, this.#slots.length)
    if (this.#count * 2 > this.#slots.length) this.#grow(this.#slots.length * 2)
  }

  #seen(position: number, row: number): SeenTicket {
    const { hashes, line: first, lines } = this.#blocks[Math.floor(position / BLOCK_SIZE)]
    const place = position % BLOCK_SIZE
    const line = lines ? lines[place] : first + place
    const files = this.#files.filter(({ start }) => start <= position)
    return { source: { file: files[files.length - 1].name, line }, isSame: hashes[place * HASHES + 2] === row }
  }

  /** Returns the slot of an id, given the halves of its hash, or the empty one for it. */
  #slotOf(high: number, low: number): number {
    const slots = this.#slots
    const blocks = this.#blocks
    const mask = slots.length - 1
    const tag = tagOf(high, slots.length)
    for (let slot = low & mask; ; slot = (slot + 1) & mask) {
      const known = slots[slot]
      if (known === 0) return slot
      if ((known & ~mask) !== tag) continue
      const position = (known & mask) - 1
      const { hashes } = blocks[(position / BLOCK_SIZE) | 0]
      const at = (position % BLOCK_SIZE) * HASHES
      if (hashes[at] === high && hashes[at + 1] === low) return slot
    }
  }

  #grow(length: number): void {
    const slots = new Int32Array(length)
    const mask = slots.length - 1
    let number = 0
    for (const { hashes } of this.#blocks)
      for (let at = 0; at < hashes.length && number < this.#count; at += HASHES) {
        // All ids differ, so the first empty slot is the right one.
        let slot = hashes[at + 1] & mask
        while (slots[slot]) slot = (slot + 1) & mask
        slots[slot] = ++number | tagOf(hashes[at], length)
      }
    this.#slots = slots
  }
}

/** Returns the bits of a hash that a slot has above the number of its ticket, which is below the number of slots. */
function tagOf(high: number, slots: number): number {
  return Math.imul(high, slots)
}

function newBlock(line: number): Block {
  return { hashes: new Int32Array(BLOCK_SIZE * HASHES), line, lines: undefined }
}

/** Returns the list of the lines of a block. It makes one from the tickets so far, whose lines follow one another. */
function linesOf(block: Block, count: number): Uint32Array {
  if (block.lines) return block.lines
  const lines = new Uint32Array(BLOCK_SIZE)
  for (let i = 0; i < count; i++) lines[i] = block.line + i
  block.lines = lines
  return lines
}
