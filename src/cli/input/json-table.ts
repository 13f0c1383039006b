import { describe } from '../../input/plain-data.ts'
import { nearest } from '../../input/suggest.ts'
import { CellsHash, ColumnSeed } from '../cells-hash.ts'
import { CommandError } from '../command-error.ts'
import type { Mapping, Wanted } from './mapping.ts'
import type { Columns, Row } from './row.ts'
import { type TicketItem, ticketOf } from './ticket-item.ts'

type JsonObject = { readonly [key: string]: unknown }

/** An object of more keys is cut off where it is quoted. */
const NAMES_SHOWN = 12

/**
 * The keys that are read of each object of a JSON file. Objects need not have all of them: what is null, or not there,
 * is an empty cell. Numbers and truth values are cells of their own spelling, a list is its values with commas between.
 */
export class JsonTable implements Columns {
  readonly missing: ReadonlySet<string>
  /** Of each wanted column its name in this file, and the keys that lead to it. */
  readonly #names: (string | undefined)[]
  readonly #paths: (readonly string[] | undefined)[]
  readonly #wanted: readonly Wanted[]

  constructor({ wanted, missing }: Mapping) {
    this.missing = missing
    this.#wanted = wanted
    this.#names = wanted.map(() => undefined)
    this.#paths = wanted.map(() => undefined)
  }

  nameOf(wanted: number): string {
    return this.#names[wanted] ?? this.#wanted[wanted].names[0] ?? this.#wanted[wanted].meaning
  }

  /** What an object has in a wanted column; undefined where it has none. */
  valueOf(object: JsonObject, wanted: number): unknown {
    const path = this.#paths[wanted]
    if (path) return valueAt(object, path)
    // The first name that any object has is that of the file.
    for (const name of this.#wanted[wanted].names) {
      const keys = Object.hasOwn(object, name) ? [name] : name.split('.')
      const value = valueAt(object, keys)
      if (value === undefined) continue
      this.#names[wanted] = name
      this.#paths[wanted] = keys
      return value
    }
    return undefined
  }

  /** @throws {CommandError} when the first object lacks what every ticket has */
  checkFirst(object: JsonObject, line: number): void {
    for (const [i, { meaning, isNeeded }] of this.#wanted.entries())
      if (isNeeded && REQUIRED.includes(meaning) && this.valueOf(object, i) === undefined)
        throw this.#missing(i, Object.keys(flat(object)), `line ${line}: the key`)
  }

  /** @throws {CommandError} when no object has a key that the document names */
  checkAll(): void {
    for (const [i, { isNeeded }] of this.#wanted.entries())
      if (isNeeded && !this.#paths[i]) throw this.#missing(i, [], 'no object has a value under the key')
  }

  unpack(packed: string): Record<string, string> {
    return flat(JSON.parse(packed))
  }

  #missing(wanted: number, found: readonly string[], what: string): CommandError {
    const { names, meaning } = this.#wanted[wanted]
    const near = nearest(names[0], found)
    const called = names.join(' or ')
    return new CommandError(
      (found.length
        ? `${what} ${called} is missing${near ? ` (is ${describe(near)} meant to be it?)` : ''}. `
        : `${what} ${called}. `) +
        (called === meaning ? '' : `It is read as ${meaning}; name another one in tickets.columns.${meaning}. `) +
        (found.length
          ? `Found: ${found.slice(0, NAMES_SHOWN).map(describe).join(', ')}${found.length > NAMES_SHOWN ? ', …' : ''}.`
          : `Write null there if the export has none.`),
    )
  }
}

/** What every row has; the rest may be absent from a row that has no value of it. */
const REQUIRED = ['id', 'at', 'type', 'state', 'reportedAt']

/** An object of a JSON file. */
export class JsonTableRow implements Row {
  readonly line: number
  readonly #object: JsonObject
  readonly #table: JsonTable
  #cells: Record<string, string> | undefined

  constructor(line: number, object: JsonObject, table: JsonTable) {
    this.line = line
    this.#object = object
    this.#table = table
  }

  text(wanted: number): string {
    const text = cellOf(this.#table.valueOf(this.#object, wanted)).trim()
    return this.#table.missing.has(text) ? '' : text
  }

  ticket(id: string, file: string, events: TicketItem['events'], entitlement: string | undefined): TicketItem {
    return ticketOf(id, { file, line: this.line }, events, this.#flat(), entitlement)
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
function valueAt(value: unknown, keys: readonly string[]): unknown {
  let at = value
  for (let i = 0; i < keys.length; i++) {
    if (typeof at !== 'object' || at === null) return undefined
    if (Array.isArray(at) && !Object.hasOwn(at, keys[i])) {
      const rest = keys.slice(i)
      return at.map(item => valueAt(item, rest)).filter(item => item !== undefined)
    }
    if (!Object.hasOwn(at, keys[i])) return undefined
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
