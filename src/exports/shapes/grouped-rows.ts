import { TICKET_FIELDS } from '../../document/ticket-fields.ts'
import type { Columns, Row } from '../formats/row.ts'
import type { Mapping } from '../mapping.ts'
import type { InputItem } from '../ticket.ts'
import { EMPTY } from '../ticket.ts'
import type { TimestampParser } from '../timestamps/timestamp-parser.ts'
import { type PendingTicket, PendingTickets } from './pending-tickets.ts'
import { notJudged, RowErrors, type ShapeReader } from './shape-reader.ts'

/** Where the rows of events and those of a log have the id. */
const ID = TICKET_FIELDS.log.indexOf('id')

/** Tickets of several rows each, which are gathered before a ticket is told. */
export abstract class GroupedRows implements ShapeReader {
  protected readonly mapping: Mapping
  protected readonly times: TimestampParser
  protected readonly now: number
  protected readonly held: PendingTickets

  constructor(mapping: Mapping, times: TimestampParser, now: number) {
    this.mapping = mapping
    this.times = times
    this.now = now
    this.held = new PendingTickets(mapping.isGrouped)
  }

  /** Adds what a row says to its ticket, or to the faults what is wrong with it. */
  protected abstract add(row: Row, columns: Columns, faults: RowErrors, ticket: PendingTicket | undefined): void

  /** The ticket that all its rows make, and any reason to leave rows out. */
  protected abstract items(ticket: PendingTicket): readonly InputItem[]

  take(row: Row, columns: Columns, file: string): readonly InputItem[] {
    const id = row.text(ID)
    const items = id && this.mapping.isGrouped ? [...this.#items(this.held.doneBefore(id))] : []
    const faults = new RowErrors(row, columns, file)
    const ticket = id ? this.held.ticket(id, row, columns, file) : undefined
    if (!id) faults.add(ID, EMPTY)
    else if (!ticket) faults.add(ID, 'The rows of this ticket came to an end before: they are not grouped by ticket.')
    this.add(row, columns, faults, ticket)
    if (!faults.bad.length) return items
    if (ticket) ticket.isBroken = true
    return [...items, { id, bad: ticket ? faults.bad.map(notJudged) : faults.bad }]
  }

  *end(): Generator<InputItem, void, undefined> {
    yield* this.#items(this.held.rest())
  }

  *#items(tickets: Iterable<PendingTicket>): Generator<InputItem, void, undefined> {
    for (const ticket of tickets) if (!ticket.isBroken) yield* this.items(ticket)
  }
}
