import Papa from 'papaparse'
import { decodeText } from '../bytes/decode-text.ts'
import { UserError } from '../user-error.ts'

/** A row of a CSV file. */
export type CsvRow = {
  /** The line of the file that the row starts on, counted from 1. */
  readonly line: number
  readonly cells: readonly string[]
  /** What is wrong with its quotes, and in which cell; undefined when nothing is. */
  readonly flaw: { readonly cell: number; readonly message: string } | undefined
}

/** No row is this long, in characters; what runs on so far is a quote that nobody closed, or no CSV. */
const LONGEST_ROW = 1_000_000

/** What may stand between cells: the comma, what Excel writes if the comma is decimal, the tab, and the bar. */
export const DELIMITERS = [',', ';', '\t', '|']

/** A first line that names the delimiter, as Excel reads and writes it. */
const SEPARATOR_LINE = /^\s*"?sep=([^"\r\n])"?[ \t]*\n/i

/** What Papa's parser hands back of a piece of text. */
type Parsed = {
  readonly data: readonly string[][]
  readonly errors: readonly { readonly code: string; readonly row: number }[]
  /** Where the last whole row ends. */
  readonly meta: { readonly cursor: number }
}

/**
 * Reads CSV text (RFC 4180), with or without BOM, and hands over its rows one at a time; blank rows too. Rows may end in
 * LF, CRLF or CR. The delimiter is the one that a first line such as `sep=;` names; otherwise the comma, semicolon, tab
 * or bar: what the first row with text has most of, or one of the first rows if there are titles above the header. Holds one piece of the input and one row, whatever
 * the length of the file. What `onRow` throws ends the reading; a promise of its own is waited for.
 *
 * @param titleRows how many rows with text stand above the header
 * @param encoding a label that `TextDecoder` knows
 * @throws {UserError} when the input is not text, or a row does not end
 */
export async function readCsv(
  bytes: AsyncIterable<Uint8Array>,
  onRow: (row: CsvRow) => unknown,
  titleRows = 0,
  encoding?: string,
): Promise<void> {
  let line = 1
  let held = ''
  let parser: Papa.Parser | undefined

  async function take(given: string, isLast: boolean) {
    const separator = parser ? null : SEPARATOR_LINE.exec(given)
    const text = separator ? given.slice(separator[0].length) : given
    if (separator) line += lineEnds([separator[0]])
    parser ??= new Papa.Parser({ newline: '\n', delimiter: separator?.[1] ?? delimiter(text, titleRows) })
    const { data, errors, meta }: Parsed = parser.parse(text, 0, !isLast)
    const isQuoted = text.includes('"')
    let flaws = 0
    for (let i = 0; i < data.length; i++) {
      const cells = data[i]
      // Papa counts no lines; a row has one, and one more for each line feed inside its quotes.
      const next = line + (isQuoted ? lineEnds(cells) : 0) + 1
      const row = {
        line,
        cells,
        flaw: errors[flaws]?.row === i ? flawOf(errors[flaws].code, cells, next - 1) : undefined,
      }
      while (errors[flaws]?.row === i) flaws++
      line = next
      const done = onRow(row)
      if (done instanceof Promise) await done
    }
    held = isLast ? '' : text.slice(meta.cursor)
    if (held.length > LONGEST_ROW)
      throw new UserError(
        held.includes('"')
          ? `the row that starts on line ${line} does not end; is a quote left open there?`
          : `the row that starts on line ${line} does not end within ${LONGEST_ROW} characters; is this CSV?`,
      )
  }

  for await (const text of wholeFirstRow(lineFeeds(decodeText(bytes, () => line, encoding)), titleRows))
    await take(held ? held + text : text, false)
  if (held) await take(held, true)
}

function lineEnds(cells: readonly string[]): number {
  let ends = 0
  for (const cell of cells) for (let i = cell.indexOf('\n'); i >= 0; i = cell.indexOf('\n', i + 1)) ends++
  return ends
}

function flawOf(code: string, cells: readonly string[], lastLine: number): CsvRow['flaw'] {
  if (code === 'MissingQuotes')
    return { cell: cells.length - 1, message: `unclosed quote (row ends at line ${lastLine}).` }
  // Papa does not say in which cell; that one holds the quote that it could not take for a closing one.
  const cell = cells.findIndex(text => text.includes('"'))
  return { cell, message: `text follows a closing quote, in the row that ends on line ${lastLine}.` }
}

/** The text with every line end as LF: Papa wants one kind for the whole file, and lines are counted by it. */
async function* lineFeeds(texts: AsyncIterable<string>) {
  let held = ''
  for await (const piece of texts) {
    const text = held + piece
    // A CR at the end of a piece may be the first half of a CRLF.
    held = text.endsWith('\r') ? '\r' : ''
    yield text.includes('\r') ? text.slice(0, text.length - held.length).replace(/\r\n?/g, '\n') : text
  }
  if (held) yield '\n'
}

/** The same text, its first piece long enough to hold the header: a pipe may start with two bytes. */
async function* wholeFirstRow(texts: AsyncIterable<string>, titleRows: number) {
  let start: string | undefined = ''
  for await (const text of texts) {
    if (start === undefined) {
      yield text
      continue
    }
    start = start + text
    const rows = titleRows + (SEPARATOR_LINE.test(start) ? 2 : 1)
    if (rowsWithText(start).length <= rows && start.length <= LONGEST_ROW) continue
    yield start
    start = undefined
  }
  if (start) yield start
}

function delimiter(text: string, titleRows: number): string {
  const rows = rowsWithText(text).slice(0, titleRows + 1)
  const most = (mark: string) => Math.max(0, ...rows.map(row => row.split(mark).length))
  return DELIMITERS.reduce((best, mark) => (most(mark) > most(best) ? mark : best))
}

/** The rows of the text that are not blank; the last one may go on. */
function rowsWithText(text: string): string[] {
  return text.split('\n').filter(row => row.trim())
}
