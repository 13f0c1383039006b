import type { CsvExport } from '../csv-export.ts'
import type { PlainRowReader } from '../formats/csv.ts'
import type { RowSink } from '../row-sink.ts'
import { HASHES, type SeenTickets } from '../shapes/seen-tickets.ts'
import { largerCopy } from './larger-copy.ts'
import { PlainColumns, type TicketReading } from './plain-columns.ts'
import type { PlainHandler, PlainTickets } from './plain-handler.ts'

/** The rows for which the arrays have room at first. */
const ROOM = 1024
/** The number of rows of which those are chosen together that are read on their own. */
const [FIRST_STEP, MAX_STEP] = [64, 4096]

/**
 * Reads rows of one ticket each from bytes, without a text per cell and an object per row. Fast path of `CsvExport` and
 * `TicketRows`: it only finds out which rows are unremarkable, and leaves all others to them, in the order of the file.
 * A property in test/cli/commands/check-plain.test.ts checks that the results are equal.
 *
 * It is not a second CSV parser. It takes lines without quotes, in which every delimiter separates two cells.
 */
export class PlainRows implements PlainRowReader, PlainTickets {
  count = 0
  groups = new Int32Array(ROOM)
  reported = new Float64Array(ROOM)
  stopped = new Float64Array(ROOM)
  /** The {@link HASHES} of each row. */
  hashes = new Int32Array(ROOM * HASHES)
  /** The start of each line. */
  #starts = new Int32Array(ROOM)
  /** Undefined before the header, null if the file does not suit. */
  #columns: PlainColumns | null | undefined
  readonly #csv: CsvExport
  readonly #sink: RowSink
  readonly #reading: TicketReading
  readonly #seen: SeenTickets
  readonly #handler: PlainHandler
  readonly #size: number
  #step = FIRST_STEP
  /** The sum of {@link SeenTickets.readAhead}. */
  protected sum = 0

  /** @param size the size of the file in bytes, as far as it is known */
  constructor(
    csv: CsvExport,
    sink: RowSink,
    { seen, ...reading }: Omit<TicketReading, 'notes'> & { readonly seen: SeenTickets },
    handler: PlainHandler,
    size: number,
  ) {
    this.#size = size
    this.#csv = csv
    this.#sink = sink
    this.#reading = { ...reading, notes: sink.notes }
    this.#seen = seen
    this.#handler = handler
  }

  isReady(delimiter: string): boolean {
    const { table } = this.#csv
    if (this.#columns === undefined && table) {
      const suits = /^[\t -~]$/.test(delimiter) && PlainColumns.suit(table, this.#sink.mapping)
      this.#columns = suits ? new PlainColumns(table, this.#reading, this.#handler) : null
    }
    return Boolean(this.#columns)
  }

  async take(lines: Buffer, line: number, delimiter: string): Promise<number> {
    const isFirst = this.count === 0
    this.#read(lines, this.#columns!, delimiter.charCodeAt(0))
    if (isFirst) this.#seen.expect((this.#size / lines.length) * this.count)
    this.#handler.judge(this)
    this.sum = this.#seen.readAhead(this.hashes, this.count)
    for (let from = 0; from < this.count; ) {
      const to = Math.min(from + this.#step, this.count)
      // Reports need most of the first tickets, and few later ones.
      this.#step = Math.min(2 * this.#step, MAX_STEP)
      this.#handler.choose(from, to)
      for (let k = this.#countFrom(from, to, line); k < to; k = this.#countFrom(k + 1, to, line)) {
        const text = lines.toString('utf8', this.#starts[k], this.#starts[k + 1]).replace(/\r?\n$/, '')
        const done = this.#csv.row({ line: line + k, cells: text.split(delimiter), error: undefined })
        if (done) await done
      }
      from = to
    }
    return this.count
  }

  /** Counts rows up to `to`. Returns the first one that must be read on its own; `to` if there is none. */
  #countFrom(first: number, to: number, line: number): number {
    const { groups } = this
    const { file, notes } = this.#sink
    let end = first
    while (end < to && groups[end] >= 0) end++
    // A repeated ticket is left out, or an error.
    const k = this.#seen.addNew(this.hashes, first, end, line, file)
    if (k === first) return k
    this.#handler.count(first, k)
    notes.rows += k - first
    this.#handler.taken(k - first)
    return k
  }

  #read(lines: Buffer, columns: PlainColumns, delimiter: number): void {
    let k = 0
    for (let at = 0; at < lines.length; k++) {
      if (k + 1 === this.groups.length) this.#grow()
      this.#starts[k] = at
      at = columns.scan.line(lines, at, delimiter)
      this.groups[k] = columns.read(lines, this, k)
    }
    this.#starts[k] = lines.length
    this.count = k
  }

  #grow(): void {
    const grown = <T extends Int32Array | Float64Array>(values: T) => largerCopy(values, 2 * values.length)
    this.groups = grown(this.groups)
    this.reported = grown(this.reported)
    this.stopped = grown(this.stopped)
    this.#starts = grown(this.#starts)
    this.hashes = grown(this.hashes)
  }
}
