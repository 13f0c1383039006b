/**
 * The state of a cycle: `met`, `breached`, or open (`pending` before its timer starts, `running`, `paused`). It is
 * `not-applicable` if the ticket's severity lacks the target, or if the ticket was resolved before the target began.
 */
export type Outcome = 'met' | 'breached' | 'running' | 'paused' | 'pending' | 'not-applicable'

/** The verdict on one cycle of a target of a ticket. Instants are in epoch milliseconds. */
export type Verdict = {
  /** The id of the ticket. */
  readonly ticket: string
  /** The target. */
  readonly target: string
  /** The number of the cycle: 1, 2, … */
  readonly cycle: number
  /** The severity whose target it is. */
  readonly severity: string
  /** The state of the cycle. */
  readonly outcome: Outcome
  /** When the ticket was reported. */
  readonly reportedAt: number
  /** When the timer started; null while it waits, or if the target does not apply. */
  readonly startedAt: number | null
  /** When the target is due; null while that is unknown, such as during a pause. */
  readonly dueAt: number | null
  /** When the timer was stopped; null while it is open. */
  readonly stoppedAt: number | null
  /** The counted time, in milliseconds. */
  readonly countedMs: number
  /** The time counted after `dueAt`, in milliseconds; 0 unless breached. */
  readonly overMs: number
  /** The counted share of the budget: 1 is all of it. */
  readonly consumed: number
}
