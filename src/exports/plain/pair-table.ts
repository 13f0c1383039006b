/** Maximum number of pairs. */
const MAX_PAIRS = 1 << 20

/** Numbers pairs of whole numbers, 0 or more. A chain of tables numbers the combinations of several words. */
export class PairTable {
  /**
   * Open addressing. A slot has the number of a pair, plus 1, and the pair itself next to it, so that one look into distant
   * memory finds all; zero marks an empty slot. The number of slots is a power of two.
   */
  #slots = new Int32Array(4 * 64)
  #count = 0

  /** Returns the number of a pair, from 0 in the order in which pairs appear; -1 if it is new and there are too many. */
  numberOf(first: number, second: number): number {
    const slots = this.#slots
    const slot = slotOf(slots, first, second)
    if (slots[slot]) return slots[slot] - 1
    if (this.#count === MAX_PAIRS) return -1
    slots[slot] = ++this.#count
    slots[slot + 1] = first
    slots[slot + 2] = second
    if (8 * this.#count > slots.length) this.#grow()
    return this.#count - 1
  }

  #grow(): void {
    const known = this.#slots
    const slots = new Int32Array(2 * known.length)
    for (let from = 0; from < known.length; from += 4) {
      if (!known[from]) continue
      const slot = slotOf(slots, known[from + 1], known[from + 2])
      for (let i = 0; i < 3; i++) slots[slot + i] = known[from + i]
    }
    this.#slots = slots
  }
}

/** Returns the slot of a pair, or the empty one for it. */
function slotOf(slots: Int32Array, first: number, second: number): number {
  const hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)
  const mask = slots.length - 4
  let slot = ((hash ^ (hash >>> 15)) << 2) & mask
  while (slots[slot] && (slots[slot + 1] !== first || slots[slot + 2] !== second)) slot = (slot + 4) & mask
  return slot
}
