import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import { isSlaCalendarError } from '../errors.ts'
import { alertAmount } from '../policy/alerts.ts'
import type { Target } from '../policy/policy.ts'
import type { Budget } from '../time/budget.ts'
import { AlertMarks } from './alert-marks.ts'

/** The phase of a cycle: it waits for its start, is paused, is stopped, or counts its calendar's open time. */
export type Phase = 'waiting' | 'paused' | 'stopped' | 'counting'

/** An interval of a cycle in one phase, `[from, until)` in epoch milliseconds. */
export type ClockPhase = {
  readonly from: number
  readonly until: number
  readonly phase: Phase
  /** The reason of a pause. */
  readonly name: string | undefined
  /** The calendar whose open time counts. */
  readonly calendar: BusinessCalendar
  /** Whether a change of severity with `restart` has discarded it. */
  readonly isDiscarded?: boolean
}

/** An open pause. Its name is the reason, undefined for the unnamed one. */
export type Pause = { readonly name: string | undefined }

/** The terms on which a cycle counts. */
export type ClockTerms = {
  readonly target: Target
  readonly severity: string
  /** The calendar whose open time the target counts. */
  readonly calendar: BusinessCalendar
  /** The open pause, if there is one and the target can be paused. */
  readonly pause: Pause | undefined
}

const NO_TIME: readonly string[] = ['never-opens', 'instant-out-of-range']

/**
 * One cycle of a target. Its methods take the events in time order. Each one first counts the open time since the
 * event before, so that nothing is computed in between.
 */
export class TargetCycle {
  terms: ClockTerms
  startedAt: number | null = null
  stoppedAt: number | null = null
  /** Whether `resolved` stopped it, so that `reopened` continues it. */
  isResolved = false
  /** The budget, in milliseconds; NaN for a budget in working days before the start. */
  budget: number
  counted = 0
  /** The instant at which the budget was used up; null while some is left. */
  budgetUsedAt: number | null = null
  /** The phases so far, if they are logged. */
  phases: ClockPhase[] | undefined
  /** The number of phases that have been discarded. */
  #discarded = 0
  /** The instant from which the budget counts, and its calendar, if phases are logged and the timer has started. */
  promised: { readonly at: number; readonly calendar: BusinessCalendar } | undefined
  /** The instant at which the timer starts without a call; null if only a call starts it. */
  #startsAt: number | null
  /** The counted time at which the target is due: the budget, or more if `carry` took over more. */
  #limit: number
  /** The instant at which the cycle began, perhaps only to wait. */
  readonly createdAt: number
  /** The instant up to which time has been counted. */
  #at: number
  /** The alerts of the target, if it has any and the timer has started. */
  #marks: AlertMarks | undefined
  /** Nobody knew before this instant what the cycle has reached: it was created, reopened or replaced another. */
  knownSince: number
  #wasCounting = false

  /** @param startsAt the instant at which the timer starts without a call: `at` itself, a later one, or null for none */
  constructor(terms: ClockTerms, at: number, startsAt: number | null, isLogged: boolean) {
    this.terms = terms
    this.budget = this.#limit = terms.target.ms ?? Number.NaN
    this.phases = isLogged ? [] : undefined
    this.#startsAt = startsAt
    this.createdAt = this.#at = at
    this.knownSince = at
    if (startsAt === at) this.#start(at)
  }

  /** Returns an independent cycle in the same state. */
  copy(): TargetCycle {
    const copy = new TargetCycle(this.terms, this.createdAt, null, false)
    copy.startedAt = this.startedAt
    copy.stoppedAt = this.stoppedAt
    copy.isResolved = this.isResolved
    copy.budget = this.budget
    copy.counted = this.counted
    copy.budgetUsedAt = this.budgetUsedAt
    copy.phases = this.phases?.slice()
    copy.promised = this.promised
    copy.#discarded = this.#discarded
    copy.#startsAt = this.#startsAt
    copy.#limit = this.#limit
    copy.#at = this.#at
    copy.#marks = this.#marks?.copy()
    copy.knownSince = this.knownSince
    copy.#wasCounting = this.#wasCounting
    return copy
  }

  get phase(): Phase {
    if (this.stoppedAt !== null) return 'stopped'
    if (this.startedAt === null) return 'waiting'
    return this.terms.pause ? 'paused' : 'counting'
  }

  /** The time left, in milliseconds; negative when over. */
  get remaining(): number {
    return this.#limit - this.counted
  }

  /** The time counted since the due time, in milliseconds. */
  get overrunMs(): number {
    return this.counted - this.#limit
  }

  /** The due time if no other event happens; null while pending, and while paused with time left. */
  get dueAt(): number | null {
    if (this.budgetUsedAt !== null) return this.budgetUsedAt
    if (this.stoppedAt !== null) return this.#wasCounting ? this.#add(this.stoppedAt, this.remaining) : null
    return this.phase === 'counting' ? this.#add(this.#at, this.remaining) : null
  }

  /** Whether the target is breached by the instant up to which time has been counted. */
  get isBreached(): boolean {
    return this.budgetUsedAt !== null && (this.stoppedAt ?? this.#at) > this.budgetUsedAt
  }

  /** Counts up to an instant. */
  advance(at: number): void {
    if (this.phase === 'waiting' && this.#startsAt !== null && this.#startsAt <= at) {
      this.#move(this.#startsAt)
      this.#start(this.#at)
    }
    this.#move(at)
  }

  /** Continues on other terms: a pause begins or ends, or another calendar is in force. */
  applyTerms(at: number, terms: ClockTerms): void {
    this.advance(at)
    this.terms = terms
  }

  /** Waits until another instant, if the cycle is waiting; null stands for a call alone. */
  waitUntil(startsAt: number | null): void {
    if (this.phase === 'waiting') this.#startsAt = startsAt
  }

  /** Starts a waiting cycle at a phone call; returns false if it does not wait. */
  startByCall(at: number): boolean {
    this.advance(at)
    if (this.phase !== 'waiting') return false
    this.#start(at)
    return true
  }

  stop(at: number, isResolved: boolean): void {
    this.advance(at)
    this.#wasCounting = this.phase === 'counting'
    this.stoppedAt = at
    this.isResolved = isResolved
  }

  /** Continues after a stop. */
  reopen(at: number, terms: ClockTerms): void {
    this.#move(at)
    this.terms = terms
    this.stoppedAt = null
    this.knownSince = at
  }

  /** Takes over the terms of another severity; counted time stays counted (§10). */
  carry(at: number, terms: ClockTerms, startsAt: number | null): void {
    this.applyTerms(at, terms)
    this.budget = this.#limit = terms.target.ms ?? Number.NaN
    if (this.startedAt === null) {
      if (startsAt === at) this.#start(at)
      return
    }
    this.budget = this.#budgetFrom(this.startedAt)
    this.#limit = Math.max(this.budget, this.counted)
    this.budgetUsedAt = this.remaining === 0 ? at : null
    this.#mark(at)
  }

  /** Takes over the terms of another severity and counts from zero. */
  restart(at: number, terms: ClockTerms, startsAt: number | null): void {
    this.applyTerms(at, terms)
    this.budget = this.#limit = terms.target.ms ?? Number.NaN
    if (this.startedAt === null && startsAt !== at) return
    this.counted = 0
    this.budgetUsedAt = null
    const { phases = [] } = this
    for (; this.#discarded < phases.length; this.#discarded++)
      phases[this.#discarded] = { ...phases[this.#discarded], isDiscarded: true }
    this.#start(at)
  }

  /**
   * Returns the instant at which an alert of the target fired, up to the instant up to which time has been counted
   * (§13); null if it has not.
   *
   * @param i the index of the alert; the breach by default
   */
  firedAt(i?: number): number | null {
    return this.#firing(this.#reachedAt(i))
  }

  /** Returns the same, or the instant at which the alert fires if no other event happens; null if only an event brings it. */
  alertAt(i?: number): number | null {
    const cycle = this.#afterWaiting
    return this.#firing(cycle ? cycle.#reaches(i) : null)
  }

  /** Returns when an alert fires whose time is counted at an instant. */
  #firing(reached: number | null): number | null {
    // A target that stops at the instant of an alert has not reached it.
    if (reached === null || (this.stoppedAt !== null && reached >= this.stoppedAt)) return null
    return Math.max(reached, this.knownSince)
  }

  /** The cycle at its start, if it waits and an instant starts it; undefined if only an event does. */
  get #afterWaiting(): TargetCycle | undefined {
    if (this.phase !== 'waiting') return this
    if (this.#startsAt === null) return undefined
    const started = this.copy()
    started.advance(this.#startsAt)
    return started
  }

  #reaches(i?: number): number | null {
    const known = this.#reachedAt(i)
    if (known !== null || this.phase !== 'counting') return known
    const amount = this.#amountOf(i)
    if (amount === this.budget) return this.dueAt
    // Too little open time left is an error for the breach only.
    return possible(() => this.#add(this.#at, amount - this.counted))
  }

  #reachedAt(i?: number): number | null {
    if (this.startedAt === null) return null
    return this.#amountOf(i) === this.budget ? this.budgetUsedAt : this.#marks!.reachedAt[i!]
  }

  #amountOf(i?: number): number {
    return i === undefined ? this.budget : this.#marks!.amounts[i]
  }

  #start(at: number): void {
    this.startedAt = at
    this.budget = this.#limit = this.#budgetFrom(at)
    this.#mark(at)
  }

  /** Looks at the target's alerts by the present budget. Those whose time is already counted fire now. */
  #mark(at: number): void {
    const { alerts } = this.terms.target
    this.#marks = alerts?.length ? new AlertMarks(alerts.map(alert => alertAmount(alert, this.budget))) : undefined
    this.#marks?.reach(this.counted, () => at)
  }

  /** Returns the budget in milliseconds. A budget in working days is computed when the timer starts (§8). */
  #budgetFrom(at: number): number {
    const { target, calendar } = this.terms
    if (this.phases) this.promised = { at, calendar }
    return target.ms ?? calendar.elapsed(at, this.#add(at, target.spec.within))
  }

  #add(at: number, within: Budget): number {
    return this.terms.calendar.add(at, within)
  }

  #move(at: number): void {
    const from = this.#at
    if (at <= from) return
    const { phase, terms } = this
    if (phase === 'counting') {
      const open = terms.calendar.elapsed(from, at)
      if (this.budgetUsedAt === null && this.counted + open >= this.#limit)
        this.budgetUsedAt = this.#add(from, this.remaining)
      this.#marks?.reach(this.counted + open, amount => this.#add(from, amount - this.counted))
      this.counted += open
    }
    const name = phase === 'paused' ? terms.pause?.name : undefined
    this.phases?.push({ from, until: at, phase, name, calendar: terms.calendar })
    this.#at = at
  }
}

/** Returns an instant, or null if the calendar has too little open time left. */
function possible(instant: () => number): number | null {
  try {
    return instant()
  } catch (error) {
    if (!isSlaCalendarError(error) || !NO_TIME.includes(error.code)) throw error
    return null
  }
}
