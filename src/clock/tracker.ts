import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import { clockOf } from '../policy/deadline.ts'
import type { Target } from '../policy/policy.ts'
import type { TargetName } from '../policy/spec.ts'
import { Clock, type Pause, type Terms } from './clock.ts'
import type { EventType } from './event.ts'
import type { History } from './history.ts'

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
export type Superseded = {
  readonly severity: string
  readonly at: number
  readonly stoppedAt: number
  readonly overMs: number
}

/** One target of a ticket, run after run. */
export class Tracker {
  readonly name: TargetName
  /** Every run of the clock, in time order. */
  readonly cycles: Clock[] = []
  readonly superseded: Superseded[] = []
  readonly #history: History
  readonly #steps: readonly Step[]
  readonly #isLogged: boolean
  #severity: string
  /** The step at which the last run began; a run that was dropped stays in mind. */
  #begun = 0
  #isDropped = false

  /** @param steps the ticket's, to which the present one is added before it is taken */
  constructor(name: TargetName, history: History, steps: readonly Step[], isLogged: boolean) {
    this.name = name
    this.#history = history
    this.#steps = steps
    this.#isLogged = isLogged
    this.#severity = history.report.name!
  }

  /** The last run. */
  get last(): Clock | undefined {
    return this.cycles[this.cycles.length - 1]
  }

  /** Takes a step that is no change of severity; whether it started or stopped the clock. */
  take(step: Step, place: number): boolean {
    const { at, type } = step
    const live = this.#live
    switch (type) {
      case 'reported':
        return this.#begin(step, place)
      case 'responded':
        if (this.name === 'resolution') return false
        live?.stop(at, false)
        return (this.name === 'update' && this.#begin(step, place)) || live !== undefined
      case 'updated':
        if (this.name !== 'update') return false
        live?.stop(at, false)
        return this.#begin(step, place) || live !== undefined
      case 'customerReplied':
        return this.name === 'nextResponse' && !live && this.#begin(step, place)
      case 'phoned':
        return live?.call(at) ?? false
      case 'resolved':
        live?.stop(at, true)
        return false
      case 'reopened':
        if (this.last?.isResolved) this.last.goOn(at, this.#terms(this.last.terms.target, step))
        return false
      case 'calendarChanged':
        live?.follow(at, this.#terms(live.terms.target, step))
        live?.waitFor(at, step.calendar)
        return false
      default:
        live?.follow(at, this.#terms(live.terms.target, step))
        return false
    }
  }

  /** Takes a change of severity, by the policy's choice (§3.10); whether any step has an effect that it had not. */
  change(severity: string, step: Step, place: number): number[] {
    const { at } = step
    const target = this.#targetIn(severity)
    const live = this.#live
    if (live) this.#keepBreach(live, at)
    const isNew = !this.#targetIn(this.#severity)
    this.#severity = severity
    if (!live && !(target && isNew && (this.#isDropped || !this.last))) return []
    if (!target) {
      this.cycles.pop()
      this.#isDropped = true
      return []
    }
    const choice = this.#history.policy.policy.onSeverityChange ?? 'retroactive'
    if (choice === 'retroactive') return this.#replay(place)
    if (!live) this.#begin(step, place)
    else live[choice](at, this.#terms(target, step), this.#ruleOf(target) !== undefined)
    return []
  }

  /** The last run, as long as nothing has stopped it. */
  get #live(): Clock | undefined {
    return this.last?.stoppedAt === null ? this.last : undefined
  }

  /** Runs the last run again, under the severity in force; the places of the steps that started or stopped a clock. */
  #replay(place: number): number[] {
    if (this.#live) this.cycles.pop()
    const effective: number[] = []
    const begun = this.#begun
    const first = this.#steps[begun]
    if (this.#begin(first, begun)) effective.push(begun)
    for (let i = begun + 1; i < place; i++)
      if (this.#steps[i].type !== 'severityChanged' && this.take(this.#steps[i], i)) effective.push(i)
    return effective
  }

  #begin(step: Step, place: number): boolean {
    const target = this.#targetIn(this.#severity)
    if (!target) return false
    this.#begun = place
    this.#isDropped = false
    const { at } = step
    const waits = step.type === 'reported' && this.#ruleOf(target) && !step.calendar.isOpen(at)
    const waitsUntil = waits ? step.calendar.nextOpen(at) : undefined
    this.cycles.push(new Clock(this.#terms(target, step), at, waitsUntil, this.#isLogged))
    return true
  }

  #targetIn(severity: string): Target | undefined {
    return this.#history.policy.severities.get(severity)?.get(this.name)
  }

  /** The rule by which the clock of a ticket reported out of hours waits (§3.9). */
  #ruleOf({ spec: { outOfHours } }: Target): object | undefined {
    const { channel } = this.#history.report
    const isExempt = channel === undefined || channel === outOfHours?.channel
    return outOfHours?.otherwise === 'next-opening' && !isExempt ? outOfHours : undefined
  }

  #terms(target: Target, { calendar, pause }: Step): Terms {
    return {
      target,
      severity: this.#severity,
      calendar: clockOf(target, calendar, this.#history.calendars),
      pause: target.spec.pausable === false ? undefined : pause,
    }
  }

  /** A breach stays on record when a change of severity replaces the promise. */
  #keepBreach(clock: Clock, at: number): void {
    clock.advance(at)
    if (!clock.isBreached) return
    const { severity } = clock.terms
    const kept = { severity, at: clock.reachedAt!, stoppedAt: at, overMs: clock.over }
    const same = this.superseded.findIndex(old => old.severity === severity && old.at === kept.at)
    if (same >= 0) this.superseded.splice(same, 1)
    this.superseded.push(kept)
  }
}
