import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import { type Calendars, calendarNamed } from '../calendar/check-calendar.ts'
import { resolvePolicyAndCalendar } from '../deadline/deadline.ts'
import type { CompiledPolicy, Policy } from '../policy/policy.ts'
import { type InstantInput, toEventMs } from '../time/instant.ts'
import { InputValue } from '../validation/input-value.ts'
import { readable } from '../validation/plain-data.ts'
import { suggestionList } from '../validation/suggest.ts'
import { EVENT_KEYS, type EventType, likelyTypes, type TicketEvent } from './event.ts'

/** A ticket's history, and what it is judged by and when. */
export type HistoryInput<T extends InstantInput = InstantInput> = {
  /** What was promised: made by `slaPolicy`. Left out together with `calendar`: the seed contract. */
  readonly policy?: Policy
  /** The calendar whose open time counts as business time. */
  readonly calendar?: BusinessCalendar
  /** Calendars by name, for targets and events that name one. */
  readonly calendars?: Calendars | undefined
  /** What happened, in any order; one event of type `reported`. */
  readonly events: readonly TicketEvent[]
  /**
   * The instant to evaluate at; later events have not happened yet. Results have its form. Up to one minute before the
   * report it counts as the report, because the clocks of two machines differ.
   */
  readonly now: T
}

/** An event that has been read. */
export type ParsedEvent = {
  readonly at: number
  readonly type: EventType
  /** The severity, calendar, reason or milestone that it names. */
  readonly name: string | undefined
  readonly event: TicketEvent
  readonly channel: string | undefined
  readonly requestKind: string | undefined
}

/** A history that has been read: the report, and in time order what followed up to `now`. */
export type History = {
  readonly policy: CompiledPolicy
  readonly calendar: BusinessCalendar
  readonly calendars: Calendars
  readonly report: ParsedEvent
  readonly events: readonly ParsedEvent[]
  readonly now: number
  /** The same as it was given: its form is that of the answers. */
  readonly nowGiven: InstantInput
}

const KEYS = ['policy', 'calendar', 'calendars', 'events', 'now']
const EVENT_TYPES = Object.keys(EVENT_KEYS)
/** How far `now` may lie before the report, in milliseconds. */
const CLOCK_SKEW = 60_000
const NO_MILESTONES: readonly string[] = []

/**
 * Reads a history.
 *
 * @param more keys that the input may have besides those of a history
 * @throws {SlaCalendarError} what {@link evaluate} throws for its input
 */
export function readHistory(input: HistoryInput, more: readonly string[] = []): History {
  return readable(() => read(input, more), [])
}

function read(input: HistoryInput, more: readonly string[]): History {
  new InputValue(input, []).onlyKeys([...KEYS, ...more], 'Pass one object: { policy, calendar, events, now }.')
  const { policy, calendar, calendars } = resolvePolicyAndCalendar(input)
  const { events, now: until } = input
  if (!Array.isArray(events)) throw new InputValue(events, ['events']).expected('a list of events')
  if (until === undefined)
    new InputValue(input, []).required('now', 'Give the instant to judge by, such as new Date().')
  const asked = toEventMs(until, ['now'])
  const happenings: ParsedEvent[] = []
  let report: ParsedEvent | undefined
  for (let i = 0; i < events.length; i++) {
    const happening = readable(() => readEvent(events[i], i, policy, calendars), ['events', i])
    if (happening.type !== 'reported') happenings.push(happening)
    else if (report)
      throw atFault(events, i, 'The ticket is reported a second time.', 'Keep one event of type "reported".')
    else report = happening
  }
  if (!report)
    throw new InputValue(events, ['events']).error(
      'history-invalid',
      'There is no event of type "reported".',
      'Add one: { at, type: "reported", severity }.',
    )
  // The clocks of two machines differ: a little before the report is the report.
  if (asked < report.at - CLOCK_SKEW)
    throw new InputValue(until, ['now']).error(
      'history-invalid',
      'It lies more than a minute before the report.',
      'Use a now at or after the report.',
    )
  const now = Math.max(asked, report.at)
  checkAgainst(report, events, happenings, policy)
  const past = happenings.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at)
  return { policy, calendar, calendars, report, events: past, now, nowGiven: until }
}

function readEvent(event: TicketEvent, i: number, policy: CompiledPolicy, calendars: Calendars): ParsedEvent {
  const given = (key?: string) =>
    key ? new InputValue(event, ['events', i]).at(key) : new InputValue(event, ['events', i])
  if (typeof event !== 'object' || event === null)
    throw given().expected('an event', "Such as { at, type: 'responded' }.")
  const { at, type } = event
  if (typeof type !== 'string' || !Object.hasOwn(EVENT_KEYS, type)) throw unknownType(given('type'))
  const known = EVENT_KEYS[type]
  for (const key in event)
    if (key !== 'at' && key !== 'type' && key !== 'ref' && !known.includes(key))
      given().onlyKeys(['at', 'type', 'ref', ...known])
  const { severity, calendar, reason, name, channel, requestKind } = event as unknown as Record<
    string,
    string | undefined
  >
  if (known.includes('severity') && !policy.severities.has(severity!))
    throw given('severity').unknownWord([...policy.severities.keys()], 'severity-unknown')
  if (type === 'calendarChanged') calendarNamed(calendar, calendars, ['events', i, 'calendar'])
  if (reason !== undefined) given('reason').text()
  if (type === 'milestone') given('name').text()
  if (channel !== undefined && !policy.channels.includes(channel))
    throw given('channel').unknownWord(policy.channels, 'channel-unknown')
  if (requestKind !== undefined)
    given('requestKind').oneOf(Object.keys(policy.policy.requestKinds ?? {}), 'request-kind-unknown')
  const ms = toEventMs(at, ['events', i, 'at'])
  return { at: ms, type, name: severity ?? calendar ?? reason ?? name, event, channel, requestKind }
}

/** The error for an unknown type, which offers those that other systems call by that name. */
function unknownType(given: InputValue) {
  const likely = likelyTypes(given.value)
  return likely
    ? given.expected('known', suggestionList(likely), 'event-unknown')
    : given.unknownWord(EVENT_TYPES, 'event-unknown')
}

/** What can be told only once the report is known. */
function checkAgainst(
  report: ParsedEvent,
  events: readonly TicketEvent[],
  happenings: readonly ParsedEvent[],
  policy: CompiledPolicy,
): void {
  const milestones = milestonesOf(report, policy)
  for (const { at, type, name, event } of happenings) {
    if (at < report.at)
      throw atFault(events, events.indexOf(event), 'It happened before the report.', 'Correct one of the two times.')
    if (type === 'milestone' && report.requestKind !== undefined && !milestones.includes(name!))
      throw new InputValue(name, ['events', events.indexOf(event), 'name']).unknownWord(milestones, 'milestone-unknown')
  }
}

/** The steps of the request's kind. */
export function milestonesOf({ requestKind }: ParsedEvent, { policy }: CompiledPolicy): readonly string[] {
  return (requestKind !== undefined && policy.requestKinds?.[requestKind].milestones) || NO_MILESTONES
}

function atFault(events: readonly TicketEvent[], i: number, problem: string, hint: string) {
  return new InputValue(events[i], ['events', i]).error('history-invalid', problem, hint)
}
