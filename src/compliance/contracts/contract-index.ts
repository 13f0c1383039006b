import { SlaCalendarError } from '../../errors.ts'
import { didYouMean } from '../../validation/did-you-mean.ts'
import { describe } from '../../validation/plain-data.ts'
import { type Cells, type Contract, cellText, coversCells, type Fields } from './contract.ts'

/** An index entry: the remaining conditions once the indexed column matches. */
type Entry = {
  /** The position of the contract in the list. */
  readonly position: number
  readonly from: number
  readonly until: number
  readonly otherColumns: readonly (readonly [column: string, values: readonly string[]])[]
}

/** The contracts of a value, in order; only the position if the first of them has no further condition. */
type Entries = Entry[] | number

/** An index of contracts, in which finding one among thousands takes no longer than among a few. */
export class ContractIndex {
  readonly #contracts: readonly Contract[]
  /** The values that contracts name, by column, once they are needed. */
  #knownValues: ReadonlyMap<string, ReadonlySet<string>> | undefined
  /** The contracts by value of a column. Each contract is listed under its column with the most different values. */
  readonly #columns: { readonly name: string; readonly entries: Map<string, Entries> }[] = []
  /** The contracts that name no column, in order. */
  readonly #unconditional: Entry[] = []

  constructor(contracts: readonly Contract[]) {
    this.#contracts = contracts
    contracts.forEach(({ when, from = -Infinity, until = Infinity }, position) => {
      const columns = Object.entries(when).map(
        ([name, values]) => [name, values.map(value => cellText(value))] as const,
      )
      if (columns.length > 1) columns.sort(([a], [b]) => this.#values.get(b)!.size - this.#values.get(a)!.size)
      const [first, ...otherColumns] = columns
      const entry = { position, from, until, otherColumns }
      if (first) for (const value of new Set(first[1])) this.#add(first[0], value, entry)
      else this.#unconditional.push(entry)
    })
  }

  get #values(): ReadonlyMap<string, ReadonlySet<string>> {
    this.#knownValues ??= valuesByColumn(this.#contracts)
    return this.#knownValues
  }

  /** Returns the position of the contract that {@link contractOf} returns; -1 if there is none. */
  positionOf(cells: Cells, reportedAt: number): number {
    let position = firstMatch(this.#unconditional, cells, reportedAt, Infinity)
    for (let i = 0; i < this.#columns.length; i++) {
      const { name, entries } = this.#columns[i]
      const matching = entries.get(cellText(cells.field(name))!)
      if (typeof matching === 'number') position = matching < position ? matching : position
      else if (matching) position = firstMatch(matching, cells, reportedAt, position)
    }
    return position === Infinity ? -1 : position
  }

  /** Returns the error for a ticket that no contract covers, with the path to the cell that causes it. */
  noContractError(fields: Fields, reportedAt: number): SlaCalendarError {
    if (this.#contracts.some(contract => coversCells(contract, fields))) {
      const date = new Date(reportedAt).toISOString().slice(0, 10)
      const problem = `No contract covering this ticket is in force on ${date}.`
      return new SlaCalendarError('input-invalid', ['reportedAt'], problem, 'Check the dates of the contracts.')
    }
    const values = this.#values
    const columns = [...values.keys()].sort((a, b) => values.get(b)!.size - values.get(a)!.size)
    // A cell that no contract names is the cause. Without one, each cell fits a contract, but not all the same one.
    const column = columns.find(name => !values.get(name)!.has(cellText(fields[name]))) ?? columns[0]
    const cell = Object.hasOwn(fields, column) ? cellText(fields[column]) : undefined
    const error = (problem: string, hint?: string) =>
      new SlaCalendarError('input-invalid', ['fields', column], problem, hint)
    if (cell === undefined)
      return error(
        'The ticket has no such column, and no contract matches without it.',
        didYouMean(column, Object.keys(fields)),
      )
    if (values.get(column)!.has(cell))
      return error(`${describe(cell)} falls under no contract together with the other cells (${columns.join(', ')}).`)
    return error(`${describe(cell)} falls under no contract.`, didYouMean(cell, [...values.get(column)!]))
  }

  #add(column: string, value: string, entry: Entry): void {
    const known = this.#columns.find(({ name }) => name === column)
    const { entries } = known ?? { entries: new Map<string, Entries>() }
    if (!known) this.#columns.push({ name: column, entries })
    const matching = entries.get(value)
    // An entry without further conditions always matches first, so later entries are never reached.
    if (typeof matching === 'number') return
    if (matching) matching.push(entry)
    else entries.set(value, isUnconditional(entry) ? entry.position : [entry])
  }
}

function isUnconditional({ from, until, otherColumns }: Entry): boolean {
  return from === -Infinity && until === Infinity && !otherColumns.length
}

/** Returns the position of the first entry that covers a ticket, if it is less than `limit`; otherwise `limit`. */
function firstMatch(entries: readonly Entry[], cells: Cells, reportedAt: number, limit: number): number {
  for (let i = 0; i < entries.length; i++) {
    const { position, from, until, otherColumns } = entries[i]
    if (position >= limit) break
    if (reportedAt < from || reportedAt >= until) continue
    if (
      !otherColumns.length ||
      otherColumns.every(([column, values]) => values.includes(cellText(cells.field(column))!))
    )
      return position
  }
  return limit
}

/** Returns the values that contracts name, by column. */
function valuesByColumn(contracts: readonly Contract[]): Map<string, Set<string>> {
  const byColumn = new Map<string, Set<string>>()
  for (const { when } of contracts)
    for (const column of Object.keys(when)) {
      const values = byColumn.get(column) ?? new Set()
      for (const value of when[column]) values.add(cellText(value))
      byColumn.set(column, values)
    }
  return byColumn
}
