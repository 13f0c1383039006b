import type { Column, Mapping } from '../mapping.ts'
import { type MissingColumn, MissingColumns } from '../missing-columns.ts'
import { UserError } from '../user-error.ts'
import { CellsHash, ColumnSeed } from './cells-hash.ts'
import type { CsvRow } from './csv.ts'
import type { Columns, Row, RowCells } from './row.ts'

/** The header of a CSV file. It locates the cells of the rows below it. */
export class CsvTable implements Columns {
  /** The names of the columns as in the header. A column without a name has its number, from 1. */
  readonly names: readonly string[]
  readonly missing: ReadonlySet<string> | undefined
  /** The position of each {@link COLUMN} in a row; -1 if the file has none. */
  readonly positions: readonly number[]
  /** The start values of the cells' hashes. */
  readonly seeds: readonly ColumnSeed[]
  readonly #columns: readonly Column[]
  readonly #positionOf: ReadonlyMap<string, number>
  /** Per position the first one of the same name; undefined if all names differ. Columns of one name are one field. */
  readonly #firsts: readonly number[] | undefined

  /**
   * @throws {MissingColumns} if columns are missing
   * @throws {UserError} if a column that is read appears more than once
   */
  constructor({ cells, line, error }: CsvRow, { columns, missing, others }: Mapping) {
    if (error) throw new UserError(`line ${line}: ${error.message}`)
    this.names = cells.map((name, i) => name.trim() || String(i + 1))
    this.missing = missing.size ? missing : undefined
    this.#columns = columns
    const absent = [
      ...columns.flatMap(column => missingOf(column, this.names)),
      ...others.flatMap(({ name, key, required }): MissingColumn[] =>
        required && !this.names.includes(name) ? [{ column: undefined, name, key }] : [],
      ),
    ]
    if (absent.length)
      throw new MissingColumns(`line ${line}: `, 'column', absent, this.names, {
        columns,
        hint: separatorHint(this.names),
      })
    this.positions = columns.map(column => positionOf(column, this.names, line))
    this.seeds = this.names.map(name => new ColumnSeed(name))
    this.#positionOf = new Map(this.names.map((name, i) => [name, i]))
    const firstOf = new Map<string, number>()
    for (const [i, name] of this.names.entries()) if (!firstOf.has(name)) firstOf.set(name, i)
    const firsts = this.names.map(name => firstOf.get(name)!)
    this.#firsts = firsts.every((first, i) => first === i) ? undefined : firsts
  }

  /** Whether several columns have the same name. */
  get hasRepeatedNames(): boolean {
    return this.#firsts !== undefined
  }

  nameFor(meaning: string): string {
    return this.headerFor(this.#columns.findIndex(column => column.meaning === meaning))
  }

  has(column: number): boolean {
    return this.positions[column] >= 0
  }

  headerFor(column: number): string {
    const { names, label, meaning } = this.#columns[column]
    return this.names[this.positions[column]] ?? names[0] ?? label ?? meaning
  }

  /** Returns the error of a row that is not cut like the header, since its cells may be under the wrong names. */
  cutError({ cells, error }: CsvRow): { readonly column: string; readonly message: string } | undefined {
    const { names } = this
    if (error) return { column: names[error.cell] ?? String(error.cell + 1), message: error.message }
    if (cells.length === names.length) return undefined
    const first = Math.min(cells.length, names.length)
    return {
      column: names[first] ?? String(first + 1),
      message: `the row has ${cells.length} cells, the header ${names.length}.`,
    }
  }

  /** Returns the cells by column. Columns of the same name give one field: their non-empty cells, with commas between. */
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

  /** Returns one cell, or the non-empty cells of all columns of that name with commas between. */
  field(cells: readonly string[], column: string): string | undefined {
    if (this.#firsts) return this.fields(cells)[column]
    return cells[this.#positionOf.get(column) ?? -1]
  }

  /** Returns a hash of a row's cells. Empty cells do not count, nor do columns without a cell. */
  hashOf(cells: readonly string[]): number {
    const hash = new CellsHash()
    for (let i = 0; i < cells.length; i++) if (cells[i]) hash.add(this.seeds[i], cells[i])
    return hash.value
  }

  unpack(packed: string): Record<string, string> {
    return this.fields(packed.split('\0'))
  }
}

/** RowCells by column. V8 lays out objects of one class for as many keys as the first ones had, so a class is faster. */
class Fields {
  [column: string]: string
}

/**
 * The current row below the header. One cursor reads all rows of a file, so nothing is allocated per row: each row is
 * read before the cursor moves on. The row has as many cells as the header.
 */
export class CsvRowCursor implements Row {
  line = 0
  #cells: readonly string[] = []
  readonly #table: CsvTable

  constructor(table: CsvTable) {
    this.#table = table
  }

  /** Moves to another row. */
  moveTo({ line, cells }: CsvRow): this {
    this.line = line
    this.#cells = cells
    return this
  }

  text(column: number): string {
    const position = this.#table.positions[column]
    if (position < 0) return ''
    const text = this.#cells[position].trim()
    return this.#table.missing?.has(text) ? '' : text
  }

  cell(name: string): string {
    return this.#table.field(this.#cells, name)?.trim() ?? ''
  }

  hash(): number {
    return this.#table.hashOf(this.#cells)
  }

  cells(): RowCells {
    return new CsvCells(this.#cells, this.#table)
  }

  packed(): string {
    // No text contains a zero byte. The joined text no longer refers to the chunk that its cells were cut from.
    return this.#cells.join('\0')
  }
}

/** The cells of one row. They become an object only on request: most tickets never need one. */
class CsvCells implements RowCells {
  readonly #cells: readonly string[]
  readonly #table: CsvTable

  constructor(cells: readonly string[], table: CsvTable) {
    this.#cells = cells
    this.#table = table
  }

  all(): Record<string, string> {
    return this.#table.fields(this.#cells)
  }

  one(column: string): string | undefined {
    return this.#table.field(this.#cells, column)
  }
}

/** Returns a column that is missing; nothing if the file has it or may lack it. */
function missingOf(column: Column, names: readonly string[]): MissingColumn[] {
  if (column.names.some(name => names.includes(name))) return []
  const similar = column.required ? undefined : lookalike(column, names)
  return column.required || similar ? [{ column, name: column.names[0], similar }] : []
}

/** Returns the position of a column in the header; -1 if it is not there. */
function positionOf(column: Column, names: readonly string[], line: number): number {
  const name = column.names.find(one => names.includes(one))
  if (name === undefined) return -1
  const count = names.filter(one => one === name).length
  if (count > 1) throw new UserError(`line ${line}: column "${name}" appears ${count} times.`)
  return names.indexOf(name)
}

/** Returns a column whose name differs only in case, blanks and hyphens: `Responded at` for `respondedAt`. */
function lookalike(column: Column, names: readonly string[]): string | undefined {
  const normalized = (name: string) => name.toLowerCase().replace(/[\s_-]/g, '')
  return names.find(name => column.names.some(one => normalized(one) === normalized(name)))
}

/** Returns a hint if the whole header is one cell and a character seems to separate its names. */
function separatorHint(names: readonly string[]): string {
  if (names.length > 1) return ''
  const marks: readonly string[] = names[0].match(/[^\p{L}\p{M}\p{N}\s_"'#()-]/gu) ?? []
  const mark = marks.find((one, i) => marks.indexOf(one) < i)
  return mark === undefined ? '' : `If ${mark} separates the columns, write sep=${mark} as the first line of the file.`
}
