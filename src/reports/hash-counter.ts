import { textHash } from '../exports/formats/cells-hash.ts'

/**
 * Counts repeated texts. It stores 53 bits of a hash, which take 16 to 32 bytes per different text. Two of a million texts
 * share a hash with a probability of one in 18,000.
 */
export class HashCounter {
  // Open addressing; zero marks an empty slot. At most half of the slots are taken.
  #slots = new Float64Array(1024)
  #taken = 0
  readonly #repeats = new Map<number, number>()

  /** Adds a text and returns how often it was added before: 0 the first time. */
  count(text: string): number {
    const hash = textHash(text)
    if (!this.#add(hash)) {
      const before = this.#repeats.get(hash) ?? 1
      this.#repeats.set(hash, before + 1)
      return before
    }
    if (++this.#taken * 2 > this.#slots.length) this.#grow()
    return 0
  }

  #add(hash: number): boolean {
    const slots = this.#slots
    let slot = hash % slots.length
    while (slots[slot] !== 0) {
      if (slots[slot] === hash) return false
      slot = (slot + 1) % slots.length
    }
    slots[slot] = hash
    return true
  }

  #grow() {
    const before = this.#slots
    this.#slots = new Float64Array(before.length * 2)
    for (const hash of before) if (hash) this.#add(hash)
  }
}
