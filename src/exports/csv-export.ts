import { describe } from '../validation/plain-data.ts'
import { COLUMN } from './column.ts'
import { type CsvRow, DELIMITERS } from './formats/csv.ts'
import { CsvRowCursor, CsvTable } from './formats/csv-table.ts'
import { MissingColumns } from './missing-columns.ts'
import type { RowSink } from './row-sink.ts'
import { UserError } from './user-error.ts'

/** Maximum number of rows after the first one that are tried as the header. */
const MAX_HEADER_TRIES = 20

/** Takes the rows of one CSV file: finds the header, checks each row against it, and passes it on. */
export class CsvExport {
  readonly #sink: RowSink
  /** The number of title rows still to skip. */
  #titles: number
  #table: CsvTable | undefined
  #cursor: CsvRowCursor | undefined
  /** A first row that lacks columns, and the rows after it: one of these may be the header. */
  #notHeader: { readonly error: UserError; readonly line: number; readonly rows: CsvRow[] } | undefined

  constructor(sink: RowSink) {
    this.#sink = sink
    this.#titles = sink.mapping.titleRows
  }

  /** The header; undefined before it is found. */
  get table(): CsvTable | undefined {
    return this.#table
  }

  /**
   * Takes a row.
   *
   * @throws {UserError} if the header lacks columns
   */
  row(original: CsvRow): void | Promise<void> {
    const row = withoutFormulas(original)
    if (isBlank(row.cells)) return
    const table = this.#table
    if (!table) return this.#notHeader ? this.#laterHeader(row) : this.#header(row)
    const cutError = table.cutError(row)
    if (this.#sink.mapping.footerZone && this.#isFooter(row)) return this.#footer(row, table)
    this.#sink.notes.rows++
    const only = row.error ? -1 : onlyCell(row.cells)
    if (only >= 0 && only < table.names.length) return this.#oneCell(row, only, table)
    if (!cutError) return this.#sink.take(this.#cursor!.moveTo(row), table)
    const { column, message } = cutError
    const value = row.cells[table.names.indexOf(column)]
    const id = row.cells[table.positions[COLUMN.tickets.id]]?.trim()
    return this.#sink.reject({ source: this.#source(row), column, value, message }, id)
  }

  /**
   * Ends the file.
   *
   * @throws {UserError} if it had no header
   */
  end(): void {
    if (this.#notHeader) throw this.#notHeader.error
    const { titleRows } = this.#sink.mapping
    if (!this.#table) throw new UserError(`the header is missing${titleRows ? ` below row ${titleRows}` : ''}.`)
  }

  #source({ line }: CsvRow) {
    return { file: this.#sink.file, line }
  }

  /** Takes a row with text in one cell only. No ticket has that; most such rows are totals below the tickets. */
  #oneCell(row: CsvRow, position: number, table: CsvTable): void | Promise<void> {
    const value = row.cells[position].trim()
    const cells = table.names.map((_, i) => row.cells[i] ?? '')
    const cursor = this.#cursor!.moveTo({ line: row.line, cells, error: undefined })
    if (this.#sink.skips(cursor)) return
    const items = this.#sink.itemsOf(cursor, table)
    if (!items.some(item => 'errors' in item)) return this.#sink.passOn(items)
    const column = table.names[position]
    const skip = JSON.stringify({ [column]: skipPattern(value) })
    const message = `Only this cell of the row has text: ${describe(value)}. If the row is not a ticket, leave it out: tickets.skip: ${skip}.`
    return this.#sink.reject({ source: this.#source(row), column, value, message, kind: 'only one cell' })
  }

  #header(row: CsvRow): void {
    if (this.#titles-- > 0) return
    try {
      this.#table = new CsvTable(row, this.#sink.mapping)
      this.#cursor = new CsvRowCursor(this.#table)
    } catch (error) {
      if (!(error instanceof MissingColumns)) throw error
      this.#notHeader = { error: this.#headerError(row, error), line: row.line, rows: [] }
      return
    }
    const refusal = this.#sink.begin(this.#table)
    if (refusal) throw refusal
  }

  #headerError({ cells }: CsvRow, error: MissingColumns): UserError {
    if (/^\s*<(!doctype|html|head|meta|table|\?xml)/i.test(cells[0]))
      throw new UserError('this is HTML or XML, not CSV: export the tickets as CSV, or save the sheet as CSV.')
    const names = new Set(cells.map(cell => cell.trim()))
    const has = (index: number) => {
      const column = this.#sink.mapping.columns[index]
      // A missing column that the document names has its own error.
      return column.required || column.names.some(name => names.has(name))
    }
    return this.#sink.withMissingEvents(error, { has })
  }

  /** Looks for the header among the rows below one that lacks columns. */
  #laterHeader(row: CsvRow): void {
    const { error, line, rows } = this.#notHeader!
    rows.push(row)
    if (DELIMITERS.some(mark => this.#isHeader(row, mark))) {
      const titles = this.#sink.mapping.titleRows + rows.length
      throw new UserError(
        `line ${line} is not the header, which seems to be line ${row.line}: set tickets.titleRows to ${titles}.`,
      )
    }
    if (rows.length >= MAX_HEADER_TRIES) throw error
  }

  /** Returns whether a row has all columns that are read, if a character separates its cells. */
  #isHeader(row: CsvRow, mark: string): boolean {
    const { mapping } = this.#sink
    const header = row.cells.length > 1 ? row : { ...row, cells: unquoted(row.cells[0].split(mark)), error: undefined }
    // The error of a table that lacks columns looks for similar names, which is slow for a wide row.
    const names = new Set(header.cells.map((cell, i) => cell.trim() || String(i + 1)))
    if (mapping.columns.some(column => column.required && !column.names.some(name => names.has(name)))) return false
    try {
      return Boolean(new CsvTable(header, mapping))
    } catch {
      return false
    }
  }

  /** Returns whether a row is below the tickets: only its first cell has text, and the text names a zone. */
  #isFooter({ cells }: CsvRow): boolean {
    return onlyCell(cells) === 0 && this.#sink.mapping.footerZone!(cells[0].trim()) !== undefined
  }

  /** Checks that the footer names the zone by which the times are read. */
  #footer(row: CsvRow, table: CsvTable): void | Promise<void> {
    const { notes, mapping } = this.#sink
    notes.rows++
    const value = row.cells[0].trim()
    const zone = mapping.footerZone!(value)
    const { timeZone } = mapping
    if (zone === timeZone) {
      notes.ignoredRows++
      return
    }
    const documentZone = timeZone ? `the document reads them as those of ${timeZone}` : 'the document names no zone'
    const message = `The times of this export are those of ${zone}; ${documentZone}. Name it in tickets.timeZone.`
    return this.#sink.reject({ source: this.#source(row), column: table.names[0], value, message })
  }
}

/** Removes the quotes around cells that were read as one cell, which has lost the first and the last quote. */
function unquoted(cells: readonly string[]): string[] {
  return cells.map(cell => cell.trim().replace(/^"|"$/g, ''))
}

function isBlank(cells: readonly string[]): boolean {
  // Most rows start with a visible ASCII character, which is faster to check.
  const code = cells[0].charCodeAt(0)
  if (code > 0x20 && code < 0x7f) return false
  for (let i = 0; i < cells.length; i++) if (cells[i].trim()) return false
  return true
}

/** A text that Excel writes as a formula, so that it does not become a number or a date. */
const TEXT_FORMULA = /^="((?:[^"]|"")*)"$/

/** Replaces formulas such as `="20/11/2026 16:30"` by their texts. */
function withoutFormulas(row: CsvRow): CsvRow {
  const { cells } = row
  if (!hasFormula(cells)) return row
  return { ...row, cells: cells.map(cell => TEXT_FORMULA.exec(cell)?.[1].replaceAll('""', '"') ?? cell) }
}

function hasFormula(cells: readonly string[]): boolean {
  for (let i = 0; i < cells.length; i++) if (cells[i].charCodeAt(0) === 0x3d) return true
  return false
}

/** Returns the position of the only cell with text; -1 if several have text. */
function onlyCell(cells: readonly string[]): number {
  let only = -1
  for (let i = 0; i < cells.length; i++) {
    if (!cells[i].trim()) continue
    if (only >= 0) return -1
    only = i
  }
  return only
}

/** Returns a value of `tickets.skip` for a cell. It ends before the first digit, since a number may differ next time. */
function skipPattern(value: string): string {
  const [words] = value.split(/\d/, 1)
  return /\p{L}{2}/u.test(words) && words !== value ? `${words}*` : value
}
