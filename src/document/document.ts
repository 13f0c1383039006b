import { is, unknown } from 'valibot'
import type { Calendars } from '../calendar/check-calendar.ts'
import { checkAgreement } from '../compliance/contracts/agreements.ts'
import { checkTargets } from '../compliance/contracts/check-targets.ts'
import { type Contract, definedTargets, policiesOf } from '../compliance/contracts/contract.ts'
import type { Waiver } from '../compliance/gate/waivers.ts'
import { checkObjectives, type Objective } from '../compliance/objectives/objective.ts'
import { checkShape } from '../validation/check-shape.ts'
import { InputValue } from '../validation/input-value.ts'
import { clonePlainData } from '../validation/plain-data.ts'
import { readCalendars } from './calendars.ts'
import { readContracts } from './contracts.ts'
import { documentShape } from './document-shape.ts'
import { parseJsonText } from './json-text.ts'
import { readLogo } from './logo.ts'
import { ownData } from './own-data.ts'
import { endOfPeriod } from './period.ts'
import { type Policies, readPolicies } from './policies.ts'
import { readTicketUrl } from './ticket-url.ts'
import { readTickets } from './tickets.ts'
import type { TicketsSpec } from './tickets-spec.ts'
import { withoutUsualContracts } from './usual-contracts.ts'

/** A checked config file: the contracts, and how to read the export. */
export type SlaDocument = {
  /** The name that reports show. */
  readonly name?: string
  /** The address of a ticket, with `{id}` in place of its id. Absent without links. */
  readonly ticketUrl?: string
  /** The logo of HTML reports, as a data URL. Absent without one. */
  readonly logo?: string
  /** The calendars by name, including `italianOffice` and `alwaysOpen`. */
  readonly calendars: Calendars
  /** The policies by name. The name of a single policy is its own `name`, or `msaBusiness`. */
  readonly policies: Policies
  /** The contracts, at least one. The first one that covers a ticket applies. */
  readonly contracts: readonly Contract[]
  /** How to read the export. @defaultValue `{}` */
  readonly tickets: TicketsSpec
  /** The targets that are judged, in the order of reports. @defaultValue all targets of the policies */
  readonly targets?: readonly string[]
  /** How many targets must be met in each period; empty if no breach is allowed. */
  readonly objectives: readonly Objective[]
  /** The breaches that are excused. */
  readonly waivers: readonly Waiver[]
}

/** The maximum number of values in a config file, enough for 10,000 calendars. It guards memory. */
const MAX_VALUES = 20_000_000

/** Calendars and policies have checks of their own, with better messages than a shape. */
const shape = /* @__PURE__ */ documentShape(/* @__PURE__ */ unknown(), /* @__PURE__ */ unknown())

/**
 * Reads a config file, `sla.json`: calendars, policies, contracts, and how to read an export of tickets.
 *
 * @param input the text of the file, which may have comments and trailing commas, or the parsed JSON
 * @throws {SlaCalendarError} for any error in the file, with the path to it; if the text is not valid JSON, the message
 * names line and column
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
  const isText = typeof input === 'string'
  const value = isText ? ownData(parseJsonText(input), MAX_VALUES) : clonePlainData(input, [], undefined, MAX_VALUES)
  const document = new InputValue(value, [])
  if (!is(shape, withoutUsualContracts(value))) checkShape(shape, document)
  const calendars = readCalendars(document.optional('calendars'), isText)
  const policies = readPolicies(document, calendars)
  const contracts = readContracts(document, policies, calendars)
  const policiesInUse = policiesOf(contracts)
  const tickets = document.optional('tickets')
  const { timeZone } = contracts[0].calendar
  const judged = document.optional('targets')
  const targets = judged && checkTargets(judged, contracts)
  const objectives = document.optional('objectives')
  return {
    ...(document.optional('name') && { name: document.at('name').text() }),
    ...(document.optional('ticketUrl') && { ticketUrl: readTicketUrl(document.at('ticketUrl')) }),
    ...(document.optional('logo') && { logo: readLogo(document.at('logo')) }),
    calendars,
    policies,
    contracts,
    tickets: tickets ? readTickets(tickets, policiesInUse, customerSeverities(contracts)) : {},
    ...(targets && { targets }),
    objectives: objectives ? checkObjectives(objectives, contracts, targets) : [],
    waivers:
      document
        .optional('waivers')
        ?.list()
        .map(waiver => readWaiver(waiver, timeZone, contracts)) ?? [],
  }
}

/** Returns the names of severities that customers use and contracts translate. */
function customerSeverities(contracts: readonly Contract[]): string[] {
  return contracts.flatMap(({ severities }) => Object.keys(severities))
}

function readWaiver(waiver: InputValue, timeZone: string, contracts: readonly Contract[]): Waiver {
  waiver.optional('target')?.oneOf(definedTargets(contracts), 'target-unknown')
  checkAgreement(waiver, contracts)
  const until = waiver.optional('until')
  if (until) endOfPeriod(until, timeZone)
  return waiver.value as Waiver
}
