import { textHash } from '../formats/cells-hash.ts'
import type { RowLocation } from '../ticket.ts'

/** An earlier row with the same id. */
export type SeenTicket = {
  readonly source: RowLocation
  /** Whether its cells are the same. */
  readonly isSame: boolean
}

/** Tickets per block. Full blocks are never copied, so the memory has no peaks. */
const BLOCK_SIZE = 4096

type Block = { readonly ids: Float64Array; readonly rows: Float64Array; readonly lines: Uint32Array }

/**
 * The tickets read so far, to detect repeated ids, also across files. It stores two hashes and a line per ticket, and a
 * table of their positions: 28 to 36 bytes. Two of a million ids share a hash with a probability of one in 18,000. The
 * second one is then an invalid row.
 */
export class SeenTickets {
  /** Open addressing: the number of a ticket, from 1; zero marks an empty slot. The length is a power of two. */
  #slots = new Int32Array(1024)
  #count = 0
  readonly #blocks: Block[] = []
  /** The files, each with its number of tickets before it. */
  readonly #files: { readonly name: string; readonly start: number }[] = []

  /**
   * Adds a row.
   *
   * @param row the hash of its cells
   * @returns the first row of the same id; undefined if this is the first
   */
  add(id: string, row: number, line: number, file: string): SeenTicket | undefined {
    return this.addHash(textHash(id), row, line, file)
  }

  /** Adds a row, given the hash of its id. */
  addHash(hash: number, row: number, line: number, file: string): SeenTicket | undefined {
    const slot = this.#slotOf(hash)
    const known = this.#slots[slot]
    if (known) return this.#seen(known - 1, row)
    this.addAt(slot, hash, row, line, file)
    return undefined
  }

  /** Returns the place for a ticket that was not read yet, given the hash of its id; -1 if it was read. */
  placeOf(hash: number): number {
    const slot = this.#slotOf(hash)
    return this.#slots[slot] ? -1 : slot
  }

  /** Makes room for as many tickets, so that the table of positions is not copied while it grows. */
  expect(count: number): void {
    if (count * 2 > this.#slots.length) this.#grow(2 ** Math.ceil(Math.log2(count * 2)))
  }

  /** Adds a row at the place that {@link SeenTickets.placeOf} has returned for it just before. */
  addAt(slot: number, hash: number, row: number, line: number, file: string): void {
    if (this.#files.at(-1)?.name !== file) this.#files.push({ name: file, start: this.#count })
    const place = this.#count % BLOCK_SIZE
    if (place === 0) this.#blocks.push(newBlock())
    const { ids, rows, lines } = this.#blocks[this.#blocks.length - 1]
    ids[place] = hash
    rows[place] = row
    lines[place] = line
    this.#slots[slot] = ++this.#count
    if (this.#count * 2 > this.#slots.length) this.#grow(this.#slots.length * 2)
  }

  #seen(position: number, row: number): SeenTicket {
    const { rows, lines } = this.#blocks[Math.floor(position / BLOCK_SIZE)]
    const place = position % BLOCK_SIZE
    const files = this.#files.filter(({ start }) => start <= position)
    return { source: { file: files[files.length - 1].name, line: lines[place] }, isSame: rows[place] === row }
  }

  /** Returns the slot of a hash, or the empty one for it. */
  #slotOf(hash: number): number {
    const [slots, blocks] = [this.#slots, this.#blocks]
    const mask = slots.length - 1
    // Only the lower 32 bits of a hash choose its slot.
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const position = slots[slot] - 1
      if (position < 0 || blocks[(position / BLOCK_SIZE) | 0].ids[position % BLOCK_SIZE] === hash) return slot
    }
  }

  #grow(length: number): void {
    const slots = new Int32Array(length)
    const mask = slots.length - 1
    let number = 0
    for (const { ids } of this.#blocks)
      for (let i = 0; i < ids.length && number < this.#count; i++) {
        // All ids differ, so the first empty slot is the right one.
        let slot = ids[i] & mask
        while (slots[slot]) slot = (slot + 1) & mask
        slots[slot] = ++number
      }
    this.#slots = slots
  }
}

function newBlock(): Block {
  return {
    ids: new Float64Array(BLOCK_SIZE),
    rows: new Float64Array(BLOCK_SIZE),
    lines: new Uint32Array(BLOCK_SIZE),
  }
}
