import type { TargetName, TargetSpec } from '../../../src/policy/spec.ts'
import type { Span } from '../spans.ts'
import type { WorkingDays } from '../working-days.ts'
import type { SlowCalendar } from './history.ts'

/** What a clock is doing: only while `running` does open time count. */
export type Doing = 'running' | 'paused' | 'waiting' | 'stopped' | 'restarted'

/** What a clock was doing from `start` to `end`, and by which calendar; `pause` is the reason of a pause. */
export type Phase = Span & { readonly doing: Doing; readonly calendar: SlowCalendar; readonly pause?: string }

/** One run of a target: from its start to its stop. */
export type Cycle = {
  readonly target: TargetName
  /** When the ticket came to want it; it may still wait for its start. */
  readonly begunAt: number
  severity: string
  spec: TargetSpec
  /** In milliseconds. */
  budget: number
  /** Where and on whose calendar the budget began to count. */
  budgeted: { readonly start: number; readonly calendar: SlowCalendar }
  /** Since when the budget holds: the start, or a change of severity. */
  since: number
  startedAt: number | null
  /** For the phone call or the opening, §3.9. */
  waiting: boolean
  /** Without gaps from `begunAt` on, up to the stop or to the present. */
  phases: Phase[]
  stopped: { readonly at: number; readonly by: string; readonly ahead: Ahead } | null
}

/** What a clock would go on doing if nothing else happened. */
export type Ahead = { readonly doing: Doing; readonly calendar: SlowCalendar }

/** Raised where the calendar has not enough open time left, §3.7. */
export class NoDue extends Error {}

/** The time that was counted up to `to`, span by span. */
export function countedUpTo(cycle: Cycle, to: number): number {
  let counted = 0
  for (const span of runningSpans(cycle)) counted += Math.max(0, Math.min(span.end, to) - span.start)
  return counted
}

/** When the budget was or will be used up if nothing else happens; null where that will not come to pass. */
export function dueOf(cycle: Cycle, ahead: Ahead): number | null {
  return whenCounted(cycle, cycle.budget, ahead)
}

/**
 * The first instant, since the budget holds, with `amount` counted: walks through what has been, and then on into the
 * open time to come. Null where the clock would not go on.
 */
export function whenCounted(cycle: Cycle, amount: number, ahead: Ahead): number | null {
  let left = amount
  for (const { start, end } of runningSpans(cycle)) {
    if (left <= end - start) return Math.max(start + left, cycle.since)
    left -= end - start
  }
  if (ahead.doing !== 'running') return null
  const end = cycle.phases.at(-1)?.end ?? cycle.begunAt
  return Math.max(after(ahead.calendar, end, left), cycle.since)
}

/** The instant after `amount` of open time. */
export function after(calendar: SlowCalendar, at: number, amount: number): number {
  const due = calendar.open.add(at, amount)
  if (typeof due === 'string') throw new NoDue(due)
  return due
}

/** The budget of a clock that starts at `start`: days become milliseconds then, §3.10. */
export function budgetFrom({ within }: TargetSpec, calendar: SlowCalendar, start: number): number {
  if (typeof within === 'object' && 'workingDays' in within) {
    const due = calendar.open.add(start, within as WorkingDays)
    if (typeof due === 'string') throw new NoDue(due)
    return calendar.open.elapsed(start, due)
  }
  return typeof within === 'number' ? Math.round(within) : millisecondsOf(within as string | Parts)
}

type Parts = { hours?: number; minutes?: number; seconds?: number; milliseconds?: number }

function millisecondsOf(within: string | Parts): number {
  const {
    hours = 0,
    minutes = 0,
    seconds = 0,
    milliseconds = 0,
  } = typeof within === 'string' ? partsOf(within) : within
  return Math.round(((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds)
}

/** `PT1H30M` */
function partsOf(text: string): Parts {
  const number = (unit: string) => Number(new RegExp(`([\\d.]+)${unit}`).exec(text)?.[1] ?? 0)
  return { hours: number('H'), minutes: number('M'), seconds: number('S') }
}

/** The open time of all running phases, in order. */
function* runningSpans(cycle: Cycle): Generator<Span> {
  for (const { start, end, doing, calendar } of cycle.phases)
    if (doing === 'running') yield* calendar.open.intervals(start, end)
}
