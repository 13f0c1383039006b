import type { SlaCalendarError } from '../../errors.ts'
import type { RowError } from '../../exports/ticket.ts'
import { escapeControlCharacters } from '../../reports/escape-control.ts'

/** Prints an error on standard error in one line. Control characters in it are escaped. */
export function printError(message: string): void {
  process.stderr.write(`error: ${escapeControlCharacters(message)}\n`)
}

/** Returns the message of an error. If it names a key of the library that was given as an option, it names the option. */
export function asOption({ message, path }: SlaCalendarError, args: readonly string[]): string {
  const key = path.join('.')
  const isGiven = args.some(word => word === `--${key}` || word.startsWith(`--${key}=`))
  return isGiven && message.startsWith(`${key}: `) ? `--${message}` : message
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
