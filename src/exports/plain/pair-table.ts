import { largerCopy } from './word-table.ts'

/** Maximum number of pairs. */
const MAX_PAIRS = 1 << 20

/** Numbers pairs of whole numbers, 0 or more. A chain of tables numbers the combinations of several words. */
export class PairTable {
  /** Open addressing: the number of a pair, plus 1; zero marks an empty slot. The length is a power of two. */
  #slots = new Int32Array(64)
  #firsts = new Int32Array(32)
  #seconds = new Int32Array(32)
  #count = 0

  /** Returns the number of a pair, from 0 in the order in which pairs appear; -1 if it is new and there are too many. */
  numberOf(first: number, second: number): number {
    const slots = this.#slots
    const mask = slots.length - 1
    for (let slot = slotOf(first, second) & mask; ; slot = (slot + 1) & mask) {
      const number = slots[slot] - 1
      if (number < 0) return this.#add(first, second, slot)
      if (this.#firsts[number] === first && this.#seconds[number] === second) return number
    }
  }

  #add(first: number, second: number, slot: number): number {
    const number = this.#count
    if (number === MAX_PAIRS) return -1
    if (number === this.#firsts.length) {
      this.#firsts = largerCopy(this.#firsts, 2 * number)
      this.#seconds = largerCopy(this.#seconds, 2 * number)
    }
    this.#firsts[number] = first
    this.#seconds[number] = second
    this.#slots[slot] = ++this.#count
    if (2 * this.#count > this.#slots.length) this.#grow()
    return number
  }

  #grow(): void {
    const slots = new Int32Array(2 * this.#slots.length)
    const mask = slots.length - 1
    for (let number = 0; number < this.#count; number++) {
      let slot = slotOf(this.#firsts[number], this.#seconds[number]) & mask
      while (slots[slot]) slot = (slot + 1) & mask
      slots[slot] = number + 1
    }
    this.#slots = slots
  }
}

function slotOf(first: number, second: number): number {
  const hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)
  return hash ^ (hash >>> 15)
}
