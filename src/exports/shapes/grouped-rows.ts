import { COLUMN_MEANINGS } from '../../document/column-meanings.ts'
import type { Columns, Row } from '../formats/row.ts'
import type { Mapping } from '../mapping.ts'
import type { InputItem } from '../ticket.ts'
import { EMPTY } from '../ticket.ts'
import type { Times } from '../timestamps/timestamp-parser.ts'
import { type HeldTicket, HeldTickets } from './pending-tickets.ts'
import { Faults, notJudged, type ShapeReader } from './shape-reader.ts'

/** Where the rows of events and those of a log have the id. */
const ID = COLUMN_MEANINGS.log.indexOf('id')

/** Tickets of several rows each, which are gathered before a ticket is told. */
export abstract class GatheredRows implements ShapeReader {
  protected readonly mapping: Mapping
  protected readonly times: Times
  protected readonly now: number
  protected readonly held: HeldTickets

  constructor(mapping: Mapping, times: Times, now: number) {
    this.mapping = mapping
    this.times = times
    this.now = now
    this.held = new HeldTickets(mapping.isGrouped)
  }

  /** Adds what a row says to its ticket, or to the faults what is wrong with it. */
  protected abstract add(row: Row, columns: Columns, faults: Faults, ticket: HeldTicket | undefined): void

  /** The ticket that all its rows make, and any reason to leave rows out. */
  protected abstract items(ticket: HeldTicket): readonly InputItem[]

  take(row: Row, columns: Columns, file: string): readonly InputItem[] {
    const id = row.text(ID)
    const items = id && this.mapping.isGrouped ? [...this.#items(this.held.doneBefore(id))] : []
    const faults = new Faults(row, columns, file)
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

  *#items(tickets: Iterable<HeldTicket>): Generator<InputItem, void, undefined> {
    for (const ticket of tickets) if (!ticket.isBroken) yield* this.items(ticket)
  }
}
