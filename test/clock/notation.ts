import { businessCalendar } from '../../src/calendar/calendars.ts'
import { evaluate } from '../../src/clock/evaluate.ts'
import { EVENT_KEYS, type TicketEvent } from '../../src/clock/event.ts'
import type { HistoryInput } from '../../src/clock/history.ts'
import type { Breach, CycleStatus, Report } from '../../src/clock/report.ts'
import { type Explanation, explain, type Segment } from '../../src/explain/explain.ts'
import type { EventType } from '../../src/policy/event-types.ts'
import type { Policy } from '../../src/policy/policy.ts'

// All histories are in November 2026 in Rome, one hour ahead of UTC. An instant is written `mon 23 09:00`, a duration
// `6:00`; both may have seconds and milliseconds. A weekday that does not match its date is an error.

const HOUR = 3_600_000
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** Open on weekdays from nine to six. */
export const DESK = businessCalendar({ name: 'Desk', timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } })
/** Open on weekdays from three in the afternoon to eleven, on the clocks of Rome. */
export const BOSTON = businessCalendar({
  name: 'Boston',
  timeZone: 'America/New_York',
  hours: { 'mon-fri': '09:00-17:00' },
})
/** Never open. */
export const SHUT = businessCalendar({ name: 'Shut', timeZone: 'Europe/Rome', hours: {} })

/** `mon 23 09:00` in epoch milliseconds. */
export function at(text: string): number {
  const [weekday, day, time] = text.split(' ')
  const ms = Date.parse(`2026-11-${day}T${time}Z`)
  if (WEEKDAYS[new Date(ms).getUTCDay()] !== weekday) throw new Error(`No such instant: ${text}.`)
  return ms - HOUR
}

/** Writes an instant as `at` reads it; `-` for null. */
export function told(ms: number | null): string {
  if (ms === null) return '-'
  const date = new Date(ms + HOUR)
  const [, day, time] = /^2026-11-(\d\d)T(.+?)(:00)?(\.000)?Z$/.exec(date.toISOString().replace('.000Z', 'Z')) ?? []
  if (time === undefined) throw new Error(`Not in November 2026: ${date.toISOString()}.`)
  return `${WEEKDAYS[date.getUTCDay()]} ${day} ${time}`
}

/** `6:00`, `-0:30`, `0:00:00.001`. */
export function lasting(ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / 60_000)
  const seconds = (Math.abs(ms) % 60_000) / 1000
  const hours = `${Object.is(ms, -0) || ms < 0 ? '-' : ''}${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
  return seconds === 0 ? hours : `${hours}:${seconds < 10 ? '0' : ''}${seconds}`
}

/** Reads events, one per line: the instant, the type, and the values of its keys in their order. */
export function events(...lines: string[]): TicketEvent<never, never>[] {
  return lines.map(line => {
    const [weekday, day, time, type, ...words] = line.split(' ')
    const keys = EVENT_KEYS[type as EventType] ?? []
    const named = Object.fromEntries(words.map((word, i) => [keys[i], word]))
    return { at: at(`${weekday} ${day} ${time}`), type, ...named } as unknown as TicketEvent<never, never>
  })
}

/** The policy of a history, and its other keys. */
export type Judged = Partial<HistoryInput<number>> & { readonly policy: Policy }

/** Returns the report of a ticket at an instant. */
export function reportOf(judged: Judged, now: string, ...lines: string[]): Report<number> {
  return evaluate({ calendar: DESK, ...judged, events: events(...lines), now: at(now) })
}

/** Writes the state of a target in one line (default: the first response). */
export function standing(report: Report<number>, target: string = 'firstResponse'): string {
  const found = report.targets[target]
  if (!found) return 'none'
  return standingText(found) + (found.idleUntil === null ? '' : `, idle until ${told(found.idleUntil)}`)
}

/** Writes every cycle, one per line. */
export function runsOf({ cycles }: Report<number>): string[] {
  return cycles.map(cycle => `${cycle.target} ${cycle.severity}: ${standingText(cycle)}`)
}

/** Writes every breach, one per line. */
export function breachesOf({ breaches }: Report<number>): string[] {
  return breaches.map(breachText)
}

/** Writes the upcoming alerts, one per line. */
export function upcomingOf({ upcoming }: Report<number>): string[] {
  return upcoming.map(({ at, id }) => `${told(at)} ${id}`)
}

/** Writes all alerts, one per line. */
export function alertsOf({ alerts }: Report<number>): string[] {
  return alerts.map(({ at, id, fired }) => `${told(at)} ${id}${fired ? ' fired' : ''}`)
}

/** Writes the ignored events, one per line. */
export function ignoredOf({ ignored }: Report<number>): string[] {
  return ignored.map(({ at, type }) => `${told(at as number)} ${type}`)
}

/** Returns the explanation of a target. */
export function explanationOf(
  judged: Judged & { readonly target?: string | undefined },
  now: string,
  ...lines: string[]
): Explanation<number> {
  return explain({ calendar: DESK, ...judged, events: events(...lines), now: at(now) })
}

/** Writes segments, one per line; `+` marks counted ones. */
export function segmentsOf(segments: readonly Segment<number>[]): string[] {
  return segments.map(({ start, end, counted, reason, name, calendar, holder, ms }) => {
    if (ms !== end - start) throw new Error(`${ms} is not the length of the segment.`)
    const words = [
      reason,
      ...(name === undefined ? [] : [name]),
      ...(calendar === undefined ? [] : [`(${calendar})`]),
      ...(holder === undefined ? [] : [`by ${holder}`]),
    ]
    return `${counted ? '+' : '-'} ${told(start)} to ${told(end)} ${words.join(' ')}`
  })
}

function standingText({ state, startedAt, dueAt, stoppedAt, countedMs, remainingMs }: CycleStatus<number>): string {
  const stopped = stoppedAt === null ? '' : `, stopped ${told(stoppedAt)}`
  const times = `${lasting(countedMs)} counted, ${lasting(remainingMs)} left`
  return `${state} since ${told(startedAt)}, due ${told(dueAt)}${stopped}, ${times}`
}

function breachText({ target, severity, at, stoppedAt, overMs }: Breach<number>): string {
  return `${target} ${severity}: due ${told(at)}, stopped ${told(stoppedAt)}, over by ${lasting(overMs)}`
}
