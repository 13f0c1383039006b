import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import type { Target } from '../policy/policy.ts'
import type { Budget } from '../time/budget.ts'

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
  /** The instant at which `carry` took over counted time, and the amount. */
  #carried = { at: Number.NaN, counted: 0 }
  /** The instant at which the cycle began, perhaps only to wait. */
  readonly createdAt: number
  /** The instant up to which time has been counted. */
  #at: number
  /** The end of the last interval in which time counted, and its calendar. */
  #countedUntil = Number.NaN
  #countedBy: BusinessCalendar
  #wasCounting = false

  /** @param startsAt the instant at which the timer starts without a call: `at` itself, a later one, or null for none */
  constructor(terms: ClockTerms, at: number, startsAt: number | null, isLogged: boolean) {
    this.terms = terms
    this.budget = this.#limit = terms.target.ms ?? Number.NaN
    this.phases = isLogged ? [] : undefined
    this.#startsAt = startsAt
    this.createdAt = this.#at = at
    this.#countedBy = terms.calendar
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
    copy.#carried = this.#carried
    copy.#at = this.#at
    copy.#countedUntil = this.#countedUntil
    copy.#countedBy = this.#countedBy
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
    this.#carried = { at, counted: this.counted }
    this.budgetUsedAt = this.remaining === 0 ? at : null
  }

  /** Takes over the terms of another severity and counts from zero. */
  restart(at: number, terms: ClockTerms, startsAt: number | null): void {
    this.applyTerms(at, terms)
    this.budget = this.#limit = terms.target.ms ?? Number.NaN
    if (this.startedAt === null && startsAt !== at) return
    this.counted = 0
    this.budgetUsedAt = null
    this.#carried = { at: Number.NaN, counted: 0 }
    const { phases = [] } = this
    for (; this.#discarded < phases.length; this.#discarded++)
      phases[this.#discarded] = { ...phases[this.#discarded], isDiscarded: true }
    this.#start(at)
  }

  /**
   * Returns the instant at which a share of the budget will be used up if no other event happens. It is undefined for
   * an instant in the past, and while only an event can bring it.
   */
  whenUsed(share: number): number | undefined {
    const now = this.#at
    const amount = share === 1 ? this.#limit : Math.round(share * this.budget)
    if (this.phase === 'stopped') return undefined
    if (this.phase === 'waiting') {
      if (this.#startsAt === null || this.terms.pause) return undefined
      return this.#add(this.#startsAt, amount)
    }
    if (amount <= this.#carried.counted) return this.#carried.at === now ? now : undefined
    if (amount > this.counted) return this.phase === 'counting' ? this.#add(now, amount - this.counted) : undefined
    if (amount < this.counted || this.#countedUntil !== now) return undefined
    // Used up right now, unless that was before the calendar closed.
    return this.#countedBy.previousClose(now) === now ? now : undefined
  }

  #start(at: number): void {
    this.startedAt = at
    this.budget = this.#limit = this.#budgetFrom(at)
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
      this.counted += open
      if (open > 0) {
        this.#countedUntil = at
        this.#countedBy = terms.calendar
      }
    }
    const name = phase === 'paused' ? terms.pause?.name : undefined
    this.phases?.push({ from, until: at, phase, name, calendar: terms.calendar })
    this.#at = at
  }
}
