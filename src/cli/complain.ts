import type { Unjudged } from '../compliance/unjudged.ts'
import type { BadRow, Source } from './input/ticket-item.ts'
import { plain } from './plain-text.ts'

/** Says on standard error, in one line, what could not be done; whatever of the input is quoted in it stays text. */
export function complain(message: string): void {
  process.stderr.write(`error: ${plain(message)}\n`)
}

/** What is wrong with a row, and where it stands. */
export function badRowText({ source, column, message }: BadRow): string {
  return `${source.file}, line ${source.line}${column === undefined ? '' : `, column ${column}`}: ${message}`
}

/** A ticket that cannot be judged, as a bad row. */
export function badRowOf(unjudged: Unjudged, source: Source): BadRow {
  return { source, column: columnOf(unjudged), message: unjudged.message }
}

/** The column that makes a ticket impossible to judge, by its own name or by what it holds. */
function columnOf({ column, field, event }: Unjudged): string | undefined {
  const isRow = event === 'reported' || event === 'responded' || event === 'resolved'
  return column ?? (field === 'at' && isRow ? `${event}At` : field)
}
