import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import { type CalendarInput, type Calendars, type CalendarsInput, calendarNamed } from '../calendar/check-calendar.ts'
import type { CompiledPolicy, Policy } from '../policy/policy.ts'
import {
  type ChannelOf,
  type NoCalendar,
  type NoPolicy,
  type OwnEventOf,
  resolvePolicyAndCalendar,
  type SeverityOf,
} from '../policy/policy-and-calendar.ts'
import { fastEventMs, type InstantInput, toEventMs } from '../time/instant.ts'
import { assertKnownKeys, hasOnlyKeys } from '../validation/assert-known-keys.ts'
import { didYouMean, suggestionList } from '../validation/did-you-mean.ts'
import { InputValue } from '../validation/input-value.ts'
import { isObject, readable, readError } from '../validation/plain-data.ts'
import { type AnyTicketEvent, EVENT_KEYS, type EventKey, likelyTypes, type TicketEvent } from './event.ts'

/** A ticket's history, with the policy, the calendars and the instant of the evaluation. */
export type HistoryInput<
  T extends InstantInput = InstantInput,
  P extends Policy | NoPolicy = Policy,
  C extends CalendarInput | NoCalendar = CalendarInput,
> = {
  /**
   * The policy, or its spec. Pass it together with `calendar`.
   * @defaultValue `msaBusiness`
   */
  readonly policy?: P
  /**
   * The calendar whose open time counts as business time, or its spec. Pass it together with `policy`.
   * @defaultValue `italianOffice`
   */
  readonly calendar?: C
  /** Calendars or their specs by name, for targets and events that name one. */
  readonly calendars?: CalendarsInput | undefined
  /** The events of the ticket in any order, one of them of type `reported`. */
  readonly events: readonly TicketEvent<SeverityOf<P>, ChannelOf<P>, OwnEventOf<P>>[]
  /**
   * The instant of the evaluation. Later events have not happened yet. Results have its form. An instant up to one
   * minute before the report counts as the report, because the clocks of two machines differ.
   */
  readonly now: T
  /** A value of your own, such as the ticket's key. The report returns it unchanged. */
  readonly ref?: unknown | undefined
}

/** An event that was read and checked. */
export type ParsedEvent = {
  readonly at: number
  readonly type: string
  /** The severity, calendar, reason, holder or milestone of the event. */
  readonly name: string | undefined
  readonly event: AnyTicketEvent
  readonly channel: string | undefined
  readonly requestKind: string | undefined
}

/** A history that was read and checked: the report, and the later events up to `now` in time order. */
export type History = {
  readonly policy: CompiledPolicy
  readonly calendar: BusinessCalendar
  readonly calendars: Calendars
  readonly report: ParsedEvent
  readonly events: readonly ParsedEvent[]
  readonly now: number
  /** The instant `now` as it was given. Results have its form. */
  readonly nowGiven: InstantInput
  /** The `ref` of the input. */
  readonly ref: unknown
}

/** The keys of a {@link HistoryInput}. */
export const HISTORY_KEYS: readonly string[] = ['policy', 'calendar', 'calendars', 'events', 'now', 'ref']
/** The longest time by which `now` may precede the report, in milliseconds. */
const CLOCK_SKEW = 60_000
const NO_MILESTONES: readonly string[] = []
const NO_VALUES: readonly string[] = []

/** A key of an event, and the check of the value under it in the event with index `i`. */
type Field = {
  readonly key: EventKey
  readonly check: (
    value: string | undefined,
    given: () => InputValue,
    policy: CompiledPolicy,
    calendars: Calendars,
  ) => unknown
}

const CHECKS: Readonly<Record<EventKey, Field['check']>> = {
  severity: (value, given, { severities }) => {
    if (severities.has(value!)) return
    const known = [...severities.keys()]
    if (value !== undefined) throw given().unknownWord(known, 'severity-unknown')
    throw given().error('severity-unknown', 'This key is required.', didYouMean('', known))
  },
  calendar: (value, given, _, calendars) => calendarNamed(value, calendars, given().path),
  reason: (value, given) => value === undefined || given().text(),
  name: (_, given) => given().text(),
  to: (value, given) => {
    if (typeof value !== 'string' || !value.trim())
      throw given().expected('the name of a holder', 'Name the team or person.')
  },
  channel: (value, given, { channels }) => {
    if (value !== undefined && !channels.includes(value)) throw given().unknownWord(channels, 'channel-unknown')
  },
  requestKind: (value, given, { policy }) =>
    value === undefined || given().oneOf(Object.keys(policy.requestKinds ?? {}), 'request-kind-unknown'),
}

/** All keys that events of a type may have, and the fields to read. */
type EventForm = { readonly keys: readonly string[]; readonly fields: readonly Field[] }

/** The built-in event types. */
const TYPES: ReadonlyMap<string, EventForm> = /* @__PURE__ */ new Map(
  /* @__PURE__ */ Object.entries(EVENT_KEYS).map(([type, keys]) => [type, formOf(keys)]),
)

/** The form of events of a policy's own types. */
const OWN_TYPE: EventForm = /* @__PURE__ */ formOf([])

function formOf(keys: readonly EventKey[]): EventForm {
  return { keys: ['at', 'type', 'ref', ...keys], fields: keys.map(key => ({ key, check: CHECKS[key] })) }
}

/**
 * Reads and checks a history.
 *
 * @param more further keys that the input may have
 * @param readNow reads `now`; `toEpochMs` for one that was read already, and may be a small number
 * @throws {SlaCalendarError} the errors of `evaluate` for its input
 */
export function readHistory(input: HistoryInput, more: readonly string[] = [], readNow = toEventMs): History {
  return readable(() => read(input, more, readNow), [])
}

function read(input: HistoryInput, more: readonly string[], readNow: typeof toEventMs): History {
  assertKnownKeys(
    input,
    more.length ? [...HISTORY_KEYS, ...more] : HISTORY_KEYS,
    [],
    'Pass one object: { policy, calendar, events, now }.',
  )
  const terms = resolvePolicyAndCalendar(input)
  const { events, now, ref } = input
  if (!Array.isArray(events)) throw new InputValue(events, ['events']).expected('a list of events')
  if (now === undefined) new InputValue(input, []).required('now', 'Give the instant to judge by, such as new Date().')
  return historyOf(terms, events, now, ref, readNow(now, ['now']))
}

/**
 * Reads and checks the events of a history.
 *
 * @param terms the policy and the calendars, both checked
 * @param until what `nowGiven` is in epoch milliseconds
 * @throws {SlaCalendarError} the errors of `evaluate` for its events and `now`
 */
export function historyOf(
  { policy, calendar, calendars }: Pick<History, 'policy' | 'calendar' | 'calendars'>,
  events: readonly AnyTicketEvent[],
  nowGiven: InstantInput,
  ref: unknown,
  until: number,
): History {
  const { report, others } = readEvents(events, policy, calendars)
  // The clocks of two machines differ: a little before the report counts as the report.
  if (until < report.at - CLOCK_SKEW)
    throw new InputValue(nowGiven, ['now']).error(
      'history-invalid',
      'It lies more than a minute before the report.',
      'Use a now at or after the report.',
    )
  const now = Math.max(until, report.at)
  checkAgainstReport(report, events, others, policy)
  // Nearly always they are in order already.
  const past = others.every(({ at }, i) => at <= (others[i + 1]?.at ?? now))
    ? others
    : others.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at)
  return { policy, calendar, calendars, report, events: past, now, nowGiven, ref }
}

function readEvents(events: readonly AnyTicketEvent[], policy: CompiledPolicy, calendars: Calendars) {
  const others: ParsedEvent[] = []
  let report: ParsedEvent | undefined
  for (let i = 0; i < events.length; i++) {
    const event = readEvent(events, i, policy, calendars)
    if (event.type !== 'reported') others.push(event)
    else if (report)
      throw eventError(events, i, 'The ticket is reported a second time.', 'Keep one event of type "reported".')
    else report = event
  }
  if (!report)
    throw new InputValue(events, ['events']).error(
      'history-invalid',
      'There is no event of type "reported".',
      'Add one: { at, type: "reported", severity }.',
    )
  return { report, others }
}

function readEvent(
  events: readonly AnyTicketEvent[],
  i: number,
  policy: CompiledPolicy,
  calendars: Calendars,
): ParsedEvent {
  // `readable` would need a closure for every event, and a path that only errors show.
  try {
    const event = events[i]
    if (!isObject(event))
      throw new InputValue(event, ['events', i]).expected('an event', "Such as { at, type: 'responded' }.")
    const { at, type } = event
    const known = TYPES.get(type) ?? (policy.eventTypes.has(type) ? OWN_TYPE : undefined)
    if (!known) throw unknownType(new InputValue(type, ['events', i, 'type']), policy)
    if (!hasOnlyKeys(event, known.keys)) assertKnownKeys(event, known.keys, ['events', i])
    const values = known.fields.length ? readFields(event, known.fields, i, policy, calendars) : NO_VALUES
    const ms = fastEventMs(at) ?? toEventMs(at, ['events', i, 'at'])
    return { at: ms, type, name: values[0], event, channel: values[1], requestKind: values[2] }
  } catch (error) {
    throw readError(error, ['events', i])
  }
}

/** Returns the values of the given fields, each read once and checked. */
function readFields(
  event: AnyTicketEvent,
  fields: readonly Field[],
  i: number,
  policy: CompiledPolicy,
  calendars: Calendars,
) {
  const values: (string | undefined)[] = []
  for (const { key, check } of fields) {
    const value = event[key as keyof AnyTicketEvent] as string | undefined
    check(value, () => new InputValue(value, ['events', i, key]), policy, calendars)
    values.push(value)
  }
  return values
}

/** Returns the error for an unknown type. It suggests the types that other systems call by that name. */
function unknownType(given: InputValue, { eventTypes }: CompiledPolicy) {
  const likely = likelyTypes(given.value)
  const ownTypes = [...eventTypes].filter(type => !TYPES.has(type))
  return likely
    ? given.expected('known', suggestionList(likely), 'event-unknown')
    : given.unknownWord([...ownTypes, ...TYPES.keys()], 'event-unknown')
}

/** Checks the other events against the report: nothing happens before it, and its kind has the milestones. */
function checkAgainstReport(
  report: ParsedEvent,
  given: readonly AnyTicketEvent[],
  others: readonly ParsedEvent[],
  policy: CompiledPolicy,
): void {
  const milestones = milestonesOf(report, policy)
  for (const { at, type, name, event } of others) {
    if (at < report.at)
      throw eventError(given, given.indexOf(event), 'It happened before the report.', 'Correct one of the two times.')
    if (type === 'milestone' && report.requestKind !== undefined && !milestones.includes(name!))
      throw new InputValue(name, ['events', given.indexOf(event), 'name']).unknownWord(milestones, 'milestone-unknown')
  }
}

/** Returns the milestones of the request's kind, in its order. */
export function milestonesOf({ requestKind }: ParsedEvent, { policy }: CompiledPolicy): readonly string[] {
  return (requestKind !== undefined && policy.requestKinds![requestKind].milestones) || NO_MILESTONES
}

function eventError(events: readonly AnyTicketEvent[], i: number, problem: string, hint: string) {
  return new InputValue(events[i], ['events', i]).error('history-invalid', problem, hint)
}
