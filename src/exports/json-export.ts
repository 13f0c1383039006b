import { describe } from '../validation/plain-data.ts'
import type { JsonRow } from './formats/json.ts'
import { isJsonObject, type JsonObject, valueAt } from './formats/json-object.ts'
import { JsonTable, JsonTableRow } from './formats/json-table.ts'
import type { MadeRow, RowMaker } from './products/product.ts'
import type { RowSink } from './row-sink.ts'
import { UserError } from './user-error.ts'

/** The number of objects that are searched for keys before the first one is passed on: not every object has all keys. */
const OBJECTS_SEARCHED = 500

/** Maximum depth of a list of tickets in an object. */
const MAX_LIST_DEPTH = 4

/** Takes the values of one JSON or NDJSON file: finds the list of tickets, learns the keys, and passes on the objects. */
export class JsonExport {
  readonly #sink: RowSink
  #table: JsonTable | undefined
  /** Whether an object has been read. */
  #hasObject = false
  #items = 0
  /** Rows that wait until the columns of the file are known; undefined from then on. */
  #waiting: (() => void | Promise<void>)[] | undefined = []
  /** The keys that lead to the list of tickets in an object around it. */
  #list: readonly string[] | undefined
  /** Makes rows of the values, for a product whose values are not rows. */
  readonly #maker: RowMaker | undefined

  constructor(sink: RowSink) {
    this.#sink = sink
    this.#list = sink.mapping.list
    this.#maker = sink.mapping.rowMaker?.(sink.mapping)
  }

  /**
   * Takes a value.
   *
   * @throws {UserError} if the first objects lack keys, or the list of tickets is not clear
   */
  async row({ line, value, error, isItem }: JsonRow): Promise<void> {
    if (error !== undefined) return this.#invalidItem(line, error)
    this.#table ??= new JsonTable(this.#sink.mapping)
    if (this.#maker) return this.#make(line, value, this.#maker)
    const list = isJsonObject(value) && !isItem ? this.#listIn(value, this.#table, line) : undefined
    if (!list) return this.#item(line, value, this.#table)
    for (const item of list) await this.#item(line, item, this.#table)
  }

  /**
   * Ends the file and passes on the rows that still wait.
   *
   * @throws {UserError} if no object had a value of a key that the document names
   */
  async end(): Promise<void> {
    await this.#takeMade(this.#maker?.rest?.() ?? [])
    if (this.#waiting) await this.#begin()
    if (this.#hasObject) this.#table!.checkAll()
  }

  /** Takes the rows that a product makes of a value, or of each item of a list. */
  async #make(line: number, value: unknown, maker: RowMaker): Promise<void> {
    for (const object of [value].flat(2))
      if (isJsonObject(object)) await this.#takeMade(maker.rows(object, line))
      else await this.#invalidItem(line, `${describe(object)} is not an object.`)
  }

  async #takeMade(rows: Iterable<MadeRow>): Promise<void> {
    for (const row of rows)
      if ('problem' in row) await this.#invalidItem(row.line, row.problem, row.id)
      else await this.#item(row.line, row.cells, this.#table!)
  }

  #item(line: number, value: unknown, table: JsonTable): void | Promise<void> {
    if (!isJsonObject(value))
      return this.#invalidItem(line, `${describe(value)} is not an object: a ticket has its keys in one.`)
    this.#sink.notes.rows++
    const row = new JsonTableRow(line, ++this.#items, value, table)
    if (!this.#hasObject) this.#sink.check(() => table.checkFirst(value, `line ${line}: `), table)
    else if (this.#waiting) table.recordNames(value)
    this.#hasObject = true
    return this.#inTurn(() => this.#sink.take(row, table))
  }

  #invalidItem(line: number, message: string, id?: string): void | Promise<void> {
    this.#sink.notes.rows++
    const item = ++this.#items
    return this.#inTurn(() => this.#sink.reject({ source: { file: this.#sink.file, line, item }, message }, id))
  }

  /** Takes a row now, or later if the columns of the file are not known yet. */
  #inTurn(take: () => void | Promise<void>): void | Promise<void> {
    if (!this.#waiting) return take()
    this.#waiting.push(take)
    if (this.#hasObject && (this.#waiting.length === OBJECTS_SEARCHED || this.#table!.hasAll())) return this.#begin()
  }

  /** Passes on the waiting rows. Their keys are the columns of the file. */
  async #begin(): Promise<void> {
    const waiting = this.#waiting ?? []
    this.#waiting = undefined
    const table = this.#table
    if (this.#hasObject && table) {
      const refusal = this.#sink.begin(table)
      if (refusal) {
        this.#sink.check(() => table.checkAll(waiting.length), table)
        throw refusal
      }
    }
    for (const take of waiting) await take()
  }

  /** Returns the list of tickets in an object; undefined if the object itself is a ticket. */
  #listIn(object: JsonObject, table: JsonTable, line: number): readonly unknown[] | undefined {
    if (this.#list) {
      const list = this.#list.reduce<unknown>((at, key) => (isJsonObject(at) ? at[key] : undefined), object)
      return Array.isArray(list) ? list : undefined
    }
    if (this.#hasObject || !table.missingIn(object).length) return undefined
    this.#list = onlyListIn(object, line)
    return this.#list && (valueAt(object, this.#list) as unknown[])
  }
}

/** Returns the keys to the only list of objects in an object; undefined if it has no list. */
function onlyListIn(object: JsonObject, line: number): readonly string[] | undefined {
  const lists = listsIn(object)
  const nonEmpty = lists.filter(keys => (valueAt(object, keys) as unknown[]).some(isJsonObject))
  const [list, ...others] = nonEmpty.length ? nonEmpty : lists
  if (!others.length) return list
  const names = [list, ...others].map(keys => describe(keys.join('.')))
  throw new UserError(
    `line ${line}: the object has ${names.length} lists: ${names.join(', ')}. Name the list of tickets in tickets.list.`,
  )
}

/** Returns the keys to each list in an object and in the objects inside it. */
function listsIn(object: JsonObject, depth = 1): string[][] {
  return Object.entries(object).flatMap(([key, value]) => {
    if (Array.isArray(value)) return value.length && !value.some(isJsonObject) ? [] : [[key]]
    if (!isJsonObject(value) || depth === MAX_LIST_DEPTH) return []
    return listsIn(value, depth + 1).map(keys => [key, ...keys])
  })
}
