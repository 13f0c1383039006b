import Papa from 'papaparse'
import { decodeText } from '../bytes/decode-text.ts'
import { UserError } from '../user-error.ts'
import { withoutPlainLines } from './plain-lines.ts'

/** A row of a CSV file. */
export type CsvRow = {
  /** The line of the file on which the row starts, from 1. */
  readonly line: number
  readonly cells: readonly string[]
  /** The error in its quotes and the index of the cell; undefined if there is none. */
  readonly error: { readonly cell: number; readonly message: string } | undefined
}

/** How the text of a CSV file is read. */
export type CsvSettings = {
  /** The number of rows with text above the header. @defaultValue 0 */
  readonly titleRows?: number | undefined
  /** A label that `TextDecoder` knows. @defaultValue UTF-8 */
  readonly encoding?: string | undefined
  /** Takes lines without quotes before they become rows. @defaultValue all lines become rows */
  readonly plain?: PlainRowReader | undefined
}

/** Reads lines without quotes, once the header is known. */
export type PlainRowReader = {
  /** Whether the header is known, and suits the reader. */
  isReady(delimiter: string): boolean
  /**
   * Takes complete lines.
   *
   * @param lines UTF-8 without quotes and zero bytes; each line ends in LF or CRLF
   * @param line the number of the first line, from 1
   * @param delimiter the delimiter of cells
   * @returns the number of lines
   */
  take(lines: Buffer, line: number, delimiter: string): Promise<number>
}

/** Maximum length of a row in characters. A longer one has an unclosed quote, or the file is not CSV. */
const MAX_ROW_LENGTH = 1_000_000

/** The delimiters of cells. Excel writes the semicolon where the comma is the decimal sign. */
export const DELIMITERS = [',', ';', '\t', '|']

/** A first line that names the delimiter: `sep=;`. Excel reads and writes it. */
const SEPARATOR_LINE = /^\s*"?sep=([^"\r\n])"?[ \t]*\n/i

/** The result of Papa's parser for a chunk of text. */
type Parsed = {
  readonly data: readonly string[][]
  readonly errors: readonly { readonly code: string; readonly row: number }[]
  /** The end of the last complete row. */
  readonly meta: { readonly cursor: number }
}

/**
 * Reads CSV text (RFC 4180), with or without BOM, and passes on its rows one at a time, including blank ones. Rows end
 * in LF, CRLF or CR. Memory holds one chunk of the input and one row, for a file of any length.
 *
 * The delimiter is the one that a first line such as `sep=;` names. Otherwise it is the comma, semicolon, tab or bar,
 * whichever is most frequent in the first row with text. Title rows above the header are looked at too.
 *
 * @param onRow takes a row; a promise that it returns is awaited, and an error that it throws ends the reading
 * @throws {UserError} if the input is not text, or a row does not end
 */
export async function readCsv(
  bytes: AsyncIterable<Uint8Array>,
  onRow: (row: CsvRow) => unknown,
  { titleRows = 0, encoding, plain }: CsvSettings = {},
): Promise<void> {
  let line = 1
  let rest = ''
  let mark = ''
  let parser: Papa.Parser | undefined

  async function take(chunk: string, isLast: boolean) {
    const separator = parser ? null : SEPARATOR_LINE.exec(chunk)
    const text = separator ? chunk.slice(separator[0].length) : chunk
    if (separator) line += lineEnds([separator[0]])
    mark ||= separator?.[1] ?? delimiter(text, titleRows)
    parser ??= new Papa.Parser({ newline: '\n', delimiter: mark })
    const { data, errors, meta }: Parsed = parser.parse(text, 0, !isLast)
    const isQuoted = text.includes('"')
    let nextError = 0
    for (let i = 0; i < data.length; i++) {
      const cells = data[i]
      // Papa does not count lines. A row has one, and one more per line feed inside its quotes.
      const next = line + (isQuoted ? lineEnds(cells) : 0) + 1
      const row = {
        line,
        cells,
        error: errors[nextError]?.row === i ? quoteError(errors[nextError].code, cells, next - 1) : undefined,
      }
      while (errors[nextError]?.row === i) nextError++
      line = next
      const done = onRow(row)
      if (done instanceof Promise) await done
    }
    rest = isLast ? '' : text.slice(meta.cursor)
    if (rest.length > MAX_ROW_LENGTH)
      throw new UserError(
        rest.includes('"')
          ? `the row that starts on line ${line} does not end; is a quote left open there?`
          : `the row that starts on line ${line} does not end within ${MAX_ROW_LENGTH} characters; is this CSV?`,
      )
  }

  const others = plain
    ? withoutPlainLines(bytes, {
        isReady: () => !rest && plain.isReady(mark),
        take: async lines => {
          line += await plain.take(lines, line, mark)
        },
      })
    : bytes
  for await (const text of wholeFirstRow(lineFeeds(decodeText(others, () => line, encoding)), titleRows))
    await take(rest ? rest + text : text, false)
  if (rest) await take(rest, true)
}

function lineEnds(cells: readonly string[]): number {
  let ends = 0
  for (const cell of cells) for (let i = cell.indexOf('\n'); i >= 0; i = cell.indexOf('\n', i + 1)) ends++
  return ends
}

function quoteError(code: string, cells: readonly string[], lastLine: number): CsvRow['error'] {
  if (code === 'MissingQuotes')
    return { cell: cells.length - 1, message: `unclosed quote (row ends at line ${lastLine}).` }
  // Papa does not name the cell. It is the one that still contains a quote.
  const cell = cells.findIndex(text => text.includes('"'))
  return { cell, message: `text follows a closing quote, in the row that ends on line ${lastLine}.` }
}

/** Converts every line end to LF: Papa supports one kind per file, and lines are counted by it. */
async function* lineFeeds(texts: AsyncIterable<string>) {
  let rest = ''
  for await (const chunk of texts) {
    const text = rest + chunk
    // A CR at the end of a chunk may be the first half of a CRLF.
    rest = text.endsWith('\r') ? '\r' : ''
    yield text.includes('\r') ? text.slice(0, text.length - rest.length).replace(/\r\n?/g, '\n') : text
  }
  if (rest) yield '\n'
}

/** Extends the first chunk until it contains the header: a pipe may start with two bytes. */
async function* wholeFirstRow(texts: AsyncIterable<string>, titleRows: number) {
  let start: string | undefined = ''
  for await (const text of texts) {
    if (start === undefined) {
      yield text
      continue
    }
    start = start + text
    const rows = titleRows + (SEPARATOR_LINE.test(start) ? 2 : 1)
    if (rowsWithText(start).length <= rows && start.length <= MAX_ROW_LENGTH) continue
    yield start
    start = undefined
  }
  if (start) yield start
}

function delimiter(text: string, titleRows: number): string {
  const rows = rowsWithText(text).slice(0, titleRows + 1)
  const maxCells = (mark: string) => Math.max(0, ...rows.map(row => row.split(mark).length))
  return DELIMITERS.reduce((best, mark) => (maxCells(mark) > maxCells(best) ? mark : best))
}

/** Returns the rows of the text that are not blank. The last one may be incomplete. */
function rowsWithText(text: string): string[] {
  return text.split('\n').filter(row => row.trim())
}
