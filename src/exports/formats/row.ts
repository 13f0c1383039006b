import type { TicketItem } from '../ticket.ts'

/** A row of an export, whatever its format. */
export type Row = {
  /** The line of the file that it starts on. */
  readonly line: number
  /** Its place among the items of a JSON file, from 1; undefined in CSV. */
  readonly item?: number | undefined
  /** The trimmed value of a column; empty if blank or listed in `missing`. */
  text(wanted: number): string
  /** The trimmed value of any column, by its name; empty if the column is absent. */
  cell(column: string): string
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
  /** Whether the file has a wanted column. */
  has(wanted: number): boolean
  /** The name of a wanted column in this file. */
  headerFor(wanted: number): string
  /** The same by what the column holds, such as `severity`. */
  nameFor(meaning: string): string
  /** The cells of a packed row. */
  unpack(packed: string): Record<string, string>
}
