import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import type { Target } from '../policy/policy.ts'

/** The calendars by which a target's budget counts. */
export type BudgetCalendars = {
  readonly target: Target
  /** The calendar whose open time the target counts. */
  readonly calendar: BusinessCalendar
  /** The calendar whose dates and working days a budget in days counts. */
  readonly days: BusinessCalendar
}

/** The budget of a timer that starts at an instant. */
export type TimerBudget = {
  /** The time until due, in milliseconds on the target's clock. */
  readonly ms: number
  /** Whether it is due at an opening, although the budget is used up at the closing before that. */
  readonly isOpening: boolean
}

/** Returns the budget of a timer that starts at `at`. The deadline of a budget in days is computed once, then (§8). */
export function timerBudget({ target, calendar, days }: BudgetCalendars, at: number): TimerBudget {
  if (target.ms !== undefined) return { ms: target.ms, isOpening: false }
  const due = days.add(at, target.spec.within)
  const ms = calendar.elapsed(at, due)
  return { ms, isOpening: calendar.add(at, ms) < due }
}

/** Returns when a budget is due that is used up at an instant: then, or at the next opening. */
export function dueOnceUsed({ isOpening }: TimerBudget, usedAt: number, calendar: BusinessCalendar): number {
  return isOpening ? (calendar.nextOpen(usedAt) ?? usedAt) : usedAt
}

/**
 * Returns the counted share of a budget. A budget in days can have no open time at all; its share is 0 until it is due,
 * and then 1.
 */
export function countedShare(countedMs: number, budgetMs: number, isDue: boolean): number {
  return budgetMs > 0 ? countedMs / budgetMs : Number(isDue)
}
