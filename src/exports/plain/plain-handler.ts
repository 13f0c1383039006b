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
  /** Returns the number of the terms of tickets with the same keys between the same borders; -1 if they are judged one by one. */
  termsOf(cells: KeyCells, reportedAt: number): number
  /** Returns the group of tickets with the same terms and words; -1 if they are judged one by one. */
  groupOf(terms: number, severity: string, channel: string | undefined): number
  /** Judges tickets. They are counted later, in the order of the file. */
  judge(tickets: PlainTickets): void
  /** Sets the group of some tickets to -1, which have to be read on their own: among the rows `from` up to `to`. */
  choose(from: number, to: number): void
  /** Counts the rows `from` up to `to`, which were judged. */
  count(from: number, to: number): void
  /** Is called after some tickets were counted. */
  taken(count: number): void
}
