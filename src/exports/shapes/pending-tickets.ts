import type { Columns, Row, RowCells } from '../formats/row.ts'
import type { RowLocation } from '../ticket.ts'

/** A ticket whose rows are still being collected. */
export type PendingTicket = {
  readonly id: string
  readonly source: RowLocation
  /** The cells of the latest row: packed unless rows are grouped. */
  last: string | RowCells
  /** The columns of the file of that row. */
  columns: Columns
  lastAt: number
  /** Three numbers per row: its time, its code and its line. */
  readonly rowData: number[]
  /** The time of the report, from the column of rows that have one. */
  reported: number | undefined
  /** Whether a row is invalid. The ticket is then not judged. */
  isInvalid: boolean
}

/** A row of a pending ticket. Its code identifies its words, see {@link RowInterner}. */
export type TimedRow = { readonly at: number; readonly code: number; readonly line: number }

/**
 * The tickets whose rows are still being collected. Memory: one row of text per pending ticket, and 24 bytes per row.
 * Nothing refers to a chunk of the file, so chunks are freed.
 */
export class PendingTickets {
  readonly #isGrouped: boolean
  readonly #tickets = new Map<string, PendingTicket>()
  /** With grouped rows: the ids of completed tickets. */
  readonly #done = new Set<string>()

  constructor(isGrouped: boolean) {
    this.#isGrouped = isGrouped
  }

  /** Returns the ticket of an id; undefined if it was completed before. */
  ticket(id: string, row: Row, columns: Columns, file: string): PendingTicket | undefined {
    const pending = this.#tickets.get(id)
    if (pending) return pending
    if (this.#done.has(id)) return undefined
    const ticket: PendingTicket = {
      id: detach(id),
      source: { file, line: row.line },
      last: '',
      columns,
      lastAt: Number.NEGATIVE_INFINITY,
      rowData: [],
      reported: undefined,
      isInvalid: false,
    }
    this.#tickets.set(ticket.id, ticket)
    return ticket
  }

  /** Adds a row to a ticket. */
  addRow(ticket: PendingTicket, at: number, code: number, row: Row, columns: Columns): void {
    ticket.rowData.push(at, code, row.line)
    if (at < ticket.lastAt) return
    // With grouped rows there is one pending ticket, so its cells keep only one chunk of the file alive.
    ticket.last = this.#isGrouped ? row.cells() : row.packed()
    ticket.lastAt = at
    ticket.columns = columns
  }

  /** Returns the tickets that are complete when a row of another ticket follows (grouped rows). */
  *doneBefore(id: string): Generator<PendingTicket, void, undefined> {
    if (this.#tickets.has(id)) return
    yield* this.rest()
  }

  /** Returns and removes all pending tickets in the order of their first rows. */
  *rest(): Generator<PendingTicket, void, undefined> {
    for (const ticket of this.#tickets.values()) {
      this.#tickets.delete(ticket.id)
      if (this.#isGrouped) this.#done.add(ticket.id)
      yield ticket
    }
  }
}

/** Returns the cells of a ticket's latest row by column. */
export function fieldsOf({ last, columns }: PendingTicket): Record<string, string> {
  return typeof last === 'string' ? columns.unpack(last) : last.all()
}

/** Returns the rows of a ticket by time; rows of the same time stay in the order of the file. */
export function timedRowsOf({ rowData }: PendingTicket): TimedRow[] {
  const rows: TimedRow[] = []
  let isSorted = true
  for (let i = 0; i < rowData.length; i += 3) {
    if (i && rowData[i] < rowData[i - 3]) isSorted = false
    rows.push({ at: rowData[i], code: rowData[i + 1], line: rowData[i + 2] })
  }
  return isSorted ? rows : rows.sort((a, b) => a.at - b.at)
}

/** Assigns a code to the contents of rows, so that a pending ticket stores one number per row. */
export class RowInterner<T> {
  /** Nested by first word, second word and so on. */
  readonly #codes: Words = new Map()
  readonly #contents: T[] = []

  /** Returns the code of some words; undefined if they are new. Every call has the same number of words. */
  codeOf(words: readonly string[]): number | undefined {
    let at: Words | number | undefined = this.#codes
    for (let i = 0; i < words.length && at !== undefined; i++) at = (at as Words).get(words[i])
    return at as number | undefined
  }

  /** Assigns a new code to words and returns it. */
  add(words: readonly string[], content: T): number {
    let at = this.#codes
    for (const word of words.slice(0, -1)) {
      const next = (at.get(word) as Words) ?? new Map()
      at.set(detach(word), next)
      at = next
    }
    at.set(detach(words.at(-1)!), this.#contents.length)
    return this.#contents.push(content) - 1
  }

  /** Returns the content of a code. */
  of(code: number): T {
    return this.#contents[code]
  }
}

type Words = Map<string, Words | number>

/** Copies a text, so that it no longer refers to the chunk of the file that it was cut from. */
export function detach(text: string): string {
  return Buffer.from(text).toString()
}
