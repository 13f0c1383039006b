import { readFileSync } from 'node:fs'
import type { Contract } from '../compliance/contract.ts'
import { parseDocument, type SlaDocument } from '../document/document.ts'
import type { TicketsSpec } from '../document/tickets-spec.ts'
import { isSlaCalendarError } from '../errors.ts'
import { CommandError } from './command-error.ts'
import { calendar, policy } from './measure.ts'

/** What tickets are judged by, and the name that reports show for it. */
export type TermsOfCheck = Pick<SlaDocument, 'contracts' | 'calendars' | 'tickets' | 'waivers'> & {
  readonly document: string
}

const SEED: Contract = {
  when: {},
  policyName: policy.name,
  policy,
  calendarName: calendar.name!,
  calendar,
  severities: {},
}

/** The command's own file of tickets. It may have more columns, which say nothing about promises. */
const OWN_TICKETS: TicketsSpec = {
  columns: {
    id: 'id',
    severity: 'severity',
    channel: 'channel',
    reportedAt: 'reportedAt',
    respondedAt: 'respondedAt',
    respondedAfterMinutes: null,
    resolvedAt: null,
    requestKind: null,
    entitlement: null,
  },
}

/**
 * The terms of a document; without one the seed contract in Rome's office hours. A product's mapping overrules the
 * document's.
 */
export function termsOfCheck(file: string | undefined, product: string | undefined): TermsOfCheck {
  const mapping = product === undefined ? {} : { product: product as TicketsSpec['product'] }
  if (file === undefined) {
    const tickets = product === undefined ? OWN_TICKETS : mapping
    return { contracts: [SEED], calendars: {}, tickets, waivers: [], document: 'built-in' }
  }
  const document = inFile(file, () => parseDocument(textOf(file)))
  return { ...document, tickets: { ...document.tickets, ...mapping }, document: document.name ?? file }
}

/**
 * The text of a small file.
 *
 * @throws {CommandError} when it cannot be read
 */
export function textOf(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8')
  } catch (error) {
    throw new CommandError(`${file}: it cannot be read: ${(error as Error).message}`)
  }
}

/** Does what a file says; what is wrong with it is told with its name. */
export function inFile<T>(file: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (isSlaCalendarError(error)) throw new CommandError(`${file}: ${error.message}`)
    throw error
  }
}
