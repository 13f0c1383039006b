/**
 * Reads and checks `sla.json`, the config file with calendars and policies.
 *
 * @module
 */
export type { CalendarFrom } from '../compliance/contracts/calendar-from.ts'
export type { Contract } from '../compliance/contracts/contract.ts'
export type { Waiver } from '../compliance/gate/waivers.ts'
export type { Credit, Objective, PeriodLength } from '../compliance/objectives/objective.ts'
export { parseDocument, type SlaDocument } from './document.ts'
export type { DurationUnit } from './duration-unit.ts'
export { eventsSchema } from './events-schema.ts'
export { documentSchema, type JsonSchema } from './json-schema.ts'
export type { Policies } from './policies.ts'
export type { ProductName } from './products.ts'
export type { ContractSpec, DocumentCalendarSpec, DocumentSpec, WaiverSpec } from './spec.ts'
export type {
  DurationColumn,
  RowKind,
  SeverityColumns,
  SeverityMatrix,
  StateMapping,
  TicketsSpec,
} from './tickets-spec.ts'
