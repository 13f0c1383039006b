import type { RejectedTicket } from '../../compliance/verdicts/rejected-ticket.ts'
import type { TicketsSpec } from '../../document/tickets-spec.ts'
import type { RowError, TicketItem } from '../../exports/ticket.ts'
import { escapeControlCharacters } from '../../reports/escape-control.ts'

/** Prints an error on standard error in one line. Control characters in it are escaped. */
export function printError(message: string): void {
  process.stderr.write(`error: ${escapeControlCharacters(message)}\n`)
}

/** Returns the error of a row after its place. */
export function rowErrorText(row: RowError, id?: string): string {
  return `${placeOf(row, id)}: ${row.message}`
}

/** Returns the place of a row: the file and the line or, in JSON, the file, the item and the id. */
export function placeOf({ source: { file, line, item }, column }: RowError, id?: string): string {
  const suffix = id ? ` (${id})` : ''
  const place = item === undefined ? `line ${line}` : `item ${item}${suffix}`
  return `${file}, ${place}${column === undefined ? '' : `, column ${column}`}`
}

/**
 * A ticket that cannot be judged, as a bad row.
 *
 * @param spec how the export is read
 */
export function rowErrorOf(
  rejected: RejectedTicket,
  ticket: Pick<TicketItem, 'source' | 'columnOf'>,
  spec: TicketsSpec = {},
): RowError {
  const meaning = meaningOf(rejected)
  const column = rejected.column ?? (meaning && (ticket.columnOf?.(meaning) || meaning))
  const map = meaning === 'severity' && spec.severity ? 'severity.matrix' : MAPS[meaning ?? '']
  const hint = map ? ` To translate it, use tickets.${map}.` : ''
  return { source: ticket.source, column, message: `${rejected.message}${hint}` }
}

/** The members of `tickets` that translate the values of a column. */
const MAPS: { readonly [meaning: string]: string } = { severity: 'severities', channel: 'channels' }

/** What the column holds that makes a ticket impossible to judge. */
function meaningOf({ field, event }: RejectedTicket): string | undefined {
  const isRow = event === 'reported' || event === 'responded' || event === 'resolved'
  return field === 'at' && isRow ? `${event}At` : field
}
