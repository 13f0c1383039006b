import { Readable } from 'node:stream'
import Papa from 'papaparse'
import { CommandError } from './command-error.ts'

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

/** What may stand between cells: the comma, what Excel writes where the comma is decimal, and the tab. */
const DELIMITERS = [',', ';', '\t']

/**
 * Reads CSV text (RFC 4180) in UTF-8, with or without BOM, and hands over its rows one at a time; blank rows too. Rows
 * may end in LF, CRLF or CR; the delimiter is the comma, semicolon or tab: what the first row with text has most of.
 * Holds one piece of the input and one row, whatever the length of the file. What `onRow` throws ends the reading.
 *
 * @throws {CommandError} when the input is not text, or a row does not end
 */
export async function readCsv(bytes: AsyncIterable<Uint8Array>, onRow: (row: CsvRow) => void): Promise<void> {
  let line = 1
  let parsed = 0

  // Papa pulls the next piece only when it is done with the last one, so that `parsed` lags by a piece at most.
  async function* bounded() {
    let read = 0
    for await (const text of wholeFirstRow(lineFeeds(decoded(bytes, () => line)))) {
      read += text.length
      if (read - parsed > LONGEST_ROW)
        throw new CommandError(`the row that starts on line ${line} does not end; is a quote left open there?`)
      yield text
    }
  }

  function step({ data: cells, errors, meta }: Papa.ParseStepResult<string[]>) {
    // Papa counts no lines; a row has one, and one more for each line feed inside its quotes.
    const lines = 1 + cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0)
    const row = { line, cells, flaw: errors.length ? flawOf(errors[0].code, cells, line + lines - 1) : undefined }
    line += lines
    parsed = meta.cursor
    onRow(row)
  }

  const source = Readable.from(bounded())
  try {
    await new Promise<void>((resolve, reject) => {
      Papa.parse<string[]>(source, { newline: '\n', delimiter, step, complete: () => resolve(), error: reject })
    })
  } finally {
    source.destroy()
  }
}

function flawOf(code: string, cells: readonly string[], lastLine: number): CsvRow['flaw'] {
  if (code === 'MissingQuotes')
    return { cell: cells.length - 1, message: `a quote is opened and never closed, up to line ${lastLine}.` }
  // Papa does not say in which cell; that one holds the quote that it could not take for a closing one.
  const cell = cells.findIndex(text => text.includes('"'))
  return { cell, message: `text follows a closing quote, in the row that ends on line ${lastLine}.` }
}

async function* decoded(bytes: AsyncIterable<Uint8Array>, line: () => number) {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  function decode(piece?: Uint8Array): string {
    try {
      const text = decoder.decode(piece, { stream: piece !== undefined })
      if (!text.includes('\0')) return text
    } catch {
      // Told below, in words that say what to do.
    }
    throw new CommandError(
      `this is no text in UTF-8 (on line ${line()} or after it). Unpack it, or save it as CSV in UTF-8.`,
    )
  }
  for await (const piece of bytes) yield decode(piece)
  yield decode()
}

/** The text with every line end as LF: Papa wants one kind for the whole file, and lines are counted by it. */
async function* lineFeeds(texts: AsyncIterable<string>) {
  let held = ''
  for await (const text of texts) {
    const whole = held + text
    // A CR at the end of a piece may be the first half of a CRLF.
    held = whole.endsWith('\r') ? '\r' : ''
    yield whole.slice(0, whole.length - held.length).replace(/\r\n?/g, '\n')
  }
  if (held) yield '\n'
}

/** The same text, its first piece long enough to hold the first row with text: a pipe may start with two bytes. */
async function* wholeFirstRow(texts: AsyncIterable<string>) {
  let start: string | undefined = ''
  for await (const text of texts) {
    if (start === undefined) {
      yield text
      continue
    }
    start = start + text
    if (!start.trimStart().includes('\n') && start.length <= LONGEST_ROW) continue
    yield start
    start = undefined
  }
  if (start) yield start
}

function delimiter(text: string): string {
  const [header = ''] = /\S.*/.exec(text) ?? []
  const count = (mark: string) => header.split(mark).length
  return DELIMITERS.reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}
