import type { TicketsSpec } from '../document/tickets-spec.ts'
import { gunzip } from './bytes/gunzip.ts'
import { peekFirstLine } from './bytes/peek-first-line.ts'
import { readBytes } from './bytes/read-bytes.ts'
import { nameOf, UnreadableFile, UnwritableFile } from './bytes/text-file.ts'
import { CsvExport } from './csv-export.ts'
import { readCsv } from './formats/csv.ts'
import { detectFormat } from './formats/detect-format.ts'
import { readJson, readNdjson } from './formats/json.ts'
import { JsonExport } from './json-export.ts'
import { type Mapping, mappingOf } from './mapping.ts'
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
  const mapping = mappingOf(spec)
  const times = new TimestampParser(mapping, now, notes)
  const shape = shapeReader(mapping, times, now, notes)
  for (const file of files) {
    const name = nameOf(file)
    try {
      await readFile(file, new RowSink(name, { mapping, shape, handlers, notes }))
    } catch (error) {
      const namesFile = error instanceof UnreadableFile || error instanceof UnwritableFile
      if (error instanceof UserError && !namesFile) throw new UserError(`${name}: ${error.message}`)
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

async function readFile(file: string, sink: RowSink): Promise<void> {
  const { bytes, firstLine } = await peekFirstLine(gunzip(readBytes(file)))
  if (!firstLine) throw new UserError('the file is empty.')
  const { format = detectFormat(file, firstLine), titleRows, encoding } = sink.mapping
  if (format === 'csv') {
    const csv = new CsvExport(sink)
    await readCsv(bytes, row => csv.row(row), titleRows, encoding)
    return csv.end()
  }
  const json = new JsonExport(sink)
  await (format === 'json' ? readJson : readNdjson)(bytes, row => json.row(row), encoding)
  await json.end()
}
