import { RANGE_END } from '../../time/range.ts'
import { COLUMN } from '../column.ts'
import { IdHash } from '../formats/cells-hash.ts'
import type { CsvTable } from '../formats/csv-table.ts'
import type { Mapping } from '../mapping.ts'
import { matchesPattern } from '../matches-pattern.ts'
import { channelMeaning, severityMeaning } from '../severity-meaning.ts'
import { HASHES } from '../shapes/seen-tickets.ts'
import type { InputNotes } from '../ticket.ts'
import { fastIso, readIso } from '../timestamps/fast-iso.ts'
import type { TimestampParser } from '../timestamps/timestamp-parser.ts'
import { CellScan } from './cell-scan.ts'
import { CellsTable } from './cells-table.ts'
import { PairTable } from './pair-table.ts'
import type { PlainHandler, PlainTickets } from './plain-handler.ts'
import { SkipColumn } from './skip-column.ts'

/** What the columns of a ticket's row are read with. */
export type TicketReading = {
  readonly mapping: Mapping
  readonly times: TimestampParser
  readonly notes: InputNotes
  /** Epoch milliseconds. */
  readonly now: number
}

/** The instant of an event that has not happened. */
const NEVER = Infinity
/** Instants before are left to the general path, because some of them look like seconds. */
const EARLIEST = 1e10

const columnOf = COLUMN.tickets

/** Columns with a text in an unremarkable row are none of these. */
const EMPTY_COLUMNS = [
  columnOf.requestKind,
  columnOf.entitlement,
  columnOf.spentMinutes,
  columnOf.respondedAfterMinutes,
]

/** What a severity and a channel mean. */
type Words = { readonly severity: string | undefined; readonly channel: string | undefined }

/** The columns that are filled row by row. The rows of which {@link PlainColumns.read} returns -1 may have anything. */
export type ReadRows = Pick<PlainTickets, 'reported' | 'stopped'> & {
  /** The {@link HASHES} of each row. */
  readonly hashes: Int32Array
}

/** The columns of a file with one ticket per row. It reads the lines of unremarkable tickets. */
export class PlainColumns {
  /** The latest line. */
  readonly scan: CellScan
  /** The instants of the latest line in epoch milliseconds: of the report, of the response and of the resolution. */
  readonly #times = new Float64Array(3)
  readonly #idHash = new IdHash()
  readonly #table: CsvTable
  readonly #reading: TicketReading
  readonly #handler: PlainHandler
  /** The positions of the columns that are read for every line; -1 if the file lacks one. */
  readonly #id: number
  readonly #reportedAt: number
  readonly #respondedAt: number
  readonly #resolvedAt: number
  readonly #empty: readonly number[]
  /** Whether a text that begins and ends with a visible character is the whole text. */
  readonly #hasNoMissing: boolean
  readonly #skips: readonly SkipColumn[]
  /** The combinations of the severity and the channel, those of the keys and borders, and those of both. */
  readonly #words: CellsTable
  readonly #keys: CellsTable
  readonly #pairs = new PairTable()
  /** What the combinations mean: the words, the terms, and the group of both. */
  readonly #meanings: Words[] = []
  readonly #terms: number[] = []
  readonly #groups: number[] = []

  constructor(table: CsvTable, reading: TicketReading, handler: PlainHandler) {
    const { mapping } = reading
    const { positions, names } = table
    this.#table = table
    this.#reading = reading
    this.#handler = handler
    this.scan = new CellScan(table.seeds)
    this.#id = positions[columnOf.id]
    this.#reportedAt = positions[columnOf.reportedAt]
    this.#respondedAt = positions[columnOf.respondedAt]
    this.#resolvedAt = positions[columnOf.resolvedAt]
    this.#empty = EMPTY_COLUMNS.map(column => positions[column]).filter(position => position >= 0)
    this.#hasNoMissing = !mapping.missing.size
    this.#skips = mapping.skips.map(
      ({ column, values }) =>
        new SkipColumn(names.indexOf(column), cell => values.some(value => matchesPattern(cell.trim(), value))),
    )
    this.#words = new CellsTable([positions[columnOf.severity], positions[columnOf.channel]])
    this.#keys = new CellsTable(handler.keys.map(column => names.indexOf(column)))
  }

  /** Returns whether the lines of a file can be read. */
  static suit({ positions, hasRepeatedNames }: CsvTable, { shape, matrix, missing }: Mapping): boolean {
    const isIso = [...missing].some(text => !Number.isNaN(fastIso(text)))
    return (
      shape === 'tickets' &&
      !matrix &&
      !hasRepeatedNames &&
      positions[columnOf.id] !== positions[columnOf.reportedAt] &&
      // An instant that means an empty cell must not be read as an instant.
      !isIso
    )
  }

  /**
   * Reads the line that {@link PlainColumns.scan} has scanned, as the row `k`.
   *
   * @returns the group of the ticket; -1 if it is not unremarkable
   */
  read(line: Buffer, rows: ReadRows, k: number): number {
    const { scan } = this
    if (scan.count !== this.#table.names.length || this.#hasUnusualCells(line) || !this.#readTimes(line, rows, k))
      return -1
    const id = this.#hashOfId(line)
    if (!id) return -1
    rows.hashes[k * HASHES] = id.kind
    rows.hashes[k * HASHES + 1] = id.place
    rows.hashes[k * HASHES + 2] = scan.isAscii ? scan.hash : this.#table.hashOf(this.#cells(line))
    return this.#groupOf(line, rows, k)
  }

  /** Returns the hash of the id; undefined for an empty cell. */
  #hashOfId(line: Buffer): IdHash | undefined {
    const { scan } = this
    const start = scan.starts[this.#id]
    const end = scan.ends[this.#id]
    if (scan.isAscii && this.#hasNoMissing && end > start && !isBlank(line[start]) && !isBlank(line[end - 1]))
      return this.#idHash.ofBytes(line, start, end)
    const id = this.#text(line, this.#id)
    return id ? this.#idHash.ofText(id) : undefined
  }

  #hasUnusualCells(line: Buffer): boolean {
    const { scan } = this
    const { starts, ends } = scan
    const empty = this.#empty
    for (let i = 0; i < empty.length; i++) if (ends[empty[i]] > starts[empty[i]]) return true
    for (let i = 0; i < this.#skips.length; i++) if (this.#skips[i].skips(line, scan)) return true
    return false
  }

  /** Reads the instants of the row `k`. Returns false if one is unusual. */
  #readTimes(line: Buffer, { reported, stopped }: ReadRows, k: number): boolean {
    const times = this.#times
    this.#readTime(line, this.#reportedAt, 0)
    this.#readTime(line, this.#respondedAt, 1)
    this.#readTime(line, this.#resolvedAt, 2)
    reported[k] = times[0]
    const stop = times[1] < times[2] ? times[1] : times[2]
    stopped[k] = stop === NEVER ? Number.NaN : stop
    // Comparisons with NaN are false.
    return times[0] <= this.#reading.now && times[1] >= times[0] && times[2] >= times[0]
  }

  /** Reads an instant: Infinity for an empty cell, NaN for one that is not an instant after 1970. */
  #readTime(line: Buffer, position: number, place: number): void {
    const times = this.#times
    times[place] = NEVER
    if (position < 0) return
    const { starts, ends, words } = this.scan
    const start = starts[position]
    const end = ends[position]
    if (start === end) return
    readIso(words, start, end, times, place)
    if (!(times[place] >= EARLIEST && times[place] < RANGE_END)) times[place] = this.#otherTime(line, position)
  }

  /** Returns an instant that is written in another way; NaN if the general path has a note about it. */
  #otherTime(line: Buffer, position: number): number {
    const text = this.#text(line, position)
    if (!text) return NEVER
    const { notes, times } = this.#reading
    const { clockChangeTimes, datesWithoutTime } = notes
    const at = times.read(text)
    const isNoted = notes.clockChangeTimes !== clockChangeTimes || notes.datesWithoutTime !== datesWithoutTime
    // The general path counts them again.
    notes.clockChangeTimes = clockChangeTimes
    notes.datesWithoutTime = datesWithoutTime
    return at >= EARLIEST && !isNoted ? at : Number.NaN
  }

  #groupOf(line: Buffer, rows: ReadRows, k: number): number {
    const terms = this.#termsOf(line, rows, k)
    if (terms < 0) return -1
    const word = this.#words.numberOf(line, this.scan)
    if (word < 0) return -1
    if (word === this.#meanings.length) this.#meanings.push(this.#meaningOf(line))
    const number = this.#pairs.numberOf(word, terms)
    if (number === this.#groups.length) {
      const { severity, channel } = this.#meanings[word]
      this.#groups.push(severity === undefined ? -1 : this.#handler.groupOf(terms, severity, channel))
    }
    return number < 0 ? -1 : this.#groups[number]
  }

  #meaningOf(line: Buffer): Words {
    const { mapping } = this.#reading
    const { positions } = this.#table
    const severity = severityMeaning(this.#text(line, positions[columnOf.severity]), mapping)
    const channel = channelMeaning(this.#text(line, positions[columnOf.channel]), mapping)
    return { severity: typeof severity === 'string' ? severity : undefined, channel }
  }

  /** Returns the number of the terms that apply to the row `k`; -1 if it is not unremarkable. */
  #termsOf(line: Buffer, { reported }: ReadRows, k: number): number {
    const number = this.#keys.numberOf(line, this.scan, this.#bordersBefore(reported, k))
    if (number < 0) return -1
    // In a function of its own: with closures, this one would make an object for every line.
    if (number === this.#terms.length) this.#terms.push(this.#newTerms(line, reported[k]))
    return this.#terms[number]
  }

  #newTerms(line: Buffer, reportedAt: number): number {
    const { names } = this.#table
    const present = this.#handler.keys.filter(key => names.includes(key))
    const fields = Object.fromEntries(present.map(key => [key, this.#cell(line, names.indexOf(key))]))
    const field = (column: string) => (Object.hasOwn(fields, column) ? fields[column] : undefined)
    return this.#handler.termsOf({ fields, field }, reportedAt)
  }

  /** Returns how many borders the report of the row `k` has reached. */
  #bordersBefore(reported: Float64Array, k: number): number {
    const { borders } = this.#handler
    let count = 0
    while (count < borders.length && borders[count] <= reported[k]) count++
    return count
  }

  /** Returns the text of a cell; empty if the file lacks the column. */
  #text(line: Buffer, position: number): string {
    const { starts, ends } = this.scan
    const text = position < 0 ? '' : line.toString('utf8', starts[position], ends[position]).trim()
    return this.#reading.mapping.missing.has(text) ? '' : text
  }

  #cells(line: Buffer): string[] {
    return this.#table.names.map((_, i) => this.#cell(line, i))
  }

  #cell(line: Buffer, position: number): string {
    return line.toString('utf8', this.scan.starts[position], this.scan.ends[position])
  }
}

/** Returns whether a byte may be a blank around a text, or is missing. */
function isBlank(byte: number): boolean {
  return !(byte > 0x20)
}
