import type { InstantInput } from '../time/instant.ts'

/** What every event of a ticket has. */
export type EventBase = {
  /** When it happened. */
  readonly at: InstantInput
  /** Yours: handed back untouched. */
  readonly ref?: unknown | undefined
}

/**
 * Something that happened to a ticket. A history is a list of them in any order, one of them `reported` (§3.10).
 *
 * - `reported`: the ticket begins.
 * - `responded`: a qualified answer; stops `firstResponse` and `nextResponse`, starts `update` again.
 * - `customerReplied`: a message that waits for an answer; starts `nextResponse`.
 * - `updated`: news for the customer; starts `update` again.
 * - `paused`, `resumed`: a reason to wait begins, ends. Time counts while no reason is open; one without a name is
 *   one more reason.
 * - `severityChanged`, `calendarChanged`: another promise, other hours.
 * - `phoned`: the call that some contracts ask for outside business hours (§3.9).
 * - `milestone`: a step of the request's kind is reached.
 * - `resolved`, `reopened`: stops every target, lets those go on.
 */
export type TicketEvent<Severity extends string = string, Channel extends string = string> =
  | (EventBase & {
      /** What happened. */
      readonly type: 'reported'
      /** A key of the policy's severities. */
      readonly severity: Severity
      /** One of the policy's channels. */
      readonly channel?: Channel | undefined
      /** A key of the policy's request kinds. */
      readonly requestKind?: string | undefined
    })
  | (EventBase & {
      /** What happened. */
      readonly type: 'responded' | 'customerReplied' | 'updated' | 'phoned' | 'resolved' | 'reopened'
    })
  | (EventBase & {
      /** What happened. */
      readonly type: 'paused' | 'resumed'
      /** Who or what is waited for, such as `customer`. */
      readonly reason?: string | undefined
    })
  | (EventBase & {
      /** What happened. */
      readonly type: 'severityChanged'
      /** A key of the policy's severities. */
      readonly severity: Severity
    })
  | (EventBase & {
      /** What happened. */
      readonly type: 'calendarChanged'
      /** A key of `calendars`. */
      readonly calendar: string
    })
  | (EventBase & {
      /** What happened. */
      readonly type: 'milestone'
      /** One of the milestones of the request's kind. */
      readonly name: string
    })

/** What can happen to a ticket. */
export type EventType = TicketEvent['type']

/** A key that events of some types have in addition to `at`, `type` and `ref`. */
export type EventKey = 'severity' | 'channel' | 'requestKind' | 'reason' | 'calendar' | 'name'

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
  milestone: ['name'],
  resolved: [],
  reopened: [],
}

/** What ticketing systems call the events, in letters only. Names of several events are in all of their lists. */
const OTHER_NAMES: Readonly<Partial<Record<EventType, string>>> = {
  reported: 'created|opened|open|new|submitted|logged|raised|ticketcreated|createdat',
  responded: 'response|firstresponse|answered|replied|reply|agentreplied|commented|comment',
  customerReplied: 'replied|reply|commented|comment|customercommented|customerresponded|customerresponse',
  paused: 'hold|onhold|pending|waiting|suspended|snoozed',
  resumed: 'offhold|continued|unpaused|restarted',
  severityChanged: 'prioritychanged|priority|severity',
  phoned: 'called|call|phone|phonecall',
  resolved: 'closed|close|solved|done|completed|fixed|finished',
}

/** The types that a word of another system may mean; undefined for a word that is not known. */
export function likelyTypes(word: unknown): readonly string[] | undefined {
  const letters = String(word)
    .replace(/[^a-z]/gi, '')
    .toLowerCase()
  const types = Object.entries(OTHER_NAMES).filter(([, names]) => names.split('|').includes(letters))
  return types.length ? types.map(([type]) => type) : undefined
}
