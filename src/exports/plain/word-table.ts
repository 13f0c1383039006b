/** Maximum number of words. A column with more is free text, in which few words repeat. */
const MAX_WORDS = 1 << 20

/** Numbers the words of a column by their bytes. A word that is known needs no text. */
export class WordTable {
  /**
   * Open addressing. A slot has the number of a word, plus 1, and its hash next to it, so that one look into distant
   * memory finds both; zero marks an empty slot. The number of slots is a power of two.
   */
  #slots = new Int32Array(2 * 64)
  /** Word `i` has the bytes from `starts[i]` to `starts[i + 1] - 1`. */
  #starts = new Int32Array(33)
  #bytes = Buffer.alloc(512)
  #count = 0

  /**
   * Returns the number of a word, from 0 in the order in which words appear; -1 if it is new and there are too many.
   *
   * @param hash any hash of its bytes
   */
  numberOf(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const slots = this.#slots
    const mask = slots.length - 2
    for (let slot = placeOf(hash) & mask; ; slot = (slot + 2) & mask) {
      const number = slots[slot] - 1
      if (number < 0) return this.#add(bytes, start, end, hash, slot)
      if (slots[slot + 1] === hash && this.#equals(number, bytes, start, end)) return number
    }
  }

  /** Returns the text of a word. */
  textOf(number: number): string {
    return this.#bytes.toString('utf8', this.#starts[number], this.#starts[number + 1])
  }

  #equals(number: number, bytes: Uint8Array, start: number, end: number): boolean {
    const known = this.#bytes
    let at = this.#starts[number]
    if (this.#starts[number + 1] - at !== end - start) return false
    for (let i = start; i < end; i++) if (bytes[i] !== known[at++]) return false
    return true
  }

  #add(bytes: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    const number = this.#count
    if (number === MAX_WORDS) return -1
    const at = this.#starts[number]
    const next = at + end - start
    if (number + 1 === this.#starts.length) this.#starts = largerCopy(this.#starts, 2 * number + 1)
    if (next > this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes], 2 * next)
    this.#bytes.set(bytes.subarray(start, end), at)
    this.#starts[number + 1] = next
    this.#slots[slot] = ++this.#count
    this.#slots[slot + 1] = hash
    if (4 * this.#count > this.#slots.length) this.#grow()
    return number
  }

  #grow(): void {
    const known = this.#slots
    const slots = new Int32Array(2 * known.length)
    const mask = slots.length - 2
    for (let from = 0; from < known.length; from += 2) {
      if (!known[from]) continue
      let slot = placeOf(known[from + 1]) & mask
      while (slots[slot]) slot = (slot + 2) & mask
      slots[slot] = known[from]
      slots[slot + 1] = known[from + 1]
    }
    this.#slots = slots
  }
}

/** Spreads a hash over the slots. */
function placeOf(hash: number): number {
  return (hash ^ (hash >>> 15)) << 1
}

/** Returns a longer array with the same values at its start. */
export function largerCopy<T extends Int32Array | Float64Array>(values: T, length: number): T {
  const larger = new (values.constructor as new (length: number) => T)(length)
  larger.set(values)
  return larger
}
