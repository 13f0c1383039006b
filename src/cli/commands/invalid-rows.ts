import type { RowError, RowErrorItem } from '../../exports/ticket.ts'
import { placeOf, printError, rowErrorText } from '../terminal/errors.ts'

/** So many different faults are printed; those after them are counted. */
const FAULTS_SHOWN = 20

/** Prints the faults of rows on standard error, each kind of them once, and counts the rows. */
export class InvalidRows {
  /** Rows with a fault, each of which counts once. */
  count = 0
  readonly #kinds = new Map<string, { readonly first: RowError; readonly id: string | undefined; more: number }>()
  #others = 0

  add({ bad, id }: RowErrorItem): void {
    this.count++
    let isShown = false
    for (const fault of bad) if (this.#add(fault, id)) isShown = true
    if (!isShown) this.#others++
  }

  /** Whether a fault is printed, or is like one that was. */
  #add(fault: RowError, id: string | undefined): boolean {
    const key = JSON.stringify([fault.column, fault.kind ?? fault.message])
    const known = this.#kinds.get(key)
    if (known) {
      known.more++
      return true
    }
    if (this.#kinds.size === FAULTS_SHOWN) return false
    this.#kinds.set(key, { first: fault, id, more: 0 })
    printError(rowErrorText(fault, id))
    return true
  }

  /** Prints how many more rows there were of each kind. */
  end(): void {
    for (const { first, id, more } of this.#kinds.values())
      if (more) printError(`${placeOf(first, id)}: and ${more} more like this`)
    if (this.#others) printError(`and ${this.#others} more invalid rows`)
  }
}
