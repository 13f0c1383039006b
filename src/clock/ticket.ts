import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import { type Calendars, calendarNamed } from '../calendar/check-calendar.ts'
import { type History, milestonesOf, type ParsedEvent } from './history.ts'
import { Pauses } from './pauses.ts'
import type { Pause } from './target-cycle.ts'

/** What an event changes: nothing, something, or something only if a target starts or stops at it. */
export type Effect = 'ignored' | 'applied' | 'depends-on-targets'

/** An event, and the ticket's state from the event on. */
export type Step = {
  /** The place among the ticket's steps: 0 for the report. */
  readonly index: number
  /** The instant, in epoch milliseconds. */
  readonly at: number
  readonly type: string
  /** The effect on the ticket itself. Its targets take every step but the ignored ones. */
  readonly effect: Effect
  /** The severity in force. */
  readonly severity: string
  /** The calendar in force. */
  readonly calendar: BusinessCalendar
  /** The open pause that began first. */
  readonly pause: Pause | undefined
  /** The open pause that began first, by list of reasons. */
  readonly pauses: PausesByList
  /** The holder; null before the first. */
  readonly holder: string | null
}

/** The open pause that began first, for each of the lists of reasons by which the policy's targets are paused. */
export type PausesByList = ReadonlyMap<readonly string[], Pause | undefined>

/** A holder of the ticket from an instant on, in epoch milliseconds. */
export type HolderChange = { readonly at: number; readonly holder: string }

const NO_PAUSES: PausesByList = new Map()

/** A step of the request's kind, and when it was first reached. */
export type MilestoneState = { readonly name: string; at: number | null }

/** The state of a ticket without its targets. It takes one event after the other, in time order (§10). */
export class Ticket {
  severity: string
  /** Whether somebody has called. A call between `resolved` and `reopened` does not count. */
  isPhoned = false
  /** Whether the ticket is resolved, and not reopened since. */
  isResolved = false
  readonly milestones: readonly MilestoneState[]
  /** All holders so far, in time order. */
  readonly holders: HolderChange[] = []
  readonly #calendars: Calendars
  readonly #pauseLists: readonly (readonly string[])[]
  #calendar: BusinessCalendar
  #calendarName: string | undefined
  /** Created by the first pause. */
  #pauses: Pauses | undefined
  #pausesByList = NO_PAUSES
  /** Created by the first milestone. */
  #reached: Set<string> | undefined
  #taken = 0

  constructor({ report, calendar, calendars, policy }: History) {
    this.severity = report.name!
    this.milestones = milestonesOf(report, policy).map(name => ({ name, at: null }))
    this.#calendar = calendar
    this.#calendars = calendars
    this.#pauseLists = policy.pauseLists
  }

  /** Takes the next event; returns it as a step. */
  take(event: ParsedEvent): Step {
    const effect = this.#effectOf(event)
    const { at, type } = event
    const { severity } = this
    return {
      index: this.#taken++,
      at,
      type,
      effect,
      severity,
      calendar: this.#calendar,
      pause: this.#pauses?.oldest,
      pauses: this.#pausesByList,
      holder: this.holder,
    }
  }

  /** The holder of the ticket; null before the first. */
  get holder(): string | null {
    return this.holders.length ? this.holders[this.holders.length - 1].holder : null
  }

  #effectOf(event: ParsedEvent): Effect {
    // Between `resolved` and `reopened`, only `reopened` has an effect; otherwise it has none.
    if (this.isResolved !== (event.type === 'reopened')) return 'ignored'
    return this.#apply(event)
  }

  #apply({ type, name, at }: ParsedEvent): Effect {
    switch (type) {
      case 'paused':
        this.#pauses ??= new Pauses()
        return this.#changePauses(this.#pauses.begin(name))
      case 'resumed':
        return this.#changePauses(this.#pauses?.end(name) === true)
      case 'assigned':
        if (name === this.holder) return 'ignored'
        this.holders.push({ at, holder: name! })
        return 'applied'
      case 'severityChanged':
        if (name === this.severity) return 'ignored'
        this.severity = name!
        return 'applied'
      case 'calendarChanged':
        if (name === this.#calendarName) return 'ignored'
        this.#calendarName = name
        this.#calendar = calendarNamed(name, this.#calendars, [])
        return 'applied'
      case 'milestone':
        return this.#reach(name!, at)
      case 'phoned':
        this.isPhoned = true
        return 'depends-on-targets'
      case 'resolved':
        this.isResolved = true
        return 'applied'
      case 'reopened':
        this.isResolved = false
        this.#pauses = undefined
        return this.#changePauses(true)
      default:
        return 'depends-on-targets'
    }
  }

  #changePauses(isChanged: boolean): Effect {
    if (isChanged && this.#pauseLists.length) {
      this.#pausesByList = new Map(this.#pauseLists.map(list => [list, this.#pauses?.oldestOf(list)]))
    }
    return appliedIf(isChanged)
  }

  #reach(name: string, at: number): Effect {
    this.#reached ??= new Set()
    if (this.#reached.has(name)) return 'ignored'
    this.#reached.add(name)
    const milestone = this.milestones.find(one => one.name === name)
    if (!milestone) return 'depends-on-targets'
    milestone.at = at
    return 'applied'
  }
}

function appliedIf(isApplied: boolean): Effect {
  return isApplied ? 'applied' : 'ignored'
}
