import type { SimpleCalendarSpec } from '../calendar/spec.ts'
import type { PolicySpec, TargetName } from '../policy/spec.ts'
import type { TicketsSpec } from './tickets-spec.ts'

/**
 * A calendar of a document: one desk, several combined, or the name of another calendar of the document. The names
 * `italianOffice` and `alwaysOpen` are known without being given.
 */
export type DocumentCalendarSpec =
  | string
  | SimpleCalendarSpec
  | {
      /** Open when one of them is. */
      readonly union: readonly DocumentCalendarSpec[]
    }
  | {
      /** Open when all of them are. */
      readonly intersection: readonly DocumentCalendarSpec[]
    }
  | {
      /** Open when the first is and the second is not. */
      readonly difference: readonly [DocumentCalendarSpec, DocumentCalendarSpec]
    }
  | {
      /** Open around the clock. */
      readonly always: true
    }

/** Which tickets fall under which policy and calendar. */
export type ContractSpec = {
  /** The name that reports show. */
  readonly name?: string | undefined
  /** The columns and the value, or one of the values, that each of them must have; without it every ticket fits. */
  readonly when?: { readonly [column: string]: string | readonly string[] } | undefined
  /** The name of its policy; may be left out where the document has only one. */
  readonly policy?: string | undefined
  /** The name of its calendar; the document's default calendar unless said otherwise. */
  readonly calendar?: string | undefined
  /** The policy's severities by the names that this customer uses. */
  readonly severities?: { readonly [given: string]: string } | undefined
  /** The first date, `YYYY-MM-DD` in the calendar's zone, or the first instant at which it holds. */
  readonly from?: string | undefined
  /** The last date on which it holds, or the instant from which it holds no longer. */
  readonly until?: string | undefined
}

/** A breach that is excused. */
export type WaiverSpec = {
  /** The id of the ticket. */
  readonly ticket: string
  /** The promise whose breach is excused; every one unless said otherwise. */
  readonly target?: TargetName | undefined
  /** Why it is excused. */
  readonly reason: string
  /** The last date on which the waiver holds, in the zone of the first contract's calendar, or the instant from which it holds no longer. */
  readonly until?: string | undefined
}

/** What a document may say: the members of `sla.json`. */
export type DocumentSpec = {
  /** Where editors find the JSON Schema. */
  readonly $schema?: string | undefined
  /** The name that reports show. */
  readonly name?: string | undefined
  /** The calendars by name. */
  readonly calendars?: { readonly [name: string]: DocumentCalendarSpec } | undefined
  /** The name of the default calendar; may be left out where the document has only one. */
  readonly calendar?: string | undefined
  /** The policy, where there is only one: its description, or `msaBusiness`. */
  readonly policy?: PolicySpec | 'msaBusiness' | undefined
  /** The policies by name, where there are several. */
  readonly policies?: { readonly [name: string]: PolicySpec | 'msaBusiness' } | undefined
  /** Which tickets fall under which policy and calendar: the first that fits holds. Without it all fall under the one. */
  readonly contracts?: readonly ContractSpec[] | undefined
  /** How to read the export. */
  readonly tickets?: TicketsSpec | undefined
  /** The targets that are judged (default: all that the policies promise). */
  readonly targets?: readonly TargetName[] | undefined
  /** Breaches that are excused. */
  readonly waivers?: readonly WaiverSpec[] | undefined
}
