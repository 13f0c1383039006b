import type { EventType } from '../policy/event-types.ts'
import type { InstantInput } from '../time/instant.ts'

/** The keys of every event. */
export type EventBase = {
  /** The instant of the event. */
  readonly at: InstantInput
  /** A value of your own. It is returned unchanged. */
  readonly ref?: unknown | undefined
}

/**
 * An event of a ticket. A history is a list of events in any order; one of them is `reported` (§10).
 *
 * - `reported`: the ticket begins.
 * - `responded`: a qualified answer. It stops `firstResponse` and `nextResponse`, and starts `update` again.
 * - `customerReplied`: a message that needs an answer. It starts `nextResponse`.
 * - `updated`: news for the customer. It starts `update` again.
 * - `paused`, `resumed`: a reason to wait begins or ends. Time counts while no reason is open. A pause without a reason
 *   is one more, unnamed, reason.
 * - `severityChanged`, `calendarChanged`: the ticket gets another severity or other business hours.
 * - `phoned`: the call that some contracts require outside business hours (§9).
 * - `assigned`: another team or person has the ticket from then on.
 * - `milestone`: the ticket reaches a step of its kind of request.
 * - `resolved`: stops every target. `reopened`: continues the targets that `resolved` stopped.
 * - Any other type that the policy's `targets` name.
 *
 * The type parameters are the severities and channels of a policy, and the event types of its own.
 */
export type TicketEvent<
  Severity extends string = string,
  Channel extends string = string,
  OwnEvent extends string = never,
> =
  | OwnTicketEvent<OwnEvent>
  | (EventBase & {
      /** The type of the event. */
      readonly type: 'reported'
      /** A key of the policy's severities. */
      readonly severity: Severity
      /** One of the policy's channels. */
      readonly channel?: Channel | undefined
      /** A key of the policy's request kinds. */
      readonly requestKind?: string | undefined
    })
  | (EventBase & {
      /** The type of the event. */
      readonly type: 'responded' | 'customerReplied' | 'updated' | 'phoned' | 'resolved' | 'reopened'
    })
  | (EventBase & {
      /** The type of the event. */
      readonly type: 'paused' | 'resumed'
      /** The reason to wait, such as `customer`. */
      readonly reason?: string | undefined
    })
  | (EventBase & {
      /** The type of the event. */
      readonly type: 'severityChanged'
      /** A key of the policy's severities. */
      readonly severity: Severity
    })
  | (EventBase & {
      /** The type of the event. */
      readonly type: 'calendarChanged'
      /** A key of `calendars`. */
      readonly calendar: string
    })
  | (EventBase & {
      /** The type of the event. */
      readonly type: 'assigned'
      /** The team or person that has the ticket from then on. */
      readonly to: string
    })
  | (EventBase & {
      /** The type of the event. */
      readonly type: 'milestone'
      /** One of the milestones of the request's kind. */
      readonly name: string
    })

/** An event of a type that only the policy's targets name. */
type OwnTicketEvent<OwnEvent extends string> = [OwnEvent] extends [never]
  ? never
  : EventBase & {
      /** The type of the event. */
      readonly type: OwnEvent
    }

/** An event of any policy. */
export type AnyTicketEvent = TicketEvent<string, string, string>

/** A key that events of some types have in addition to `at`, `type` and `ref`. */
export type EventKey = 'severity' | 'channel' | 'requestKind' | 'reason' | 'calendar' | 'name' | 'to'

/** The keys that each type of event may have in addition to `at`, `type` and `ref`, the most important one first. */
export const EVENT_KEYS: Readonly<Record<EventType, readonly EventKey[]>> = {
  reported: ['severity', 'channel', 'requestKind'],
  responded: [],
  customerReplied: [],
  updated: [],
  paused: ['reason'],
  resumed: ['reason'],
  severityChanged: ['severity'],
  calendarChanged: ['calendar'],
  phoned: [],
  assigned: ['to'],
  milestone: ['name'],
  resolved: [],
  reopened: [],
}

/** The names of events in ticketing systems, in letters only. A name of several events is in the list of each. */
const OTHER_NAMES: Readonly<Partial<Record<EventType, string>>> = {
  reported: 'created|opened|open|new|submitted|logged|raised|ticketcreated|createdat',
  responded: 'response|firstresponse|answered|replied|reply|agentreplied|commented|comment',
  customerReplied: 'replied|reply|commented|comment|customercommented|customerresponded|customerresponse',
  paused: 'hold|onhold|pending|waiting|suspended|snoozed',
  resumed: 'offhold|continued|unpaused|restarted',
  severityChanged: 'prioritychanged|priority|severity',
  assigned: 'reassigned|handedover|handoff|transferred|routed|owner|assignee|group',
  phoned: 'called|call|phone|phonecall',
  resolved: 'closed|close|solved|done|completed|fixed|finished',
}

/** Returns the types that a word of another system may mean, undefined for an unknown word. */
export function likelyTypes(word: unknown): readonly string[] | undefined {
  const letters = String(word)
    .replace(/[^a-z]/gi, '')
    .toLowerCase()
  const types = Object.entries(OTHER_NAMES).filter(([, names]) => names.split('|').includes(letters))
  return types.length ? types.map(([type]) => type) : undefined
}
