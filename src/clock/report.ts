import type { TargetName } from '../policy/spec.ts'
import type { InstantInput, InstantOutput } from '../time/instant.ts'
import type { TicketEvent } from './event.ts'

/** How a target stands (§3.10); a target that is met exactly when due is met. */
export type TargetState = 'pending' | 'running' | 'paused' | 'met' | 'breached'

/** How a clock stands. Instants have the form of `now`. */
export type CycleStatus<T = InstantInput> = {
  /** How it stands. */
  readonly state: TargetState
  /** When its clock started; null while it waits. */
  readonly startedAt: InstantOutput<T> | null
  /** When the promise ends; null while pending, and while paused with time left. */
  readonly dueAt: InstantOutput<T> | null
  /** When it was stopped; null while it was not. */
  readonly stoppedAt: InstantOutput<T> | null
  /** Time counted so far, in milliseconds. */
  readonly countedMs: number
  /** Time left, in milliseconds; negative when over. */
  readonly remainingMs: number
}

/** One run of a target's clock. Instants have the form of `now`. */
export type Cycle<
  T = InstantInput,
  Target extends string = TargetName,
  Severity extends string = string,
> = CycleStatus<T> & {
  /** The promise. */
  readonly target: Target
  /** The severity that held last while it ran. */
  readonly severity: Severity
}

/** The present run of a target's clock, or its last one. */
export type TargetReport<T = InstantInput> = CycleStatus<T> & {
  /** The counted share of the budget: 0 at the start, 1 when due, more when over. */
  readonly consumed: number
  /** `dueAt` where the promise is broken, else null. */
  readonly breachedAt: InstantOutput<T> | null
  /** The next opening, while the clock runs and its calendar is closed; else null. */
  readonly idleUntil: InstantOutput<T> | null
}

/** A promise that was broken. It stays on record whatever follows. */
export type Breach<T = InstantInput, Target extends string = TargetName, Severity extends string = string> = {
  /** The promise. */
  readonly target: Target
  /** The severity whose promise it was. */
  readonly severity: Severity
  /** When it was due. */
  readonly at: InstantOutput<T>
  /** When that clock was stopped, or replaced by a change of severity; null while it runs. */
  readonly stoppedAt: InstantOutput<T> | null
  /** Time counted since it was due, in milliseconds. */
  readonly overMs: number
}

/** What will happen if nothing else does. */
export type Upcoming<T = InstantInput, Target extends string = TargetName> = {
  /** The instant; of a breach the last one at which it can still be avoided. */
  readonly at: InstantOutput<T>
  /** The promise. */
  readonly target: Target
  /** A share of the policy's `warnAt` is used up, or all of the budget. */
  readonly kind: 'warning' | 'breach'
  /** That share; 1 for a breach. */
  readonly consumed: number
}

/** A step of a request's kind. */
export type Milestone<T = InstantInput> = {
  /** Its name in the policy. */
  readonly name: string
  /** When it was first reached; null while it was not. */
  readonly at: InstantOutput<T> | null
}

/** How a ticket stands at an instant. Instants have the form of `now`. */
export type Report<T = InstantInput, Target extends string = TargetName, Severity extends string = string> = {
  /** The severity in force. */
  readonly severity: Severity
  /** Its level, 1 for the most severe. */
  readonly level: number
  /** When the ticket was reported. */
  readonly reportedAt: InstantOutput<T>
  /** The rank of the plan, 1 before 2; null where the policy has none. */
  readonly rank: number | null
  /** The targets of the severity in force, and those that were stopped before it was. */
  readonly targets: { readonly [N in Target]?: TargetReport<T> }
  /** Warnings and breaches to come, in time order: set one timer for the first. */
  readonly upcoming: readonly Upcoming<T, Target>[]
  /** Every run of every target, by target and in time order. */
  readonly cycles: readonly Cycle<T, Target, Severity>[]
  /** Every promise that was broken, in time order. */
  readonly breaches: readonly Breach<T, Target, Severity>[]
  /** The steps of the request's kind, in its order. */
  readonly milestones: readonly Milestone<T>[]
  /** The events up to `now` that changed nothing: the very objects given. */
  readonly ignored: readonly TicketEvent<Severity>[]
}
