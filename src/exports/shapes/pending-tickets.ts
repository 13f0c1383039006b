import type { Columns, Row } from '../formats/row.ts'
import type { RowLocation } from '../ticket.ts'

/** A ticket whose rows are being gathered. */
export type PendingTicket = {
  readonly id: string
  readonly source: RowLocation
  /** The cells of the row of the latest time, packed unless rows are grouped, and the columns by which they are read. */
  last: string | (() => Record<string, string>)
  columns: Columns
  lastAt: number
  /** Of each row its time, the number of what it says, and its line, one after the other. */
  readonly marks: number[]
  /** When it was reported, where its rows have a column for that. */
  reported: number | undefined
  /** One of its rows makes no sense, so that what the others say would be half of the truth. */
  isBroken: boolean
}

/** One row of a held ticket. */
export type TimedRow = { readonly at: number; readonly says: number; readonly line: number }

/**
 * The tickets whose rows are being gathered: about a row of text, and 24 bytes for each row, of every ticket that is not
 * done. Nothing that is held keeps a piece of the file alive.
 */
export class PendingTickets {
  readonly #isGrouped: boolean
  readonly #tickets = new Map<string, PendingTicket>()
  /** With grouped rows: the ids that are done. */
  readonly #done = new Set<string>()

  constructor(isGrouped: boolean) {
    this.#isGrouped = isGrouped
  }

  /** The ticket of an id; undefined when its rows came to an end before. */
  ticket(id: string, row: Row, columns: Columns, file: string): PendingTicket | undefined {
    const held = this.#tickets.get(id)
    if (held) return held
    if (this.#done.has(id)) return undefined
    const ticket: PendingTicket = {
      id: detach(id),
      source: { file, line: row.line },
      last: '',
      columns,
      lastAt: Number.NEGATIVE_INFINITY,
      marks: [],
      reported: undefined,
      isBroken: false,
    }
    this.#tickets.set(ticket.id, ticket)
    return ticket
  }

  /** Adds a row to a ticket. */
  mark(ticket: PendingTicket, at: number, says: number, row: Row, columns: Columns): void {
    ticket.marks.push(at, says, row.line)
    if (at < ticket.lastAt) return
    // With grouped rows one ticket is held: what its cells keep alive is a piece of the file.
    ticket.last = this.#isGrouped ? row.kept() : row.packed()
    ticket.lastAt = at
    ticket.columns = columns
  }

  /** With grouped rows: the tickets that are done when a row of another one comes. */
  *doneBefore(id: string): Generator<PendingTicket, void, undefined> {
    if (this.#tickets.has(id)) return
    yield* this.rest()
  }

  /** All that are left, in the order of their first rows. */
  *rest(): Generator<PendingTicket, void, undefined> {
    for (const ticket of this.#tickets.values()) {
      this.#tickets.delete(ticket.id)
      if (this.#isGrouped) this.#done.add(ticket.id)
      yield ticket
    }
  }
}

/** The cells of a ticket's latest row, by column. */
export function fieldsOf({ last, columns }: PendingTicket): Record<string, string> {
  return typeof last === 'string' ? columns.unpack(last) : last()
}

/** The rows of a ticket in the order of their times, those of the same time as they came. */
export function marksOf({ marks }: PendingTicket): TimedRow[] {
  const rows: TimedRow[] = []
  let isSorted = true
  for (let i = 0; i < marks.length; i += 3) {
    if (i && marks[i] < marks[i - 3]) isSorted = false
    rows.push({ at: marks[i], says: marks[i + 1], line: marks[i + 2] })
  }
  return isSorted ? rows : rows.sort((a, b) => a.at - b.at)
}

/** Numbers for what rows say, so that a ticket holds a number for each. */
export class RowInterner<T> {
  /** By the first word, in it by the second, and so on. */
  readonly #numbers: Words = new Map()
  readonly #sayings: T[] = []

  /** The number of what words stand for, always as many; undefined where they are new. */
  numberOf(words: readonly string[]): number | undefined {
    let at: Words | number | undefined = this.#numbers
    for (let i = 0; i < words.length && at !== undefined; i++) at = (at as Words).get(words[i])
    return at as number | undefined
  }

  /** Gives words a number. */
  add(words: readonly string[], saying: T): number {
    let at = this.#numbers
    for (const word of words.slice(0, -1)) {
      const next = (at.get(word) as Words) ?? new Map()
      at.set(detach(word), next)
      at = next
    }
    at.set(detach(words.at(-1)!), this.#sayings.length)
    return this.#sayings.push(saying) - 1
  }

  of(number: number): T {
    return this.#sayings[number]
  }
}

type Words = Map<string, Words | number>

/** The same text, which no longer holds on to the piece of the file that it was cut from. */
export function detach(text: string): string {
  return Buffer.from(text).toString()
}
