import { BusinessCalendar } from '../../calendar/business-calendar.ts'
import { type CalendarInput, type Calendars, calendarNamed, checkCalendar } from '../../calendar/check-calendar.ts'
import type { ErrorPath } from '../../errors.ts'
import { type CompiledPolicy, compiledPolicy, type Policy } from '../../policy/policy.ts'
import { toEpochMs } from '../../time/instant.ts'
import { InputValue } from '../../validation/input-value.ts'
import { readable } from '../../validation/plain-data.ts'
import { type CalendarFrom, checkCalendarFrom } from './calendar-from.ts'

/** A contract: the tickets it covers, and the policy and calendar that apply to them. */
export type Contract = {
  /** The name that reports show. @defaultValue the cells of `when`, or the name of the policy */
  readonly name?: string | undefined
  /**
   * The agreement that the contract belongs to, such as `SLA` or `OLA`. A ticket is judged once per agreement.
   * @defaultValue `SLA` if another contract names one; otherwise there is one agreement without a name
   */
  readonly agreement?: string | undefined
  /** The values by column. A ticket must have one of the values of each column. `{}` covers every ticket. */
  readonly when: { readonly [column: string]: readonly string[] }
  /** The name of the policy that reports show. */
  readonly policyName: string
  /** The policy, created by `slaPolicy`. */
  readonly policy: Policy
  /** The name of the calendar that reports show. */
  readonly calendarName: string
  /**
   * The calendar whose open time counts as business time. With `calendarFrom`, its zone is still that of the dates of the
   * contract, of entitlements and of waivers.
   */
  readonly calendar: BusinessCalendar
  /** A column of the tickets that decides about the calendar. @defaultValue `calendar` applies to every ticket */
  readonly calendarFrom?: CalendarFrom | undefined
  /** The policy's severities by their names in tickets. Names that are the same need no entry. */
  readonly severities: { readonly [given: string]: string }
  /** The first instant of report that the contract covers, in epoch milliseconds. @defaultValue no start */
  readonly from?: number | undefined
  /** The end of the contract, in epoch milliseconds: reports at this instant are not covered. @defaultValue no end */
  readonly until?: number | undefined
}

/** A contract whose policy and calendar may be plain specs. */
export type ContractInput = Omit<Contract, 'policy' | 'calendar'> & {
  /** The policy, or its spec. */
  readonly policy: Policy
  /** The calendar whose open time counts as business time, or its spec. */
  readonly calendar: CalendarInput
}

const KEYS = [
  ...['name', 'agreement', 'when', 'policyName', 'policy', 'calendarName', 'calendar', 'calendarFrom', 'severities'],
  ...['from', 'until'],
]

/** The cells of a ticket by column. */
export type Fields = Readonly<Record<string, string>>

/** The cells of a ticket, one by one or all together. Reading all together may cost more. */
export type Cells = {
  readonly fields: Fields
  /** Returns a cell; undefined if the ticket lacks the column. */
  field(column: string): string | undefined
}

/**
 * Returns the contract of a ticket: the first that covers its cells and the instant of its report.
 *
 * @param fields the cells of the ticket by column
 * @param reportedAt epoch milliseconds
 * @returns undefined if no contract covers the ticket
 * @throws {SlaCalendarError} `input-invalid`, `instant-invalid` for values of another kind
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
  const listed = contractsIn(contracts)
  new InputValue(fields, ['fields']).keys()
  const at = toEpochMs(reportedAt, ['reportedAt'])
  return readable(
    () => listed.find(contract => coversCells(contract, fields) && isInForce(contract, at)),
    ['contracts'],
  )
}

/** Returns whether the cells of a ticket have the values that a contract names. */
export function coversCells({ when }: Contract, fields: Fields): boolean {
  for (const column in when) {
    const cell = cellText(fields[column])
    if (!when[column].some(value => cellText(value) === cell)) return false
  }
  return true
}

/** Returns a cell without blanks around it, because exports may pad cells. */
export function cellText(cell: string): string
export function cellText(cell: string | undefined): string | undefined
export function cellText(cell: string | undefined): string | undefined {
  return typeof cell === 'string' ? cell.trim() : cell
}

/** Returns whether a contract is in force at an instant. */
export function isInForce({ from = -Infinity, until = Infinity }: Contract, at: number): boolean {
  return at >= from && at < until
}

/**
 * Returns the severities of all policies of the contracts, each once: those of the first policy in its order, then
 * those that only the next policy has, and so on.
 *
 * @throws {SlaCalendarError} `input-invalid`, and the codes of policies
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
  return [...targetsBySeverity(contractsIn(contracts)).keys()]
}

/** Checks that contracts are a list of objects, and returns them. */
function contractsIn(contracts: readonly Contract[]): readonly Contract[] {
  for (const contract of new InputValue(contracts, ['contracts']).list()) contract.keys()
  return contracts
}

/** The targets by severity, each list in the order of reports. */
export type TargetsBySeverity = ReadonlyMap<string, readonly string[]>

/**
 * Returns the targets that any policy of the contracts has, by severity. Severities are in the order of
 * {@link severitiesOf}.
 *
 * @param judged the targets to include (default: all)
 */
export function targetsBySeverity(
  contracts: readonly Contract[],
  judged: readonly string[] = definedTargets(contracts),
): TargetsBySeverity {
  const bySeverity = new Map<string, string[]>()
  for (const policy of policiesOf(contracts))
    for (const [severity, targets] of compiledPolicy(policy, ['policy']).severities) {
      const known = bySeverity.get(severity) ?? []
      bySeverity.set(
        severity,
        judged.filter(target => targets.has(target) || known.includes(target)),
      )
    }
  return bySeverity
}

/** Returns the targets that any policy of the contracts defines, in the order of reports: the built-in ones first. */
export function definedTargets(contracts: readonly Contract[]): string[] {
  const definitions = policiesOf(contracts).flatMap(policy => compiledPolicy(policy, ['policy']).definitions)
  return [...new Set(definitions.map(({ name }) => name))]
}

/** Returns the targets that any policy of the contracts has for any severity, in the order of reports. */
export function promisedTargets(contracts: readonly Contract[]): string[] {
  const lists = [...targetsBySeverity(contracts).values()]
  return definedTargets(contracts).filter(target => lists.some(targets => targets.includes(target)))
}

/**
 * Checks contracts, and that the names in them exist. Returns them with policies and calendars instead of specs.
 *
 * @throws {SlaCalendarError} `policy-required`, `calendar-required`, `calendar-unknown`, `severity-unknown`,
 * `key-missing`, `input-invalid` and the errors of specs
 */
export function checkContracts(input: InputValue, calendars: Calendars): readonly Contract[] {
  const contracts = input.list()
  if (!contracts.length) throw input.error('input-invalid', 'The list of contracts is empty.', 'Give at least one.')
  const policies = new Map<unknown, CompiledPolicy>()
  return contracts.map(contract => {
    contract.onlyKeys(KEYS).optional('agreement')?.text()
    const given = contract.value as ContractInput
    const policy = policies.get(given.policy) ?? compiledPolicy(given.policy, contract.at('policy').path)
    const calendar =
      given.calendar instanceof BusinessCalendar
        ? given.calendar
        : checkCalendar(given.calendar, contract.at('calendar').path)
    const from = contract.optional('calendarFrom')
    if (from) checkCalendarFrom(from, calendar, calendars)
    const when = contract.required('when', 'Write {} for every ticket.')
    for (const column of when.keys())
      if (!areTexts(given.when[column])) for (const cell of when.at(column).list()) textOf(cell)
    if (given.name !== undefined) textOf(contract.at('name'))
    for (const [, severity] of contract.required('severities', 'Use {} if the names are the same.').entries())
      severity.oneOf([...policy.severities.keys()], 'severity-unknown')
    for (const instant of [contract.optional('from'), contract.optional('until')])
      if (instant && !Number.isFinite(instant.value)) throw instant.expected('epoch milliseconds')
    if (!policies.has(given.policy)) checkCalendarNames(policy, calendars, contract.at('policy').path)
    policies.set(given.policy, policy)
    const isChecked = given.policy === policy.policy && given.calendar === calendar
    return isChecked ? (given as Contract) : { ...given, policy: policy.policy, calendar }
  })
}

function areTexts(values: unknown): boolean {
  return Array.isArray(values) && values.every(value => typeof value === 'string')
}

/** Refuses a value that is not a text. It may be empty. */
function textOf(given: InputValue): void {
  if (typeof given.value !== 'string') throw given.expected('a text')
}

/** Returns the policies of contracts, each once: thousands of contracts usually share a few. */
export function policiesOf(contracts: readonly Pick<Contract, 'policy'>[]): Policy[] {
  const policies = new Set<Policy>()
  let last: Policy | undefined
  // A loop by index, and a look at the one before, because this is asked often.
  for (let i = 0; i < contracts.length; i++) {
    const { policy } = contracts[i]
    if (policy !== last) policies.add(policy)
    last = policy
  }
  return [...policies]
}

/** Checks that the calendars that the targets of a policy name exist. */
function checkCalendarNames({ severities }: CompiledPolicy, calendars: Calendars, path: ErrorPath): void {
  for (const [severity, targets] of severities)
    for (const [target, { spec }] of targets)
      if (spec.calendar !== undefined)
        calendarNamed(spec.calendar, calendars, [...path, 'severities', severity, target, 'calendar'])
}
