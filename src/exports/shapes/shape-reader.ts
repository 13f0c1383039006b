import type { Columns, Row } from '../formats/row.ts'
import type { InputItem, RowError } from '../ticket.ts'
import type { TimestampError } from '../timestamps/timestamp-parser.ts'

/** Makes tickets of rows. */
export type ShapeReader = {
  /** Takes a row; what it completes, or why it makes no sense. */
  take(row: Row, columns: Columns, file: string): InputItem | readonly InputItem[]
  /** What is left when there are no more rows. */
  end(): Iterable<InputItem>
}

/** What is wrong with the cells of one row. */
export class RowErrors {
  readonly bad: RowError[] = []
  readonly #row: Row
  readonly #columns: Columns
  readonly #file: string

  constructor(row: Row, columns: Columns, file: string) {
    this.#row = row
    this.#columns = columns
    this.#file = file
  }

  /** Adds what is wrong with a wanted column. */
  add(wanted: number, message: string, kind?: string): void {
    const { line, item } = this.#row
    const source = item === undefined ? { file: this.#file, line } : { file: this.#file, line, item }
    const column = this.#columns.headerFor(wanted)
    const value = this.#row.text(wanted)
    this.bad.push(kind === undefined ? { source, column, value, message } : { source, column, value, message, kind })
  }

  /** Adds a time that cannot be read. */
  addTime(wanted: number, { message, kind }: TimestampError): void {
    this.add(wanted, message, kind)
  }
}

/** A bad row among others of its ticket, which are not told without it. */
export function notJudged(bad: RowError): RowError {
  return { ...bad, message: `${bad.message} The ticket is not judged.` }
}
