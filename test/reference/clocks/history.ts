import type { CalendarSpec } from '../../../src/calendar/spec.ts'
import type { PolicySpec, TargetName } from '../../../src/policy/spec.ts'
import { type Reference, reference } from '../reference.ts'

/** Something that happened to a ticket, §4. Instants are epoch milliseconds. */
export type HistoryEvent = { readonly at: number; readonly ref?: unknown } & (
  | { readonly type: 'reported'; readonly severity: string; readonly channel?: string; readonly requestKind?: string }
  | { readonly type: 'responded' | 'customerReplied' | 'updated' | 'phoned' | 'resolved' | 'reopened' }
  | { readonly type: 'paused' | 'resumed'; readonly reason?: string }
  | { readonly type: 'severityChanged'; readonly severity: string }
  | { readonly type: 'calendarChanged'; readonly calendar: string }
  | { readonly type: 'milestone'; readonly name: string }
)
export type Reported = Extract<HistoryEvent, { type: 'reported' }>

/** A calendar with the slow answers to questions about its open time. */
export type SlowCalendar = { readonly spec: CalendarSpec; readonly open: Reference }

/** @param years how far the slow calendar looks for an answer before it raises `TooFar` */
export function slowCalendar(spec: CalendarSpec, years?: number): SlowCalendar {
  return { spec, open: reference(spec, years) }
}

/** What a clock of §3.9 that counts `always` goes by. */
export const roundTheClock = slowCalendar({ always: true })

/** A history and the terms it is judged by. The reference takes it for valid. */
export type Case = {
  readonly policy: PolicySpec
  readonly calendar: SlowCalendar
  readonly calendars?: { readonly [name: string]: SlowCalendar }
  readonly events: readonly HistoryEvent[]
  readonly now: number
}

/** In the order of reports. */
export const targetNames: readonly TargetName[] = ['firstResponse', 'nextResponse', 'update', 'resolution']

/** §3.10: what has happened by now, ordered by time, ties as given, the report first among its equals. */
export function happened({ events, now }: Case): HistoryEvent[] {
  const reportFirst = (event: HistoryEvent) => (event.type === 'reported' ? 0 : 1)
  return events.filter(event => event.at <= now).sort((a, b) => a.at - b.at || reportFirst(a) - reportFirst(b))
}
