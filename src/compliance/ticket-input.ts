import type { AnyTicketEvent } from '../clock/event.ts'
import { isSlaCalendarError, type SlaCalendarError } from '../errors.ts'
import { InputValue } from '../validation/input-value.ts'
import type { Cells, Fields } from './contracts/contract.ts'

/** A ticket to judge. */
export type TicketInput = {
  /** The id of the ticket. */
  readonly id: string
  /** The cells of the ticket by column. Contracts and `compare` look at them. @defaultValue no cells */
  readonly fields?: Fields | undefined
  /**
   * Returns one of the cells; undefined if the ticket lacks the column. Give it in addition to `fields` if one cell
   * costs less than all cells together.
   */
  field?(column: string): string | undefined
  /** What happened. Severities have the names of the contract or of the policy. */
  readonly events: readonly TimedEvent[]
  /** The file and line that the ticket comes from. @defaultValue no file */
  readonly source?: TicketLocation | undefined
  /** The entitlement of the policy that the ticket uses. @defaultValue none */
  readonly entitlement?: string | undefined
  /** The time that was spent on the ticket, in milliseconds, if the entitlement is a bank of hours. @defaultValue none */
  readonly spentMs?: number | undefined
}

/** An event whose instant is a number or a Date. */
export type TimedEvent = AnyTicketEvent & {
  /** When it happened: epoch milliseconds, or a Date. */
  readonly at: number | Date
}

/** Where a ticket comes from. */
export type TicketLocation = {
  /** The name of the file. */
  readonly file: string
  /** The line in the file, from 1. */
  readonly line: number
}

/** The keys of a ticket, those that most tickets have first. */
export const TICKET_KEYS = [
  'id',
  'events',
  'fields',
  'field',
  'source',
  'entitlement',
  'spentMs',
] as const satisfies readonly (keyof TicketInput)[]

/**
 * Whether a ticket has keys that are not known. It has its own loop, because `hasOnlyKeys`, which reads objects of all kinds,
 * adds about 4% to the time of a ticket.
 */
export function hasOtherKeys(ticket: TicketInput): boolean {
  for (const key in ticket) {
    let i = 0
    while (i < TICKET_KEYS.length && TICKET_KEYS[i] !== key) i++
    if (i === TICKET_KEYS.length) return true
  }
  return false
}

const NO_FIELDS: Fields = {}

/** Returns the cells of a ticket in a form that can be read one by one. */
export function cellsOf(ticket: TicketInput): Cells {
  if (ticket.field) return ticket as Cells
  return new FieldCells(ticket.fields ?? NO_FIELDS)
}

/** The cells of an object. A class, because a closure for every ticket takes longer. */
class FieldCells implements Cells {
  readonly fields: Fields

  constructor(fields: Fields) {
    this.fields = fields
  }

  field(column: string): string | undefined {
    return Object.hasOwn(this.fields, column) ? this.fields[column] : undefined
  }
}

/** Returns a ticket with other events. Its cells may be members of a class, which a copy by `...` lacks. */
export function withEvents(ticket: TicketInput, events: readonly TimedEvent[]): TicketInput {
  const cells = cellsOf(ticket)
  return {
    ...ticket,
    events,
    get fields() {
      return cells.fields
    },
    field: column => cells.field(column),
  }
}

/** Returns why a rejected ticket has not the form of one; undefined if it has. A ticket that can be judged has it. */
export function malformationOf(ticket: unknown): SlaCalendarError | undefined {
  try {
    const given = new InputValue(ticket, []).onlyKeys(TICKET_KEYS)
    const events = given.required('events', 'Give the list of events.')
    // A list may have holes.
    for (let i = 0; i < events.list().length; i++) objectOf(events.at(i))
    const fields = given.optional('fields')
    for (const [, cell] of fields?.entries() ?? []) if (typeof cell.value !== 'string') throw cell.expected('a text')
  } catch (error) {
    if (isSlaCalendarError(error)) return error
  }
  return undefined
}

/** Refuses a value that is not an object. It may have a class. */
function objectOf(given: InputValue): InputValue {
  if (Object(given.value) !== given.value) throw given.expected('an object')
  return given
}

/**
 * Returns the tickets of options.
 *
 * @throws {SlaCalendarError} `input-invalid`, `key-missing`
 */
export function ticketsIn(options: { readonly tickets: Iterable<TicketInput> }): Iterable<TicketInput> {
  const given = objectOf(new InputValue(options, []))
  const tickets = given.required('tickets', 'Give the tickets, each with an id and events.')
  return tickets.iterable('tickets') as Iterable<TicketInput>
}
