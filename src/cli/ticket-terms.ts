import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import type { Calendars } from '../calendar/check-calendar.ts'
import { agreementNames } from '../compliance/contracts/agreements.ts'
import { calendarOfTicket } from '../compliance/contracts/calendar-of-ticket.ts'
import type { Contract } from '../compliance/contracts/contract.ts'
import { ContractIndex } from '../compliance/contracts/contract-index.ts'
import { isSlaCalendarError } from '../errors.ts'
import { UserError } from '../exports/user-error.ts'
import { compiledPolicy, type Policy } from '../policy/policy.ts'
import { didYouMean } from '../validation/did-you-mean.ts'
import { describe } from '../validation/plain-data.ts'
import { readTerms } from './terms.ts'
import { termsOfAgreement } from './terms-of-agreement.ts'

/** The policy, the calendars and the severity of a ticket: arguments of the library's `deadline` and `explain`. */
export type TicketTerms = {
  readonly policy: Policy
  readonly calendar: BusinessCalendar
  readonly calendars: Calendars
  readonly severity: string
}

/** The terms, with the name of the config file for outputs. */
export type FoundTerms = { readonly terms: TicketTerms; readonly file: string }

/** The options that choose the terms. */
export type TermsOptions = {
  readonly severity?: string
  readonly document?: string
  readonly field?: readonly string[]
  readonly agreement?: string
}

/**
 * Returns the terms for a ticket that options describe, from the first contract that covers its fields and instant.
 *
 * @param reportedAt epoch milliseconds
 * @param hint the end of the error for a missing severity
 * @throws {UserError} without a severity, for several agreements without a choice, if no contract covers the ticket, and
 *   for a field without `=`, of a column that no contract asks for, or that is given twice
 */
export function ticketTerms(options: TermsOptions, reportedAt: number, hint = ''): FoundTerms {
  const document = readTerms(options.document)
  const { contracts, calendars, file = 'built-in' } = termsOfAgreement(document, options.agreement)
  const agreements = agreementNames(contracts)
  if (agreements.length > 1) throw new UserError(`Missing option --agreement. Known: ${agreements.join(', ')}.`)
  const fields = fieldsOf(options.field ?? [], columnsOf(document.contracts))
  const contract = contractFor(contracts, fields, reportedAt, file)
  const { policy, severities } = contract
  const calendar = calendarFor(contract, calendars, fields)
  const { severity: given } = options
  if (given === undefined) {
    const known = [...Object.keys(severities), ...compiledPolicy(policy, []).severities.keys()]
    throw new UserError(`Missing option --severity. Known: ${[...new Set(known)].join(', ')}.${hint}`)
  }
  const severity = Object.hasOwn(severities, given) ? severities[given] : given
  return { terms: { policy, calendar, calendars, severity }, file }
}

/** Returns the columns that decide about the contract or the calendar of a ticket. */
function columnsOf(contracts: readonly Contract[]): string[] {
  const columns = contracts.flatMap(({ when, calendarFrom }) =>
    [...Object.keys(when), calendarFrom?.column ?? []].flat(),
  )
  return [...new Set(columns)]
}

/** Returns the given cells by column. Another column would be a misspelled one, and the ticket would fall under other terms. */
function fieldsOf(given: readonly string[], columns: readonly string[]): Record<string, string> {
  const fields = new Map<string, string>()
  for (const text of given) {
    const at = text.indexOf('=')
    if (at < 1) throw new UserError(`--field: ${JSON.stringify(text)} is not COLUMN=VALUE.`)
    const column = text.slice(0, at)
    if (!columns.includes(column))
      throw new UserError(`--field: no contract asks for the column ${describe(column)}. ${hintFor(column, columns)}`)
    if (fields.has(column)) throw new UserError(`Duplicate option --field ${column}.`)
    fields.set(column, text.slice(at + 1))
  }
  return Object.fromEntries(fields)
}

function hintFor(column: string, columns: readonly string[]): string {
  return columns.length ? didYouMean(column, columns) : 'Leave it out.'
}

function contractFor(
  contracts: readonly Contract[],
  fields: Record<string, string>,
  reportedAt: number,
  file: string,
): Contract {
  const index = new ContractIndex(contracts)
  const position = index.positionOf({ fields, field: column => fields[column] }, reportedAt)
  if (position !== -1) return contracts[position]
  const error = index.noContractError(fields, reportedAt)
  const [kind, column] = error.path
  if (kind === 'fields' && !Object.hasOwn(fields, column)) {
    const values = [...new Set(contracts.flatMap(({ when }) => when[column] ?? []))]
    throw new UserError(
      `${file} has contracts for certain tickets only. Write --field ${shellWord(`${column}=${values[0]}`)}` +
        `${values.length > 1 ? `, or another of the ${values.length} values that contracts name` : ''}.`,
    )
  }
  const option = kind === 'fields' ? `--field ${column}` : '--at'
  throw new UserError(`${option}: ${error.message.slice(error.message.indexOf(': ') + 2)}`)
}

/** Returns the calendar for a ticket with these fields. */
function calendarFor(contract: Contract, calendars: Calendars, fields: Record<string, string>): BusinessCalendar {
  const column = contract.calendarFrom?.column
  if (column !== undefined && !Object.hasOwn(fields, column))
    throw new UserError(`The calendar depends on a column. Write --field ${shellWord(`${column}=…`)}.`)
  try {
    return calendarOfTicket(contract, calendars, { fields, field: column => fields[column] }).calendar
  } catch (error) {
    if (!isSlaCalendarError(error)) throw error
    throw new UserError(`--field ${column}: ${error.message.slice(error.message.indexOf(': ') + 2)}`)
  }
}

/** Quotes a word for the command line if necessary. */
function shellWord(text: string): string {
  return /^[\w=:+./-]+$/.test(text) ? text : `"${text.replace(/["$`\\]/g, '\\$&')}"`
}
