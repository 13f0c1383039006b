import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import type { Calendars } from '../calendar/check-calendar.ts'
import { agreementNames } from '../compliance/contracts/agreements.ts'
import { calendarOfTicket } from '../compliance/contracts/calendar-of-ticket.ts'
import type { Contract } from '../compliance/contracts/contract.ts'
import { ContractIndex } from '../compliance/contracts/contract-index.ts'
import { isSlaCalendarError } from '../errors.ts'
import { UserError } from '../exports/user-error.ts'
import { compiledPolicy, type Policy } from '../policy/policy.ts'
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
 * @throws {UserError} without a severity, for several agreements without a choice, for a field without `=`, or if no contract covers the ticket
 */
export function ticketTerms(options: TermsOptions, reportedAt: number, hint = ''): FoundTerms {
  const all = termsOfAgreement(readTerms(options.document), options.agreement)
  const { contracts, calendars, file = 'built-in' } = all
  const agreements = agreementNames(contracts)
  if (agreements.length > 1) throw new UserError(`Missing option --agreement. Known: ${agreements.join(', ')}.`)
  const fields = fieldsOf(options.field ?? [])
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

function fieldsOf(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map(text => {
      const at = text.indexOf('=')
      if (at < 1) throw new UserError(`--field: ${JSON.stringify(text)} is not COLUMN=VALUE.`)
      return [text.slice(0, at), text.slice(at + 1)]
    }),
  )
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
