import type { SimpleCalendarSpec } from '../calendar/spec.ts'
import type { CalendarFrom } from '../compliance/contracts/calendar-from.ts'
import type { Objective } from '../compliance/objectives/objective.ts'
import type { PolicySpec } from '../policy/spec.ts'
import type { TicketsSpec } from './tickets-spec.ts'

/**
 * A calendar of a config file: a calendar spec, a combination of calendars, or the name of another calendar of the file.
 * The names `italianOffice` and `alwaysOpen` are built in.
 */
export type DocumentCalendarSpec =
  | string
  | SimpleCalendarSpec
  | {
      /** Open when any of these calendars is. */
      readonly union: readonly DocumentCalendarSpec[]
    }
  | {
      /** Open when all of these calendars are. */
      readonly intersection: readonly DocumentCalendarSpec[]
    }
  | {
      /** Open when the first calendar is and the second is not. */
      readonly difference: readonly [DocumentCalendarSpec, DocumentCalendarSpec]
    }
  | {
      /** Open around the clock. */
      readonly always: true
    }

/** A contract: the tickets it covers, and the policy and calendar that apply to them. */
export type ContractSpec = {
  /** The name that reports show. */
  readonly name?: string | undefined
  /**
   * The agreement that the contract belongs to, such as `SLA` or `OLA`. A ticket is judged once per agreement.
   * @defaultValue `SLA` if another contract names one; otherwise there is one agreement without a name
   */
  readonly agreement?: string | undefined
  /** The value or values by column. A ticket must have one of the values of each. @defaultValue every ticket */
  readonly when?: { readonly [column: string]: string | readonly string[] } | undefined
  /** The name of its policy. @defaultValue the only policy of the file */
  readonly policy?: string | undefined
  /** The name of its calendar. @defaultValue `calendar` of the file */
  readonly calendar?: string | undefined
  /**
   * The column that decides about the calendar of a ticket.
   * @defaultValue `calendarFrom` of the file, unless the contract names its `calendar`
   */
  readonly calendarFrom?: CalendarFrom | undefined
  /** The policy's severities by the names that this customer uses. @defaultValue the policy's names */
  readonly severities?: { readonly [given: string]: string } | undefined
  /** The start: the first date, `YYYY-MM-DD` in the calendar's zone, or an instant. @defaultValue no start */
  readonly from?: string | undefined
  /** The end: the last date, or an instant, which is not included. @defaultValue no end */
  readonly until?: string | undefined
}

/** A breach that is excused. */
export type WaiverSpec = {
  /** The id of the ticket. */
  readonly ticket: string
  /** The target whose breach is excused. @defaultValue all targets */
  readonly target?: string | undefined
  /** The agreement whose breach is excused. @defaultValue all agreements */
  readonly agreement?: string | undefined
  /** The reason. */
  readonly reason: string
  /**
   * The end: the last date, in the zone of the first contract's calendar, or an instant, which is not included.
   * @defaultValue no end
   */
  readonly until?: string | undefined
}

/** A config file: the members of `sla.json`. */
export type DocumentSpec = {
  /** The place where editors find the JSON Schema. */
  readonly $schema?: string | undefined
  /** The name that reports show. */
  readonly name?: string | undefined
  /**
   * The address of a ticket, http or https, with `{id}` in place of its id: `https://example.org/browse/{id}`. Reports
   * link tickets to it; the id is encoded. @defaultValue no links
   */
  readonly ticketUrl?: string | undefined
  /** The logo of HTML reports: a PNG, JPEG, GIF, WebP or SVG image as a data URL in base64. @defaultValue none */
  readonly logo?: string | undefined
  /** The calendars by name. */
  readonly calendars?: { readonly [name: string]: DocumentCalendarSpec } | undefined
  /** The name of the default calendar. @defaultValue the only calendar of the file */
  readonly calendar?: string | undefined
  /**
   * The column that decides about the calendar of a ticket, for contracts that name no calendar.
   * @defaultValue the default calendar applies
   */
  readonly calendarFrom?: CalendarFrom | undefined
  /** The only policy: its spec, or `msaBusiness`. Give either `policy` or `policies`. */
  readonly policy?: PolicySpec | 'msaBusiness' | undefined
  /** Several policies by name. */
  readonly policies?: { readonly [name: string]: PolicySpec | 'msaBusiness' } | undefined
  /**
   * The contracts. The first one that covers a ticket applies, in each agreement by itself.
   * @defaultValue one contract for every ticket, with the only policy and the default calendar
   */
  readonly contracts?: readonly ContractSpec[] | undefined
  /** How to read the export. @defaultValue `{}` */
  readonly tickets?: TicketsSpec | undefined
  /** The targets that are judged. @defaultValue all targets of the policies */
  readonly targets?: readonly string[] | undefined
  /** How many targets must be met in each period, and the service credits. @defaultValue no breach is allowed */
  readonly objectives?: readonly Objective[] | undefined
  /** Breaches that are excused. @defaultValue `[]` */
  readonly waivers?: readonly WaiverSpec[] | undefined
}
