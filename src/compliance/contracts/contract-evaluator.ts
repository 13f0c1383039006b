import { BusinessCalendar, type Calendars } from '../../calendar/business-calendar.ts'
import type { TicketEvent } from '../../clock/event.ts'
import type { HistoryInput } from '../../clock/history.ts'
import { type CompiledPolicy, compiledPolicy } from '../../policy/policy.ts'
import type { Zone } from '../../time/zone.ts'
import { InputValue } from '../../validation/input-value.ts'
import { type SimpleTarget, simpleTarget } from '../verdicts/fast-verdicts.ts'
import { CalendarPool } from './calendar-pool.ts'
import type { Contract } from './contract.ts'

/** A contract ready for use: what its tickets are judged by. */
export class ContractEvaluator {
  readonly contract: Contract
  readonly policyName: string
  readonly calendarName: string
  /** The zone of its calendar's dates. */
  readonly zone: Zone
  /** Answers like the contract's calendar, and may serve other contracts too. */
  readonly #calendar: BusinessCalendar
  readonly #policy: CompiledPolicy
  readonly #calendars: Calendars
  /** Of all calendars those that the policy names: to hand on thousands with every ticket takes its time. */
  readonly #named: Calendars
  /** By the severity's name in tickets. */
  readonly #plain: Map<string, SimpleTarget | null>

  constructor(contract: Contract, calendars: Calendars, twins = new CalendarPool()) {
    this.contract = contract
    this.policyName = contract.policyName
    this.calendarName = contract.calendarName
    this.#calendar = twins.canonical(contract.calendar)
    this.#plain = twins.promises(contract, this.#calendar)
    this.zone = BusinessCalendar.internalsOf(contract.calendar).zone
    this.#policy = compiledPolicy(contract.policy, ['policy'])
    this.#calendars = calendars
    this.#named = pick(calendars, namesIn(this.#policy))
  }

  /** The promise of a severity, as a ticket names it; null where it is not plain, or nobody knows the severity. */
  simpleTarget(given: string): SimpleTarget | null {
    const known = this.#plain.get(given)
    if (known !== undefined) return known
    const severity = this.#severityOf(given)
    // What nobody knows is not kept: there may be much of that.
    if (severity === undefined) return null
    const promise = simpleTarget(severity, this.#policy, this.#calendar, this.#named)
    this.#plain.set(given, promise)
    return promise
  }

  /**
   * A ticket's history, with severities in the policy's words. Its calendar may bear another name than the contract's.
   *
   * @throws {SlaCalendarError} `severity-unknown`
   */
  history(events: readonly TicketEvent[], now: number): HistoryInput<number> {
    return {
      policy: this.contract.policy,
      calendar: this.#calendar,
      calendars: this.#calendarsFor(events),
      events: events.map((event, i) => {
        if (!('severity' in event)) return event
        const severity = this.#severityOf(event.severity)
        if (severity !== undefined) return severity === event.severity ? event : { ...event, severity }
        const known = [...Object.keys(this.contract.severities), ...this.#policy.severities.keys()]
        throw new InputValue(event.severity, ['events', i, 'severity']).unknownWord(known, 'severity-unknown')
      }),
      now,
    }
  }

  #severityOf(given: string): string | undefined {
    const { severities } = this.contract
    const severity = Object.hasOwn(severities, given) ? severities[given] : given
    return this.#policy.severities.has(severity) ? severity : undefined
  }

  #calendarsFor(events: readonly TicketEvent[]): Calendars {
    const names = events.flatMap(event => (event.type === 'calendarChanged' ? [event.calendar] : []))
    if (!names.length) return this.#named
    // For a name that is unknown all of them, so that the error can offer the nearest.
    if (!names.every(name => Object.hasOwn(this.#calendars, name))) return this.#calendars
    return { ...this.#named, ...pick(this.#calendars, names) }
  }
}

/** The calendars that a policy's targets name. */
function namesIn({ severities }: CompiledPolicy): string[] {
  const targets = [...severities.values()].flatMap(targets => [...targets.values()])
  return targets.flatMap(({ spec }) => spec.calendar ?? [])
}

function pick(calendars: Calendars, names: readonly string[]): Calendars {
  return Object.fromEntries(names.map(name => [name, calendars[name]]))
}
