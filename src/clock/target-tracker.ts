import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import { countingCalendar } from '../deadline/deadline.ts'
import type { Target } from '../policy/policy.ts'
import type { TargetName } from '../policy/spec.ts'
import type { EventType } from './event.ts'
import type { History } from './history.ts'
import { type ClockTerms, type Pause, TargetCycle } from './target-cycle.ts'

/** An event and what holds from it on. */
export type Step = {
  readonly at: number
  readonly type: EventType
  /** The calendar in force. */
  readonly calendar: BusinessCalendar
  /** The oldest reason to wait. */
  readonly pause: Pause | undefined
}

/** A promise that a change of severity found broken. */
export type SupersededBreach = {
  readonly severity: string
  readonly at: number
  readonly stoppedAt: number
  readonly overMs: number
  /** Which run of the target's clock it was. */
  readonly cycle: number
  /** The start of the run, and its counted time of its budget at the change. */
  readonly startedAt: number | null
  readonly countedMs: number
  readonly budget: number
}

/** One target of a ticket, run after run. */
export class TargetTracker {
  readonly name: TargetName
  /** Every run of the clock, in time order. */
  readonly cycles: TargetCycle[] = []
  /** By instant and severity, in the order of the changes of severity: one breach counts once. */
  readonly superseded = new Map<string, SupersededBreach>()
  readonly #history: History
  readonly #steps: readonly Step[]
  readonly #isLogged: boolean
  #severity: string
  /** How many of the steps this tracker has taken, if it takes them by itself. */
  #taken = 0
  /** For each severity, this target as if that had been the severity from the report on. */
  readonly #asIf = new Map<string, TargetTracker>()

  /** @param steps the ticket's, to which the present one is added before it is taken */
  constructor(name: TargetName, severity: string, history: History, steps: readonly Step[], isLogged: boolean) {
    this.name = name
    this.#severity = severity
    this.#history = history
    this.#steps = steps
    this.#isLogged = isLogged
  }

  /** The last run. */
  get last(): TargetCycle | undefined {
    return this.cycles[this.cycles.length - 1]
  }

  /** Takes a step that is no change of severity; whether it started or stopped the clock. */
  take(step: Step): boolean {
    const { at, type } = step
    const live = this.#live
    switch (type) {
      case 'reported':
        return this.#begin(step)
      case 'responded':
        if (this.name === 'resolution') return false
        live?.stop(at, false)
        return (this.name === 'update' && this.#begin(step)) || live !== undefined
      case 'updated':
        if (this.name !== 'update') return false
        live?.stop(at, false)
        return this.#begin(step) || live !== undefined
      case 'customerReplied':
        return this.name === 'nextResponse' && !live && this.#begin(step)
      case 'phoned':
        return live?.startByCall(at) ?? false
      case 'resolved':
        live?.stop(at, true)
        return false
      case 'reopened':
        if (this.last?.isResolved) this.last.reopen(at, this.#terms(this.last.terms.target, step))
        return false
      default:
        live?.applyTerms(at, this.#terms(live.terms.target, step))
        if (type === 'calendarChanged') live?.waitUntilOpening(at, step.calendar)
        return false
    }
  }

  /**
   * Takes a change of severity, by the policy's choice (§3.10): a clock that has been stopped stays as it is.
   *
   * @returns the places of the steps that start or stop a clock as if it had been the new severity from the report
   */
  change(severity: string, step: Step): number[] {
    const { at } = step
    const live = this.#live
    const target = this.#targetIn(severity)
    const isNew = !this.#targetIn(this.#severity)
    this.#severity = severity
    if (live) this.#keepBreach(live, at)
    const choice = this.#history.policy.policy.onSeverityChange ?? 'retroactive'
    if (live && (!target || choice === 'retroactive')) this.cycles.pop()
    if (choice === 'retroactive') return this.#replay()
    if (live && target) live[choice](at, this.#terms(target, step), this.#mayWait(target))
    // There is one first response, whatever the severities that follow.
    else if (isNew && !(this.name === 'firstResponse' && this.last)) this.#begin(step)
    return []
  }

  /** The last run, as long as nothing has stopped it. */
  get #live(): TargetCycle | undefined {
    return this.last?.stoppedAt === null ? this.last : undefined
  }

  /** Adds the runs that there would be by now, had it been the present severity from the report. */
  #replay(): number[] {
    const asIf =
      this.#asIf.get(this.#severity) ??
      new TargetTracker(this.name, this.#severity, this.#history, this.#steps, this.#isLogged)
    this.#asIf.set(this.#severity, asIf)
    const effective = asIf.#catchUp()
    // The runs are copied, because both trackers go on with them, each by its own steps.
    for (let i = this.cycles.length; i < asIf.cycles.length; i++) this.cycles.push(asIf.cycles[i].copy())
    return effective
  }

  /** Takes the steps that are new, except changes of severity; returns the places of those that start or stop a clock. */
  #catchUp(): number[] {
    const effective: number[] = []
    for (; this.#taken < this.#steps.length; this.#taken++) {
      const step = this.#steps[this.#taken]
      if (step.type !== 'severityChanged' && this.take(step)) effective.push(this.#taken)
    }
    return effective
  }

  #begin(step: Step): boolean {
    const target = this.#targetIn(this.#severity)
    if (!target) return false
    const waits = step.type === 'reported' && this.#mayWait(target) && !step.calendar.isOpen(step.at)
    const waitsUntil = waits ? step.calendar.nextOpen(step.at) : undefined
    this.cycles.push(new TargetCycle(this.#terms(target, step), step.at, waitsUntil, this.#isLogged))
    return true
  }

  #targetIn(severity: string): Target | undefined {
    return this.#history.policy.severities.get(severity)?.get(this.name)
  }

  /** Whether the clock of a ticket reported out of hours waits (§3.9). */
  #mayWait({ spec: { outOfHours } }: Target): boolean {
    const { channel } = this.#history.report
    const isExempt = channel === undefined || channel === outOfHours?.channel
    return outOfHours?.otherwise === 'next-opening' && !isExempt
  }

  #terms(target: Target, { calendar, pause }: Step): ClockTerms {
    return {
      target,
      severity: this.#severity,
      calendar: countingCalendar(target, calendar, this.#history.calendars),
      pause: target.spec.pausable === false ? undefined : pause,
    }
  }

  /** A breach stays on record when a change of severity replaces the promise. */
  #keepBreach(clock: TargetCycle, at: number): void {
    clock.advance(at)
    if (!clock.isBreached) return
    const { startedAt, counted: countedMs, budget, overrunMs: overMs } = clock
    const { severity } = clock.terms
    const run = { cycle: this.cycles.length, startedAt, countedMs, budget }
    const kept = { severity, at: clock.budgetUsedAt!, stoppedAt: at, overMs, ...run }
    const key = breachKey(kept)
    this.superseded.delete(key)
    this.superseded.set(key, kept)
  }
}

/** What a breach is known by among those of its target: when it happened, and of which severity the promise was. */
export function breachKey({ at, severity }: { readonly at: number; readonly severity: string }): string {
  return `${at} ${severity}`
}
