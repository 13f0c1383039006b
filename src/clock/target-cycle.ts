import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import type { Target } from '../policy/policy.ts'
import type { Budget } from '../time/budget.ts'

/** Why a clock stands still: not started, a reason to wait, stopped; or that it counts its calendar's open time. */
export type Phase = 'waiting' | 'paused' | 'stopped' | 'counting'

/** A stretch of a clock's life. */
export type ClockPhase = {
  readonly from: number
  readonly until: number
  readonly phase: Phase
  /** The reason of a pause. */
  readonly name: string | undefined
  /** Whose open time counts. */
  readonly calendar: BusinessCalendar
  /** Counted once, and discarded since by a severity that starts again. */
  readonly isDiscarded?: boolean
}

/** A reason to wait; without a name one more, unnamed. */
export type Pause = { readonly name: string | undefined }

/** What a clock runs by. */
export type ClockTerms = {
  readonly target: Target
  readonly severity: string
  /** Whose open time counts for the target. */
  readonly calendar: BusinessCalendar
  /** The reason to wait, where there is one and the target can be paused. */
  readonly pause: Pause | undefined
}

/**
 * One run of a target's clock. It is told what happens, in time order, and reckons only then: between two changes it
 * has counted the open time of its calendar.
 */
export class TargetCycle {
  terms: ClockTerms
  startedAt: number | null = null
  stoppedAt: number | null = null
  /** Whether the ticket was resolved, so that reopening it lets the clock go on. */
  isResolved = false
  /** The promised time, in milliseconds; NaN while it is one of working days that have not begun. */
  budget: number
  counted = 0
  /** When the budget was used up; null while some is left. */
  budgetUsedAt: number | null = null
  /** What it has been through, where that is asked for. */
  phases: ClockPhase[] | undefined
  /** How many of the pieces have been discarded. */
  #discarded = 0
  /** When the budget began to count and on which calendar, where that is asked for and the clock has started. */
  promised: { readonly at: number; readonly calendar: BusinessCalendar } | undefined
  /** The instant at which the timer starts without a call; null if only a call starts it. */
  #startsAt: number | null
  /** What has been counted when the promise ends: the budget, or more where more had been when it was made. */
  #limit: number
  /** When a change of severity took over what had been counted, and how much that was. */
  #carried = { at: Number.NaN, counted: 0 }
  /** When this run began, if only to wait. */
  readonly createdAt: number
  /** The instant up to which it is reckoned. */
  #at: number
  /** The end of the last stretch in which time counted, and whose open time that was. */
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

  /** A clock that has been through the same, and goes on by itself. */
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

  /** Time left, in milliseconds; negative when over. */
  get remaining(): number {
    return this.#limit - this.counted
  }

  /** Time counted since the promise ended, in milliseconds. */
  get overrunMs(): number {
    return this.counted - this.#limit
  }

  /** When the promise ends, if nothing else happens; null while pending, and while paused with time left. */
  get dueAt(): number | null {
    if (this.budgetUsedAt !== null) return this.budgetUsedAt
    if (this.stoppedAt !== null) return this.#wasCounting ? this.#add(this.stoppedAt, this.remaining) : null
    return this.phase === 'counting' ? this.#add(this.#at, this.remaining) : null
  }

  /** Whether the promise is broken by the instant up to which it is reckoned. */
  get isBreached(): boolean {
    return this.budgetUsedAt !== null && (this.stoppedAt ?? this.#at) > this.budgetUsedAt
  }

  /** Reckons up to an instant. */
  advance(at: number): void {
    if (this.phase === 'waiting' && this.#startsAt !== null && this.#startsAt <= at) {
      this.#move(this.#startsAt)
      this.#start(this.#at)
    }
    this.#move(at)
  }

  /** Goes on by other terms of the same target: a pause begins or ends, another calendar is in force. */
  applyTerms(at: number, terms: ClockTerms): void {
    this.advance(at)
    this.terms = terms
  }

  /** Waits until another instant, if the cycle is waiting; null stands for a call alone. */
  waitUntil(startsAt: number | null): void {
    if (this.phase === 'waiting') this.#startsAt = startsAt
  }

  /** The call that a waiting clock starts at; false where it does not wait. */
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

  /** Goes on after a stop. */
  reopen(at: number, terms: ClockTerms): void {
    this.#move(at)
    this.terms = terms
    this.stoppedAt = null
  }

  /** Takes another promise: what is counted stays counted (§3.10). */
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

  /** Takes another promise and counts from nothing. */
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
   * When so much of the budget is used up, if nothing else happens: an instant from the present one on, or undefined
   * where that is past or nobody can tell.
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

  /** Working days are time from the moment the clock starts (§8). */
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
