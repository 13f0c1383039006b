import { describe } from '../../input/plain-data.ts'
import { nearest } from '../../input/suggest.ts'
import { CellsHash, ColumnSeed } from '../cells-hash.ts'
import { CommandError } from '../command-error.ts'
import type { CsvRow } from './csv-rows.ts'
import type { Mapping, Wanted } from './mapping.ts'
import type { Columns, Row } from './row.ts'
import type { Source, TicketItem } from './ticket-item.ts'

/** A header of more columns is cut off where it is quoted. */
const NAMES_SHOWN = 12

/** The header of a CSV file, and how the rows below it are read. */
export class CsvTable implements Columns {
  /** The names of the columns, as the header has them; a column without one goes by its number. */
  readonly names: readonly string[]
  readonly missing: ReadonlySet<string> | undefined
  /** The place of each wanted column; -1 where the file has none. */
  readonly places: readonly number[]
  readonly #wanted: readonly Wanted[]
  readonly #seeds: readonly ColumnSeed[]
  readonly #placeOf: ReadonlyMap<string, number>
  /** The first place of each name, so that columns of the same name are one field. */
  readonly #firsts: readonly number[] | undefined

  /** @throws {CommandError} when a column is missing, or one that is read is there more than once */
  constructor({ cells, line, flaw }: CsvRow, { wanted, missing }: Mapping) {
    if (flaw) throw new CommandError(`line ${line}: ${flaw.message}`)
    this.names = cells.map((name, i) => name.trim() || String(i + 1))
    this.missing = missing.size ? missing : undefined
    this.#wanted = wanted
    this.places = wanted.map(column => place(column, this.names, wanted, line))
    this.#seeds = this.names.map(name => new ColumnSeed(name))
    this.#placeOf = new Map(this.names.map((name, i) => [name, i]))
    const firsts = this.names.map(name => this.names.indexOf(name))
    this.#firsts = firsts.every((first, i) => first === i) ? undefined : firsts
  }

  nameOf(wanted: number): string {
    return this.names[this.places[wanted]] ?? this.#wanted[wanted].names[0] ?? this.#wanted[wanted].meaning
  }

  /** What is wrong with a row that is not cut like the header: its cells may stand under the wrong names. */
  fault({ cells, flaw }: CsvRow): { readonly column: string; readonly message: string } | undefined {
    const { names } = this
    if (flaw) return { column: names[flaw.cell] ?? String(flaw.cell + 1), message: flaw.message }
    if (cells.length === names.length) return undefined
    const first = Math.min(cells.length, names.length)
    return {
      column: names[first] ?? String(first + 1),
      message: `the row has ${cells.length} cells, the header ${names.length}.`,
    }
  }

  /** The cells by column; of columns that have the same name all that are not empty, as a list. */
  fields(cells: readonly string[]): Record<string, string> {
    const { names } = this
    const fields = new Fields()
    if (!this.#firsts) for (let i = 0; i < names.length; i++) fields[names[i]] = cells[i]
    else
      for (let i = 0; i < names.length; i++)
        if (this.#firsts[i] === i) fields[names[i]] = cells[i]
        else if (cells[i]) fields[names[i]] += fields[names[i]] ? `,${cells[i]}` : cells[i]
    return fields
  }

  /** One cell; of columns that have the same name all that are not empty. */
  field(cells: readonly string[], column: string): string | undefined {
    if (this.#firsts) return this.fields(cells)[column]
    return cells[this.#placeOf.get(column) ?? -1]
  }

  /** A hash of a row's cells; those that are empty, or only in the header, do not count. */
  hashOf(cells: readonly string[]): number {
    const hash = new CellsHash()
    for (let i = 0; i < cells.length; i++) if (cells[i]) hash.add(this.#seeds[i], cells[i])
    return hash.value
  }

  unpack(packed: string): Record<string, string> {
    return this.fields(packed.split('\0'))
  }
}

/** Cells by column: a class of its own, since objects of a class are laid out for as many keys as the first ones had. */
class Fields {
  [column: string]: string
}

/** A row below the header, cut like it: the same object for every row, each of which is read before the next one comes. */
export class CsvTableRow implements Row {
  line = 0
  #cells: readonly string[] = []
  readonly #table: CsvTable

  constructor(table: CsvTable) {
    this.#table = table
  }

  /** Turns to another row. */
  at({ line, cells }: CsvRow): this {
    this.line = line
    this.#cells = cells
    return this
  }

  text(wanted: number): string {
    const place = this.#table.places[wanted]
    if (place < 0) return ''
    const text = this.#cells[place].trim()
    return this.#table.missing?.has(text) ? '' : text
  }

  ticket(id: string, file: string, events: TicketItem['events'], entitlement: string | undefined): TicketItem {
    return new CsvTicket(id, { file, line: this.line }, events, entitlement, this.#cells, this.#table)
  }

  hash(): number {
    return this.#table.hashOf(this.#cells)
  }

  kept(): () => Record<string, string> {
    const [table, cells] = [this.#table, this.#cells]
    return () => table.fields(cells)
  }

  packed(): string {
    // No text has a zero byte; what is joined no longer holds on to the piece of the file that its cells were cut from.
    return this.#cells.join('\0')
  }
}

/** A ticket of one row, whose cells are brought together when they are asked for: most never are. */
class CsvTicket implements TicketItem {
  readonly id: string
  readonly source: Source
  readonly events: TicketItem['events']
  readonly entitlement: string | undefined
  readonly #cells: readonly string[]
  readonly #table: CsvTable

  constructor(
    id: string,
    source: Source,
    events: TicketItem['events'],
    entitlement: string | undefined,
    cells: readonly string[],
    table: CsvTable,
  ) {
    this.id = id
    this.source = source
    this.events = events
    this.entitlement = entitlement
    this.#cells = cells
    this.#table = table
  }

  get fields(): Readonly<Record<string, string>> {
    return this.#table.fields(this.#cells)
  }

  field(column: string): string | undefined {
    return this.#table.field(this.#cells, column)
  }
}

function place(column: Wanted, names: readonly string[], wanted: readonly Wanted[], line: number): number {
  const name = column.names.find(one => names.includes(one))
  if (name === undefined) {
    const alike = column.isNeeded ? undefined : lookalike(column, names)
    if (column.isNeeded || alike) throw missing(column, names, wanted, line, alike)
    return -1
  }
  const times = names.filter(one => one === name).length
  if (times > 1) throw new CommandError(`line ${line}: the column ${name} is there ${times} times.`)
  return names.indexOf(name)
}

/** A column that differs from one that could be left out only as `Responded at` does from `respondedAt`. */
function lookalike(column: Wanted, names: readonly string[]): string | undefined {
  const plain = (name: string) => name.toLowerCase().replace(/[\s_-]/g, '')
  return names.find(name => column.names.some(one => plain(one) === plain(name)))
}

function missing(
  { names: [first, ...others], meaning }: Wanted,
  names: readonly string[],
  wanted: readonly Wanted[],
  line: number,
  alike: string | undefined,
): CommandError {
  const taken = new Set(wanted.flatMap(column => column.names))
  const near =
    alike ??
    nearest(
      first,
      names.filter(name => !taken.has(name)),
    )
  const called = [first, ...others].join(' or ')
  return new CommandError(
    `line ${line}: the column ${called} is missing${near ? ` (is ${describe(near)} meant to be it?)` : ''}. ` +
      (called === meaning ? '' : `It is read as ${meaning}; name another one in tickets.columns.${meaning}. `) +
      `Found: ${names.slice(0, NAMES_SHOWN).map(describe).join(', ')}${names.length > NAMES_SHOWN ? ', …' : ''}.`,
  )
}
