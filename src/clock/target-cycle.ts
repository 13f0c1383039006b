import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import { isSlaCalendarError } from '../errors.ts'
import { alertAmount } from '../policy/alerts.ts'
import { AlertMarks } from './alert-marks.ts'
import type { TargetState } from './report.ts'
import { type BudgetCalendars, countedShare, dueOnceUsed, type TimerBudget, timerBudget } from './timer-budget.ts'

/** The phase of a cycle: it waits for its start, is paused, is stopped, or counts its calendar's open time. */
export type Phase = 'waiting' | 'paused' | 'stopped' | 'counting'

/** An interval of a cycle in one phase, `[from, until)` in epoch milliseconds. */
export type ClockPhase = {
  readonly from: number
  readonly until: number
  readonly phase: Phase | 'held-by-others'
  /** The reason of a pause. */
  readonly name: string | undefined
  /** The calendar whose open time counts. */
  readonly calendar: BusinessCalendar
  /** Whether a change of severity with `restart` has discarded it. */
  readonly isDiscarded?: boolean
}

/** What keeps a timer from counting: an open pause, or that others have the ticket. */
export type Pause = {
  /** The reason of a pause; undefined for the unnamed one. */
  readonly name: string | undefined
  readonly isByHolder?: true
}

/** The terms on which a cycle counts. */
export type ClockTerms = BudgetCalendars & {
  readonly severity: string
  /** The open pause that pauses the target, if there is one. */
  readonly pause: Pause | undefined
}

/** The state of a cycle that is not breached. */
const STATES = { stopped: 'met', waiting: 'pending', paused: 'paused', counting: 'running' } as const

const NO_TIME: readonly string[] = ['never-opens', 'instant-out-of-range']

/**
 * One cycle of a target. Its methods take the events in time order. Each one first counts the open time since the
 * event before, so that nothing is computed in between.
 */
export class TargetCycle {
  terms: ClockTerms
  startedAt: number | null = null
  stoppedAt: number | null = null
  /** The type of the event that stopped it. */
  stoppedBy: string | null = null
  /** The budget: until the timer starts, that of a start at the instant at which it began to wait. */
  #budget: TimerBudget
  counted = 0
  /** The due time, once the budget is used up: that instant, or the opening after it. Null while some is left. */
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
  /** The instant up to which open time was last counted, and its calendar. */
  #countedUntil: number
  #countedBy: BusinessCalendar
  /** The instant at which the cycle began, perhaps only to wait. */
  readonly createdAt: number
  /** The instant up to which time has been counted. */
  #at: number
  /** The alerts of the target, if it has any and the timer has started. */
  #marks: AlertMarks | undefined
  /** Nobody knew before this instant what the cycle has reached: it was created, reopened or replaced another. */
  knownSince: number
  #wasCounting = false

  /**
   * Returns a new cycle.
   *
   * @param startsAt the instant at which the timer starts without a call: `at` itself, a later one, or null for none
   */
  static begin(terms: ClockTerms, at: number, startsAt: number | null, isLogged: boolean): TargetCycle {
    const cycle = new TargetCycle(terms, at, startsAt, isLogged, timerBudget(terms, at))
    if (startsAt === at) cycle.#start(at, cycle.#budget)
    return cycle
  }

  private constructor(terms: ClockTerms, at: number, startsAt: number | null, isLogged: boolean, budget: TimerBudget) {
    this.terms = terms
    this.#budget = budget
    this.#limit = budget.ms
    this.#countedUntil = at
    this.#countedBy = terms.calendar
    this.phases = isLogged ? [] : undefined
    this.#startsAt = startsAt
    this.createdAt = this.#at = at
    this.knownSince = at
  }

  /** Returns an independent cycle in the same state. */
  copy(): TargetCycle {
    const copy = new TargetCycle(this.terms, this.createdAt, this.#startsAt, false, this.#budget)
    Object.assign(copy, this)
    copy.phases = this.phases?.slice()
    copy.#discarded = this.#discarded
    copy.#limit = this.#limit
    copy.#countedUntil = this.#countedUntil
    copy.#countedBy = this.#countedBy
    copy.#at = this.#at
    copy.#marks = this.#marks?.copy()
    copy.#wasCounting = this.#wasCounting
    return copy
  }

  get phase(): Phase {
    if (this.stoppedAt !== null) return 'stopped'
    if (this.startedAt === null) return 'waiting'
    return this.terms.pause ? 'paused' : 'counting'
  }

  /** The state for the outside world. */
  get state(): TargetState {
    return this.isBreached ? 'breached' : STATES[this.phase]
  }

  /** The budget in milliseconds. */
  get budget(): number {
    return this.#budget.ms
  }

  /** The counted share of the budget. */
  get consumed(): number {
    return countedShare(this.counted, this.budget, this.budgetUsedAt !== null && this.budgetUsedAt <= this.#at)
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
    const isCounting = this.stoppedAt === null ? this.phase === 'counting' : this.#wasCounting
    return isCounting ? this.#dueFrom(this.stoppedAt ?? this.#at) : null
  }

  /** Whether the target is breached by the instant up to which time has been counted. */
  get isBreached(): boolean {
    return this.budgetUsedAt !== null && (this.stoppedAt ?? this.#at) > this.budgetUsedAt
  }

  /** Returns the phase that follows the logged ones if no other event happens; for a stopped cycle, without the stop. */
  phaseAhead(until: number): ClockPhase {
    return this.#phaseUntil(until, this.terms.pause ? 'paused' : 'counting')
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

  /** Makes a waiting cycle wait until another instant; null stands for a call alone. */
  waitUntil(startsAt: number | null): void {
    this.#startsAt = startsAt
  }

  /** Starts a waiting cycle at a phone call; returns false if it does not wait. */
  startByCall(at: number): boolean {
    this.advance(at)
    if (this.phase !== 'waiting') return false
    this.#start(at)
    return true
  }

  /** Stops at an event of a type. */
  stop(at: number, type: string): void {
    this.advance(at)
    this.#wasCounting = this.phase === 'counting'
    this.stoppedAt = at
    this.stoppedBy = type
  }

  /** Continues after a stop. */
  reopen(at: number, terms: ClockTerms): void {
    this.#move(at)
    this.terms = terms
    this.stoppedAt = null
    this.stoppedBy = null
    this.knownSince = at
  }

  /** Takes over the terms of another severity; counted time stays counted (§10). */
  carry(at: number, terms: ClockTerms, startsAt: number | null): void {
    this.applyTerms(at, terms)
    if (this.startedAt === null) {
      if (startsAt === at) this.#start(at)
      else this.#wait(at)
      return
    }
    this.#promise(this.startedAt)
    this.#limit = Math.max(this.budget, this.counted)
    if (this.counted < this.budget) this.budgetUsedAt = null
    else this.budgetUsedAt = this.counted > this.budget ? at : Math.max(this.#dueWhenUsed(), at)
    this.#mark(at)
  }

  /** Takes over the terms of another severity and counts from zero. */
  restart(at: number, terms: ClockTerms, startsAt: number | null): void {
    this.applyTerms(at, terms)
    if (this.startedAt === null && startsAt !== at) {
      this.#wait(at)
      return
    }
    this.counted = 0
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
    const reached = this.#reachedAt(i)
    return this.#firing(reached !== null && reached <= this.#at ? reached : null)
  }

  /**
   * Returns the same, or the instant at which the alert fires if no other event happens; null if only an event brings it.
   *
   * @param dueAt the due time of this cycle, if it is known, to save time
   */
  alertAt(i?: number, dueAt: number | null = null): number | null {
    const cycle = this.#afterWaiting
    return this.#firing(cycle ? cycle.#reaches(i, dueAt) : null)
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

  #reaches(i: number | undefined, dueAt: number | null): number | null {
    const known = this.#reachedAt(i)
    if (known !== null || this.phase !== 'counting') return known
    const amount = this.#amountOf(i)
    if (amount === this.budget) return dueAt ?? this.dueAt
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

  #start(at: number, budget?: TimerBudget): void {
    this.startedAt = at
    this.#countedUntil = at
    this.#promise(at, budget)
    this.#limit = this.budget
    this.budgetUsedAt = this.budget > 0 ? null : this.#dueWhenUsed()
    this.#mark(at)
  }

  /** Waits on with the budget of a start at an instant. */
  #wait(at: number): void {
    this.#budget = timerBudget(this.terms, at)
    this.#limit = this.budget
  }

  /** Computes the budget of a timer that started at an instant. */
  #promise(at: number, budget = timerBudget(this.terms, at)): void {
    this.#budget = budget
    if (this.phases) this.promised = { at, calendar: this.terms.days }
  }

  /** Looks at the target's alerts by the present budget. Those whose time is already counted fire now. */
  #mark(at: number): void {
    const { alerts } = this.terms.target
    this.#marks = alerts?.length ? new AlertMarks(alerts.map(alert => alertAmount(alert, this.budget))) : undefined
    this.#marks?.reach(this.counted, () => at)
  }

  /** Returns when the timer is due if it counts from an instant on. */
  #dueFrom(at: number): number {
    const { calendar } = this.terms
    return dueOnceUsed(this.#budget, calendar.add(at, this.remaining), calendar)
  }

  /** Returns when the timer is due if the time counted so far is the budget. */
  #dueWhenUsed(): number {
    if (!this.counted) return dueOnceUsed(this.#budget, this.#countedUntil, this.terms.calendar)
    return dueOnceUsed(this.#budget, this.#countedBy.previousClose(this.#countedUntil)!, this.#countedBy)
  }

  #add(at: number, ms: number): number {
    return this.terms.calendar.add(at, ms)
  }

  #move(at: number): void {
    const from = this.#at
    if (at <= from) return
    const { phase, terms } = this
    if (phase === 'counting') {
      const open = terms.calendar.elapsed(from, at)
      // Another calendar can be open between the end of the budget and the opening at which it is due.
      if (this.budgetUsedAt !== null && from < this.budgetUsedAt)
        this.#limit += terms.calendar.elapsed(from, Math.min(at, this.budgetUsedAt))
      else if (this.budgetUsedAt === null && this.counted + open >= this.#limit) this.budgetUsedAt = this.#dueFrom(from)
      this.#marks?.reach(this.counted + open, amount => this.#add(from, amount - this.counted))
      this.counted += open
      if (open > 0) {
        this.#countedUntil = at
        this.#countedBy = terms.calendar
      }
    }
    this.phases?.push(this.#phaseUntil(at, phase))
    this.#at = at
  }

  /** Returns a phase from the instant up to which time has been counted. */
  #phaseUntil(until: number, phase: Phase): ClockPhase {
    const { calendar, pause } = this.terms
    const { name = undefined, isByHolder = false } = (phase === 'paused' && pause) || {}
    return { from: this.#at, until, phase: isByHolder ? 'held-by-others' : phase, name, calendar }
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
