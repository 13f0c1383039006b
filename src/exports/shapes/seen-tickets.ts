import { textHash } from '../formats/cells-hash.ts'
import type { RowLocation } from '../ticket.ts'

/** An earlier row with the same id. */
export type SeenTicket = {
  readonly source: RowLocation
  /** Whether its cells are the same. */
  readonly isSame: boolean
}

/**
 * The tickets read so far, to detect repeated ids, also across files. It stores two hashes, a line and a file per ticket:
 * 32 to 64 bytes. Two of a million ids share a hash with a probability of one in 18,000. The second one is then an
 * invalid row.
 */
export class SeenTickets {
  // Open addressing; zero marks an empty slot.
  #ids = new Float64Array(1024)
  #rows = new Float64Array(1024)
  #lines = new Uint32Array(1024)
  #files = new Uint32Array(1024)
  #taken = 0
  readonly #names: string[] = []

  /**
   * Adds a row.
   *
   * @param row the hash of its cells
   * @returns the first row of the same id; undefined if this is the first
   */
  add(id: string, row: number, line: number, file: string): SeenTicket | undefined {
    const hash = textHash(id)
    const slot = this.#slotOf(hash)
    if (this.#ids[slot] === hash)
      return {
        source: { file: this.#names[this.#files[slot]], line: this.#lines[slot] },
        isSame: this.#rows[slot] === row,
      }
    if (this.#names.at(-1) !== file) this.#names.push(file)
    this.#put(slot, hash, row, line, this.#names.length - 1)
    if (++this.#taken * 4 > this.#ids.length * 3) this.#grow()
    return undefined
  }

  #slotOf(hash: number): number {
    const ids = this.#ids
    let slot = hash % ids.length
    while (ids[slot] !== 0 && ids[slot] !== hash) slot = (slot + 1) % ids.length
    return slot
  }

  #put(slot: number, id: number, row: number, line: number, file: number): void {
    this.#ids[slot] = id
    this.#rows[slot] = row
    this.#lines[slot] = line
    this.#files[slot] = file
  }

  #grow(): void {
    const [ids, rows, lines, files] = [this.#ids, this.#rows, this.#lines, this.#files]
    this.#ids = new Float64Array(ids.length * 2)
    this.#rows = new Float64Array(ids.length * 2)
    this.#lines = new Uint32Array(ids.length * 2)
    this.#files = new Uint32Array(ids.length * 2)
    for (let i = 0; i < ids.length; i++)
      if (ids[i] !== 0) this.#put(this.#slotOf(ids[i]), ids[i], rows[i], lines[i], files[i])
  }
}
