import type { BusinessCalendar } from '../../calendar/business-calendar.ts'
import type { Calendars } from '../../calendar/check-calendar.ts'
import { reportOn } from '../../clock/evaluate.ts'
import type { AnyTicketEvent } from '../../clock/event.ts'
import { type History, type HistoryInput, historyOf } from '../../clock/history.ts'
import { replay, type TicketState } from '../../clock/replay.ts'
import type { CompiledPolicy } from '../../policy/policy.ts'
import type { Zone } from '../../time/zone.ts'
import { zoneOf } from '../../time/zone.ts'
import { InputValue } from '../../validation/input-value.ts'
import type { TicketInput } from '../ticket-input.ts'
import { fastVerdicts } from '../verdicts/fast-verdicts.ts'
import type { SimpleHistory } from '../verdicts/simple-history.ts'
import { type SimpleTerms, simpleTerms } from '../verdicts/simple-terms.ts'
import type { Verdict } from '../verdicts/verdict.ts'
import { verdictsOf } from '../verdicts/verdicts.ts'
import { verdictsOfState } from '../verdicts/verdicts-of-state.ts'
import { CalendarPool } from './calendar-pool.ts'
import type { Contract } from './contract.ts'
import { type SharedHistory, wordsOf } from './shared-history.ts'
import type { TargetLabels } from './target-labels.ts'

/** What judging a ticket finds out. */
export type Judgement = {
  readonly severity: string
  readonly verdicts: Verdict[]
  /** The terms of a ticket that was assigned, if it was judged by simple ones: the time of its holders follows from them. */
  readonly simple: SimpleTerms | undefined
  /** The state of any other ticket that was assigned, with the phases of its cycles. */
  readonly state: TicketState | undefined
}

const NONE: Calendars = {}

/** A contract, ready to judge its tickets. */
export class ContractEvaluator {
  readonly contract: Contract
  readonly policyName: string
  readonly calendarName: string
  /** The zone of the calendar's local dates. */
  readonly zone: Zone
  readonly targetLabels: TargetLabels | undefined
  /** Gives the same results as the contract's calendar. Other contracts may share it. */
  readonly #calendar: BusinessCalendar
  readonly #policy: CompiledPolicy
  readonly #targetNames: readonly string[]
  /** The words by which events are read, once they are needed. */
  #words: string | undefined
  readonly #calendars: Calendars
  /** The calendars that the policy names. Passing thousands of calendars on with every ticket would take long. */
  readonly #namedCalendars: Calendars
  /** The simple terms by the severity's name in tickets; null if the severity has others. */
  readonly #simpleTerms: Map<string, SimpleTerms | null>

  constructor(contract: Contract, calendars: Calendars, pool = new CalendarPool()) {
    this.contract = contract
    this.policyName = contract.policyName
    this.calendarName = contract.calendarName
    this.#calendar = pool.canonical(contract.calendar)
    this.zone = zoneOf(contract.calendar.timeZone)
    const { compiled, targetNames, labels, calendarNames: names } = pool.policyTerms(contract.policy)
    this.#policy = compiled
    this.#targetNames = targetNames
    this.targetLabels = labels
    this.#calendars = calendars
    this.#namedCalendars = names.length ? pick(calendars, names) : NONE
    // Others may call other calendars by these names.
    this.#simpleTerms = names.length ? new Map() : pool.simpleTerms(contract, this.#calendar)
  }

  /**
   * Judges a ticket: the severity in force at `now`, and a verdict per cycle of each target. If the ticket was assigned, the
   * time of its holders can be added up.
   *
   * @param simple its history, if it is a simple one
   * @param shared what other contracts have read of the same ticket
   * @throws {SlaCalendarError} `severity-unknown` and the codes of `evaluate`
   */
  judge(
    { id, events }: TicketInput,
    simple: SimpleHistory | undefined,
    now: number,
    shared?: SharedHistory,
  ): Judgement {
    const terms = simple && this.simpleTerms(simple.severity)
    const fast = terms && fastVerdicts(id, simple, terms, now)
    if (!fast) return this.#replay(id, events, now, shared)
    const { severity } = terms
    return { severity, verdicts: fast, simple: simple.assignedAt < Infinity ? terms : undefined, state: undefined }
  }

  #replay(id: string, events: TicketInput['events'], now: number, shared: SharedHistory | undefined): Judgement {
    const history = this.#read(events, now, shared)
    const isAssigned = wasAssigned(events)
    const state = replay(history, isAssigned ? this.#targetNames : [])
    const { severity } = state
    const verdicts =
      verdictsOfState(state, id, history.report.at, history.now) ??
      verdictsOf(reportOn<number>(history, state), id, this.#policy, () => state)
    return { severity, verdicts, simple: undefined, state: isAssigned ? state : undefined }
  }

  /** What contracts share if they have the same simple terms. */
  get sharedTerms(): object {
    return this.#simpleTerms
  }

  /** Returns the simple terms of a severity, as a ticket names it; null if it has others, or is unknown. */
  simpleTerms(name: string): SimpleTerms | null {
    const known = this.#simpleTerms.get(name)
    if (known !== undefined) return known
    const severity = this.#severityOf(name)
    // Unknown names are not kept: an export may have many.
    if (severity === undefined) return null
    const terms = simpleTerms(severity, this.#policy, this.#calendar, this.#namedCalendars)
    this.#simpleTerms.set(name, terms)
    return terms
  }

  #read(events: TicketInput['events'], now: number, shared: SharedHistory | undefined): History {
    const terms = { policy: this.#policy, calendar: this.#calendar, calendars: this.#namedCalendars }
    if (shared) {
      this.#words ??= wordsOf(this.contract, this.#policy)
      const known = shared.readBy(this.#words)
      if (known) return { ...known, ...terms }
    }
    terms.calendars = this.#calendarsFor(events)
    const history = historyOf(terms, this.#withOwnSeverities(events), now, undefined, now)
    shared?.keep(history, this.#words!)
    return history
  }

  /**
   * Returns the history of a ticket, with the severities of the policy. The name of its calendar may differ from the
   * contract's.
   *
   * @throws {SlaCalendarError} `severity-unknown`
   */
  history(events: readonly AnyTicketEvent[], now: number): HistoryInput<number> {
    return {
      policy: this.contract.policy,
      calendar: this.#calendar,
      calendars: this.#calendarsFor(events),
      events: this.#withOwnSeverities(events),
      now,
    }
  }

  /** Returns the events with the severities of the policy; the same list if it has them already. */
  #withOwnSeverities(events: readonly AnyTicketEvent[]): readonly AnyTicketEvent[] {
    let renamed: AnyTicketEvent[] | undefined
    for (let i = 0; i < events.length; i++) {
      const event = events[i]
      if (!('severity' in event)) continue
      const severity = this.#severityOf(event.severity)
      if (severity === undefined) {
        const known = [...Object.keys(this.contract.severities), ...this.#policy.severities.keys()]
        throw new InputValue(event.severity, ['events', i, 'severity']).unknownWord(known, 'severity-unknown')
      }
      if (severity === event.severity) continue
      renamed ??= [...events]
      renamed[i] = { ...event, severity } as AnyTicketEvent
    }
    return renamed ?? events
  }

  #severityOf(name: string): string | undefined {
    const { severities } = this.contract
    const severity = Object.hasOwn(severities, name) ? severities[name] : name
    return this.#policy.severities.has(severity) ? severity : undefined
  }

  #calendarsFor(events: readonly AnyTicketEvent[]): Calendars {
    // A loop costs less than `some`, and every ticket is asked.
    for (let i = 0; i < events.length; i++) if ('calendar' in events[i]) return this.#calendarsOf(events)
    return this.#namedCalendars
  }

  #calendarsOf(events: readonly AnyTicketEvent[]): Calendars {
    const names = events.flatMap(event => ('calendar' in event ? [event.calendar] : []))
    // If a name is unknown, all calendars are passed on, so that the error can suggest the nearest name.
    if (!names.every(name => Object.hasOwn(this.#calendars, name))) return this.#calendars
    return { ...this.#namedCalendars, ...pick(this.#calendars, names) }
  }
}

function wasAssigned(events: TicketInput['events']): boolean {
  for (let i = 0; i < events.length; i++) if (events[i].type === 'assigned') return true
  return false
}

function pick(calendars: Calendars, names: readonly string[]): Calendars {
  return Object.fromEntries(names.map(name => [name, calendars[name]]))
}
