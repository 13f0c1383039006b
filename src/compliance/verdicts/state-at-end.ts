import type { AnyTicketEvent } from '../../clock/event.ts'
import { type HistoryInput, readHistory } from '../../clock/history.ts'
import { replay } from '../../clock/replay.ts'
import { toEpochMs } from '../../time/instant.ts'

/** A cycle that has ended, by a stop event or by a change of severity that replaced its target. */
export type CycleEnd = {
  readonly target: string
  readonly severity: string
  readonly dueAt: number | null
  readonly stoppedAt: number
}

/** A history up to the end of a cycle, without the event that ended it. The cycle is the last one of its target. */
export type CycleSnapshot = {
  readonly history: HistoryInput<number>
  /** The number of the cycle, from 1. */
  readonly cycle: number
  /** The type of the event that ended the cycle. */
  readonly by: string
}

/**
 * Returns the history as it was when a cycle ended; undefined if no such cycle ended then.
 *
 * A change of severity may create a cycle in retrospect (§10). It is looked up in the history with the new severity
 * from the report on.
 */
export function stateAtEnd(history: HistoryInput<number>, end: CycleEnd): CycleSnapshot | undefined {
  const events = sortEvents(history.events)
  return snapshotAt(history, events, end) ?? snapshotAt(history, withSeverity(events, end.severity), end)
}

function snapshotAt(
  history: HistoryInput<number>,
  events: readonly AnyTicketEvent[],
  end: CycleEnd,
): CycleSnapshot | undefined {
  const { target, severity, dueAt, stoppedAt } = end
  for (let i = 1; i < events.length; i++) {
    if (atOf(events[i]) !== stoppedAt) continue
    const before = { ...history, events: events.slice(0, i), now: stoppedAt }
    const tracker = replay(readHistory(before, [], toEpochMs)).trackers.find(({ name }) => name === target)
    const cycle = tracker?.last
    if (cycle?.stoppedAt === null && cycle.terms.severity === severity && cycle.dueAt === dueAt)
      return { history: before, cycle: tracker!.cycles.length, by: events[i].type }
  }
  return undefined
}

/** Returns the events as if the ticket had had a severity from the report on. */
function withSeverity(events: readonly AnyTicketEvent[], severity: string): AnyTicketEvent[] {
  const others = events.filter(({ type }) => type !== 'severityChanged')
  return others.map(event => (event.type === 'reported' ? { ...event, severity } : event))
}

/** Sorts events as they take effect: the report first, the others by time, ties as given. */
function sortEvents(events: readonly AnyTicketEvent[]): AnyTicketEvent[] {
  const first = events.filter(({ type }) => type === 'reported')
  const rest = events.filter(({ type }) => type !== 'reported').sort((a, b) => atOf(a) - atOf(b))
  return [...first, ...rest]
}

function atOf({ at }: AnyTicketEvent): number {
  return toEpochMs(at, ['at'])
}
