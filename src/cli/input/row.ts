import type { TicketItem } from './ticket-item.ts'

/** A row of an export, whatever its format. */
export type Row = {
  /** The line of the file that it starts on. */
  readonly line: number
  /** What stands in a wanted column, without blanks around it; empty where there is nothing, or a mark for nothing. */
  text(wanted: number): string
  /** The ticket that the row is. */
  ticket(id: string, file: string, events: TicketItem['events'], entitlement: string | undefined): TicketItem
  /** A hash of all its cells and their columns; the same for the same cells in another order. */
  hash(): number
  /** Its cells as a text that keeps no piece of the file alive, for {@link Columns.unpack}. */
  packed(): string
  /** Its cells, brought together when asked for. */
  kept(): () => Record<string, string>
}

/** The columns of a file. */
export type Columns = {
  /** The name of a wanted column in this file. */
  nameOf(wanted: number): string
  /** The cells of a packed row. */
  unpack(packed: string): Record<string, string>
}
