import {
  type BusinessCalendar,
  businessCalendar,
  type CalendarSpec,
  type Explanation,
  explain,
  isSlaCalendarError,
  type Policy,
  type PolicySpec,
  slaPolicy,
  type TargetName,
  type TicketEvent,
} from '../dist/index.js'
import { readText } from './json-text.ts'
import { epochMs, momentText, withOffset } from './moments.ts'
import type { State } from './state.ts'

/** The parts of the page that a mistake can be in. */
export type Place = 'calendar' | 'policy' | 'ticket' | 'zone' | 'at' | 'pauses'

/** A mistake: where, what, and of a text its line, counted from 0. */
export type Fault = { readonly place: Place; readonly message: string; readonly line?: number }

/** A question that makes sense, and its answer. */
export type Answer = {
  readonly state: State
  readonly calendar: BusinessCalendar
  readonly policy: Policy
  /** The report and the pauses. */
  readonly events: readonly TicketEvent[]
  /** The last of the events: what comes later is not known. */
  readonly asOf: string
  readonly explanation: Explanation<string>
  /** Epoch milliseconds; null where nobody can tell. */
  readonly due: number | null
}

/** The two texts, as far as they make sense. */
export type Contract = {
  readonly calendar?: BusinessCalendar
  readonly policy?: Policy
  readonly faults: readonly Fault[]
}

/** Reads the texts of calendar and policy. */
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

/** Answers a question, or says what is wrong with it. */
export function answerTo(state: State, { calendar, policy, faults }: Contract): Answer | readonly Fault[] {
  if (!calendar || !policy) return faults
  try {
    placed('zone', () => withOffset(momentText('2026-01-01T00:00', state.zone)))
    const reportedAt = placed('at', () => withOffset(momentText(state.at, state.zone, state.again)))
    const pauses = placed('pauses', () => pausesOf(state))
    return placed('ticket', () => explained(state, calendar, policy, reportedAt, pauses))
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
  pauses: readonly TicketEvent[],
): Answer {
  const { severity } = state
  const channel = state.channel || undefined
  const target = state.target as TargetName
  const report = { at: reportedAt, type: 'reported', severity, ...(channel ? { channel } : {}) } as const
  const events: TicketEvent[] = [report, ...pauses]
  const asOf = events.map(({ at }) => String(at)).reduce((a, b) => (epochMs(b) > epochMs(a) ? b : a))
  const explanation = pauses.length
    ? explain({ events, now: asOf, target, policy, calendar })
    : explain({ severity, reportedAt, channel, target, policy, calendar })
  const due = explanation.dueAt === null ? null : epochMs(explanation.dueAt)
  return { state, calendar, policy, events, asOf, explanation, due }
}

function pausesOf({ pauses, zone }: State): TicketEvent[] {
  return pauses.flatMap(({ from, until, reason }) => {
    if (!from) return []
    const named = reason ? { reason } : {}
    const event = (type: 'paused' | 'resumed', wall: string) =>
      ({ at: withOffset(momentText(wall, zone)), type, ...named }) as const
    return [event('paused', from), ...(until ? [event('resumed', until)] : [])]
  })
}

class Misplaced extends Error {
  readonly place: Place

  constructor(place: Place, message: string) {
    super(message)
    this.place = place
  }
}

/** Does something, and says of what the library refuses in which part of the page it stands. */
function placed<T>(place: Place, does: () => T): T {
  try {
    return does()
  } catch (error) {
    if (!isSlaCalendarError(error)) throw error
    // The page has a field where the library has an argument.
    throw new Misplaced(place, error.message.replace(/^at: /, ''))
  }
}
