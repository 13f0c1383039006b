/** The cells by which a contract is found. */
export type KeyCells = {
  readonly fields: Readonly<Record<string, string>>
  /** Returns a cell; undefined if the file has no such column. */
  field(column: string): string | undefined
}

/** Rows with one ticket each, as columns. Instants are epoch milliseconds. */
export type PlainTickets = {
  readonly count: number
  /** The group of each row, as {@link PlainHandler.groupOf} returns it; -1 for a row that is read on its own. */
  readonly groups: Int32Array
  readonly reported: Float64Array
  /** The first response or the resolution, whichever is earlier; NaN if there is none. */
  readonly stopped: Float64Array
}

/** Judges tickets of one row each without an object per ticket. */
export type PlainHandler = {
  /** The columns that decide about the contract. */
  readonly keys: readonly string[]
  /** Instants in ascending order. The contract of a ticket depends on the ones before its report. */
  readonly borders: Float64Array
  /** Returns the group of tickets with the same words between the same borders; -1 if they are judged one by one. */
  groupOf(cells: KeyCells, severity: string, channel: string | undefined, reportedAt: number): number
  /** Judges tickets. They are counted later, in the order of the file. */
  judge(tickets: PlainTickets): void
  /** Counts a ticket that was judged. Returns false if it has to be read on its own. */
  take(row: number): boolean
  /** Is called after some tickets were counted. */
  taken(count: number): void
}
