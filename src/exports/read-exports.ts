import type { TicketsSpec } from '../document/tickets-spec.ts'
import { gunzip } from './bytes/gunzip.ts'
import { type PeekedBytes, peekFirstLine } from './bytes/peek-first-line.ts'
import { fileSize, readBytes } from './bytes/read-bytes.ts'
import { nameOf, UnreadableFile, UnwritableFile } from './bytes/text-file.ts'
import { CsvExport } from './csv-export.ts'
import { readCsv } from './formats/csv.ts'
import { detectFormat } from './formats/detect-format.ts'
import { readJson, readNdjson } from './formats/json.ts'
import { JsonExport } from './json-export.ts'
import { type Mapping, mappingOf, type NamedColumn } from './mapping.ts'
import { PlainRows } from './plain/plain-rows.ts'
import { detectProduct, otherProductHint } from './products/detect-product.ts'
import { type InputHandlers, RowSink } from './row-sink.ts'
import { EventRows } from './shapes/event-rows.ts'
import type { ShapeReader } from './shapes/shape-reader.ts'
import { StateLog } from './shapes/state-log.ts'
import { TicketRows } from './shapes/ticket-rows.ts'
import type { InputNotes } from './ticket.ts'
import { TimestampParser } from './timestamps/timestamp-parser.ts'
import { UserError } from './user-error.ts'

/**
 * Reads exports of tickets and passes on tickets and invalid rows. Files are read in order, `-` is standard input, and
 * gzip is unpacked.
 *
 * Rows that are whole tickets are not kept in memory. Events and logs are kept per ticket until it is complete: until
 * the next ticket begins if the document says that rows are grouped, otherwise until the last file ends.
 *
 * @param spec the member `tickets` of a document
 * @param now epoch milliseconds; a ticket reported later is an invalid row
 * @returns the counts of all files
 * @throws {UserError} if a file cannot be read, has another format, or lacks a column; the message names the file
 * @throws {SlaCalendarError} `time-zone-unknown` for the document's zone
 */
export async function readExports(
  files: readonly string[],
  spec: TicketsSpec,
  handlers: InputHandlers,
  now: number,
): Promise<InputNotes> {
  const notes: InputNotes = { rows: 0, ignoredRows: 0, clockChangeTimes: 0, datesWithoutTime: 0 }
  let reader = readerOf(spec, now, notes, handlers.columns)
  for (const [i, file] of files.entries()) {
    const name = nameOf(file)
    const bytes = gunzip(readBytes(file))
    try {
      const peeked = await peekFirstLine(bytes, spec.encoding)
      if (!peeked.firstLine) throw new UserError('the file is empty.')
      const product = i === 0 ? detectProduct(file, spec, peeked) : undefined
      if (product) reader = readerOf({ ...spec, product }, now, notes, handlers.columns)
      const hint = () => otherProductHint(spec, peeked)
      await readFile(file, peeked, new RowSink(name, { ...reader, handlers, notes, hint }), { ...reader, handlers })
    } catch (error) {
      const namesFile = error instanceof UnreadableFile || error instanceof UnwritableFile
      if (error instanceof UserError && !namesFile) throw new UserError(`${name}: ${error.message}`)
      throw error
    } finally {
      // Closes the file, also if it was not read to its end.
      await bytes.return()
    }
  }
  for (const item of reader.shape.end()) await handlers.item(item)
  return notes
}

/** Returns what reads the rows of all files. */
function readerOf(
  spec: TicketsSpec,
  now: number,
  notes: InputNotes,
  columns: readonly NamedColumn[] | undefined,
): { mapping: Mapping; shape: ShapeReader } {
  const mapping = mappingOf(spec, columns)
  return { mapping, shape: shapeReader(mapping, new TimestampParser(mapping, now, notes), now, notes) }
}

function shapeReader(mapping: Mapping, times: TimestampParser, now: number, notes: InputNotes): ShapeReader {
  switch (mapping.shape) {
    case 'tickets':
      return new TicketRows(mapping, times, now)
    case 'events':
      return new EventRows(mapping, times, now, notes)
    case 'log':
      return new StateLog(mapping, times, now, notes)
  }
}

async function readFile(
  path: string,
  { bytes, firstLine, start, mark }: PeekedBytes,
  sink: RowSink,
  { shape, handlers: { plain: handler } }: { shape: ShapeReader; handlers: InputHandlers },
): Promise<void> {
  const { format = detectFormat(path, start), titleRows, encoding } = sink.mapping
  if (format === 'csv') {
    const csv = new CsvExport(sink)
    const isUtf8 = [encoding, mark].every(label => new TextDecoder(label).encoding === 'utf-8')
    const isPlain = handler && shape instanceof TicketRows && isUtf8
    const plain = isPlain ? new PlainRows(csv, sink, shape, handler, fileSize(path)) : undefined
    await readCsv(bytes, row => csv.row(row), { titleRows, encoding, plain })
    return csv.end()
  }
  const json = new JsonExport(sink)
  await READERS[format](bytes, row => json.row(row), encoding ?? (mark ? undefined : declaredEncoding(firstLine)))
  await json.end()
}

/** The readers of formats whose rows are objects. The parser of XML is loaded only for XES. */
const READERS = {
  json: readJson,
  ndjson: readNdjson,
  xes: async (...given: Parameters<typeof readJson>) => (await import('./formats/xes.ts')).readXes(...given),
}

/** Returns the encoding that the first line of an XML file names. */
function declaredEncoding(firstLine: string): string | undefined {
  const [, name] = /^<\?xml[^>]*\sencoding=["']([\w.:-]+)["']/.exec(firstLine) ?? []
  if (name === undefined) return undefined
  try {
    return new TextDecoder(name).encoding
  } catch {
    throw new UserError(`unknown encoding ${name}. Name it in tickets.encoding, such as windows-1252.`)
  }
}
