import { BREACH } from '../policy/alerts.ts'
import { countingCalendar, dayCalendar } from '../policy/counting-calendar.ts'
import { timerStart } from '../policy/out-of-hours.ts'
import type { Target } from '../policy/policy.ts'
import type { TargetDefinition } from '../policy/target-definitions.ts'
import type { History } from './history.ts'
import { type ClockPhase, type ClockTerms, type Pause, TargetCycle } from './target-cycle.ts'
import type { Effect, Step } from './ticket.ts'

/** A breach of a target that a change of severity has replaced. */
export type SupersededBreach = {
  readonly severity: string
  readonly at: number
  readonly stoppedAt: number
  readonly overMs: number
  /** The number of the cycle: 1, 2, … */
  readonly cycle: number
  /** The start of the cycle, and the time that it had counted at the change. */
  readonly startedAt: number | null
  readonly countedMs: number
  readonly budget: number
  /** The phases of the cycle up to the change, if they are logged. */
  readonly phases: readonly ClockPhase[] | undefined
}

/** An alert that has fired, on record whatever happens to its cycle. */
export type FiredAlert = { readonly cycle: number; readonly name: string; readonly at: number }

const HELD_BY_OTHERS: Pause = { name: undefined, isByHolder: true }
const NO_ALERTS: ReadonlyMap<string, FiredAlert> = new Map()
const NO_BREACHES: ReadonlyMap<string, SupersededBreach> = new Map()

/** One target of a ticket: it takes the ticket's steps and keeps the cycles that follow from them. */
export class TargetTracker {
  readonly name: string
  /** All cycles, in time order. */
  readonly cycles: TargetCycle[] = []
  readonly #definition: TargetDefinition
  readonly #history: History
  readonly #isLogged: boolean
  #severity: string
  /** Created by the first breach that a change of severity replaces. */
  #superseded: Map<string, SupersededBreach> | undefined
  /** Created by the first alert whose cycle changes after it has fired. */
  #fired: Map<string, FiredAlert> | undefined
  /** For each severity, this target as if that had been the severity from the report on. Created when first needed. */
  #asIf: Map<string, TargetTracker> | undefined
  /** The number of steps that this tracker has caught up with, if it is such an as-if tracker. */
  #taken = 0

  /** @param isLogged whether the cycles keep their phases, for explanations */
  constructor(definition: TargetDefinition, history: History, isLogged: boolean) {
    this.name = definition.name
    this.#definition = definition
    this.#history = history
    this.#isLogged = isLogged
    this.#severity = history.report.name!
  }

  /** The last cycle. */
  get last(): TargetCycle | undefined {
    return this.cycles[this.cycles.length - 1]
  }

  /** Breaches of replaced targets by {@link breachKey}, in the order of the changes: one breach counts once. */
  get superseded(): ReadonlyMap<string, SupersededBreach> {
    return this.#superseded ?? NO_BREACHES
  }

  /** Alerts by {@link alertKey} that fired before their cycle was reopened, replaced, or took over another severity. */
  get fired(): ReadonlyMap<string, FiredAlert> {
    return this.#fired ?? NO_ALERTS
  }

  /**
   * Returns the target before its start event; undefined if it has begun, or if the severity lacks it.
   *
   * @param step the ticket's last step
   */
  pendingAt(at: number, step: Step): TargetCycle | undefined {
    const target = this.#targetIn(this.#severity)
    if (this.last || !target) return undefined
    return TargetCycle.begin(this.#terms(target, step), at, null, this.#isLogged)
  }

  /** Takes a step, except a change of severity. Its effect is `applied` if it starts or stops a cycle. */
  take(step: Step): Effect {
    const { last } = this
    const isStop = last !== undefined && this.#stopAt(last, step)
    if (last && !isStop && this.#adapt(last, step)) return 'applied'
    const isStart = this.#startAt(step)
    return isStop || isStart ? 'applied' : 'ignored'
  }

  /** Stops the last cycle at a stop event if it is running; returns whether it does. */
  #stopAt(last: TargetCycle, { at, type }: Step): boolean {
    if (last.stoppedAt !== null || !(type === 'resolved' || this.#definition.stops.includes(type))) return false
    last.stop(at, type)
    return true
  }

  /** Starts a cycle at a start event unless the last one is running, or was the only one; returns whether it does. */
  #startAt(step: Step): boolean {
    const { starts, repeats } = this.#definition
    if (!starts.includes(step.type)) return false
    const { last } = this
    return (last === undefined || (repeats && last.stoppedAt !== null)) && this.#begin(step)
  }

  /**
   * Takes an event of type `severityChanged`, which can also stop or start a cycle.
   *
   * @param steps all steps of the ticket; those before the change have been taken
   * @returns the indices of the earlier steps that start or stop a cycle under the new severity
   */
  changeSeverity(step: Step, steps: readonly Step[]): readonly number[] {
    if (this.last) this.#stopAt(this.last, step)
    const applied = this.#change(step, steps)
    this.#startAt(step)
    return applied
  }

  /** Changes the severity, as `onSeverityChange` says (§10). It does not touch a cycle that has been stopped. */
  #change(step: Step, steps: readonly Step[]): readonly number[] {
    const live = this.#live
    const isNew = !this.#targetIn(this.#severity)
    this.#severity = step.severity
    const target = this.#targetIn(step.severity)
    if (live) {
      this.#keepBreach(live, step.at)
      this.#keepAlerts(live, step.at)
    }
    const choice = this.#history.policy.policy.onSeverityChange ?? 'retroactive'
    if (live && (!target || choice === 'retroactive')) this.cycles.pop()
    if (choice === 'retroactive') return this.#replaceCycles(step, steps)
    if (live && target) live[choice](step.at, this.#terms(target, step), this.#timerStart(target, step))
    else if (isNew && !this.#isDone) return this.#beginLate(step, steps)
    return []
  }

  /** Begins a cycle at a change of severity if a start event has happened; returns the index of the first one. */
  #beginLate(step: Step, steps: readonly Step[]): readonly number[] {
    const { starts } = this.#definition
    for (const { index, type, effect } of steps) {
      if (index > step.index) break
      if (effect !== 'ignored' && starts.includes(type)) return this.#begin(step) ? [index] : []
    }
    return []
  }

  /** Whether the target has had its only cycle. */
  get #isDone(): boolean {
    return this.cycles.length > 0 && !this.#definition.repeats
  }

  /** The last cycle, if nothing has stopped it. */
  get #live(): TargetCycle | undefined {
    return this.last?.stoppedAt === null ? this.last : undefined
  }

  /** Adds the cycles that there would be if the present severity had been in force since the report. */
  #replaceCycles({ index, at }: Step, steps: readonly Step[]): number[] {
    this.#asIf ??= new Map()
    let asIf = this.#asIf.get(this.#severity)
    if (!asIf) {
      asIf = new TargetTracker(this.#definition, this.#history, this.#isLogged)
      asIf.#severity = this.#severity
      this.#asIf.set(this.#severity, asIf)
    }
    const applied: number[] = []
    for (const step of steps.slice(asIf.#taken, index))
      if (step.effect !== 'ignored' && step.type !== 'severityChanged' && asIf.take(step) === 'applied')
        applied.push(step.index)
    asIf.#taken = index
    // The cycles are copied, because both trackers continue them, each by its own steps.
    for (let i = this.cycles.length; i < asIf.cycles.length; i++) {
      const cycle = asIf.cycles[i].copy()
      cycle.knownSince = at
      this.cycles.push(cycle)
    }
    return applied
  }

  /** Takes over what an event means for every target: a call, a pause, a calendar. Returns whether a call starts it. */
  #adapt(last: TargetCycle, step: Step): boolean {
    const { at, type } = step
    const isLive = last.stoppedAt === null
    switch (type) {
      case 'phoned':
        return isLive && last.startByCall(at)
      case 'reopened':
        if (last.stoppedBy === 'resolved') this.#reopen(last, step)
        return false
      case 'assigned':
        if (isLive && last.terms.target.spec.heldBy) last.applyTerms(at, this.#terms(last.terms.target, step))
        return false
      case 'paused':
      case 'resumed':
      case 'calendarChanged':
        if (isLive) last.applyTerms(at, this.#terms(last.terms.target, step))
        if (isLive && type === 'calendarChanged') last.waitUntil(step.calendar.nextOpen(at))
        return false
      default:
        return false
    }
  }

  /** Continues, replaces or leaves the cycle that `resolved` stopped. */
  #reopen(last: TargetCycle, step: Step): void {
    const { onReopen } = this.#definition
    if (onReopen === 'restart') this.#begin(step)
    if (onReopen) return
    this.#keepAlerts(last, step.at)
    last.reopen(step.at, this.#terms(last.terms.target, step))
  }

  #begin(step: Step): boolean {
    const target = this.#targetIn(this.#severity)
    if (!target) return false
    // The rule for reports outside business hours concerns the report alone.
    const startsAt = step.type === 'reported' ? this.#timerStart(target, step) : step.at
    this.cycles.push(TargetCycle.begin(this.#terms(target, step), step.at, startsAt, this.#isLogged))
    return true
  }

  #targetIn(severity: string): Target | undefined {
    return this.#history.policy.severities.get(severity)!.get(this.name)
  }

  #timerStart(target: Target, { at, calendar }: Step): number | null {
    return timerStart(target, at, this.#history.report.channel, calendar)
  }

  #terms(target: Target, step: Step): ClockTerms {
    const { calendar } = step
    return {
      target,
      severity: this.#severity,
      calendar: countingCalendar(target, calendar, this.#history.calendars),
      days: dayCalendar(target, calendar, this.#history.calendars),
      pause: pauseOf(target, step),
    }
  }

  /** Records a breach of the target that a change of severity replaces. */
  #keepBreach(cycle: TargetCycle, at: number): void {
    cycle.advance(at)
    if (!cycle.isBreached) return
    const { startedAt, counted: countedMs, budget, overrunMs: overMs } = cycle
    const { severity } = cycle.terms
    const run = { cycle: this.cycles.length, startedAt, countedMs, budget, phases: cycle.phases?.slice() }
    const breach = { severity, at: cycle.budgetUsedAt!, stoppedAt: at, overMs, ...run }
    const key = breachKey(breach)
    this.#superseded ??= new Map()
    this.#superseded.delete(key)
    this.#superseded.set(key, breach)
  }

  /** Records the alerts of the last cycle that have fired before an event changes it. */
  #keepAlerts(cycle: TargetCycle, before: number): void {
    const { alerts = [] } = cycle.terms.target
    for (const [i, { name }] of alerts.entries()) this.#keepAlert(name, cycle.firedAt(i), before)
    this.#keepAlert(BREACH, cycle.firedAt(), before)
  }

  #keepAlert(name: string, at: number | null, before: number): void {
    const cycle = this.cycles.length
    const key = alertKey(cycle, name)
    if (at === null || at >= before || this.fired.has(key)) return
    this.#fired ??= new Map()
    this.#fired.set(key, { cycle, name, at })
  }
}

/** Returns what keeps a target from counting. A pause comes before the holders: it applies whoever has the ticket. */
function pauseOf({ spec: { pausable = true, heldBy } }: Target, { pause, pauses, holder }: Step): Pause | undefined {
  const open = typeof pausable === 'object' ? pauses.get(pausable) : pausable ? pause : undefined
  if (open || !heldBy) return open
  return holder !== null && heldBy.includes(holder) ? undefined : HELD_BY_OTHERS
}

/** Returns the identity of an alert among those of its target. */
export function alertKey(cycle: number, name: string): string {
  return `${cycle}/${name}`
}

/** Returns the identity of a breach among those of its target: its instant, and the severity whose target it was. */
export function breachKey({ at, severity }: { readonly at: number; readonly severity: string }): string {
  return `${at} ${severity}`
}
