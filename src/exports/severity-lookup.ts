import type { SeverityColumns, SeverityMatrix } from '../document/tickets-spec.ts'
import { describe } from '../validation/plain-data.ts'
import type { Row } from './formats/row.ts'
import { Names } from './names.ts'

/** Between the cells of a combination. No cell contains it. */
const SEPARATOR = '\0'
/** Maximum number of combinations whose severity is kept. Cells with free text have many. */
const MAX_KEPT = 10_000

/** The entries for the cells of one column: severities, or the entries for the next column. */
type Level = Names<string | Level>

/** A severity, or why a combination of cells has none. */
type Found = string | { readonly problem: string }

/** Finds the severity of a row by the cells of several columns. */
export class SeverityLookup {
  readonly columns: readonly string[]
  readonly #missing: ReadonlySet<string>
  readonly #root: Level
  readonly #found = new Map<string, Found>()

  /** @param missing texts that mean an empty cell */
  constructor({ columns, matrix }: SeverityColumns, missing: ReadonlySet<string>) {
    this.columns = columns
    this.#missing = missing
    this.#root = levelOf(matrix)
  }

  /** Returns the cells of a row as one text; empty if all of them are empty. */
  textOf(row: Row): string {
    const cells = this.columns.map(column => {
      const cell = row.cell(column)
      return this.#missing.has(cell) ? '' : cell
    })
    return cells.some(Boolean) ? cells.join(SEPARATOR) : ''
  }

  /** Returns the severity for the cells that {@link textOf} has joined. */
  meaningOf(text: string): Found {
    const known = this.#found.get(text)
    if (known !== undefined) return known
    const found = this.#find(text)
    if (this.#found.size < MAX_KEPT) this.#found.set(Buffer.from(text).toString(), found)
    return found
  }

  #find(text: string): Found {
    const cells = text ? text.split(SEPARATOR) : this.columns.map(() => '')
    let at: Level | string | undefined = this.#root
    for (const cell of cells) {
      const entries: ReadonlySet<Level | string> = entriesFor(cell, at as Level)
      if (entries.size > 1) return { problem: `${this.#combination(cells)} has more than one severity.` }
      ;[at] = entries
      if (at === undefined) return { problem: this.#missingEntry(cells) }
    }
    return at as string
  }

  #missingEntry(cells: readonly string[]): string {
    const entry = cells.reduceRight((inner, cell) => `{ ${JSON.stringify(cell)}: ${inner} }`, 'severity')
    return `${this.#combination(cells)} has no severity. Add it to tickets.severity.matrix: ${entry}.`
  }

  #combination(cells: readonly string[]): string {
    return this.columns.map((column, i) => `${column} ${describe(cells[i])}`).join(' with ')
  }
}

function levelOf(matrix: SeverityMatrix): Level {
  const entries = Object.entries(matrix).map(([cell, inner]): [string, string | Level] => [
    cell,
    typeof inner === 'string' ? inner : levelOf(inner),
  ])
  return new Names<string | Level>(Object.fromEntries(entries))
}

/** Returns the entry for a cell or, in a list of labels, for each label that has one; otherwise that of `"*"`. */
function entriesFor(cell: string, level: Level): ReadonlySet<string | Level> {
  const own = cell === '' ? level.getExact('') : level.get(cell)
  if (own !== undefined) return new Set([own])
  if (cell === '') return new Set()
  const labels = cell.split(',').flatMap(label => level.get(label.trim()) ?? [])
  return labels.length ? new Set(labels) : new Set([level.getExact('*') ?? []].flat() as (string | Level)[])
}
