import type { TicketsSpec } from '../document/tickets-spec.ts'
import { describe } from '../validation/plain-data.ts'
import { gunzip } from './bytes/gunzip.ts'
import { readBytes } from './bytes/read-bytes.ts'
import { nameOf, UnreadableFile, UnwritableFile } from './bytes/text-file.ts'
import { type CsvRow, DELIMITERS, readCsv } from './formats/csv.ts'
import { CsvTable, CsvTableRow } from './formats/csv-table.ts'
import { type JsonRow, readJson, readNdjson } from './formats/json.ts'
import { type JsonObject, JsonTable, JsonTableRow, valueAt } from './formats/json-table.ts'
import type { Columns, Row } from './formats/row.ts'
import { type Mapping, mappingOf } from './mapping.ts'
import { matchesPattern } from './meanings.ts'
import { MissingColumns } from './missing-columns.ts'
import { EventRows } from './shapes/event-rows.ts'
import type { ShapeReader } from './shapes/shape-reader.ts'
import { StateLog } from './shapes/state-log.ts'
import { TicketRows } from './shapes/ticket-rows.ts'
import { type ShownEvents, shownEvents } from './shown-events.ts'
import type { InputItem, InputNotes, RowError } from './ticket.ts'
import { TimestampParser } from './timestamps/timestamp-parser.ts'
import { UserError } from './user-error.ts'

/** The receiver of a reading. */
export type InputHandlers = {
  /** Takes the tickets and the invalid rows, one at a time; a promise is waited for. */
  item(item: InputItem): void | Promise<void>
  /** Takes the events that a file can show, before its first item; it may end the reading by a {@link UserError}. */
  begin?(shown: ShownEvents): void
}

/**
 * Reads exports of tickets, as a document says, and hands over tickets and bad rows. Files are read one after the
 * other, `-` is standard input; what is packed with gzip is unpacked. Of rows that are tickets nothing is held; events
 * and logs are held for each ticket until it is done: when the next one begins, where the document says that rows are
 * grouped, else when all files have been read.
 *
 * @param now epoch milliseconds; a ticket reported later is a bad row
 * @throws {UserError} when a file cannot be read, is not what it should be, or lacks a column; the file comes first
 * @throws {SlaCalendarError} `time-zone-unknown` for the document's zone
 */
export async function readExports(
  files: readonly string[],
  spec: TicketsSpec,
  handlers: InputHandlers,
  now: number,
): Promise<InputNotes> {
  const notes: InputNotes = { rows: 0, ignoredRows: 0, clockChangeTimes: 0, datesWithoutTime: 0 }
  const mapping = mappingOf(spec)
  const times = new TimestampParser(mapping, now, notes)
  const shape = shapeReader(mapping, times, now, notes)
  for (const file of files) {
    const name = nameOf(file)
    try {
      await readFile(file, new Export(name, mapping, shape, handlers, notes))
    } catch (error) {
      const isNamed = error instanceof UnreadableFile || error instanceof UnwritableFile
      if (error instanceof UserError && !isNamed) throw new UserError(`${name}: ${error.message}`)
      throw error
    }
  }
  for (const item of shape.end()) await handlers.item(item)
  return notes
}

function shapeReader(mapping: Mapping, times: TimestampParser, now: number, notes: InputNotes): ShapeReader {
  switch (mapping.shape) {
    case 'tickets':
      return new TicketRows(mapping, times, now)
    case 'events':
      return new EventRows(mapping, times, now)
    case 'log':
      return new StateLog(mapping, times, now, notes)
  }
}

async function readFile(file: string, target: Export): Promise<void> {
  const { bytes, first, line } = await started(gunzip(readBytes(file)))
  if (!first) throw new UserError('there is nothing in it.')
  const { mapping } = target
  switch (mapping.format ?? formatOf(file, first, line)) {
    case 'csv':
      await readCsv(bytes, row => target.csvRow(row), mapping.titleRows, mapping.encoding)
      break
    case 'json':
      await readJson(bytes, row => target.jsonRow(row), mapping.encoding)
      break
    case 'ndjson':
      await readNdjson(bytes, row => target.jsonRow(row), mapping.encoding)
  }
  await target.end()
}

/** The format of a file by its name, else by its first line and the first character of it. */
function formatOf(file: string, first: string, line: string): NonNullable<TicketsSpec['format']> {
  const [, ending] = /\.(csv|tsv|txt|json|ndjson|jsonl)(?:\.gz)?$/i.exec(file) ?? []
  switch (ending?.toLowerCase()) {
    case 'json':
      return 'json'
    case 'ndjson':
    case 'jsonl':
      return 'ndjson'
    case undefined:
      return first === '[' ? 'json' : first === '{' ? (isJson(line) ? 'ndjson' : 'json') : 'csv'
    default:
      return 'csv'
  }
}

function isJson(text: string): boolean {
  try {
    return Boolean(JSON.parse(text))
  } catch {
    return false
  }
}

/** No export starts with more blank bytes; a packed file may have as many as no memory holds. */
const MOST_BLANK = 1_000_000

/** The bytes, their first character that is not blank, and the start of its line; both empty if all are blank. */
async function started(bytes: AsyncGenerator<Uint8Array, void, undefined>) {
  const pieces: Uint8Array[] = []
  let line = ''
  let blank = 0
  while (!line) {
    const { value, done } = await bytes.next()
    if (done) break
    pieces.push(value)
    blank += value.length
    // A byte order mark is blank here, and what is no ASCII is no sign of JSON.
    ;[line] = Buffer.from(value)
      .toString('latin1')
      .replace(/^\xef\xbb\xbf/, '')
      .trimStart()
      .split('\n', 1)
    if (!line && blank > MOST_BLANK) throw new UserError(`it starts with more than ${MOST_BLANK} blank characters.`)
  }
  async function* again() {
    yield* pieces
    yield* bytes
  }
  return { bytes: again(), first: line.charAt(0), line }
}

/** One file of an export, row by row. */
class Export {
  readonly mapping: Mapping
  readonly #file: string
  readonly #shape: ShapeReader
  readonly #handlers: InputHandlers
  readonly #notes: InputNotes
  #titles: number
  #csv: CsvTable | undefined
  #row: CsvTableRow | undefined
  #json: JsonTable | undefined
  #hasJson = false
  #items = 0
  /** Objects that wait until it is known which columns the file has; undefined once it is. */
  #waiting: (() => void | Promise<void>)[] | undefined = []
  /** The keys to the list of tickets in objects around it. */
  #list: readonly string[] | undefined
  /** A first row that lacks columns, and the rows after it: one of them may be the header. */
  #lacking: { readonly error: UserError; readonly line: number; readonly rows: CsvRow[] } | undefined

  constructor(file: string, mapping: Mapping, shape: ShapeReader, handlers: InputHandlers, notes: InputNotes) {
    this.mapping = mapping
    this.#file = file
    this.#shape = shape
    this.#handlers = handlers
    this.#notes = notes
    this.#titles = mapping.titleRows
    this.#list = mapping.list
  }

  csvRow(given: CsvRow): void | Promise<void> {
    const table = this.#csv
    const row = withoutFormulas(given)
    if (isBlank(row.cells)) return
    if (!table) return this.#lacking ? this.#laterHeader(row) : this.#header(row)
    const fault = table.fault(row)
    if (this.mapping.footerZone && this.#isFooter(row)) return this.#footer(row)
    this.#notes.rows++
    const only = row.flaw ? -1 : onlyCell(row.cells)
    if (only >= 0 && only < table.names.length) return this.#oneCell(row, only, table)
    if (!fault) return this.#take(this.#row!.at(row), table)
    const { column, message } = fault
    const value = row.cells[table.names.indexOf(column)]
    const id = row.cells[table.places[0]]?.trim()
    return this.#bad({ source: { file: this.#file, line: row.line }, column, value, message }, id)
  }

  /** Takes a row with text in one cell only, which no ticket has: most are below the tickets, such as a total. */
  #oneCell({ line, cells }: CsvRow, place: number, table: CsvTable): void | Promise<void> {
    const value = cells[place].trim()
    const row = this.#row!.at({ line, cells: table.names.map((_, i) => cells[i] ?? ''), flaw: undefined })
    if (this.#skips(row)) return
    const items = [this.#shape.take(row, table, this.#file)].flat() as readonly InputItem[]
    if (!items.some(item => 'bad' in item)) return this.#all(items)
    const column = table.names[place]
    const skip = JSON.stringify({ [column]: skipPattern(value) })
    const message = `Only this cell of the row has text: ${describe(value)}. If the row is not a ticket, leave it out: tickets.skip: ${skip}.`
    return this.#bad({ source: { file: this.#file, line }, column, value, message, kind: 'only one cell' })
  }

  async jsonRow({ line, value, flaw, isItem }: JsonRow): Promise<void> {
    if (flaw !== undefined) return this.#badItem(line, flaw)
    const table = this.#json ?? new JsonTable(this.mapping)
    this.#json = table
    const listed = isObject(value) && !isItem ? this.#listIn(value, table, line) : undefined
    if (!listed) return this.#jsonItem(line, value, table)
    for (const item of listed) await this.#jsonItem(line, item, table)
  }

  #jsonItem(line: number, value: unknown, table: JsonTable): void | Promise<void> {
    if (!isObject(value))
      return this.#badItem(line, `${describe(value)} is not an object: a ticket has its keys in one.`)
    this.#notes.rows++
    const row = new JsonTableRow(line, ++this.#items, value, table)
    if (!this.#hasJson) this.#complete(() => table.checkFirst(value, `line ${line}: `), table)
    else if (this.#waiting) table.look(value)
    this.#hasJson = true
    return this.#inTurn(() => this.#take(row, table))
  }

  #badItem(line: number, message: string): void | Promise<void> {
    this.#notes.rows++
    const item = ++this.#items
    return this.#inTurn(() => this.#bad({ source: { file: this.#file, line, item }, message }))
  }

  /** Takes an object now, or later if it is not known yet which columns the file has. */
  #inTurn(take: () => void | Promise<void>): void | Promise<void> {
    if (!this.#waiting) return take()
    this.#waiting.push(take)
    if (this.#hasJson && (this.#waiting.length === OBJECTS_LOOKED_AT || this.#json!.hasAll())) return this.#beginJson()
  }

  /** Begins with the objects that wait: the columns that they have are those of the file. */
  async #beginJson(): Promise<void> {
    const waiting = this.#waiting ?? []
    this.#waiting = undefined
    const table = this.#json
    if (this.#hasJson && table) {
      const refusal = this.#refusal(table)
      if (refusal) {
        this.#complete(() => table.checkAll(waiting.length), table)
        throw refusal
      }
    }
    for (const take of waiting) await take()
  }

  /** The list of tickets in an object around it; undefined if the object is a ticket itself. */
  #listIn(object: JsonObject, table: JsonTable, line: number): readonly unknown[] | undefined {
    if (this.#list) {
      const listed = this.#list.reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), object)
      return Array.isArray(listed) ? listed : undefined
    }
    if (this.#hasJson || !table.missingIn(object).length) return undefined
    const lists = listsIn(object)
    const full = lists.filter(keys => (valueAt(object, keys) as unknown[]).some(isObject))
    const [list, ...others] = full.length ? full : lists
    if (!list) return undefined
    if (others.length) {
      const names = [list, ...others].map(keys => describe(keys.join('.')))
      throw new UserError(
        `line ${line}: the object has ${names.length} lists: ${names.join(', ')}. Name the list of tickets in tickets.list.`,
      )
    }
    this.#list = list
    return valueAt(object, list) as unknown[]
  }

  /** @throws {UserError} if the file had no header, or no value of a key that the document names */
  async end(): Promise<void> {
    if (this.#lacking) throw this.#lacking.error
    if (this.#waiting) await this.#beginJson()
    if (!this.#csv && !this.#json && this.#titles < this.mapping.titleRows)
      throw new UserError(`there is no header below the ${this.mapping.titleRows} title rows.`)
    if (this.#hasJson) this.#json!.checkAll()
  }

  #header(row: CsvRow): void {
    if (this.#titles-- > 0) return
    try {
      this.#csv = new CsvTable(row, this.mapping)
      this.#row = new CsvTableRow(this.#csv)
    } catch (error) {
      if (!(error instanceof MissingColumns)) throw error
      if (/^\s*<(!doctype|html|head|meta|table|\?xml)/i.test(row.cells[0]))
        throw new UserError('this is HTML or XML, not CSV: export the tickets as CSV, or save the sheet as CSV.')
      const names = new Set(row.cells.map(cell => cell.trim()))
      const has = (wanted: number) => {
        const column = this.mapping.columns[wanted]
        // A missing column that the document names has an error of its own.
        return column.required || column.names.some(name => names.has(name))
      }
      this.#lacking = { error: this.#withRefusal(error, { has }), line: row.line, rows: [] }
      return
    }
    const refusal = this.#refusal(this.#csv)
    if (refusal) throw refusal
  }

  /** Why a file with these columns is not read on, if its events are not enough. */
  #refusal(columns: Pick<Columns, 'has'>): UserError | undefined {
    try {
      this.#handlers.begin?.(shownEvents(this.mapping, columns))
    } catch (error) {
      if (error instanceof UserError) return error
      throw error
    }
    return undefined
  }

  /** Adds that the events of the file are not enough to an error about its columns, so that both are known at once. */
  #withRefusal(error: MissingColumns, columns: Pick<Columns, 'has'>): UserError {
    const refusal = this.#refusal(columns)
    return refusal ? new UserError(`${error.message} Also, ${refusal.message}`) : error
  }

  /** Runs a check of the keys; its error also says that the events are not enough. */
  #complete(check: () => void, columns: Pick<Columns, 'has'>): void {
    try {
      check()
    } catch (error) {
      throw error instanceof MissingColumns ? this.#withRefusal(error, columns) : error
    }
  }

  /** Looks for the header among the rows below one that lacks columns. */
  #laterHeader(row: CsvRow): void {
    const { error, line, rows } = this.#lacking!
    rows.push(row)
    if (DELIMITERS.some(mark => this.#isHeader(row, mark))) {
      const titles = this.mapping.titleRows + rows.length
      throw new UserError(
        `line ${line} is not the header, which seems to be line ${row.line}: set tickets.titleRows to ${titles}.`,
      )
    }
    if (rows.length >= TITLES_TRIED) throw error
  }

  /** Whether a row has all columns that are read, if a mark is between its cells. */
  #isHeader(row: CsvRow, mark: string): boolean {
    const cells =
      row.cells.length > 1 ? row.cells : row.cells[0].split(mark).map(cell => cell.replace(/^\s*"(.*)"\s*$/, '$1'))
    // The error of a table that lacks columns looks for similar names, which takes long if the row is wide.
    const names = new Set(cells.map((cell, i) => cell.trim() || String(i + 1)))
    if (this.mapping.columns.some(({ names: any, required }) => required && !any.some(name => names.has(name))))
      return false
    try {
      return Boolean(new CsvTable({ ...row, cells }, this.mapping))
    } catch {
      return false
    }
  }

  #take(row: Row, columns: Columns): void | Promise<void> {
    if (this.#skips(row)) return
    const items = this.#shape.take(row, columns, this.#file)
    if (!Array.isArray(items)) return this.#handlers.item(items as InputItem)
    if (items.length) return this.#all(items)
  }

  /** Whether a row is left out, which is counted. */
  #skips(row: Row): boolean {
    const { skips } = this.mapping
    if (!skips.length) return false
    const isSkipped = skips.some(({ column, values }) => {
      const cell = row.cell(column)
      return values.some(value => matchesPattern(cell, value))
    })
    if (isSkipped) this.#notes.ignoredRows++
    return isSkipped
  }

  async #all(items: readonly InputItem[]): Promise<void> {
    for (const item of items) await this.#handlers.item(item)
  }

  #bad(row: RowError, id?: string): void | Promise<void> {
    return this.#handlers.item({ id, bad: [row] })
  }

  /** A row below the tickets that has text in its first cell only, and that names a zone. */
  #isFooter({ cells }: CsvRow): boolean {
    return this.mapping.footerZone!(cells[0].trim()) !== undefined && isBlank(cells.slice(1))
  }

  /** Checks that the zone of the export is the one that its times are read by. */
  #footer({ cells, line }: CsvRow): void | Promise<void> {
    this.#notes.rows++
    const value = cells[0].trim()
    const zone = this.mapping.footerZone!(value)
    if (zone === this.mapping.timeZone) {
      this.#notes.ignoredRows++
      return
    }
    const { timeZone } = this.mapping
    return this.#bad({
      source: { file: this.#file, line },
      column: this.#csv!.names[0],
      value,
      message: `The times of this export are those of ${zone}; ${timeZone ? `the document reads them as those of ${timeZone}` : 'the document names no zone'}. Name it in tickets.timeZone.`,
    })
  }
}

/** So many objects of a JSON file are looked at for keys that not every object has. */
const OBJECTS_LOOKED_AT = 500

/** So many rows after the first one are tried as the header. */
const TITLES_TRIED = 20

/** Lists of tickets lie no deeper than this in objects. */
const DEEPEST_LIST = 4

/** The keys to the lists in an object, and in the objects in it. */
function listsIn(object: JsonObject, depth = 1): string[][] {
  return Object.entries(object).flatMap(([key, value]) => {
    if (Array.isArray(value)) return value.length && !value.some(isObject) ? [] : [[key]]
    if (!isObject(value) || depth === DEEPEST_LIST) return []
    return listsIn(value, depth + 1).map(keys => [key, ...keys])
  })
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isBlank(cells: readonly string[]): boolean {
  // Most rows start with a letter or a digit of ASCII, which is told faster.
  const code = cells[0].charCodeAt(0)
  if (code > 0x20 && code < 0x7f) return false
  for (let i = 0; i < cells.length; i++) if (cells[i].trim()) return false
  return true
}

/** A text that Excel writes as a formula, so that it does not become a number or a date. */
const TEXT_FORMULA = /^="((?:[^"]|"")*)"$/

/** The row with the texts of formulas such as `="20/11/2026 16:30"`. */
function withoutFormulas(row: CsvRow): CsvRow {
  const { cells } = row
  if (!cells.some(cell => cell.charCodeAt(0) === 0x3d)) return row
  return { ...row, cells: cells.map(cell => TEXT_FORMULA.exec(cell)?.[1].replaceAll('""', '"') ?? cell) }
}

/** The place of the only cell that has text; -1 if several have. */
function onlyCell(cells: readonly string[]): number {
  let only = -1
  for (let i = 0; i < cells.length; i++) {
    if (!cells[i].trim()) continue
    if (only >= 0) return -1
    only = i
  }
  return only
}

/** A value of `tickets.skip` for a cell, in which a number may be another one the next time. */
function skipPattern(value: string): string {
  const [words] = value.split(/\d/, 1)
  return /\p{L}{2}/u.test(words) && words !== value ? `${words}*` : value
}
