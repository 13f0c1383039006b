import type { TargetSpec } from '../policy/spec.ts'
import type { InstantInput, InstantOutput } from '../time/instant.ts'
import type { TicketEvent } from './event.ts'

/** The state of a target (§10). A target that is stopped exactly when it is due is met. */
export type TargetState = 'pending' | 'running' | 'paused' | 'met' | 'breached'

/** The state of a cycle. Instants have the form of `now`. */
export type CycleStatus<T = InstantInput> = {
  /** The state of the target. */
  readonly state: TargetState
  /** The start of the timer; null while it waits. */
  readonly startedAt: InstantOutput<T> | null
  /** The end of the budget; null while pending, and while paused with time left. */
  readonly dueAt: InstantOutput<T> | null
  /** The instant of the stop; null before it. */
  readonly stoppedAt: InstantOutput<T> | null
  /** Time counted so far, in milliseconds. */
  readonly countedMs: number
  /** Time left, in milliseconds; negative when over. */
  readonly remainingMs: number
}

/** One cycle of a target. Instants have the form of `now`. */
export type Cycle<
  T = InstantInput,
  Target extends string = string,
  Severity extends string = string,
> = CycleStatus<T> & {
  /** The name of the target and the number of the cycle, such as `firstResponse/1`. Ids of its alerts begin with it. */
  readonly id: string
  /** The name of the target. */
  readonly target: Target
  /** The last severity during the cycle. */
  readonly severity: Severity
}

/** The present cycle of a target, or its last one. */
export type TargetReport<T = InstantInput> = CycleStatus<T> & {
  /** The budget in milliseconds. A budget in days is computed when the timer starts. */
  readonly budgetMs: number
  /** The budget as the policy states it, such as `{ hours: 6 }` or `{ workingDays: 1, due: 'close' }`. */
  readonly within: TargetSpec['within']
  /** The time that counts: all of it, or a calendar's open time. */
  readonly clock: TargetSpec['clock']
  /** The name of the calendar whose open time counts; null if it has none, and for the clock `always`. */
  readonly calendar: string | null
  /** The counted share of the budget: 0 at the start, 1 when due, more when over. */
  readonly consumed: number
  /** `dueAt` if the target is breached, else null. */
  readonly breachedAt: InstantOutput<T> | null
  /** The next opening while the timer runs and its calendar is closed, else null. */
  readonly idleUntil: InstantOutput<T> | null
}

/** A breach of a target. It stays on record whatever follows. */
export type Breach<T = InstantInput, Target extends string = string, Severity extends string = string> = {
  /** The name of the target. */
  readonly target: Target
  /** The severity whose target was breached. */
  readonly severity: Severity
  /** The due time. */
  readonly at: InstantOutput<T>
  /** The instant at which the timer was stopped, or replaced by a change of severity; null while it runs. */
  readonly stoppedAt: InstantOutput<T> | null
  /** The time counted since the due time, in milliseconds. */
  readonly overMs: number
}

/** An alert of one cycle of a target (§13). Once it has fired, it stays as it is, whatever happens later. */
export type Alert<T = InstantInput, Target extends string = string> = {
  /** The same in every report of the ticket: target, cycle and name, such as `firstResponse/1/75%`. */
  readonly id: string
  /** The name of the target. */
  readonly target: Target
  /** The number of the cycle: 1, 2, … */
  readonly cycle: number
  /** The name that the policy gives, or else such as `75%` or `before PT30M`; `breach` for the deadline. */
  readonly name: string
} & (
  | {
      /** The instant at which it fired, or at which it will if no other event happens. */
      readonly at: InstantOutput<T>
      /** Whether it has fired at `now` or before. */
      readonly fired: boolean
    }
  | {
      /** Only an event can make it fire. */
      readonly at: null
      /** It has not fired. */
      readonly fired: false
    }
)

/** An alert that will fire if no other event happens. */
export type UpcomingAlert<T = InstantInput, Target extends string = string> = Alert<T, Target> & {
  /** The instant at which it will fire. */
  readonly at: InstantOutput<T>
  /** It has not fired yet. */
  readonly fired: false
}

/** A step of a request's kind. */
export type Milestone<T = InstantInput> = {
  /** Its name in the policy. */
  readonly name: string
  /** The instant at which it was first reached; null before it. */
  readonly at: InstantOutput<T> | null
}

/** The state of a ticket at `now`. Instants have the form of `now`. */
export type Report<
  T = InstantInput,
  Target extends string = string,
  Severity extends string = string,
  OwnEvent extends string = string,
> = {
  /** The `ref` of the input, such as the ticket's key; undefined if it has none. */
  readonly ref: unknown
  /** The severity in force. */
  readonly severity: Severity
  /** Its level, 1 for the most severe. */
  readonly level: number
  /** The instant of the report. */
  readonly reportedAt: InstantOutput<T>
  /** The rank of the policy, 1 before 2; null if it has none. */
  readonly rank: number | null
  /** The team or person that has the ticket; null if nobody has had it yet. */
  readonly holder: string | null
  /** The targets of the severity in force, and those that were stopped before it was. */
  readonly targets: { readonly [N in Target]?: TargetReport<T> }
  /** The alerts of every cycle in time order, those without an instant last. */
  readonly alerts: readonly Alert<T, Target>[]
  /** The alerts that will fire if no other event happens, in time order: set one timer for the first. */
  readonly upcoming: readonly UpcomingAlert<T, Target>[]
  /** Every cycle of every target, by target and in time order. */
  readonly cycles: readonly Cycle<T, Target, Severity>[]
  /** Every breach, in time order. */
  readonly breaches: readonly Breach<T, Target, Severity>[]
  /** The steps of the request's kind, in its order. */
  readonly milestones: readonly Milestone<T>[]
  /** The events up to `now` that changed nothing: the given objects themselves. */
  readonly ignored: readonly TicketEvent<Severity, string, OwnEvent>[]
}
