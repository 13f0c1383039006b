import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import { calendarNamed } from '../calendar/check-calendar.ts'
import { type CompiledPolicy, TARGETS } from '../policy/policy.ts'
import type { TargetName } from '../policy/spec.ts'
import { type History, milestonesOf, type ParsedEvent } from './history.ts'
import { Pauses } from './pauses.ts'
import { type Step, TargetTracker } from './target-tracker.ts'

/** A ticket that is taken through its history (§3.10). */
export class Ticket {
  severity: string
  /** Whether somebody has called; between `resolved` and `reopened` a call has no effect. */
  isPhoned = false
  readonly trackers: readonly TargetTracker[]
  /** The steps of the request's kind, and when each was first reached. */
  readonly milestones: readonly { readonly name: string; at: number | null }[]
  readonly #history: History
  readonly #steps: Step[] = []
  /** The happenings behind the steps, and which of them changed anything. */
  readonly #happenings: ParsedEvent[] = []
  readonly #effective = new Set<ParsedEvent>()
  #calendar: BusinessCalendar
  #calendarName: string | undefined
  #pauses = new Pauses()
  #isResolved = false

  /** @param logged the target whose clock keeps a log */
  constructor(history: History, logged?: TargetName) {
    const { report, calendar, policy } = history
    this.#history = history
    this.#calendar = calendar
    this.severity = report.name!
    this.milestones = milestonesOf(report, policy).map(name => ({ name, at: null }))
    this.trackers = targetsOf(policy).map(
      name => new TargetTracker(name, report.name!, history, this.#steps, name === logged),
    )
    this.#step(report)
    for (const happening of history.events) this.#take(happening)
    for (const { last } of this.trackers) if (last?.stoppedAt === null) last.advance(history.now)
  }

  /** The events that changed nothing, in time order. */
  get ignored(): ParsedEvent[] {
    return this.#history.events.filter(happening => !this.#effective.has(happening))
  }

  #take(happening: ParsedEvent): void {
    if (this.#isResolved !== (happening.type === 'reopened')) return
    const changes = this.#change(happening)
    if (changes) this.#effective.add(happening)
    if (changes !== false) this.#step(happening)
  }

  /** What a happening changes of the ticket itself: undefined where only its targets can tell. */
  #change({ type, name, at }: ParsedEvent): boolean | undefined {
    switch (type) {
      case 'paused':
        return this.#pauses.begin(name)
      case 'resumed':
        return this.#pauses.end(name)
      case 'severityChanged':
        if (name === this.severity) return false
        this.severity = name!
        return true
      case 'calendarChanged':
        if (name === this.#calendarName) return false
        this.#calendarName = name
        this.#calendar = calendarNamed(name, this.#history.calendars, [])
        return true
      case 'milestone': {
        const milestone = this.milestones.find(one => one.name === name && one.at === null)
        if (milestone) milestone.at = at
        return milestone !== undefined
      }
      case 'phoned':
        this.isPhoned = true
        return undefined
      case 'resolved':
        this.#isResolved = true
        return true
      case 'reopened':
        this.#isResolved = false
        this.#pauses = new Pauses()
        return true
      default:
        return undefined
    }
  }

  /** Brings a happening to every target. */
  #step(happening: ParsedEvent): void {
    const { at, type } = happening
    const step = { at, type, calendar: this.#calendar, pause: this.#pauses.oldest }
    this.#steps.push(step)
    this.#happenings.push(happening)
    for (const tracker of this.trackers)
      if (type === 'severityChanged')
        for (const i of tracker.change(this.severity, step)) this.#effective.add(this.#happenings[i])
      else if (type !== 'milestone' && tracker.take(step)) this.#effective.add(happening)
  }
}

/** The targets of each policy that has been met, which its severities would otherwise be searched for again. */
const known = new WeakMap<CompiledPolicy, readonly TargetName[]>()

/** The targets that any severity of a policy has. */
function targetsOf(policy: CompiledPolicy): readonly TargetName[] {
  const found = known.get(policy) ?? TARGETS.filter(name => [...policy.severities.values()].some(own => own.has(name)))
  known.set(policy, found)
  return found
}
