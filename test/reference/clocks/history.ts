import type { CalendarSpec } from '../../../src/calendar/spec.ts'
import { type Reference, reference } from '../reference.ts'
import type { CalendarSpec as AnyCalendarSpec } from '../specs.ts'
import type { PolicyTerms } from './policy.ts'

/** Something that happened to a ticket, as the library has known it from the start. Instants are epoch milliseconds. */
export type HistoryEvent = { readonly at: number; readonly ref?: unknown } & (
  | { readonly type: 'reported'; readonly severity: string; readonly channel?: string; readonly requestKind?: string }
  | { readonly type: 'responded' | 'customerReplied' | 'updated' | 'phoned' | 'resolved' | 'reopened' }
  | { readonly type: 'paused' | 'resumed'; readonly reason?: string }
  | { readonly type: 'severityChanged'; readonly severity: string }
  | { readonly type: 'calendarChanged'; readonly calendar: string }
  | { readonly type: 'milestone'; readonly name: string }
)

/** The same, or `assigned`, or an event of a type that a policy defines, §10. */
export type AnyEvent = {
  readonly at: number
  readonly type: string
  readonly ref?: unknown
  readonly severity?: string | undefined
  readonly channel?: string | undefined
  readonly requestKind?: string | undefined
  readonly reason?: string | undefined
  readonly calendar?: string | undefined
  readonly name?: string | undefined
  /** The holder of the ticket from then on. */
  readonly to?: string | undefined
}

/** A calendar with the slow answers to questions about its open time. */
export type SlowCalendar<Spec extends AnyCalendarSpec = CalendarSpec> = {
  readonly spec: Spec
  readonly open: Reference
}
export type AnySlowCalendar = SlowCalendar<AnyCalendarSpec>

/** @param years how far the slow calendar looks for an answer before it raises `TooFar` */
export function slowCalendar<Spec extends AnyCalendarSpec>(spec: Spec, years?: number): SlowCalendar<Spec> {
  return { spec, open: reference(spec, years) }
}

/** The calendar of a clock that counts `always`, §9. */
export const roundTheClock = slowCalendar({ always: true as const })

/** A history and the terms it is judged by. The reference takes it for valid. */
export type Case = {
  readonly policy: PolicyTerms
  readonly calendar: AnySlowCalendar
  readonly calendars?: { readonly [name: string]: AnySlowCalendar }
  readonly events: readonly AnyEvent[]
  readonly now: number
}

/** The built-in targets, in the order of reports. */
export const targetNames = ['firstResponse', 'nextResponse', 'update', 'resolution'] as const

/** §10. Returns the events until now, ordered by time. Events of one instant keep their order, but the report comes first. */
export function happened({ events, now }: Case): AnyEvent[] {
  const reportFirst = (event: AnyEvent) => (event.type === 'reported' ? 0 : 1)
  return events.filter(event => event.at <= now).sort((a, b) => a.at - b.at || reportFirst(a) - reportFirst(b))
}
