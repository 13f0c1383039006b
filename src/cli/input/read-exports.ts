import type { TicketsSpec } from '../../document/tickets-spec.ts'
import { describe } from '../../input/plain-data.ts'
import { CommandError } from '../command-error.ts'
import { nameOf, UnreadableFile } from '../text-file.ts'
import { type CsvRow, readCsv } from './csv-rows.ts'
import { CsvTable, CsvTableRow } from './csv-table.ts'
import { EventRows } from './event-rows.ts'
import { inputBytes } from './input-bytes.ts'
import { type JsonRow, readJson, readNdjson } from './json-rows.ts'
import { JsonTable, JsonTableRow } from './json-table.ts'
import { type Mapping, mappingOf } from './mapping.ts'
import type { Columns, Row } from './row.ts'
import type { ShapeReader } from './shape-reader.ts'
import { StateLog } from './state-log.ts'
import type { BadRow, InputItem, InputNotes } from './ticket-item.ts'
import { TicketRows } from './ticket-rows.ts'
import { Times } from './times.ts'
import { unpacked } from './unpacked.ts'

/** What takes the tickets, and the rows that make no sense, one at a time; a promise is waited for. */
export type InputHandlers = { item(item: InputItem): void | Promise<void> }

/**
 * Reads exports of tickets, as a document says, and hands over tickets and bad rows. Files are read one after the
 * other, `-` is standard input; what is packed with gzip is unpacked. Of rows that are tickets nothing is held; events
 * and logs are held for each ticket until it is done: when the next one begins, where the document says that rows are
 * grouped, else when all files have been read.
 *
 * @param now epoch milliseconds; a ticket reported later is a bad row
 * @throws {CommandError} when a file cannot be read, is not what it should be, or lacks a column; the file comes first
 * @throws {SlaCalendarError} `time-zone-unknown` for the document's zone
 */
export async function readExports(
  files: readonly string[],
  spec: TicketsSpec,
  handlers: InputHandlers,
  now: number,
): Promise<InputNotes> {
  const notes: InputNotes = { rows: 0, ignoredRows: 0, clockChangeTimes: 0 }
  const mapping = mappingOf(spec)
  const times = new Times(mapping, now, notes)
  const shape = shapeReader(mapping, times, now, notes)
  for (const file of files) {
    const name = nameOf(file)
    try {
      await readFile(file, new Export(name, mapping, shape, handlers, notes))
    } catch (error) {
      if (error instanceof CommandError && !(error instanceof UnreadableFile))
        throw new CommandError(`${name}: ${error.message}`)
      throw error
    }
  }
  for (const item of shape.end()) await handlers.item(item)
  return notes
}

function shapeReader(mapping: Mapping, times: Times, now: number, notes: InputNotes): ShapeReader {
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
  const { bytes, first } = await started(unpacked(inputBytes(file)))
  if (!first) throw new CommandError('there is nothing in it.')
  const { mapping } = target
  switch (mapping.format ?? formatOf(file, first)) {
    case 'csv':
      await readCsv(bytes, row => target.csvRow(row), mapping.titleRows)
      break
    case 'json':
      await readJson(bytes, row => target.jsonRow(row))
      break
    case 'ndjson':
      await readNdjson(bytes, row => target.jsonRow(row))
  }
  target.end()
}

/** The format of a file by its name, else by the first character that is not blank. */
function formatOf(file: string, first: string): NonNullable<TicketsSpec['format']> {
  const [, ending] = /\.(csv|tsv|txt|json|ndjson|jsonl)(?:\.gz)?$/i.exec(file) ?? []
  switch (ending?.toLowerCase()) {
    case 'json':
      return 'json'
    case 'ndjson':
    case 'jsonl':
      return 'ndjson'
    case undefined:
      return first === '[' ? 'json' : first === '{' ? 'ndjson' : 'csv'
    default:
      return 'csv'
  }
}

/** The bytes with the first character that they hold; empty when there is none but blanks. */
async function started(bytes: AsyncGenerator<Uint8Array, void, undefined>) {
  const pieces: Uint8Array[] = []
  let first = ''
  while (!first) {
    const { value, done } = await bytes.next()
    if (done) break
    pieces.push(value)
    // A byte order mark is blank here, and what is no ASCII is no sign of JSON.
    first = Buffer.from(value)
      .toString('latin1')
      .replace(/^\xef\xbb\xbf/, '')
      .trimStart()
      .charAt(0)
  }
  async function* again() {
    yield* pieces
    yield* bytes
  }
  return { bytes: again(), first }
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

  constructor(file: string, mapping: Mapping, shape: ShapeReader, handlers: InputHandlers, notes: InputNotes) {
    this.mapping = mapping
    this.#file = file
    this.#shape = shape
    this.#handlers = handlers
    this.#notes = notes
    this.#titles = mapping.titleRows
  }

  csvRow(row: CsvRow): void | Promise<void> {
    const table = this.#csv
    if (isBlank(row.cells)) return
    if (!table) return this.#header(row)
    const fault = table.fault(row)
    if (this.mapping.footerZone && this.#isFooter(row)) return this.#footer(row)
    this.#notes.rows++
    if (!fault) return this.#take(this.#row!.at(row), table)
    const { column, message } = fault
    const value = row.cells[table.names.indexOf(column)]
    const id = row.cells[table.places[0]]?.trim()
    return this.#bad({ source: { file: this.#file, line: row.line }, column, value, message }, id)
  }

  jsonRow({ line, value, flaw }: JsonRow): void | Promise<void> {
    this.#notes.rows++
    const source = { file: this.#file, line }
    if (flaw !== undefined) return this.#bad({ source, message: flaw })
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return this.#bad({ source, message: `${describe(value)} is not an object: a ticket has its keys in one.` })
    this.#json ??= new JsonTable(this.mapping)
    if (!this.#hasJson) this.#json.checkFirst(value as { [key: string]: unknown }, line)
    this.#hasJson = true
    return this.#take(new JsonTableRow(line, value as { [key: string]: unknown }, this.#json), this.#json)
  }

  /** @throws {CommandError} when the file had no header, or no value of a key that the document names */
  end(): void {
    if (!this.#csv && !this.#json && this.#titles < this.mapping.titleRows)
      throw new CommandError(`there is no header below the ${this.mapping.titleRows} title rows.`)
    if (this.#hasJson) this.#json!.checkAll()
  }

  #header(row: CsvRow): void {
    if (this.#titles-- > 0) return
    this.#csv = new CsvTable(row, this.mapping)
    this.#row = new CsvTableRow(this.#csv)
  }

  #take(row: Row, columns: Columns): void | Promise<void> {
    const items = this.#shape.take(row, columns, this.#file)
    if (!Array.isArray(items)) return this.#handlers.item(items as InputItem)
    if (items.length) return this.#all(items)
  }

  async #all(items: readonly InputItem[]): Promise<void> {
    for (const item of items) await this.#handlers.item(item)
  }

  #bad(row: BadRow, id?: string): void | Promise<void> {
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

function isBlank(cells: readonly string[]): boolean {
  // Most rows start with a letter or a digit of ASCII, which is told faster.
  const code = cells[0].charCodeAt(0)
  if (code > 0x20 && code < 0x7f) return false
  for (let i = 0; i < cells.length; i++) if (cells[i].trim()) return false
  return true
}
