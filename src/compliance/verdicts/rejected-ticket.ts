import type { EventType, TicketEvent } from '../../clock/event.ts'
import { SlaCalendarError } from '../../errors.ts'
import type { ReportedLocation } from '../result.ts'

/** A ticket that cannot be judged, and why: a bad row of whatever it came from. */
export class RejectedTicket {
  /** The ticket's own name. */
  readonly id: string
  /** The file and line it stands on; absent where it came from no file. */
  readonly source: ReportedLocation | undefined
  readonly #events: readonly TicketEvent[]
  readonly #reason: () => SlaCalendarError
  #error: SlaCalendarError | undefined

  /**
   * @param reason reckoned when asked for
   * @internal
   */
  constructor(
    ticket: {
      readonly id: string
      readonly source?: ReportedLocation | undefined
      readonly events: readonly TicketEvent[]
    },
    reason: () => SlaCalendarError,
  ) {
    this.id = ticket.id
    this.source = ticket.source
    this.#events = ticket.events
    this.#reason = reason
  }

  /** Why; its path leads into the ticket as it was given, such as `fields.customer` or `events[1].at`. */
  get error(): SlaCalendarError {
    this.#error ??= placed(this.#reason(), this.#events)
    return this.#error
  }

  /** What is wrong and how to mend it, without the path. */
  get message(): string {
    return withoutPath(this.error)
  }

  /** The column that says so: one of the ticket's fields. */
  get column(): string | undefined {
    const [where, column] = this.error.path
    return where === 'fields' ? String(column) : undefined
  }

  /** The part of the ticket that caused it, if it is not a field: a key of an event (`at`, `severity`, `channel`, …) or `entitlement`. */
  get field(): string | undefined {
    const [where, , key] = this.error.path
    return where === 'events' ? (key as string | undefined) : where === 'entitlement' ? where : undefined
  }

  /** The type of the event that says so: with `at`, that of `reported` is the ticket's `reportedAt`. */
  get event(): EventType | undefined {
    const [where, index] = this.error.path
    return where === 'events' ? this.#events[index as number]?.type : undefined
  }
}

/** An error that blames something the ticket does not hold is laid at the instant of its report. */
function placed(error: SlaCalendarError, events: readonly TicketEvent[]): SlaCalendarError {
  const [where] = error.path
  if (where === 'fields' || where === 'entitlement' || where === 'events') return error
  const path = ['events', events.findIndex(({ type }) => type === 'reported'), 'at']
  if (where === 'now') return new SlaCalendarError(error.code, path, 'It is later than `now`.', 'Use a later `now`.')
  return new SlaCalendarError(error.code, path, withoutPath(error))
}

function withoutPath({ message, path }: SlaCalendarError): string {
  return path.length ? message.slice(message.indexOf(': ') + 2) : message
}
