/** Maximum number of words. A column with more is free text, in which few words repeat. */
const MAX_WORDS = 1 << 20

/** Numbers the words of a column by their bytes. A word that is known needs no text. */
export class WordTable {
  /** Open addressing: the number of a word, plus 1; zero marks an empty slot. The length is a power of two. */
  #slots = new Int32Array(64)
  #hashes = new Int32Array(32)
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
    const mask = slots.length - 1
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const number = slots[slot] - 1
      if (number < 0) return this.#add(bytes, start, end, hash, slot)
      if (this.#hashes[number] === hash && this.#equals(number, bytes, start, end)) return number
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
    if (number === this.#hashes.length) {
      this.#hashes = largerCopy(this.#hashes, 2 * number)
      this.#starts = largerCopy(this.#starts, 2 * number + 1)
    }
    if (next > this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes], 2 * next)
    this.#bytes.set(bytes.subarray(start, end), at)
    this.#starts[number + 1] = next
    this.#hashes[number] = hash
    this.#slots[slot] = ++this.#count
    if (2 * this.#count > this.#slots.length) this.#grow()
    return number
  }

  #grow(): void {
    const slots = new Int32Array(2 * this.#slots.length)
    const mask = slots.length - 1
    for (let number = 0; number < this.#count; number++) {
      const hash = this.#hashes[number]
      let slot = (hash ^ (hash >>> 15)) & mask
      while (slots[slot]) slot = (slot + 1) & mask
      slots[slot] = number + 1
    }
    this.#slots = slots
  }
}

/** Returns a longer array with the same values at its start. */
export function largerCopy<T extends Int32Array | Float64Array>(values: T, length: number): T {
  const larger = new (values.constructor as new (length: number) => T)(length)
  larger.set(values)
  return larger
}
