import type { LocalText } from '../../policy/spec.ts'
import { type InstantInput, toEventMs } from '../../time/instant.ts'
import { zoneOf } from '../../time/zone.ts'
import { InputValue } from '../../validation/input-value.ts'
import { Check, type CheckOptions } from '../check.ts'
import type { TargetLabels } from '../contracts/target-labels.ts'
import { verdictPairs } from '../diff/verdict-change.ts'
import type { Attainment } from '../objectives/attainment.ts'
import type { CheckResult, JudgedTicket, JudgedVerdict, OutOfPeriodTicket, TicketResult } from '../result.ts'
import { type TicketInput, type TicketLocation, withEvents } from '../ticket-input.ts'
import type { RejectedTicket } from '../verdicts/rejected-ticket.ts'
import { RemainingAllowance } from './remaining-allowance.ts'

/** The options of a forecast. */
export type ForecastOptions = Pick<
  CheckOptions,
  'contracts' | 'calendars' | 'targets' | 'objectives' | 'waivers' | 'now'
> & {
  /** The end of the forecast: a target that is due before this instant is breached by then. */
  readonly until: InstantInput
}

/** A target that will be breached if nothing happens. Instants are in epoch milliseconds. */
export type ForecastBreach = {
  /** The agreement; absent without a name. */
  readonly agreement?: string
  /** The id of the ticket. */
  readonly ticket: string
  /** The file and line that the ticket comes from; undefined if it comes from no file. */
  readonly source: TicketLocation | undefined
  /** The target. */
  readonly target: string
  /** The target's label; absent without one. */
  readonly targetLabel?: LocalText
  /** The number of the cycle: 1, 2, … */
  readonly cycle: number
  /** The severity whose target it is. */
  readonly severity: string
  /** When the ticket was reported. */
  readonly reportedAt: number
  /** When the target is due. After this instant it is breached. */
  readonly dueAt: number
  /** How much of its time is left at `now`, in milliseconds of counted time. */
  readonly remainingMs: number
  /** The name of the policy that applies. */
  readonly policy: string
  /** The name of the calendar that applies. */
  readonly calendar: string
  /** The zone of that calendar. Reports show the times in it. */
  readonly timeZone: string
  /** The reason of the waiver that will excuse the breach. */
  readonly waived?: string
  /**
   * How many more may be late after this breach and all earlier ones, if all others are met: the smallest allowance of the
   * objectives that it belongs to. It is negative if one is missed; null if none limits it, or if the breach is excused.
   */
  readonly allowance: number | null
}

/** The result of a forecast over all tickets so far. */
export type ForecastResult = {
  /** The instant of the forecast, in epoch milliseconds. */
  readonly now: number
  /** The end of the forecast, in epoch milliseconds. */
  readonly until: number
  /** The version of sla-calendar. */
  readonly version: string
  /** The version of the time zone data, if the platform reveals it. */
  readonly tzdata?: string
  /** How many tickets were judged. */
  readonly tickets: number
  /** How many targets may still be met: running, paused or pending. */
  readonly open: number
  /** The targets that will be breached, in the order in which they are due; then by ticket, agreement, target and cycle. */
  readonly breaches: readonly ForecastBreach[]
  /** The labels of targets by name, those of the first contract that has one; absent if no target has one. */
  readonly targetLabels?: TargetLabels
  /** How far the objectives are attained at `now`; empty without objectives. */
  readonly attainment: readonly Attainment[]
}

/** The result for a ticket: the targets that will be breached, or the reason why the ticket cannot be judged. */
export type TicketForecastResult = JudgedTicket | RejectedTicket | OutOfPeriodTicket

const TERMS = ['contracts', 'calendars', 'targets', 'objectives', 'waivers', 'now', 'until']
/** The keys of `parseDocument` that a forecast does not need. */
const UNUSED = ['name', 'policies', 'tickets', 'ticketUrl', 'logo']

/**
 * Finds the open targets that will be breached until an instant if nothing happens, ticket by ticket. An open ticket is
 * judged again at that instant. It keeps counts and the breaches.
 */
export class TicketForecast {
  readonly #check: Check
  /** Judges the open tickets as of the end of the forecast. */
  readonly #later: Check
  readonly #now: number
  readonly #until: number
  readonly #breaches: ForecastBreach[] = []
  #open = 0

  /** @throws {SlaCalendarError} the codes of a check; `range-reversed` if `until` is before `now` */
  constructor(options: ForecastOptions) {
    const input = new InputValue(options, []).onlyKeys([...TERMS, ...UNUSED])
    input.required('until', 'Give the end of the forecast.')
    const { contracts, calendars, targets, objectives, waivers, now, until } = options
    const terms = { contracts, calendars, targets, objectives, waivers }
    this.#check = new Check({ ...terms, now })
    this.#now = toEventMs(now, ['now'])
    this.#until = toEventMs(until, ['until'])
    if (this.#until < this.#now)
      throw input
        .at('until')
        .error('range-reversed', 'The end is before the instant of the forecast.', 'Give a later instant.')
    this.#later = new Check({ ...terms, now: until })
  }

  /**
   * Judges a ticket and keeps the targets that will be breached. Invalid tickets do not throw.
   *
   * @throws {SlaCalendarError} `input-invalid` if the contracts have several agreements
   */
  ticket(input: TicketInput): TicketForecastResult {
    const only = this.#check.ticket(input)
    return this.#add(input, [only])[0]
  }

  /** Judges a ticket once per agreement and keeps the targets that will be breached. Invalid tickets do not throw. */
  ticketByAgreement(input: TicketInput): readonly TicketForecastResult[] {
    return this.#add(input, this.#check.ticketByAgreement(input))
  }

  /** @param results the results of the ticket at `now`, one per agreement */
  #add(input: TicketInput, results: readonly TicketResult[]): TicketForecastResult[] {
    const open = results.flatMap(result => (result.status === 'judged' ? result.verdicts.filter(isOpen) : []))
    this.#open += open.length
    if (!open.length) return [...results]
    // An event after `now` has not happened, and nothing else will.
    const later = this.#later.ticketByAgreement(
      withEvents(
        input,
        input.events.filter(({ at }) => toEventMs(at, ['events']) <= this.#now),
      ),
    )
    return results.map((ticket, i) => {
      const after = later[i]
      if (ticket.status !== 'judged' || !ticket.verdicts.some(isOpen)) return ticket
      if (after.status !== 'judged') return after
      for (const pair of verdictPairs(ticket, after))
        if (pair.after?.outcome === 'breached' && pair.before && isOpen(pair.before))
          this.#breaches.push(breachOf(ticket, pair.before, pair.after))
      return ticket
    })
  }

  /** Returns the result over all tickets so far. More tickets may follow. */
  result(): ForecastResult {
    const { now, version, tzdata, tickets, attainment, targetLabels }: CheckResult = this.#check.result()
    const remaining = new RemainingAllowance(attainment)
    const inOrder = [...this.#breaches].sort(compareBreaches)
    return {
      now,
      until: this.#until,
      version,
      ...(tzdata === undefined ? {} : { tzdata }),
      tickets,
      open: this.#open,
      ...(targetLabels && { targetLabels }),
      breaches: inOrder.map(breach => {
        const { agreement, target, severity, reportedAt, timeZone, waived } = breach
        if (waived !== undefined) return breach
        const date = zoneOf(timeZone, ['timeZone']).dateOf(reportedAt)
        return { ...breach, allowance: remaining.after(agreement, target, severity, date) }
      }),
      attainment,
    }
  }
}

function isOpen({ outcome }: JudgedVerdict): boolean {
  return outcome === 'running' || outcome === 'paused' || outcome === 'pending'
}

function breachOf(ticket: JudgedTicket, { countedMs }: JudgedVerdict, verdict: JudgedVerdict): ForecastBreach {
  const { agreement, id, source, policy, calendar, timeZone, targetLabels = {} } = ticket
  const { target, cycle, severity, reportedAt, dueAt, waived } = verdict
  return {
    ...(agreement === undefined ? {} : { agreement }),
    ...{ ticket: id, source, target, cycle, severity, reportedAt, dueAt: dueAt! },
    remainingMs: verdict.countedMs - verdict.overMs - countedMs,
    ...{ policy, calendar, timeZone },
    ...(Object.hasOwn(targetLabels, target) ? { targetLabel: targetLabels[target] } : {}),
    ...(waived === undefined ? {} : { waived }),
    allowance: null,
  }
}

function compareBreaches(a: ForecastBreach, b: ForecastBreach): number {
  return (
    a.dueAt - b.dueAt ||
    compareTexts(a.ticket, b.ticket) ||
    compareTexts(a.agreement ?? '', b.agreement ?? '') ||
    compareTexts(a.target, b.target) ||
    a.cycle - b.cycle
  )
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
