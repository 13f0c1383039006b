import { unknown } from 'valibot'
import type { Calendars } from '../calendar/check-calendar.ts'
import { checkTargets } from '../compliance/contracts/check-targets.ts'
import { type Contract, promisedTargets } from '../compliance/contracts/contract.ts'
import type { Waiver } from '../compliance/gate/waivers.ts'
import type { TargetName } from '../policy/spec.ts'
import { InputValue } from '../validation/input-value.ts'
import { clonePlainData } from '../validation/plain-data.ts'
import { readCalendars } from './calendars.ts'
import { readContracts } from './contracts.ts'
import { parseJsonText } from './json-text.ts'
import { endOfPeriod } from './period.ts'
import { type Policies, readPolicies } from './policies.ts'
import { checkShape } from './shape/check-shape.ts'
import { documentShape } from './shape/document-shape.ts'
import { readTickets } from './tickets.ts'
import type { TicketsSpec } from './tickets-spec.ts'

/** A document that has been read: what was promised to whom, and how to read the export. */
export type SlaDocument = {
  /** The name that reports show. */
  readonly name?: string
  /** The calendars by name, `italianOffice` and `alwaysOpen` among them. */
  readonly calendars: Calendars
  /** The policies by name; one that stands alone goes by its own name, or `msaBusiness`. */
  readonly policies: Policies
  /** At least one; the first that fits a ticket holds. */
  readonly contracts: readonly Contract[]
  /** How to read the export; empty where nothing is said. */
  readonly tickets: TicketsSpec
  /** The targets that are judged, in the order of reports (default: all that the policies promise). */
  readonly targets?: readonly TargetName[]
  /** The breaches that are excused. */
  readonly waivers: readonly Waiver[]
}

/** More values than tens of thousands of calendars have; what has more is no document. */
const MAX_VALUES = 20_000_000

/** Calendars and policies are looked at by those who know what they mean, and say it better. */
const shape = /* @__PURE__ */ documentShape(/* @__PURE__ */ unknown(), /* @__PURE__ */ unknown())

/**
 * Reads a document, `sla.json`: calendars, policies, contracts, and how to read an export of tickets.
 *
 * @param input the text of the file, which may hold comments and trailing commas, or what a JSON parser made of it
 * @throws {SlaCalendarError} for whatever is wrong, with the path to it; for text that is no JSON the message tells
 * line and column
 * @example
 * ```ts
 * import { parseDocument } from 'sla-calendar/document'
 *
 * const { contracts } = parseDocument(`{
 *   "policy": "msaBusiness",
 *   "calendar": "italianOffice", // Rome, Monday to Friday 09:00 to 18:00
 * }`)
 * contracts[0].policy.name // => 'MSA Business 2023'
 * contracts[0].calendar.timeZone // => 'Europe/Rome'
 * ```
 */
export function parseDocument(input: unknown): SlaDocument {
  const value = typeof input === 'string' ? parseJsonText(input) : input
  const given = new InputValue(clonePlainData(value, [], MAX_VALUES), [])
  checkShape(shape, given)
  const calendars = readCalendars(given.optional('calendars'))
  const policies = readPolicies(given, calendars)
  const contracts = readContracts(given, policies, calendars)
  const judging = [...new Set(contracts.map(({ policy }) => policy))]
  const tickets = given.optional('tickets')
  const { timeZone } = contracts[0].calendar
  return {
    ...(given.optional('name') && { name: given.at('name').text() }),
    calendars,
    policies,
    contracts,
    tickets: tickets ? readTickets(tickets, judging, customerSeverities(contracts)) : {},
    ...(given.optional('targets') && { targets: checkTargets(given.at('targets'), promisedTargets(contracts)) }),
    waivers:
      given
        .optional('waivers')
        ?.list()
        .map(waiver => readWaiver(waiver, timeZone)) ?? [],
  }
}

/** The names of severities that customers use, which their contracts translate. */
function customerSeverities(contracts: readonly Contract[]): string[] {
  return contracts.flatMap(({ severities }) => Object.keys(severities))
}

function readWaiver(given: InputValue, timeZone: string): Waiver {
  const until = given.optional('until')
  if (until) endOfPeriod(until, timeZone)
  return given.value as Waiver
}
