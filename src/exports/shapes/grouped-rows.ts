import { COLUMN } from '../column.ts'
import type { Columns, Row } from '../formats/row.ts'
import type { Mapping } from '../mapping.ts'
import { EMPTY, type InputItem } from '../ticket.ts'
import type { TimestampParser } from '../timestamps/timestamp-parser.ts'
import { type PendingTicket, PendingTickets } from './pending-tickets.ts'
import { notJudged, RowErrors, type ShapeReader } from './shape-reader.ts'

/** The column of the ticket id, in rows of events and in logs. */
const ID = COLUMN.log.id

/** Reads exports in which several rows describe a ticket. The rows are collected until the ticket is complete. */
export abstract class GroupedRows implements ShapeReader {
  protected readonly mapping: Mapping
  protected readonly times: TimestampParser
  protected readonly now: number
  protected readonly pending: PendingTickets

  constructor(mapping: Mapping, times: TimestampParser, now: number) {
    this.mapping = mapping
    this.times = times
    this.now = now
    this.pending = new PendingTickets(mapping.isGrouped)
  }

  /** Adds a row to its ticket, or its errors to `errors`. */
  protected abstract add(row: Row, columns: Columns, errors: RowErrors, ticket: PendingTicket | undefined): void

  /** Returns the ticket of all its rows, and an item for rows that are left out. */
  protected abstract items(ticket: PendingTicket): readonly InputItem[]

  take(row: Row, columns: Columns, file: string): readonly InputItem[] {
    const id = row.text(ID)
    const items = id && this.mapping.isGrouped ? [...this.#items(this.pending.doneBefore(id))] : []
    const errors = new RowErrors(row, columns, file)
    const ticket = id ? this.pending.ticket(id, row, columns, file) : undefined
    if (!id) errors.add(ID, EMPTY)
    else if (!ticket) errors.add(ID, 'The rows of this ticket came to an end before: they are not grouped by ticket.')
    this.add(row, columns, errors, ticket)
    if (!errors.list.length) return items
    if (ticket) ticket.isInvalid = true
    return [...items, { id, errors: ticket ? errors.list.map(notJudged) : errors.list }]
  }

  *end(): Generator<InputItem, void, undefined> {
    yield* this.#items(this.pending.rest())
  }

  *#items(tickets: Iterable<PendingTicket>): Generator<InputItem, void, undefined> {
    for (const ticket of tickets) if (!ticket.isInvalid) yield* this.items(ticket)
  }
}
