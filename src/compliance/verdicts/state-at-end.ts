import type { EventType, TicketEvent } from '../../clock/event.ts'
import { type HistoryInput, readHistory } from '../../clock/history.ts'
import type { TargetCycle } from '../../clock/target-cycle.ts'
import { Ticket } from '../../clock/ticket.ts'
import type { TargetName } from '../../policy/spec.ts'
import { toEpochMs } from '../../time/instant.ts'

/** A run of a clock that has ended, by a stop or by a change of severity that replaced its promise. */
export type CycleEnd = {
  readonly target: TargetName
  readonly severity: string
  readonly dueAt: number | null
  readonly stoppedAt: number
}

/** A history at the moment at which a run ended, without what ended it: the run is the target's last one there. */
export type CycleSnapshot = {
  readonly history: HistoryInput<number>
  readonly clock: TargetCycle
  /** Which run of the target's clock. */
  readonly cycle: number
  /** The event that ended it. */
  readonly by: EventType
}

/**
 * The history as it stood when a run ended; undefined where no such run ended then. A run created
 * retroactively by a severity change is looked up in the history as rewritten with the new severity (§3.10).
 */
export function stateAtEnd(history: HistoryInput<number>, ended: CycleEnd): CycleSnapshot | undefined {
  const events = inOrder(history.events)
  return found(history, events, ended) ?? found(history, asIf(events, ended.severity), ended)
}

function found(
  history: HistoryInput<number>,
  events: readonly TicketEvent[],
  ended: CycleEnd,
): CycleSnapshot | undefined {
  const { target, severity, dueAt, stoppedAt } = ended
  for (let i = 1; i < events.length; i++) {
    if (atOf(events[i]) !== stoppedAt) continue
    const before = { ...history, events: events.slice(0, i), now: stoppedAt }
    const tracker = new Ticket(readHistory(before)).trackers.find(({ name }) => name === target)
    const clock = tracker?.last
    if (clock?.stoppedAt === null && clock.terms.severity === severity && clock.dueAt === dueAt)
      return { history: before, clock, cycle: tracker!.cycles.length, by: events[i].type }
  }
  return undefined
}

/** The events, had it been a severity from the report on. */
function asIf(events: readonly TicketEvent[], severity: string): TicketEvent[] {
  const others = events.filter(({ type }) => type !== 'severityChanged')
  return others.map(event => (event.type === 'reported' ? { ...event, severity } : event))
}

/** Events as they take effect: the report, then what followed by time, ties as given. */
function inOrder(events: readonly TicketEvent[]): TicketEvent[] {
  const first = events.filter(({ type }) => type === 'reported')
  const rest = events.filter(({ type }) => type !== 'reported').sort((a, b) => atOf(a) - atOf(b))
  return [...first, ...rest]
}

function atOf({ at }: TicketEvent): number {
  return toEpochMs(at, ['at'])
}
