import type { Columns, Row } from './formats/row.ts'
import type { Mapping, NamedColumn } from './mapping.ts'
import { matchesPattern } from './matches-pattern.ts'
import { MissingColumns } from './missing-columns.ts'
import type { PlainHandler } from './plain/plain-handler.ts'
import type { ShapeReader } from './shapes/shape-reader.ts'
import { type ShownEvents, shownEvents } from './shown-events.ts'
import type { InputItem, InputNotes, RowError } from './ticket.ts'
import { UserError } from './user-error.ts'

/** The receiver of what {@link readExports} reads. */
export type InputHandlers = {
  /** Takes the tickets and the invalid rows, one at a time. A promise that it returns is awaited. */
  item(item: InputItem): void | Promise<void>
  /** The columns of each file by which contracts are chosen. A file without one is an error. */
  readonly columns?: readonly NamedColumn[] | undefined
  /** Takes the events that a file can show, before its first item. It may stop the reading by a {@link UserError}. */
  begin?(shown: ShownEvents): void
  /** Judges unremarkable tickets of one row each before they become items. @defaultValue every ticket becomes an item */
  readonly plain?: PlainHandler | undefined
}

/** Takes the rows of one file: skips some, combines the others into tickets, and passes these on. */
export class RowSink {
  readonly file: string
  readonly mapping: Mapping
  readonly notes: InputNotes
  readonly #shape: ShapeReader
  readonly #handlers: InputHandlers
  readonly #hint: () => string

  constructor(
    file: string,
    {
      mapping,
      shape,
      handlers,
      notes,
      hint = () => '',
    }: Pick<RowSink, 'mapping' | 'notes'> & { shape: ShapeReader; handlers: InputHandlers; hint?: () => string },
  ) {
    this.file = file
    this.mapping = mapping
    this.notes = notes
    this.#shape = shape
    this.#handlers = handlers
    this.#hint = hint
  }

  /** Takes a row and passes on the tickets that it completes. */
  take(row: Row, columns: Columns): void | Promise<void> {
    if (this.skips(row)) return
    const items = this.#shape.take(row, columns, this.file)
    if (!Array.isArray(items)) return this.#handlers.item(items as InputItem)
    if (items.length) return this.passOn(items)
  }

  /** Returns the items that a row completes, without passing them on. */
  itemsOf(row: Row, columns: Columns): readonly InputItem[] {
    return [this.#shape.take(row, columns, this.file)].flat() as readonly InputItem[]
  }

  /** Passes items on, one after the other. */
  async passOn(items: readonly InputItem[]): Promise<void> {
    for (const item of items) await this.#handlers.item(item)
  }

  /** Passes on the error of a row. */
  reject(error: RowError, id?: string): void | Promise<void> {
    return this.#handlers.item({ id, errors: [error] })
  }

  /** Returns whether `tickets.skip` leaves a row out, and counts it. */
  skips(row: Row): boolean {
    const { skips } = this.mapping
    if (!skips.length) return false
    const isSkipped = skips.some(({ column, values }) => {
      const cell = row.cell(column)
      return values.some(value => matchesPattern(cell, value))
    })
    if (isSkipped) this.notes.ignoredRows++
    return isSkipped
  }

  /** Announces the columns of the file. Returns an error if the receiver needs events that they do not show. */
  begin(columns: Pick<Columns, 'has'>): UserError | undefined {
    try {
      this.#handlers.begin?.(shownEvents(this.mapping, columns))
    } catch (error) {
      if (error instanceof UserError) return error
      throw error
    }
    return undefined
  }

  /** Runs a check of the columns. Its error also names missing events, so that the user sees both at once. */
  check(run: () => void, columns: Pick<Columns, 'has'>): void {
    try {
      run()
    } catch (error) {
      throw error instanceof MissingColumns ? this.withMissingEvents(error, columns) : error
    }
  }

  /** Adds missing events to an error about missing columns. */
  withMissingEvents(error: MissingColumns, columns: Pick<Columns, 'has'>): UserError {
    const refusal = this.begin(columns)
    const also = (refusal ? ` Also, ${refusal.message}` : '') + this.#hint()
    return also ? new UserError(error.message + also) : error
  }
}
