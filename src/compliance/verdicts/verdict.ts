import type { TargetName } from '../../policy/spec.ts'

/**
 * How a promise stands: kept, broken, or open (`pending` before its clock starts, `running`, `paused`);
 * `not-applicable` where the ticket's severity promises nothing of the kind.
 */
export type Outcome = 'met' | 'breached' | 'running' | 'paused' | 'pending' | 'not-applicable'

/** One promise to one ticket, judged: each run of a target's clock is judged for itself. Instants in epoch milliseconds. */
export type Verdict = {
  /** The ticket's own name. */
  readonly ticket: string
  /** The promise. */
  readonly target: TargetName
  /** Which run of the target's clock: 1, 2, … */
  readonly cycle: number
  /** The severity whose promise it is. */
  readonly severity: string
  /** How it stands. */
  readonly outcome: Outcome
  /** When the ticket was reported. */
  readonly reportedAt: number
  /** When the clock started; null while it waits, or where nothing was promised. */
  readonly startedAt: number | null
  /** When the promise ends; null where that cannot be told. */
  readonly dueAt: number | null
  /** When the clock was stopped; null while it was not. */
  readonly stoppedAt: number | null
  /** Time counted, in milliseconds. */
  readonly countedMs: number
  /** Time counted since it was due, in milliseconds; 0 unless it is broken. */
  readonly overMs: number
  /** The counted share of the budget. */
  readonly consumed: number
}
