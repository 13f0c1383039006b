import type { DayBudget } from '../reference.ts'
import type { Span } from '../spans.ts'
import type { AnySlowCalendar } from './history.ts'
import { type Duration, millisecondsOf, type TargetTerms } from './policy.ts'

/** What a clock is doing: only while `running` does open time count. */
export type Doing = 'running' | 'paused' | 'held-by-others' | 'waiting' | 'stopped' | 'restarted'

/** What a clock was doing from `start` to `end`, and by which calendar; `pause` is the reason of a pause. */
export type Phase = Span & { readonly doing: Doing; readonly calendar: AnySlowCalendar; readonly pause?: string }

/** One run of a target: from its start to its stop. */
export type Cycle = {
  readonly target: string
  /** When the ticket came to want it; it may still wait for its start. */
  readonly begunAt: number
  severity: string
  spec: TargetTerms
  /** In milliseconds. */
  budget: number
  /** Whether the deadline of a budget in days is an opening, later than the closing at which the budget is used up. */
  opens: boolean
  /** Where and on whose calendar the budget began to count. */
  budgeted: { readonly start: number; readonly calendar: AnySlowCalendar }
  /** Since when the budget holds: the start, or a change of severity. */
  since: number
  startedAt: number | null
  /** For the phone call or the opening, §9. */
  waiting: boolean
  /** Without gaps from `begunAt` on, up to the stop or to the present. */
  phases: Phase[]
  stopped: { readonly at: number; readonly by: string; readonly ahead: Ahead } | null
}

/** What a clock would go on doing if nothing else happened. */
export type Ahead = Omit<Phase, keyof Span>

/** Raised where the calendar has not enough open time left, §7. */
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
  const { since, startedAt, budgeted } = cycle
  // No budget at all, or an alert that comes before the whole of it: reached at once (§6), open or not.
  if (amount <= 0)
    return startedAt === null ? null : Math.max(openingOf(cycle, amount, startedAt, budgeted.calendar), since)
  let left = amount
  for (const { start, end, calendar } of runningSpans(cycle)) {
    if (left <= end - start) return Math.max(openingOf(cycle, amount, start + left, calendar), since)
    left -= end - start
  }
  if (ahead.doing !== 'running') return null
  const end = cycle.phases.at(-1)?.end ?? cycle.begunAt
  return Math.max(openingOf(cycle, amount, after(ahead.calendar, end, left), ahead.calendar), since)
}

/**
 * The opening that is the deadline, where the budget is used up at the closing before it. A budget that was already over
 * when it was carried is due at the change, §10.
 */
function openingOf(cycle: Cycle, amount: number, at: number, { open }: AnySlowCalendar): number {
  const isOver = countedUpTo(cycle, cycle.since) > amount
  return cycle.opens && amount === cycle.budget && !isOver ? (open.nextOpen(at) ?? at) : at
}

/** The instant after `amount` of open time. */
export function after(calendar: AnySlowCalendar, at: number, amount: number): number {
  const due = calendar.open.add(at, amount)
  if (typeof due === 'string') throw new NoDue(due)
  return due
}

/**
 * The budget of a clock that starts at `start`: days become milliseconds of the clock then, §10.
 *
 * @param calendar the calendar whose days count
 * @param clock the calendar whose open time counts
 */
export function budgetFrom(
  { within }: Pick<TargetTerms, 'within'>,
  calendar: AnySlowCalendar,
  start: number,
  clock = calendar,
): number {
  return isInDays(within) ? clock.open.elapsed(start, dueIn(within, calendar, start)) : millisecondsOf(within)
}

/** The deadline of a budget in days that starts at `start`, §8. */
export function dueIn(within: DayBudget, calendar: AnySlowCalendar, start: number): number {
  const due = calendar.open.add(start, within)
  if (typeof due === 'string') throw new NoDue(due)
  return due
}

export function isInDays(within: Duration | DayBudget): within is DayBudget {
  return typeof within === 'object' && 'due' in within
}

/** The open time of all running phases, in order. */
function* runningSpans(cycle: Cycle): Generator<Span & { readonly calendar: AnySlowCalendar }> {
  for (const { start, end, doing, calendar } of cycle.phases)
    if (doing === 'running') for (const span of calendar.open.intervals(start, end)) yield { ...span, calendar }
}
