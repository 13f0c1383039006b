import type { TicketsSpec } from '../document/tickets-spec.ts'
import { UserError } from '../exports/user-error.ts'
import { productOf } from './product.ts'
import { type CommandTerms, readTerms } from './terms.ts'
import { termsOfAgreement } from './terms-of-agreement.ts'

/** The contracts and settings by which tickets are judged, and their name in reports. */
export type CheckInputs = Pick<
  CommandTerms,
  'contracts' | 'calendars' | 'targets' | 'tickets' | 'objectives' | 'waivers' | 'ticketUrl' | 'logo'
> & {
  readonly document: string
}

/** The columns of an export without a config file. Other columns are ignored. */
const OWN_TICKETS: TicketsSpec = {
  columns: {
    id: 'id',
    severity: 'severity',
    reportedAt: 'reportedAt',
    respondedAt: 'respondedAt',
    respondedAfterMinutes: null,
    resolvedAt: null,
    requestKind: null,
    entitlement: null,
    spentMinutes: null,
  },
}

/**
 * Returns the contracts and settings by which the tickets of exports are judged.
 *
 * @param option the value of `--document`
 * @param product the value of `--product`, which overrides the product of the config file
 * @param files the exports
 * @param agreement the value of `--agreement`
 * @throws {UserError} if the config file cannot be read, or if standard input is used more than once
 * @throws {SlaCalendarError} `input-invalid` for an unknown product
 */
export function checkInputs(
  option: string | undefined,
  product: string | undefined,
  files: readonly string[] = [],
  agreement?: string,
): CheckInputs {
  if (files.filter(file => file === '-').length + Number(option === '-') > 1)
    throw new UserError('Standard input can be read only once: write - for one file.')
  const { file, ...terms } = termsOfAgreement(readTerms(option), agreement)
  const mapping = product === undefined ? {} : { product: productOf(product) }
  if (file === undefined)
    return { ...terms, tickets: product === undefined ? OWN_TICKETS : mapping, document: 'built-in' }
  return { ...terms, tickets: { ...terms.tickets, ...mapping }, document: terms.name ?? file }
}
