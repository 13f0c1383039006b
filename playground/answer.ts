import {
  type Alert,
  type BusinessCalendar,
  businessCalendar,
  type CalendarSpec,
  type Explanation,
  evaluate,
  explain,
  type HolderTime,
  isSlaCalendarError,
  type Policy,
  type PolicySpec,
  slaPolicy,
  type TargetReport,
  type TicketEvent,
  timeByHolder,
} from '../dist/index.js'
import { readText } from './json-text.ts'
import { dayEnd, epochMs, longText, momentText, shortText, withOffset } from './moments.ts'
import type { State } from './state.ts'
import { t } from './texts.ts'

/** An event of a policy that the user writes. */
export type AnyTicketEvent = TicketEvent<string, string, string>

/** The parts of the page that an error can be in. */
export type Place = 'calendar' | 'policy' | 'ticket' | 'zone' | 'at' | 'pauses' | 'events'

/** An error: its place, its message and, for a text, its line, counted from 0. */
export type Fault = { readonly place: Place; readonly message: string; readonly line?: number }

/** The valid input of the page and its result. */
export type Answer = {
  readonly state: State
  readonly calendar: BusinessCalendar
  readonly policy: Policy
  /** The report, the pauses and the other events. */
  readonly events: readonly AnyTicketEvent[]
  /** The instant of the last event, or the end of its date if the ticket waits. The ticket is explained as of then. */
  readonly asOf: string
  readonly explanation: Explanation<string>
  /** Epoch milliseconds; null while the ticket is paused. */
  readonly due: number | null
  /** The target as of the last event. */
  readonly report: TargetReport<string> | undefined
  /** The alerts of the explained cycle, except the breach. */
  readonly alerts: readonly Alert<string>[]
  /** The counted time of each team until the timer stops or the target is due; empty if nobody has the ticket. */
  readonly holders: readonly HolderTime[]
  /** The pauses and events that change nothing, one sentence each. */
  readonly ignored: readonly string[]
}

/** The calendar and the policy, each only if its text is valid. */
export type Contract = {
  readonly calendar?: BusinessCalendar
  readonly policy?: Policy
  readonly faults: readonly Fault[]
}

/** Reads the texts of the calendar and of the policy. */
export function readContract({ calendar, policy }: Pick<State, 'calendar' | 'policy'>): Contract {
  const desk = readText(calendar, value => businessCalendar(value as CalendarSpec))
  const promises = readText(policy, value => slaPolicy(value as PolicySpec))
  return {
    ...('value' in desk ? { calendar: desk.value } : {}),
    ...('value' in promises ? { policy: promises.value as Policy } : {}),
    faults: [
      ...('fault' in desk ? [{ place: 'calendar' as const, ...desk.fault }] : []),
      ...('fault' in promises ? [{ place: 'policy' as const, ...promises.fault }] : []),
    ],
  }
}

/** Returns the result for the input of the page, or the errors in the input. */
export function answerTo(state: State, { calendar, policy, faults }: Contract): Answer | readonly Fault[] {
  if (!calendar || !policy) return faults
  try {
    placed('zone', () => withOffset(momentText('2026-01-01T00:00', state.zone)))
    if (!state.at) throw new Misplaced('at', t.errors.noReport)
    const reportedAt = placed('at', () => withOffset(momentText(state.at, state.zone, state.again)))
    const pauses = placed('pauses', () => pausesOf(state, epochMs(reportedAt)))
    const others = placed('events', () => othersOf(state, epochMs(reportedAt)))
    const place = others.length ? 'events' : 'ticket'
    return placed(place, () => explained(state, calendar, policy, reportedAt, [...pauses, ...others]))
  } catch (error) {
    if (error instanceof Misplaced) return [{ place: error.place, message: error.message }]
    throw error
  }
}

function explained(
  state: State,
  calendar: BusinessCalendar,
  policy: Policy,
  reportedAt: string,
  later: readonly AnyTicketEvent[],
): Answer {
  const { severity, target } = state
  const channel = state.channel || undefined
  const report = { at: reportedAt, type: 'reported', severity, ...(channel ? { channel } : {}) } as const
  const events: AnyTicketEvent[] = [report, ...later]
  const last = events.map(({ at }) => String(at)).reduce((a, b) => (epochMs(b) > epochMs(a) ? b : a))
  const historyAt = (now: string) => explain({ events, now, target, policy, calendar })
  const isWaiting = later.length > 0 && hasNoEnd(historyAt(last))
  // A pause without an end is shown until the end of its date.
  const asOf = isWaiting ? dayEnd(last, state.zone) : last
  const explanation = later.length
    ? historyAt(asOf)
    : explain({ severity, reportedAt, channel, target, policy, calendar })
  const { dueAt, stoppedAt } = explanation
  const due = dueAt === null ? null : epochMs(dueAt)
  const result = evaluate({ events, now: asOf, policy, calendar })
  const ofTarget = result.alerts.filter(alert => alert.target === target && alert.name !== 'breach')
  const lastCycle = Math.max(...ofTarget.map(({ cycle }) => cycle))
  const alerts = ofTarget.filter(({ cycle }) => cycle === lastCycle)
  // A running target is shown until it is due, as if nothing else happened.
  const until = stoppedAt === null && due !== null && due > epochMs(asOf) ? dueAt! : asOf
  const isHeld = events.some(({ type }) => type === 'assigned')
  const holders = isHeld ? timeByHolder(historyAt(until)).filter(({ countedMs }) => countedMs > 0) : []
  const ignored = later.length ? result.ignored.map(event => ignoredText(event, state.zone)) : []
  const reports = result.targets as Readonly<Record<string, TargetReport<string> | undefined>>
  return { state, calendar, policy, events, asOf, explanation, due, report: reports[target], alerts, holders, ignored }
}

function hasNoEnd({ dueAt, stoppedAt }: Explanation<string>): boolean {
  return dueAt === null && stoppedAt === null
}

function ignoredText({ at, type }: AnyTicketEvent, zone: string): string {
  const time = shortText(epochMs(String(at)), zone)
  if (type === 'paused') return t.errors.pauseIgnored(time)
  return type === 'resumed' ? t.errors.resumeIgnored(time) : t.errors.eventIgnored(type, time)
}

/** What the types of events change to: the key of the library, and the message if it is empty. */
const CHANGES: Readonly<
  Record<string, { readonly key: 'to' | 'severity'; readonly missing: 'noTeam' | 'noSeverity' }>
> = {
  assigned: { key: 'to', missing: 'noTeam' },
  severityChanged: { key: 'severity', missing: 'noSeverity' },
}

/**
 * Returns the events that are neither the report nor pauses.
 *
 * @param reported epoch milliseconds
 */
function othersOf({ events, zone }: State, reported: number): AnyTicketEvent[] {
  return events.map(({ at: wall, type, to }, i) => {
    const name = `${t.event} ${i + 1}`
    if (!wall) throw new Misplaced('events', t.errors.eventWithoutTime(name))
    const at = withOffset(momentText(wall, zone))
    if (epochMs(at) < reported)
      throw new Misplaced('events', t.errors.eventBeforeReport(name, longText(reported, zone)))
    const change = CHANGES[type]
    if (!change) return { at, type } as AnyTicketEvent
    if (!to.trim()) throw new Misplaced('events', t.errors[change.missing](name))
    return { at, type, [change.key]: to.trim() } as AnyTicketEvent
  })
}

/**
 * Returns the events of the pauses.
 *
 * @param reported epoch milliseconds
 */
function pausesOf({ pauses, zone }: State, reported: number): AnyTicketEvent[] {
  return pauses.flatMap(({ from, until, reason }, i) => {
    const name = `${t.pause} ${i + 1}`
    if (!from && !until) return []
    if (!from) throw new Misplaced('pauses', t.errors.pauseWithoutStart(name))
    const named = reason ? { reason } : {}
    const event = (type: 'paused' | 'resumed', wall: string) =>
      ({ at: withOffset(momentText(wall, zone)), type, ...named }) as const
    const paused = event('paused', from)
    const start = epochMs(paused.at)
    if (start < reported) throw new Misplaced('pauses', t.errors.pauseBeforeReport(name, longText(reported, zone)))
    if (!until) return [paused]
    const resumed = event('resumed', until)
    if (epochMs(resumed.at) < start) throw new Misplaced('pauses', t.errors.pauseReversed(name))
    return [paused, resumed]
  })
}

class Misplaced extends Error {
  readonly place: Place

  constructor(place: Place, message: string) {
    super(message)
    this.place = place
  }
}

/** The codes of errors that are caused by the calendar, whatever the ticket is. */
const OF_CALENDAR: readonly string[] = ['never-opens', 'instant-out-of-range', 'years-not-covered']

/** Runs `does`. If the library throws an error, throws it again with the part of the page that it is in. */
function placed<T>(place: Place, does: () => T): T {
  try {
    return does()
  } catch (error) {
    if (!isSlaCalendarError(error)) throw error
    // The message is shown next to the field, so it needs no path.
    if ((place === 'ticket' || place === 'events') && OF_CALENDAR.includes(error.code))
      throw new Misplaced('calendar', t.errors.ofCalendar[error.code] ?? error.message)
    throw new Misplaced(place, error.message.replace(/^at: /, ''))
  }
}

/** The rules for a change of severity, in the order in which the page compares them. */
export const CHANGE_RULES = ['retroactive', 'carry', 'restart'] as const

/** Returns the result for each rule for changes of severity; empty if the severity never changes. */
export function choicesOf({ state, calendar, policy, events }: Answer): { rule: string; answer: Answer }[] {
  if (!events.some(({ type }) => type === 'severityChanged')) return []
  return CHANGE_RULES.flatMap(rule => {
    const changed = slaPolicy({ ...JSON.parse(JSON.stringify(policy)), onSeverityChange: rule }) as Policy
    const answer = answerTo(state, { calendar, policy: changed, faults: [] })
    return 'length' in answer ? [] : [{ rule, answer }]
  })
}
