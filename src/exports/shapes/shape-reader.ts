import type { Columns, Row } from '../formats/row.ts'
import type { InputItem, RowError } from '../ticket.ts'
import type { TimestampError } from '../timestamps/timestamp-parser.ts'

/** Combines rows into tickets, for one kind of rows. */
export type ShapeReader = {
  /** Takes a row and returns the tickets that it completes, or its errors. */
  take(row: Row, columns: Columns, file: string): InputItem | readonly InputItem[]
  /** Returns the remaining tickets after the last row. */
  end(): Iterable<InputItem>
}

/** Collects the errors in the cells of one row. */
export class RowErrors {
  readonly list: RowError[] = []
  readonly #row: Row
  readonly #columns: Columns
  readonly #file: string

  constructor(row: Row, columns: Columns, file: string) {
    this.#row = row
    this.#columns = columns
    this.#file = file
  }

  /** Adds an error in a column. */
  add(column: number, message: string, kind?: string): void {
    const { line, item } = this.#row
    const source = item === undefined ? { file: this.#file, line } : { file: this.#file, line, item }
    const error = { source, column: this.#columns.headerFor(column), value: this.#row.text(column), message }
    this.list.push(kind === undefined ? error : { ...error, kind })
  }

  /** Adds a time that cannot be read. */
  addTime(column: number, { message, kind }: TimestampError): void {
    this.add(column, message, kind)
  }
}

/** Returns the error of one row of a ticket that has several: it invalidates the whole ticket. */
export function notJudged(error: RowError): RowError {
  return { ...error, message: `${error.message} The ticket is not judged.` }
}
