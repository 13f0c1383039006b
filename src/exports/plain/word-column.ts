import { WordTable } from './word-table.ts'

/** A column that repeats few words. The meaning of each word is found once. */
export class WordColumn<T> {
  /** Its position in the header; -1 if the file lacks it. Then every cell is empty. */
  readonly position: number
  readonly #meaningOf: (text: string) => T
  readonly #words = new WordTable()
  readonly #meanings: T[] = []

  /** @param meaningOf returns the meaning of a cell */
  constructor(position: number, meaningOf: (text: string) => T) {
    this.position = position
    this.#meaningOf = meaningOf
    if (position < 0) this.#meanings.push(meaningOf(''))
  }

  /** Returns the number of a word, from 0; -1 if the column has too many words. */
  numberOf(bytes: Uint8Array, start: number, end: number, hash: number): number {
    if (this.position < 0) return 0
    const number = this.#words.numberOf(bytes, start, end, hash)
    if (number === this.#meanings.length) this.#meanings.push(this.#meaningOf(this.#words.textOf(number)))
    return number
  }

  /** Returns the meaning of a word by its number. */
  meaning(number: number): T {
    return this.#meanings[number]
  }
}
