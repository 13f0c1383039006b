import type { Columns, RowCells } from '../formats/row.ts'
import { type ReadEvent, type RowLocation, type TicketItem, unambiguous } from '../ticket.ts'

/** A ticket of one row. Its cells are converted only on request: most tickets never need them. */
export class RowTicket implements TicketItem {
  readonly id: string
  readonly source: RowLocation
  readonly events: TicketItem['events']
  readonly entitlement: string | undefined
  readonly spentMs: number | undefined
  readonly #cells: RowCells
  readonly #columns: Columns

  constructor(
    {
      id,
      source,
      events,
      entitlement,
      spentMs,
    }: Pick<TicketItem, 'id' | 'source' | 'entitlement' | 'spentMs'> & { readonly events: readonly ReadEvent[] },
    cells: RowCells,
    columns: Columns,
  ) {
    this.id = id
    this.source = source
    this.events = unambiguous(events)
    this.entitlement = entitlement
    this.spentMs = spentMs
    this.#cells = cells
    this.#columns = columns
  }

  get fields(): Readonly<Record<string, string>> {
    return this.#cells.all()
  }

  field(column: string): string | undefined {
    return this.#cells.one(column)
  }

  columnOf(meaning: string): string {
    return this.#columns.nameFor(meaning)
  }
}
