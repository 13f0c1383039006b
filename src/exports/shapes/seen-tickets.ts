import { textHash } from '../formats/cells-hash.ts'
import type { RowLocation } from '../ticket.ts'

/** A row that had the id of a ticket before. */
export type SeenTicket = {
  readonly source: RowLocation
  /** Whether its cells were the same. */
  readonly isSame: boolean
}

/**
 * The tickets read so far, so that an id that comes again is noticed, also in another file. It keeps two hashes, a line
 * and a file per ticket, which are 32 to 64 bytes. The chance that two ids of a million
 * have the same hash is one in eighteen thousand. The second one is then an invalid row.
 */
export class SeenTickets {
  // Open addressing; zero is an empty place.
  #ids = new Float64Array(1024)
  #rows = new Float64Array(1024)
  #lines = new Uint32Array(1024)
  #files = new Uint32Array(1024)
  #taken = 0
  readonly #names: string[] = []

  /**
   * Notes a row.
   *
   * @param row a hash of its cells
   * @returns the first row of the same id, if there was one
   */
  add(id: string, row: number, line: number, file: string): SeenTicket | undefined {
    const hash = textHash(id)
    const place = this.#placeOf(hash)
    if (this.#ids[place] === hash)
      return {
        source: { file: this.#names[this.#files[place]], line: this.#lines[place] },
        isSame: this.#rows[place] === row,
      }
    if (this.#names.at(-1) !== file) this.#names.push(file)
    this.#put(place, hash, row, line, this.#names.length - 1)
    if (++this.#taken * 4 > this.#ids.length * 3) this.#grow()
    return undefined
  }

  #placeOf(hash: number): number {
    const ids = this.#ids
    let place = hash % ids.length
    while (ids[place] !== 0 && ids[place] !== hash) place = (place + 1) % ids.length
    return place
  }

  #put(place: number, id: number, row: number, line: number, file: number): void {
    this.#ids[place] = id
    this.#rows[place] = row
    this.#lines[place] = line
    this.#files[place] = file
  }

  #grow(): void {
    const [ids, rows, lines, files] = [this.#ids, this.#rows, this.#lines, this.#files]
    this.#ids = new Float64Array(ids.length * 2)
    this.#rows = new Float64Array(ids.length * 2)
    this.#lines = new Uint32Array(ids.length * 2)
    this.#files = new Uint32Array(ids.length * 2)
    for (let i = 0; i < ids.length; i++)
      if (ids[i] !== 0) this.#put(this.#placeOf(ids[i]), ids[i], rows[i], lines[i], files[i])
  }
}
