/**
 * Counts how often a text has come before, in 16 to 32 bytes for each different text: it keeps 53 bits of a hash. Among
 * a million texts the chance that any two are taken for equal is one in eighteen thousand.
 */
export class Repeats {
  // Open addressing; zero is an empty place. At most half of the places are taken.
  #places = new Float64Array(1024)
  #taken = 0
  readonly #again = new Map<number, number>()

  /** How often the text has come before: 0 the first time. */
  count(text: string): number {
    const hash = hashOf(text)
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

/** A number of 1 to 2^53 - 1, of two multiplicative hashes of 32 bits. */
function hashOf(text: string): number {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    high = Math.imul(high ^ code, 0x9e3779b1)
    low = Math.imul(low ^ code, 0x5f356495)
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35)
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35)
  return (high >>> 11) * 4_294_967_296 + (low >>> 0) || 1
}
