import {
  type BusinessCalendar,
  type Calendars,
  calendarNamed,
  checkCalendar,
} from '../../calendar/business-calendar.ts'
import { type ErrorPath, SlaCalendarError } from '../../errors.ts'
import { type CompiledPolicy, compiledPolicy, type Policy, TARGETS } from '../../policy/policy.ts'
import type { TargetName } from '../../policy/spec.ts'
import type { InputValue } from '../../validation/input-value.ts'
import { describe } from '../../validation/plain-data.ts'
import { didYouMean } from '../../validation/suggest.ts'

/** What was promised to whom: the tickets it covers, and what they are judged by. */
export type Contract = {
  /** The name that reports show. */
  readonly name?: string | undefined
  /** The values of each column that a ticket must have one of; a contract without any covers every ticket. */
  readonly when: { readonly [column: string]: readonly string[] }
  /** The name of the policy in the document. */
  readonly policyName: string
  /** What was promised: made by `slaPolicy`. */
  readonly policy: Policy
  /** The name of the calendar in the document. */
  readonly calendarName: string
  /** Whose open time counts as business time. */
  readonly calendar: BusinessCalendar
  /** The policy's severities by the names that tickets give; those that are equal need not be listed. */
  readonly severities: { readonly [given: string]: string }
  /** The first instant of report that it covers, in epoch milliseconds (default: no start). */
  readonly from?: number | undefined
  /** The first instant of report after those that it covers, in epoch milliseconds (default: no end). */
  readonly until?: number | undefined
}

/** The cells of a ticket by column. */
export type Fields = Readonly<Record<string, string>>

/** The cells of a ticket, one by one or all: to bring all together may cost more. */
export type Cells = {
  readonly fields: Fields
  /** Undefined where there is no such column. */
  field(column: string): string | undefined
}

/**
 * The contract that a ticket falls under: the first that covers its fields and the instant of its report.
 *
 * @param fields the ticket's cells by column
 * @param reportedAt epoch milliseconds
 * @returns undefined where none does
 * @example
 * ```ts
 * import { italianOffice, msaBusiness } from 'sla-calendar'
 * import { contractOf } from 'sla-calendar/compliance'
 *
 * const terms = { policyName: 'msa', policy: msaBusiness, calendarName: 'rome', calendar: italianOffice, severities: {} }
 * const contracts = [
 *   { ...terms, name: 'Acme until 2026', when: { customer: ['Acme'] }, until: Date.UTC(2027, 0) },
 *   { ...terms, name: 'Acme', when: { customer: ['Acme', 'Acme Ltd'] } },
 * ]
 * contractOf(contracts, { customer: 'Acme' }, Date.UTC(2026, 11, 31))?.name // => 'Acme until 2026'
 * contractOf(contracts, { customer: 'Acme' }, Date.UTC(2027, 0, 1))?.name // => 'Acme'
 * contractOf(contracts, { customer: 'Brick' }, Date.UTC(2027, 0, 1)) // => undefined
 * ```
 */
export function contractOf(contracts: readonly Contract[], fields: Fields, reportedAt: number): Contract | undefined {
  return contracts.find(contract => covers(contract, fields) && holds(contract, reportedAt))
}

/** An index entry: the remaining conditions once the indexed column matches. */
type Entry = {
  readonly place: number
  readonly from: number
  readonly until: number
  readonly others: readonly (readonly [column: string, values: readonly string[]])[]
}

/** The contracts of a value, in order; the place alone where the first of them always holds. */
type Entries = Entry[] | number

/** The same contracts, so that finding one among thousands takes no longer than among few. */
export class ContractIndex {
  readonly #contracts: readonly Contract[]
  /** Each contract under the column, of those it names, that tells most contracts apart; by value, in order. */
  readonly #columns: { readonly name: string; readonly entries: Map<string, Entries> }[] = []
  /** The contracts that cover every ticket, in order. */
  readonly #always: Entry[] = []

  constructor(contracts: readonly Contract[]) {
    this.#contracts = contracts
    const values = valuesOf(contracts)
    contracts.forEach(({ when, from = -Infinity, until = Infinity }, place) => {
      const [first, ...others] = Object.entries(when).sort(([a], [b]) => values.get(b)!.size - values.get(a)!.size)
      const entry = { place, from, until, others }
      if (first) for (const value of new Set(first[1])) this.#add(first[0], value, entry)
      else this.#always.push(entry)
    })
  }

  /** The place of what {@link contractOf} gives; -1 where there is none. */
  placeOf(cells: Cells, reportedAt: number): number {
    let place = firstOf(this.#always, cells, reportedAt, Infinity)
    for (let i = 0; i < this.#columns.length; i++) {
      const { name, entries } = this.#columns[i]
      const some = entries.get(cells.field(name)!)
      if (typeof some === 'number') place = some < place ? some : place
      else if (some) place = firstOf(some, cells, reportedAt, place)
    }
    return place === Infinity ? -1 : place
  }

  /** Why there is none: with the path to the cell that says so, where one does. */
  fault(fields: Fields, reportedAt: number): SlaCalendarError {
    if (this.#contracts.some(contract => covers(contract, fields))) {
      const date = new Date(reportedAt).toISOString().slice(0, 10)
      const problem = `No contract covering this ticket is in force on ${date}.`
      return new SlaCalendarError('input-invalid', ['reportedAt'], problem, 'Check the dates of the contracts.')
    }
    const values = valuesOf(this.#contracts)
    const columns = [...values.keys()].sort((a, b) => values.get(b)!.size - values.get(a)!.size)
    // The cell that no contract names; else each alone would do, and their combination does not.
    const column = columns.find(name => !values.get(name)!.has(fields[name])) ?? columns[0]
    const given = Object.hasOwn(fields, column) ? fields[column] : undefined
    if (given === undefined) {
      const problem = 'The ticket has no such column, and no contract matches without it.'
      return new SlaCalendarError('input-invalid', ['fields', column], problem, didYouMean(column, Object.keys(fields)))
    }
    if (values.get(column)!.has(given)) {
      const problem = `${describe(given)} falls under no contract together with the other cells (${columns.join(', ')}).`
      return new SlaCalendarError('input-invalid', ['fields', column], problem)
    }
    const hint = didYouMean(given, [...values.get(column)!])
    return new SlaCalendarError(
      'input-invalid',
      ['fields', column],
      `${describe(given)} falls under no contract.`,
      hint,
    )
  }

  #add(name: string, value: string, entry: Entry): void {
    const known = this.#columns.find(column => column.name === name)
    const { entries } = known ?? { entries: new Map<string, Entries>() }
    if (!known) this.#columns.push({ name, entries })
    const some = entries.get(value)
    // What always holds leaves nothing to those after it.
    if (typeof some === 'number') return
    if (some) some.push(entry)
    else entries.set(value, isUnconditional(entry) ? entry.place : [entry])
  }
}

/**
 * The severities of all contracts' policies, each once: in the order of the first policy, then those that only the
 * next one has, and so on.
 *
 * @example
 * ```ts
 * import { italianOffice, msaBusiness } from 'sla-calendar'
 * import { severitiesOf } from 'sla-calendar/compliance'
 *
 * const terms = { policyName: 'msa', policy: msaBusiness, calendarName: 'rome', calendar: italianOffice, severities: {} }
 * severitiesOf([{ ...terms, when: {} }]) // => ['critical', 'high', 'medium', 'low']
 * ```
 */
export function severitiesOf(contracts: readonly Contract[]): string[] {
  return [...promisesOf(contracts).keys()]
}

/** The targets that any policy has for a severity, in the order of reports; by severity. */
export type Promises = ReadonlyMap<string, readonly TargetName[]>

/**
 * What all contracts promise; severities in the order of {@link severitiesOf}.
 *
 * @param judged the targets that alone count
 */
export function promisesOf(contracts: readonly Contract[], judged: readonly TargetName[] = TARGETS): Promises {
  const promises = new Map<string, TargetName[]>()
  for (const policy of new Set(contracts.map(({ policy }) => policy)))
    for (const [severity, own] of compiledPolicy(policy, ['policy']).severities) {
      const known = promises.get(severity) ?? []
      promises.set(
        severity,
        judged.filter(target => own.has(target) || known.includes(target)),
      )
    }
  return promises
}

/** The targets that any policy promises for any severity, in the order of reports. */
export function promisedTargets(contracts: readonly Contract[]): TargetName[] {
  const promises = [...promisesOf(contracts).values()]
  return TARGETS.filter(target => promises.some(own => own.includes(target)))
}

/**
 * Checks that contracts have policies and calendars of this library, and that whatever they name is there.
 *
 * @throws {SlaCalendarError} `policy-required`, `policy-unchecked`, `calendar-required`, `calendar-unknown`,
 * `severity-unknown`, `key-missing`, `input-invalid`
 */
export function checkContracts(given: InputValue, calendars: Calendars): void {
  const contracts = given.list()
  if (!contracts.length) throw given.error('input-invalid', 'The list of contracts is empty.', 'Give at least one.')
  const checked = new Set<CompiledPolicy>()
  for (const contract of contracts) {
    contract.keys()
    const policy = compiledPolicy(contract.at('policy').value, contract.at('policy').path)
    checkCalendar(contract.at('calendar').value, contract.at('calendar').path)
    for (const [, values] of contract.required('when', 'Write {} for every ticket.').entries()) values.list()
    for (const [, severity] of contract.required('severities', 'Use {} if the names are the same.').entries())
      severity.oneOf([...policy.severities.keys()], 'severity-unknown')
    for (const instant of [contract.optional('from'), contract.optional('until')])
      if (instant && !Number.isFinite(instant.value)) throw instant.expected('epoch milliseconds')
    if (!checked.has(policy)) checkCalendarNames(policy, calendars, contract.at('policy').path)
    checked.add(policy)
  }
}

/** Checks that the calendars of a policy's targets are there. */
function checkCalendarNames({ severities }: CompiledPolicy, calendars: Calendars, path: ErrorPath): void {
  for (const [severity, targets] of severities)
    for (const [target, { spec }] of targets)
      if (spec.calendar !== undefined)
        calendarNamed(spec.calendar, calendars, [...path, 'severities', severity, target, 'calendar'])
}

function isUnconditional({ from, until, others }: Entry): boolean {
  return from === -Infinity && until === Infinity && !others.length
}

/** The place of the first entry that covers a ticket, if it comes before another place; else that. */
function firstOf(entries: readonly Entry[], cells: Cells, reportedAt: number, before: number): number {
  for (const { place, from, until, others } of entries) {
    if (place >= before) break
    if (reportedAt < from || reportedAt >= until) continue
    if (!others.length || others.every(([column, values]) => values.includes(cells.field(column)!))) return place
  }
  return before
}

function covers({ when }: Contract, fields: Fields): boolean {
  for (const column in when) if (!when[column].includes(fields[column])) return false
  return true
}

function holds({ from = -Infinity, until = Infinity }: Contract, reportedAt: number): boolean {
  return reportedAt >= from && reportedAt < until
}

/** The values that contracts name, by column. */
function valuesOf(contracts: readonly Contract[]): Map<string, Set<string>> {
  const all = new Map<string, Set<string>>()
  for (const { when } of contracts)
    for (const column of Object.keys(when)) {
      const values = all.get(column) ?? new Set()
      for (const value of when[column]) values.add(value)
      all.set(column, values)
    }
  return all
}
