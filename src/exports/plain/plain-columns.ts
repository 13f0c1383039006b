import { RANGE_END } from '../../time/range.ts'
import { COLUMN } from '../column.ts'
import { bytesHash, textHash } from '../formats/cells-hash.ts'
import type { CsvTable } from '../formats/csv-table.ts'
import type { Mapping } from '../mapping.ts'
import { matchesPattern } from '../matches-pattern.ts'
import { channelMeaning, severityMeaning } from '../severity-meaning.ts'
import type { InputNotes } from '../ticket.ts'
import { fastIso, isoInBytes } from '../timestamps/fast-iso.ts'
import type { TimestampParser } from '../timestamps/timestamp-parser.ts'
import { CellScan } from './cell-scan.ts'
import { CellsTable } from './cells-table.ts'
import { PairTable } from './pair-table.ts'
import type { PlainHandler } from './plain-handler.ts'
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

/** The columns of a file with one ticket per row. It reads the lines of unremarkable tickets. */
export class PlainColumns {
  /** The latest line. */
  readonly scan: CellScan
  /** The latest unremarkable line: its instants in epoch milliseconds, and the hashes of its id and its cells. */
  reported = 0
  stopped = 0
  id = 0
  hash = 0
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
   * Reads the line that {@link PlainColumns.scan} has scanned.
   *
   * @returns the group of the ticket; -1 if it is not unremarkable
   */
  read(line: Buffer): number {
    const { scan } = this
    if (scan.count !== this.#table.names.length || this.#hasUnusualCells(line) || !this.#readTimes(line)) return -1
    const start = scan.starts[this.#id]
    const end = scan.ends[this.#id]
    const isWhole =
      scan.isAscii && this.#hasNoMissing && end > start && !isBlank(line[start]) && !isBlank(line[end - 1])
    if (isWhole) this.id = bytesHash(line, start, end)
    else {
      const id = this.#text(line, this.#id)
      if (!id) return -1
      this.id = textHash(id)
    }
    this.hash = scan.isAscii ? scan.hash : this.#table.hashOf(this.#cells(line))
    return this.#groupOf(line)
  }

  #hasUnusualCells(line: Buffer): boolean {
    const { scan } = this
    const { starts, ends } = scan
    const empty = this.#empty
    for (let i = 0; i < empty.length; i++) if (ends[empty[i]] > starts[empty[i]]) return true
    for (let i = 0; i < this.#skips.length; i++) if (this.#skips[i].skips(line, scan)) return true
    return false
  }

  /** Reads the instants. Returns false if one is unusual. */
  #readTimes(line: Buffer): boolean {
    const reported = this.#time(line, this.#reportedAt)
    const responded = this.#time(line, this.#respondedAt)
    const resolved = this.#time(line, this.#resolvedAt)
    this.reported = reported
    const stopped = responded < resolved ? responded : resolved
    this.stopped = stopped === NEVER ? Number.NaN : stopped
    // Comparisons with NaN are false.
    return reported <= this.#reading.now && responded >= reported && resolved >= reported
  }

  /** Returns an instant; Infinity for an empty cell, NaN for one that is not an instant after 1970. */
  #time(line: Buffer, position: number): number {
    if (position < 0) return NEVER
    const { starts, ends } = this.scan
    const start = starts[position]
    const end = ends[position]
    if (start === end) return NEVER
    const at = isoInBytes(line, start, end)
    return at >= EARLIEST && at < RANGE_END ? at : this.#otherTime(line, position)
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

  #groupOf(line: Buffer): number {
    const terms = this.#termsOf(line)
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

  /** Returns the number of the terms that apply to the latest line; -1 if it is not unremarkable. */
  #termsOf(line: Buffer): number {
    const number = this.#keys.numberOf(line, this.scan, this.#bordersBefore(this.reported))
    if (number < 0) return -1
    if (number === this.#terms.length) {
      const { keys } = this.#handler
      const { names } = this.#table
      const cells = this.#cells(line)
      const present = keys.filter(key => names.includes(key))
      const fields = Object.fromEntries(present.map(key => [key, cells[names.indexOf(key)]]))
      const field = (column: string) => (Object.hasOwn(fields, column) ? fields[column] : undefined)
      this.#terms.push(this.#handler.termsOf({ fields, field }, this.reported))
    }
    return this.#terms[number]
  }

  #bordersBefore(at: number): number {
    const { borders } = this.#handler
    let count = 0
    while (count < borders.length && borders[count] <= at) count++
    return count
  }

  /** Returns the text of a cell; empty if the file lacks the column. */
  #text(line: Buffer, position: number): string {
    const { starts, ends } = this.scan
    const text = position < 0 ? '' : line.toString('utf8', starts[position], ends[position]).trim()
    return this.#reading.mapping.missing.has(text) ? '' : text
  }

  #cells(line: Buffer): string[] {
    const { starts, ends } = this.scan
    return this.#table.names.map((_, i) => line.toString('utf8', starts[i], ends[i]))
  }
}

/** Returns whether a byte may be a blank around a text, or is missing. */
function isBlank(byte: number): boolean {
  return !(byte > 0x20)
}
