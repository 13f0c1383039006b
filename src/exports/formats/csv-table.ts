import type { Column, Mapping } from '../mapping.ts'
import { type MissingColumn, MissingColumns } from '../missing-columns.ts'
import type { RowLocation, TicketItem } from '../ticket.ts'
import { UserError } from '../user-error.ts'
import { CellsHash, ColumnSeed } from './cells-hash.ts'
import type { CsvRow } from './csv.ts'
import type { Columns, Row } from './row.ts'

/** The header of a CSV file, and how the rows below it are read. */
export class CsvTable implements Columns {
  /** The names of the columns, as the header has them; an unnamed column is identified by its number. */
  readonly names: readonly string[]
  readonly missing: ReadonlySet<string> | undefined
  /** The place of each wanted column; -1 where the file has none. */
  readonly places: readonly number[]
  readonly #wanted: readonly Column[]
  readonly #seeds: readonly ColumnSeed[]
  readonly #placeOf: ReadonlyMap<string, number>
  /** The first place of each name, so that columns of the same name are one field. */
  readonly #firsts: readonly number[] | undefined

  /**
   * @throws {MissingColumns} if columns are missing
   * @throws {UserError} if a column that is read appears more than once
   */
  constructor({ cells, line, flaw }: CsvRow, { columns, missing, skips }: Mapping) {
    if (flaw) throw new UserError(`line ${line}: ${flaw.message}`)
    this.names = cells.map((name, i) => name.trim() || String(i + 1))
    this.missing = missing.size ? missing : undefined
    this.#wanted = columns
    const absent = [
      ...columns.flatMap(column => missingOf(column, this.names)),
      ...skips.flatMap(({ column, isNeeded }): MissingColumn[] =>
        isNeeded && !this.names.includes(column) ? [{ wanted: undefined, name: column }] : [],
      ),
    ]
    if (absent.length)
      throw new MissingColumns(`line ${line}: `, 'column', absent, this.names, columns, separatorHint(this.names))
    this.places = columns.map(column => place(column, this.names, line))
    this.#seeds = this.names.map(name => new ColumnSeed(name))
    this.#placeOf = new Map(this.names.map((name, i) => [name, i]))
    const firstOf = new Map<string, number>()
    for (const [i, name] of this.names.entries()) if (!firstOf.has(name)) firstOf.set(name, i)
    const firsts = this.names.map(name => firstOf.get(name)!)
    this.#firsts = firsts.every((first, i) => first === i) ? undefined : firsts
  }

  nameFor(meaning: string): string {
    return this.headerFor(this.#wanted.findIndex(column => column.meaning === meaning))
  }

  has(wanted: number): boolean {
    return this.places[wanted] >= 0
  }

  headerFor(wanted: number): string {
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

  cell(column: string): string {
    return this.#table.field(this.#cells, column)?.trim() ?? ''
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
  readonly source: RowLocation
  readonly events: TicketItem['events']
  readonly entitlement: string | undefined
  readonly #cells: readonly string[]
  readonly #table: CsvTable

  constructor(
    id: string,
    source: RowLocation,
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

  columnOf(meaning: string): string {
    return this.#table.nameFor(meaning)
  }
}

/** Why a column that is read is missing; nothing if it is there, or may be absent. */
function missingOf(wanted: Column, names: readonly string[]): MissingColumn[] {
  if (wanted.names.some(one => names.includes(one))) return []
  const alike = wanted.required ? undefined : lookalike(wanted, names)
  return wanted.required || alike ? [{ wanted, name: wanted.names[0], alike }] : []
}

/** The place of a column that is read; -1 if the file has none. */
function place({ names: wanted }: Column, names: readonly string[], line: number): number {
  const name = wanted.find(one => names.includes(one))
  if (name === undefined) return -1
  const times = names.filter(one => one === name).length
  if (times > 1) throw new UserError(`line ${line}: column "${name}" appears ${times} times.`)
  return names.indexOf(name)
}

/** A column that differs from one that may be absent only as `Responded at` does from `respondedAt`. */
function lookalike(column: Column, names: readonly string[]): string | undefined {
  const plain = (name: string) => name.toLowerCase().replace(/[\s_-]/g, '')
  return names.find(name => column.names.some(one => plain(one) === plain(name)))
}

/** What to do if the whole header is one cell that a mark seems to divide. */
function separatorHint(names: readonly string[]): string {
  if (names.length > 1) return ''
  const marks: readonly string[] = names[0].match(/[^\p{L}\p{M}\p{N}\s_"'#()-]/gu) ?? []
  const mark = marks.find((one, i) => marks.indexOf(one) < i)
  return mark === undefined ? '' : `If ${mark} separates the columns, write sep=${mark} as the first line of the file.`
}
