import { textHash } from '../exports/formats/cells-hash.ts'

/**
 * Counts how often a text has come before, in 16 to 32 bytes for each different text: it keeps 53 bits of a hash. Among
 * a million texts the chance that any two are taken for equal is one in eighteen thousand.
 */
export class HashCounter {
  // Open addressing; zero is an empty place. At most half of the places are taken.
  #places = new Float64Array(1024)
  #taken = 0
  readonly #again = new Map<number, number>()

  /** How often the text has come before: 0 the first time. */
  count(text: string): number {
    const hash = textHash(text)
    if (!this.#add(hash)) {
      const before = this.#again.get(hash) ?? 1
      this.#again.set(hash, before + 1)
      return before
    }
    if (++this.#taken * 2 > this.#places.length) this.#grow()
    return 0
  }

  #add(hash: number): boolean {
    const places = this.#places
    let place = hash % places.length
    while (places[place] !== 0) {
      if (places[place] === hash) return false
      place = (place + 1) % places.length
    }
    places[place] = hash
    return true
  }

  #grow() {
    const before = this.#places
    this.#places = new Float64Array(before.length * 2)
    for (const hash of before) if (hash) this.#add(hash)
  }
}
