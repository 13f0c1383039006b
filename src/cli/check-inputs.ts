import type { TicketsSpec } from '../document/tickets-spec.ts'
import { UserError } from '../exports/user-error.ts'
import { type CommandTerms, readTerms } from './terms.ts'

/** What tickets are judged by, and the name that reports show for it. */
export type CheckInputs = Pick<CommandTerms, 'contracts' | 'calendars' | 'targets' | 'tickets' | 'waivers'> & {
  readonly document: string
}

/** The columns of an export without a config file. Further columns are ignored. */
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
  },
}

/**
 * The terms by which the tickets of exports are judged. The mapping of `product` overrules the one of the config file.
 *
 * @throws {UserError} when the config file cannot be read, or when both it and an export are standard input
 */
export function checkInputs(
  option: string | undefined,
  product: string | undefined,
  files: readonly string[] = [],
): CheckInputs {
  if (files.filter(file => file === '-').length + Number(option === '-') > 1)
    throw new UserError('Standard input can be read only once: write - for one file.')
  const { file, ...terms } = readTerms(option)
  const mapping = product === undefined ? {} : { product: product as TicketsSpec['product'] }
  if (file === undefined)
    return { ...terms, tickets: product === undefined ? OWN_TICKETS : mapping, document: 'built-in' }
  return { ...terms, tickets: { ...terms.tickets, ...mapping }, document: terms.name ?? file }
}
