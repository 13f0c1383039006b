import type { Columns, Row } from './row.ts'
import type { Source } from './ticket-item.ts'

/** A ticket whose rows are being gathered. */
export type HeldTicket = {
  readonly id: string
  readonly source: Source
  /** The row of the latest time: its cells, and by which columns they are read. */
  last: string
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
export type Mark = { readonly at: number; readonly says: number; readonly line: number }

/**
 * The tickets whose rows are being gathered: about a row of text, and 24 bytes for each row, of every ticket that is not
 * done. Nothing that is held keeps a piece of the file alive.
 */
export class HeldTickets {
  readonly #isGrouped: boolean
  readonly #tickets = new Map<string, HeldTicket>()
  /** With grouped rows: the ids that are done. */
  readonly #done = new Set<string>()

  constructor(isGrouped: boolean) {
    this.#isGrouped = isGrouped
  }

  /** The ticket of an id; undefined when its rows came to an end before. */
  ticket(id: string, row: Row, columns: Columns, file: string): HeldTicket | undefined {
    const held = this.#tickets.get(id)
    if (held) return held
    if (this.#done.has(id)) return undefined
    const ticket: HeldTicket = {
      id: own(id),
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

  /** With grouped rows: the tickets that are done when a row of another one comes. */
  *doneBefore(id: string): Generator<HeldTicket, void, undefined> {
    if (this.#tickets.has(id)) return
    yield* this.rest()
  }

  /** All that are left, in the order of their first rows. */
  *rest(): Generator<HeldTicket, void, undefined> {
    for (const ticket of this.#tickets.values()) {
      this.#tickets.delete(ticket.id)
      if (this.#isGrouped) this.#done.add(ticket.id)
      yield ticket
    }
  }
}

/** Adds a row to a ticket. */
export function mark(ticket: HeldTicket, { at, says, line }: Mark, row: Row, columns: Columns): void {
  ticket.marks.push(at, says, line)
  if (at < ticket.lastAt) return
  ticket.last = row.packed()
  ticket.lastAt = at
  ticket.columns = columns
}

/** The rows of a ticket in the order of their times, those of the same time as they came. */
export function marksOf({ marks }: HeldTicket): Mark[] {
  return Array.from({ length: marks.length / 3 }, (_, i) => ({
    at: marks[3 * i],
    says: marks[3 * i + 1],
    line: marks[3 * i + 2],
  })).sort((a, b) => a.at - b.at)
}

/** Numbers for what rows say, so that a ticket holds a number for each. */
export class Sayings<T> {
  readonly #numbers = new Map<string, number>()
  readonly #sayings: T[] = []

  /** The number of what a key stands for; `make` is asked once for each key. */
  numberOf(key: string, make: () => T): number {
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    this.#sayings.push(make())
    this.#numbers.set(own(key), this.#sayings.length - 1)
    return this.#sayings.length - 1
  }

  of(number: number): T {
    return this.#sayings[number]
  }
}

/** The same text, which no longer holds on to the piece of the file that it was cut from. */
export function own(text: string): string {
  return Buffer.from(text).toString()
}
