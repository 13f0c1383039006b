import { SlaCalendarError } from '../../errors.ts'
import { TICKET_KEYS, type TicketInput, type TicketLocation } from '../ticket-input.ts'

/** A ticket that cannot be judged, and the reason. It is not counted. */
export type RejectedTicket = {
  /** The ticket was rejected. */
  readonly status: 'rejected'
  /** The agreement whose contracts cannot judge it; absent without a name. */
  readonly agreement?: string
  /** The id of the ticket. */
  readonly id: string
  /** The file and line that the ticket comes from; undefined if it comes from no file. */
  readonly source: TicketLocation | undefined
  /** The reason. Its path leads into the ticket as given, such as `fields.customer` or `events[1].at`. */
  readonly error: SlaCalendarError
  /** The problem and its solution, without the path. */
  readonly message: string
  /** The column that causes the error, if it is one of the ticket's fields. */
  readonly column: string | undefined
  /** The key that causes the error, if it is not a column: `entitlement`, or a key of an event such as `severity`. */
  readonly field: string | undefined
  /** The type of the event that causes the error: `at` of `reported` is the ticket's `reportedAt`. */
  readonly event: string | undefined
}

/** Makes the result for a ticket that cannot be judged. */
export function rejectedTicket(ticket: TicketInput, cause: SlaCalendarError, agreement?: string): RejectedTicket {
  // A caller without types may pass anything.
  const { id, source, events }: TicketInput = Object(ticket)
  const error = pathIntoTicket(cause, events)
  const [member, key, eventKey] = error.path
  const isEvent = member === 'events'
  return {
    status: 'rejected',
    ...(agreement === undefined ? {} : { agreement }),
    id,
    source,
    error,
    message: textWithoutPath(error),
    column: member === 'fields' ? String(key) : undefined,
    field: isEvent ? (eventKey as string | undefined) : member === 'entitlement' ? member : undefined,
    event: isEvent ? events?.[key as number]?.type : undefined,
  }
}

/** Moves an error whose path leads to no member of the ticket to the instant of the report. */
function pathIntoTicket(error: SlaCalendarError, events: TicketInput['events']): SlaCalendarError {
  const [member] = error.path
  const isMember = error.code === 'key-unknown' || (TICKET_KEYS as readonly unknown[]).includes(member)
  if (isMember || !Array.isArray(events)) return error
  const path = ['events', events.findIndex(({ type }) => type === 'reported'), 'at']
  if (member === 'now') return new SlaCalendarError(error.code, path, 'It is later than `now`.', 'Use a later `now`.')
  return new SlaCalendarError(error.code, path, textWithoutPath(error))
}

/** Returns the problem of an error and its solution, without the path. */
export function textWithoutPath({ message, path }: SlaCalendarError): string {
  return path.length ? message.slice(message.indexOf(': ') + 2) : message
}
