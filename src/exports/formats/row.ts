/** The cells of a row, kept after the reader has moved on. */
export type RowCells = {
  /** Returns all cells by column name. */
  all(): Record<string, string>
  /** Returns one cell, at a lower cost than all; undefined if the file has no such column. */
  one(column: string): string | undefined
}

/** A row of an export in any format. Columns are indices of {@link COLUMN}. */
export type Row = {
  /** The line of the file on which the row starts, from 1. */
  readonly line: number
  /** The position among the items of a JSON file, from 1; undefined in CSV. */
  readonly item?: number | undefined
  /** Returns the trimmed value of a column; empty if blank or listed in `missing`. */
  text(column: number): string
  /** Returns the trimmed value of any column of the file by its name; empty if the column is absent. */
  cell(name: string): string
  /** Returns a hash of all cells and their columns. The order of the columns does not matter. */
  hash(): number
  /** Returns the cells in a form that outlives the row. They keep a chunk of the file in memory. */
  cells(): RowCells
  /** Returns the cells as one text for {@link Columns.unpack}. It keeps no chunk of the file in memory. */
  packed(): string
}

/** The columns of a file. */
export type Columns = {
  /** Returns whether the file has a column. */
  has(column: number): boolean
  /** Returns the name of a column in this file. */
  headerFor(column: number): string
  /** Returns the name of a column in this file by its meaning, such as `severity`. */
  nameFor(meaning: string): string
  /** Returns the cells of a packed row. */
  unpack(packed: string): Record<string, string>
}
