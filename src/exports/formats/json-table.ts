import type { Column, Mapping, Skipped } from '../mapping.ts'
import { MissingColumns } from '../missing-columns.ts'
import { type TicketItem, ticketOf } from '../ticket.ts'
import { CellsHash, ColumnSeed } from './cells-hash.ts'
import type { Columns, Row } from './row.ts'

/** An object of a JSON file. */
export type JsonObject = { readonly [key: string]: unknown }

/**
 * The keys that are read of each object of a JSON file. Objects need not have all of them: what is null, or not there,
 * is an empty cell. Numbers and truth values are cells of their own spelling, a list is its values with commas between.
 */
export class JsonTable implements Columns {
  readonly missing: ReadonlySet<string>
  /** The name under which a value of each wanted column was found first. */
  readonly #names: (string | undefined)[]
  /** The keys that lead to each name. */
  readonly #paths: readonly (readonly (readonly string[])[])[]
  readonly #wanted: readonly Column[]
  readonly #skips: readonly Skipped[]
  readonly #foundSkips = new Set<string>()

  constructor({ columns, missing, skips }: Mapping) {
    this.missing = missing
    this.#wanted = columns
    this.#names = columns.map(() => undefined)
    this.#paths = columns.map(({ names }) => names.map(name => name.split('.')))
    this.#skips = skips
  }

  /** A key that the document names is there, or reading ends with an error; another one is, if an object had it. */
  has(wanted: number): boolean {
    const { names, required } = this.#wanted[wanted]
    return names.length > 0 && (required || this.#names[wanted] !== undefined)
  }

  headerFor(wanted: number): string {
    return this.#names[wanted] ?? this.#wanted[wanted]?.names[0] ?? this.#wanted[wanted]?.meaning ?? ''
  }

  nameFor(meaning: string): string {
    return this.headerFor(this.#wanted.findIndex(column => column.meaning === meaning))
  }

  /** What an object has in a wanted column, under the first of its names that has a value; undefined if none has. */
  valueOf(object: JsonObject, wanted: number): unknown {
    const { names } = this.#wanted[wanted]
    let empty: unknown
    for (let i = 0; i < names.length; i++) {
      const value = Object.hasOwn(object, names[i]) ? object[names[i]] : valueAt(object, this.#paths[wanted][i])
      if (value === undefined) continue
      this.#names[wanted] ??= names[i]
      if (value !== null && value !== '') return value
      empty = value
    }
    return empty
  }

  /** What an object has under any key, as a cell. */
  cell(object: JsonObject, column: string): string {
    const value = Object.hasOwn(object, column) ? object[column] : valueAt(object, column.split('.'))
    if (value !== undefined) this.#foundSkips.add(column)
    return cellOf(value).trim()
  }

  /** The columns that every ticket has and an object lacks. */
  missingIn(object: JsonObject): Column[] {
    return this.#wanted.filter(
      ({ required, canBeNull }, i) => required && !canBeNull && this.valueOf(object, i) === undefined,
    )
  }

  /** @throws {MissingColumns} if the first object lacks a key that every ticket needs */
  checkFirst(object: JsonObject, where: string): void {
    this.look(object)
    const missing = this.missingIn(object).map(wanted => ({ wanted, name: wanted.names[0] }))
    if (missing.length) throw new MissingColumns(where, 'key', missing, Object.keys(flat(object)), this.#wanted)
  }

  /** Looks which of the columns an object has that no object had before. */
  look(object: JsonObject): void {
    for (let i = 0; i < this.#wanted.length; i++) if (this.#names[i] === undefined) this.valueOf(object, i)
    for (const { column } of this.#skips) if (!this.#foundSkips.has(column)) this.cell(object, column)
  }

  /** Whether each column has been found, or is not in the file. */
  hasAll(): boolean {
    return this.#wanted.every(({ names }, i) => names.length === 0 || this.#names[i] !== undefined)
  }

  /**
   * @param looked how many objects have been looked at, if not all
   * @throws {MissingColumns} if none of them has a key that the document names
   */
  checkAll(looked?: number): void {
    const wanted = this.#wanted.filter(({ required }, i) => required && this.#names[i] === undefined)
    const skips = this.#skips.filter(({ column, isNeeded }) => isNeeded && !this.#foundSkips.has(column))
    const missing = [
      ...wanted.map(column => ({ wanted: column, name: column.names[0] })),
      ...skips.map(({ column }) => ({ wanted: undefined, name: column })),
    ]
    if (missing.length)
      throw new MissingColumns(
        looked === undefined ? 'in every object: ' : `in ${looked} ${looked === 1 ? 'object' : 'objects'}: `,
        'key',
        missing,
        [],
        this.#wanted,
      )
  }

  unpack(packed: string): Record<string, string> {
    return flat(JSON.parse(packed))
  }
}

/** A row of a JSON file. */
export class JsonTableRow implements Row {
  readonly line: number
  readonly item: number | undefined
  readonly #object: JsonObject
  readonly #table: JsonTable
  #cells: Record<string, string> | undefined

  /** @param item the place of the object in the file, from 1; undefined if its line is enough */
  constructor(line: number, item: number | undefined, object: JsonObject, table: JsonTable) {
    this.line = line
    this.item = item
    this.#object = object
    this.#table = table
  }

  text(wanted: number): string {
    const text = cellOf(this.#table.valueOf(this.#object, wanted)).trim()
    return this.#table.missing.has(text) ? '' : text
  }

  ticket(id: string, file: string, events: TicketItem['events'], entitlement: string | undefined): TicketItem {
    const table = this.#table
    return {
      ...ticketOf(id, { file, line: this.line }, events, this.#flat(), entitlement),
      columnOf: meaning => table.nameFor(meaning),
    }
  }

  cell(column: string): string {
    return this.#table.cell(this.#object, column)
  }

  hash(): number {
    const hash = new CellsHash()
    for (const [key, cell] of Object.entries(this.#flat())) if (cell) hash.add(new ColumnSeed(key), cell)
    return hash.value
  }

  kept(): () => Record<string, string> {
    const object = this.#object
    return () => flat(object)
  }

  packed(): string {
    return JSON.stringify(this.#object)
  }

  #flat(): Record<string, string> {
    this.#cells ??= flat(this.#object)
    return this.#cells
  }
}

/** What stands where the keys lead; of a list what stands there in each of its items. */
export function valueAt(value: unknown, keys: readonly string[]): unknown {
  let at = value
  for (let i = 0; i < keys.length; i++) {
    if (typeof at !== 'object' || at === null) return undefined
    if (Array.isArray(at) && !Object.hasOwn(at, keys[i])) {
      const rest = keys.slice(i)
      return at.map(item => valueAt(item, rest)).filter(item => item !== undefined)
    }
    if (!Object.hasOwn(at, keys[i])) {
      // A key may have dots of its own, such as System.CreatedDate.
      const rest = keys.slice(i).join('.')
      return Object.hasOwn(at, rest) ? (at as JsonObject)[rest] : undefined
    }
    at = (at as JsonObject)[keys[i]]
  }
  return at
}

function cellOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(cellOf).filter(Boolean).join(',')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** The cells of an object by key, those of objects in it with dots between; a list is one cell. */
function flat(object: JsonObject, prefix = '', cells: Record<string, string> = {}): Record<string, string> {
  for (const [key, value] of Object.entries(object))
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      flat(value as JsonObject, `${prefix}${key}.`, cells)
    else cells[prefix + key] = cellOf(value)
  return cells
}
