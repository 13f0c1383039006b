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

/** The numbers of a ticket: the kind and the place of its id, and the hash of its cells. */
export const HASHES = 3

type Block = {
  /** The place and the hash of the cells of each ticket. */
  readonly pairs: Int32Array
  /** The kind of the first id, and those of all; undefined if they are the same. */
  readonly kind: number
  kinds: Int32Array | undefined
  /** The line of the first ticket, and those of all; undefined if they follow one another. */
  readonly line: number
  lines: Int32Array | undefined
}

/**
 * The tickets read so far, to detect repeated ids, also across files. It stores hashes of each ticket, and a table of
 * their positions: 16 to 24 bytes, four more if ids are of several kinds, and four if rows have several lines. Two of a million ids share a hash
 * of 64 bits with a probability of one in 37 million. The second one is then an invalid row.
 *
 * Ids of one kind have places as far apart as their numbers. Files are mostly sorted by id, so that the processor has most
 * places in its cache.
 */
export class SeenTickets {
  /**
   * Open addressing; the length is a power of two. The lower bits of a slot are the number of a ticket, from 1; zero marks
   * an empty slot. The upper bits are some of its hash, so that few other tickets are looked at.
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
    const { kind, place } = this.#id.ofText(id)
    const slot = this.#slotOf(kind, place)
    const known = this.#slots[slot] & (this.#slots.length - 1)
    if (known) return this.#seen(known - 1, row)
    this.#begin(file)
    this.#addAt(slot, kind, place, row, line)
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
  #addAt(slot: number, kind: number, place: number, row: number, line: number): void {
    const k = this.#count % BLOCK_SIZE
    if (k === 0) this.#blocks.push(newBlock(kind, line))
    const block = this.#blocks[this.#blocks.length - 1]
    block.pairs[2 * k] = place
    block.pairs[2 * k + 1] = row
    if (block.kinds || kind !== block.kind) kindsOf(block, k)[k] = kind
    if (block.lines || line !== block.line + k) linesOf(block, k)[k] = line
    this.#slots[slot] = ++this.#count | tagOf(kind, place, this.#slots.length)
    if (this.#count * 2 > this.#slots.length) this.#grow(this.#slots.length * 2)
  }

  #seen(position: number, row: number): SeenTicket {
    const { pairs, line: first, lines } = this.#blocks[Math.floor(position / BLOCK_SIZE)]
    const k = position % BLOCK_SIZE
    const line = lines ? lines[k] : first + k
    const files = this.#files.filter(({ start }) => start <= position)
    return { source: { file: files[files.length - 1].name, line }, isSame: pairs[2 * k + 1] === row }
  }

  /** Returns the slot of an id, or the empty one for it. */
  #slotOf(kind: number, place: number): number {
    const slots = this.#slots
    const blocks = this.#blocks
    const mask = slots.length - 1
    const tag = tagOf(kind, place, slots.length)
    for (let slot = place & mask; ; slot = nextSlot(slot, kind, mask)) {
      const known = slots[slot]
      if (known === 0) return slot
      if ((known & ~mask) !== tag) continue
      const position = (known & mask) - 1
      const block = blocks[(position / BLOCK_SIZE) | 0]
      const k = position % BLOCK_SIZE
      if (block.pairs[2 * k] === place && (block.kinds ? block.kinds[k] : block.kind) === kind) return slot
    }
  }

  #grow(length: number): void {
    const slots = new Int32Array(length)
    const mask = length - 1
    for (let position = 0; position < this.#count; position++) {
      const block = this.#blocks[Math.floor(position / BLOCK_SIZE)]
      const k = position % BLOCK_SIZE
      const kind = block.kinds ? block.kinds[k] : block.kind
      const place = block.pairs[2 * k]
      let slot = place & mask
      // All ids differ, so the first empty slot is the right one.
      while (slots[slot]) slot = nextSlot(slot, kind, mask)
      slots[slot] = (position + 1) | tagOf(kind, place, length)
    }
    this.#slots = slots
  }
}

/** Returns the slot to try after another one. All ids of a kind take the same steps, so that they stay together. */
function nextSlot(slot: number, kind: number, mask: number): number {
  return (slot + (kind | 1)) & mask
}

/** Returns the bits of a hash that a slot has above the number of its ticket, which is below the number of slots. */
function tagOf(kind: number, place: number, slots: number): number {
  return (kind ^ place) & -slots
}

function newBlock(kind: number, line: number): Block {
  return { pairs: new Int32Array(2 * BLOCK_SIZE), kind, kinds: undefined, line, lines: undefined }
}

/** Returns the list of the kinds of a block. It makes one from the ids so far, which are all of the first kind. */
function kindsOf(block: Block, count: number): Int32Array {
  block.kinds ??= new Int32Array(BLOCK_SIZE).fill(block.kind, 0, count)
  return block.kinds
}

/** Returns the list of the lines of a block. It makes one from the tickets so far, whose lines follow one another. */
function linesOf(block: Block, count: number): Int32Array {
  if (block.lines) return block.lines
  const lines = new Int32Array(BLOCK_SIZE)
  for (let k = 0; k < count; k++) lines[k] = block.line + k
  block.lines = lines
  return lines
}
