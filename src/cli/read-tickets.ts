import { describe } from '../input/plain-data.ts'
import { nearest } from '../input/suggest.ts'
import { CommandError } from './command-error.ts'
import { type CsvRow, readCsv } from './csv-rows.ts'
import { COLUMNS, type Column, type Fault, readTicket, type Terms, type Ticket } from './ticket.ts'

/** A row of a file of tickets: the ticket, or why it is none. */
export type TicketRow =
  | { readonly line: number; readonly ticket: Ticket }
  | { readonly line: number; readonly faults: readonly Fault[] }

/** A header of more columns is cut off where it is quoted. */
const NAMES_SHOWN = 12

/**
 * Reads a CSV file of tickets and hands over its rows one at a time, good and bad. The first row that is not blank
 * names the columns, in any order; columns of other names are passed over, and so are rows without any text.
 *
 * @throws {CommandError} when the input is no CSV text, or its header lacks a column or names one twice
 */
export async function readTickets(
  bytes: AsyncIterable<Uint8Array>,
  terms: Terms,
  onRow: (row: TicketRow) => void,
): Promise<void> {
  let read: ((row: CsvRow) => TicketRow) | undefined

  await readCsv(bytes, given => {
    const row = { ...given, cells: given.cells.map(cell => cell.trim()) }
    if (!row.cells.some(Boolean)) return
    if (read) onRow(read(row))
    else read = rowReader(row, terms)
  })
  if (!read) throw new CommandError('there is nothing in it.')
}

/** What the header says about the rows below it. */
function rowReader(header: CsvRow, terms: Terms): (row: CsvRow) => TicketRow {
  const names = header.cells
  if (header.flaw) throw new CommandError(`line ${header.line}: ${header.flaw.message}`)
  for (const column of COLUMNS) checkColumn(column, names, header.line)
  const index = Object.fromEntries(COLUMNS.map(column => [column, names.indexOf(column)])) as Record<Column, number>

  return row => {
    const misshapen = shapeFault(row, names)
    if (misshapen) return { line: row.line, faults: [misshapen] }
    const read = readTicket(column => row.cells[index[column]], terms)
    return 'id' in read ? { line: row.line, ticket: read } : { line: row.line, faults: read }
  }
}

function checkColumn(column: Column, names: readonly string[], line: number) {
  const times = names.filter(name => name === column).length
  if (times === 1) return
  if (times > 1) throw new CommandError(`line ${line}: the column ${column} is there ${times} times.`)
  const near = nearest(
    column,
    names.filter(name => !(COLUMNS as readonly string[]).includes(name)),
  )
  throw new CommandError(
    `line ${line}: the column ${column} is missing${near ? ` (is ${describe(near)} meant to be it?)` : ''}. ` +
      `Found: ${names.slice(0, NAMES_SHOWN).map(describe).join(', ')}${names.length > NAMES_SHOWN ? ', …' : ''}.`,
  )
}

/** A row that is not cut like the header: its cells may stand under the wrong names, so none is read. */
function shapeFault({ cells, flaw }: CsvRow, names: readonly string[]): Fault | undefined {
  if (flaw) return { column: nameOf(flaw.cell, names), message: flaw.message }
  if (cells.length === names.length) return
  const first = Math.min(cells.length, names.length)
  return { column: nameOf(first, names), message: `the row has ${cells.length} cells, the header ${names.length}.` }
}

function nameOf(index: number, names: readonly string[]): string {
  return names[index] || String(index + 1)
}
