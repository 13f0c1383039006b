import type { Column, Mapping, NamedColumn } from '../mapping.ts'
import { MissingColumns } from '../missing-columns.ts'
import { CellsHash, ColumnSeed } from './cells-hash.ts'
import { isJsonObject, type JsonObject, valueAt } from './json-object.ts'
import type { Columns, Row, RowCells } from './row.ts'

/**
 * The keys that are read from each object of a JSON file. An object need not have all of them: null and absent values
 * are empty cells. Numbers and booleans become cells in their JSON spelling, lists become their values with commas
 * between.
 */
export class JsonTable implements Columns {
  readonly missing: ReadonlySet<string>
  /** Per column the first of its names that an object had; undefined so far. */
  readonly #names: (string | undefined)[]
  /** Per column and name the keys that lead to the value. */
  readonly #paths: readonly (readonly (readonly string[])[])[]
  readonly #columns: readonly Column[]
  readonly #others: readonly NamedColumn[]
  readonly #foundOthers = new Set<string>()

  constructor({ columns, missing, others }: Mapping) {
    this.missing = missing
    this.#columns = columns
    this.#names = columns.map(() => undefined)
    this.#paths = columns.map(({ names }) => names.map(name => name.split('.')))
    this.#others = others
  }

  /** Required keys count as present, since reading fails if they are not. Others count once an object has one. */
  has(column: number): boolean {
    const { names, required } = this.#columns[column]
    return names.length > 0 && (required || this.#names[column] !== undefined)
  }

  headerFor(column: number): string {
    const { names, label, meaning } = this.#columns[column]
    return this.#names[column] ?? names[0] ?? label ?? meaning
  }

  nameFor(meaning: string): string {
    return this.headerFor(this.#columns.findIndex(column => column.meaning === meaning))
  }

  /** Returns the value of a column in an object, from the first name that has one; undefined if none has. */
  valueOf(object: JsonObject, column: number): unknown {
    const { names } = this.#columns[column]
    let empty: unknown
    for (let i = 0; i < names.length; i++) {
      const value = Object.hasOwn(object, names[i]) ? object[names[i]] : valueAt(object, this.#paths[column][i])
      if (value === undefined) continue
      this.#names[column] ??= names[i]
      if (value !== null && value !== '') return value
      empty = value
    }
    return empty
  }

  /** Returns the value under any key of an object as a cell. */
  cell(object: JsonObject, name: string): string {
    const value = Object.hasOwn(object, name) ? object[name] : valueAt(object, name.split('.'))
    if (value !== undefined) this.#foundOthers.add(name)
    return cellOf(value).trim()
  }

  /** Returns the columns that every ticket needs and the object does not have. */
  missingIn(object: JsonObject): Column[] {
    return this.#columns.filter(
      ({ required, canBeNull }, i) => required && !canBeNull && this.valueOf(object, i) === undefined,
    )
  }

  /**
   * Checks the first object.
   *
   * @throws {MissingColumns} if it lacks a key that every ticket needs
   */
  checkFirst(object: JsonObject, where: string): void {
    this.recordNames(object)
    const missing = this.missingIn(object).map(column => ({ column, name: column.names[0] }))
    if (missing.length)
      throw new MissingColumns(where, 'key', missing, Object.keys(flatten(object)), { columns: this.#columns })
  }

  /** Records which columns an object has that no earlier one had. */
  recordNames(object: JsonObject): void {
    for (let i = 0; i < this.#columns.length; i++) if (this.#names[i] === undefined) this.valueOf(object, i)
    for (const { name } of this.#others) if (!this.#foundOthers.has(name)) this.cell(object, name)
  }

  /** Returns whether every column with a name has been found, and every other one that the document names. */
  hasAll(): boolean {
    return (
      this.#columns.every(({ names }, i) => names.length === 0 || this.#names[i] !== undefined) &&
      this.#others.every(({ name, required }) => !required || this.#foundOthers.has(name))
    )
  }

  /**
   * Checks that the objects so far have all required keys.
   *
   * @param count how many objects that is; undefined for the whole file
   * @throws {MissingColumns} if no object has a required key
   */
  checkAll(count?: number): void {
    const columns = this.#columns.filter(({ required }, i) => required && this.#names[i] === undefined)
    const others = this.#others.filter(({ name, required }) => required && !this.#foundOthers.has(name))
    const missing = [
      ...columns.map(column => ({ column, name: column.names[0] })),
      ...others.map(({ name, key }) => ({ column: undefined, name, key })),
    ]
    if (missing.length)
      throw new MissingColumns(
        count === undefined ? 'in every object: ' : `in ${count} ${count === 1 ? 'object' : 'objects'}: `,
        'key',
        missing,
        [],
        { columns: this.#columns },
      )
  }

  unpack(packed: string): Record<string, string> {
    return this.cellsOf(JSON.parse(packed))
  }

  /** Returns the cells of an object by key. A key that the document names and other objects have is an empty cell. */
  cellsOf(object: JsonObject): Record<string, string> {
    const cells = flatten(object)
    for (const { name, required } of this.#others)
      if (required && this.#foundOthers.has(name) && !Object.hasOwn(cells, name)) cells[name] = ''
    return cells
  }
}

/** A row of a JSON file, which is an object of its own: the first rows wait until the columns of the file are known. */
export class JsonTableRow implements Row, RowCells {
  readonly line: number
  readonly item: number | undefined
  readonly #object: JsonObject
  readonly #table: JsonTable
  #flattened: Record<string, string> | undefined

  /** @param item the position of the object in the file, from 1; undefined if its line is enough */
  constructor(line: number, item: number | undefined, object: JsonObject, table: JsonTable) {
    this.line = line
    this.item = item
    this.#object = object
    this.#table = table
  }

  text(column: number): string {
    const text = cellOf(this.#table.valueOf(this.#object, column)).trim()
    return this.#table.missing.has(text) ? '' : text
  }

  cell(name: string): string {
    return this.#table.cell(this.#object, name)
  }

  hash(): number {
    const hash = new CellsHash()
    for (const [key, cell] of Object.entries(this.all())) if (cell) hash.add(new ColumnSeed(key), cell)
    return hash.value
  }

  cells(): RowCells {
    return this
  }

  packed(): string {
    return JSON.stringify(this.#object)
  }

  all(): Record<string, string> {
    this.#flattened ??= this.#table.cellsOf(this.#object)
    return this.#flattened
  }

  one(column: string): string | undefined {
    const cells = this.all()
    return Object.hasOwn(cells, column) ? cells[column] : undefined
  }
}

function cellOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(cellOf).filter(Boolean).join(',')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Returns the cells of an object by key. Nested keys are joined by dots; a list is one cell. */
function flatten(object: JsonObject, prefix = '', cells: Record<string, string> = {}): Record<string, string> {
  for (const [key, value] of Object.entries(object))
    if (isJsonObject(value)) flatten(value, `${prefix}${key}.`, cells)
    else cells[prefix + key] = cellOf(value)
  return cells
}
