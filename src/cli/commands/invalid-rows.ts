import type { RowError, RowErrorItem } from '../../exports/ticket.ts'
import type { InvalidRow } from '../../reports/report-writer.ts'
import { placeOf, printError, rowErrorText } from '../terminal/errors.ts'

/** Maximum number of different errors that are printed; further ones are counted. */
const MAX_SHOWN = 20

/** Prints the errors of rows on standard error, each kind once, and counts the invalid rows. */
export class InvalidRows {
  /** The number of invalid rows. A row with several errors counts once. */
  count = 0
  readonly #kinds = new Map<string, { readonly first: RowError; readonly id: string | undefined; more: number }>()
  #others = 0

  add({ errors, id }: RowErrorItem): void {
    this.count++
    let isShown = false
    for (const error of errors) if (this.#add(error, id)) isShown = true
    if (!isShown) this.#others++
  }

  /** Returns whether the error, or an earlier one of its kind, is printed. */
  #add(error: RowError, id: string | undefined): boolean {
    const key = JSON.stringify([error.column, error.kind ?? error.message])
    const kind = this.#kinds.get(key)
    if (kind) {
      kind.more++
      return true
    }
    if (this.#kinds.size === MAX_SHOWN) return false
    this.#kinds.set(key, { first: error, id, more: 0 })
    printError(rowErrorText(error, id))
    return true
  }

  /** Prints the number of further rows of each kind. */
  end(): void {
    for (const { first, id, more } of this.#kinds.values())
      if (more) printError(`${placeOf(first, id)}: and ${more} more like this`)
    if (this.#others) printError(`and ${this.#others} more invalid rows`)
  }
}

/** Returns an invalid row as reports show it. A row with several errors counts once. */
export function invalidRowOf({ errors, id }: RowErrorItem): InvalidRow {
  const [{ source }] = errors
  const faults = errors.map(({ column, message }) => (column === undefined ? { message } : { column, message }))
  return { ...source, ...(id ? { id } : {}), faults }
}
