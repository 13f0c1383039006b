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
import { PairTable } from './pair-table.ts'
import type { PlainHandler } from './plain-handler.ts'
import { WordColumn } from './word-column.ts'

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
const EMPTY_COLUMNS = [columnOf.requestKind, columnOf.entitlement, columnOf.spentMinutes]

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
  readonly #severity: WordColumn<string | undefined>
  readonly #channel: WordColumn<string | undefined>
  /** Whether `tickets.skip` leaves a row out because of a cell. */
  readonly #skips: readonly WordColumn<boolean>[]
  readonly #keys: readonly WordColumn<string>[]
  readonly #empty: readonly number[]
  /** They number the combinations of the severity and the channel, those of the keys, and those of both. */
  readonly #words = new PairTable()
  readonly #keyPairs: readonly PairTable[]
  readonly #all = new PairTable()
  /** The terms of each combination of keys, and the group of each one of terms and words. */
  readonly #terms: number[] = []
  readonly #groups: number[] = []

  constructor(table: CsvTable, reading: TicketReading, handler: PlainHandler) {
    const { mapping } = reading
    this.#table = table
    this.#reading = reading
    this.#handler = handler
    this.scan = new CellScan(table.seeds)
    const text = (cell: string) => (mapping.missing.has(cell.trim()) ? '' : cell.trim())
    this.#severity = new WordColumn(table.positions[columnOf.severity], cell => {
      const severity = severityMeaning(text(cell), mapping)
      return typeof severity === 'string' ? severity : undefined
    })
    this.#channel = new WordColumn(table.positions[columnOf.channel], cell => channelMeaning(text(cell), mapping))
    this.#skips = mapping.skips.map(
      ({ column, values }) =>
        new WordColumn(table.names.indexOf(column), cell => values.some(value => matchesPattern(cell.trim(), value))),
    )
    this.#keys = handler.keys
      .map(column => table.names.indexOf(column))
      .filter(position => position >= 0)
      .map(position => new WordColumn(position, cell => cell))
    this.#empty = EMPTY_COLUMNS.map(column => table.positions[column]).filter(position => position >= 0)
    this.#keyPairs = this.#keys.map(() => new PairTable())
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
    if (scan.count !== this.#table.names.length || this.#hasUnusualCells(line)) return -1
    if (!this.#readTimes(line)) return -1
    const position = this.#table.positions[columnOf.id]
    const [start, end] = [scan.starts[position], scan.ends[position]]
    if (scan.isAscii && !this.#reading.mapping.missing.size && !isBlank(line[start]) && !isBlank(line[end - 1]))
      this.id = bytesHash(line, start, end)
    else {
      const id = this.#text(line, position)
      if (!id) return -1
      this.id = textHash(id)
    }
    this.hash = scan.isAscii ? scan.hash : this.#table.hashOf(this.#cells(line))
    return this.#groupOf(line)
  }

  #hasUnusualCells(line: Buffer): boolean {
    const { starts, ends, hashes } = this.scan
    for (let i = 0; i < this.#empty.length; i++) if (ends[this.#empty[i]] > starts[this.#empty[i]]) return true
    for (let i = 0; i < this.#skips.length; i++) {
      const skip = this.#skips[i]
      const p = skip.position
      const word = skip.numberOf(line, starts[p], ends[p], hashes[p])
      if (word < 0 || skip.meaning(word)) return true
    }
    return false
  }

  /** Reads the instants. Returns false if one is unusual. */
  #readTimes(line: Buffer): boolean {
    const { positions } = this.#table
    const { notes, now } = this.#reading
    const { clockChangeTimes, datesWithoutTime } = notes
    const reported = this.#time(line, positions[columnOf.reportedAt])
    const responded = this.#time(line, positions[columnOf.respondedAt])
    const resolved = this.#time(line, positions[columnOf.resolvedAt])
    const after = positions[columnOf.respondedAfterMinutes]
    const { starts, ends } = this.scan
    // Comparisons with NaN are false.
    const isUsual =
      reported <= now &&
      responded >= reported &&
      resolved >= reported &&
      (after < 0 || starts[after] === ends[after]) &&
      notes.clockChangeTimes === clockChangeTimes &&
      notes.datesWithoutTime === datesWithoutTime
    // The general path counts them again.
    notes.clockChangeTimes = clockChangeTimes
    notes.datesWithoutTime = datesWithoutTime
    this.reported = reported
    const stopped = Math.min(responded, resolved)
    this.stopped = stopped === NEVER ? Number.NaN : stopped
    return isUsual
  }

  /** Returns an instant; Infinity for an empty cell, NaN for one that is not an instant after 1970. */
  #time(line: Buffer, position: number): number {
    const { starts, ends } = this.scan
    if (position < 0 || starts[position] === ends[position]) return NEVER
    const at = isoInBytes(line, starts[position], ends[position])
    if (at >= EARLIEST && at < RANGE_END) return at
    const text = this.#text(line, position)
    if (!text) return NEVER
    const read = this.#reading.times.read(text)
    return read >= EARLIEST ? read : Number.NaN
  }

  #groupOf(line: Buffer): number {
    const terms = this.#termsOf(line)
    if (terms < 0) return -1
    const { starts, ends, hashes } = this.scan
    const severity = this.#severity
    const channel = this.#channel
    let p = severity.position
    const severityWord = severity.numberOf(line, starts[p], ends[p], hashes[p])
    p = channel.position
    const channelWord = channel.numberOf(line, starts[p], ends[p], hashes[p])
    const words = pair(this.#words, severityWord, channelWord)
    const number = pair(this.#all, words, terms)
    if (number < 0) return -1
    if (number === this.#groups.length) {
      const meaning = severity.meaning(severityWord)
      const group = meaning === undefined ? -1 : this.#handler.groupOf(terms, meaning, channel.meaning(channelWord))
      this.#groups.push(group)
    }
    return this.#groups[number]
  }

  /** Returns the number of the terms that apply to the latest line; -1 if it is not unremarkable. */
  #termsOf(line: Buffer): number {
    const { starts, ends, hashes } = this.scan
    let number = this.#bordersBefore(this.reported)
    for (let i = 0; i < this.#keys.length; i++) {
      const key = this.#keys[i]
      const p = key.position
      const word = key.numberOf(line, starts[p], ends[p], hashes[p])
      number = i === 0 && this.#handler.borders.length === 0 ? word : pair(this.#keyPairs[i], number, word)
    }
    if (number < 0) return -1
    const terms = this.#terms[number]
    if (terms !== undefined) return terms
    const cells = this.#cells(line)
    const fields = Object.fromEntries(this.#keys.map(({ position }) => [this.#table.names[position], cells[position]]))
    const field = (column: string) => (Object.hasOwn(fields, column) ? fields[column] : undefined)
    this.#terms[number] = this.#handler.termsOf({ fields, field }, this.reported)
    return this.#terms[number]
  }

  #bordersBefore(at: number): number {
    const { borders } = this.#handler
    let count = 0
    while (count < borders.length && borders[count] <= at) count++
    return count
  }

  #text(line: Buffer, position: number): string {
    const text = line.toString('utf8', this.scan.starts[position], this.scan.ends[position]).trim()
    return this.#reading.mapping.missing.has(text) ? '' : text
  }

  #cells(line: Buffer): string[] {
    const { starts, ends } = this.scan
    return this.#table.names.map((_, i) => line.toString('utf8', starts[i], ends[i]))
  }
}

/** Returns the number of two numbers; -1 if one of them is -1, or if there are too many pairs. */
function pair(table: PairTable, first: number, second: number): number {
  return first < 0 || second < 0 ? -1 : table.numberOf(first, second)
}

/** Returns whether a byte may be a blank around a text, or is missing. */
function isBlank(byte: number): boolean {
  return !(byte > 0x20)
}
