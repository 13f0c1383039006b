import { BusinessCalendar, type Calendars, checkCalendars } from '../calendar/business-calendar.ts'
import { evaluate } from '../clock/evaluate.ts'
import { isSlaCalendarError, SlaCalendarError } from '../errors.ts'
import { evidence } from '../explain/explain.ts'
import type { TargetName } from '../policy/spec.ts'
import { type InstantInput, toEpochMs, toEventMs } from '../time/instant.ts'
import { InputValue } from '../validation/input-value.ts'
import { CalendarPool } from './contracts/calendar-pool.ts'
import { checkTargets } from './contracts/check-targets.ts'
import {
  type Cells,
  type Contract,
  ContractIndex,
  checkContracts,
  type Promises,
  promisedTargets,
  promisesOf,
} from './contracts/contract.ts'
import { ContractEvaluator } from './contracts/contract-evaluator.ts'
import { Entitlements } from './contracts/entitlements.ts'
import { Baseline, checkBaseline, type KnownBreach } from './gate/baseline.ts'
import { type CompareOptions, Comparison, checkCompare } from './gate/comparison.ts'
import { evaluateGate } from './gate/gate.ts'
import { checkMinimums, type Minimums } from './gate/minimums.ts'
import { type Waiver, Waivers } from './gate/waivers.ts'
import type { CheckResult, Finding, JudgedTicket, JudgedVerdict } from './result.ts'
import { weekOf } from './tally/iso-week.ts'
import { VerdictCounts } from './tally/verdict-counts.ts'
import { cellsOf, EvaluatedTicket, type TicketInput } from './verdicts/evaluated-ticket.ts'
import { fastVerdicts } from './verdicts/fast-verdicts.ts'
import { RejectedTicket } from './verdicts/rejected-ticket.ts'
import type { Verdict } from './verdicts/verdict.ts'
import { verdictsFor } from './verdicts/verdicts.ts'

export type { TicketInput } from './verdicts/evaluated-ticket.ts'

/** The terms of a check, and what it asks for. */
export type CheckOptions = {
  /** Which ticket falls under what: the first contract that covers it holds. At least one. */
  readonly contracts: readonly Contract[]
  /** Calendars by name, for targets and events that name one. */
  readonly calendars?: Calendars | undefined
  /** Breaches that are excused. */
  readonly waivers?: readonly Waiver[] | undefined
  /** Breaches that are known already, and do not count. */
  readonly baseline?: readonly KnownBreach[] | undefined
  /**
   * The targets that are judged (default: all that the policies promise). Restrict them to those that your tickets
   * can show: without the time of the first response, for instance, only `resolution`.
   */
  readonly targets?: readonly TargetName[] | undefined
  /** The percentages of targets that must be met (default: no breach is allowed). */
  readonly minimums?: Minimums | undefined
  /** A share of fewer met and breached verdicts than this is not judged; without `minimums` all of them must be met. */
  readonly minTickets?: number | undefined
  /** The first instant of report that is looked at. */
  readonly since?: InstantInput | undefined
  /** The first instant of report after those that are looked at. */
  readonly until?: InstantInput | undefined
  /**
   * The column with the product's own verdict, to compare with the verdicts of a check. Its name alone is enough if
   * only one target is judged.
   */
  readonly compare?: string | CompareOptions | undefined
  /** The instant to judge by; what is later has not happened yet. */
  readonly now: InstantInput
}

/** What only the reader of the tickets knows. */
export type ImportStats = {
  /** Rows read, without headers. */
  readonly rows: number
  /** Invalid rows: they could not be read or judged. Those of tickets that are {@link RejectedTicket} are among them. */
  readonly badRows: number
  /** How many of them are tolerated (default: 0). */
  readonly allowedBadRows?: number
  /** Rows that the document says to ignore. */
  readonly ignoredRows: number
  /** Naive times that fell into a clock change. */
  readonly clockChangeTimes: number
  /** The name of the document it judged by, or of its file. */
  readonly document: string
  /** The reader's own findings (default: none). */
  readonly findings?: readonly Finding[]
}

const KEYS = [
  'contracts',
  'calendars',
  'waivers',
  'baseline',
  'targets',
  'minimums',
  'minTickets',
  'since',
  'until',
  'compare',
  'now',
]

/**
 * Judges tickets one after the other, and sums up. It reads nothing, prints nothing, and keeps of each ticket only
 * counts and eight bytes a verdict; in whatever order the tickets come, the result is the same.
 *
 * @example
 * ```ts
 * import { italianOffice, msaBusiness } from 'sla-calendar'
 * import { Check } from 'sla-calendar/compliance'
 *
 * const check = new Check({
 *   contracts: [
 *     {
 *       when: {},
 *       policyName: 'msa',
 *       policy: msaBusiness,
 *       calendarName: 'rome',
 *       calendar: italianOffice,
 *       severities: { P2: 'high' },
 *     },
 *   ],
 *   now: '2026-11-24T09:00+01:00',
 * })
 * const judged = check.ticket({
 *   id: 'INC-1',
 *   events: [
 *     { at: Date.parse('2026-11-20T16:30+01:00'), type: 'reported', severity: 'P2' }, // due on Monday at 13:30
 *     { at: Date.parse('2026-11-23T14:00+01:00'), type: 'responded' },
 *   ],
 * })
 * judged && 'verdicts' in judged && judged.verdicts[0].outcome // => 'breached'
 * const read = { rows: 1, badRows: 0, ignoredRows: 0, clockChangeTimes: 0, document: 'sla.json' }
 * check.result(read).summary.all.percent // => 0
 * check.result(read).exitCode // => 1
 * ```
 */
export class Check {
  readonly #contracts: readonly Contract[]
  readonly #index: ContractIndex
  /** By the place of the contract, as far as there have been tickets. */
  readonly #terms: (ContractEvaluator | undefined)[]
  readonly #calendars: Calendars
  readonly #twins = new CalendarPool()
  readonly #promises: Promises
  /** Undefined if all targets are judged. */
  readonly #judgedTargets: ReadonlySet<TargetName> | undefined
  readonly #notJudged: readonly TargetName[]
  readonly #waivers: Waivers | undefined
  readonly #baseline: Baseline | undefined
  readonly #minimums: Minimums | undefined
  readonly #minTickets: number
  readonly #since: number
  readonly #until: number
  readonly #comparison: Comparison | undefined
  readonly #now: number
  readonly #counts: VerdictCounts
  readonly #entitlements: Entitlements
  #tickets = 0
  #outsidePeriod = 0

  /**
   * @throws {SlaCalendarError} for whatever is wrong with the options, with the path to it: `key-unknown`,
   * `key-missing`, `input-invalid`, `policy-required`, `policy-unchecked`, `calendar-required`, `calendar-unknown`,
   * `severity-unknown`, `target-unknown`, `date-invalid`, `range-reversed`, those of instants
   */
  constructor(options: CheckOptions) {
    const given = new InputValue(options, []).onlyKeys(KEYS)
    const { contracts, waivers, since, until, compare, now } = options
    given.required('contracts', 'Give at least one.')
    given.required('now', 'Give the instant to judge by, such as new Date().')
    this.#now = toEventMs(now, ['now'])
    this.#since = since === undefined ? -Infinity : toEpochMs(since, ['since'])
    this.#until = until === undefined ? Infinity : toEpochMs(until, ['until'])
    if (this.#until < this.#since)
      throw given.at('until').error('range-reversed', 'The end is before the start.', 'Swap them.')
    this.#calendars = checkCalendars(options.calendars)
    this.#contracts = contracts
    this.#terms = contracts.map(() => undefined)
    checkContracts(given.at('contracts'), this.#calendars)
    this.#index = new ContractIndex(contracts)
    const promised = promisedTargets(contracts)
    const targets = options.targets === undefined ? undefined : checkTargets(given.at('targets'), promised)
    this.#judgedTargets = targets && new Set(targets)
    this.#notJudged = promised.filter(target => targets && !targets.includes(target))
    this.#promises = promisesOf(contracts, targets)
    const { zone } = BusinessCalendar.internalsOf(contracts[0].calendar)
    if (waivers !== undefined) this.#waivers = new Waivers(waivers, zone, this.#now, ['waivers'], targets)
    if (options.baseline !== undefined) this.#baseline = new Baseline(checkBaseline(given.at('baseline')), targets)
    this.#minTickets = given.optional('minTickets')?.integer(1, Number.MAX_SAFE_INTEGER) ?? 0
    this.#minimums =
      options.minimums !== undefined
        ? checkMinimums(options.minimums, [...this.#promises.keys()], ['minimums'])
        : this.#minTickets
          ? { all: 100 }
          : undefined
    if (compare !== undefined) this.#comparison = new Comparison(checkCompare(given.at('compare'), targets ?? promised))
    this.#counts = new VerdictCounts(this.#promises)
    this.#entitlements = new Entitlements(this.#now)
  }

  /**
   * Judges a ticket and counts it.
   *
   * @returns the reason where it cannot be judged, and then it is not counted; undefined where it was not reported in
   * the period looked at
   */
  ticket(ticket: TicketInput): JudgedTicket | RejectedTicket | undefined {
    const { events } = ticket
    try {
      const report = reportOf(events)
      const { at } = report
      const reportedAt = Number.isInteger(at) ? at : toEventMs(at, ['events', events.indexOf(report), 'at'])
      if (!(reportedAt >= this.#since && reportedAt < this.#until)) return this.#passOver(ticket, reportedAt)
      const cells = cellsOf(ticket)
      const place = this.#index.placeOf(cells, reportedAt)
      if (place < 0) return new RejectedTicket(ticket, () => this.#index.fault(cells.fields, reportedAt))
      const terms = this.#terms[place] ?? new ContractEvaluator(this.#contracts[place], this.#calendars, this.#twins)
      this.#terms[place] = terms
      return this.#judged(ticket, cells, terms, report, reportedAt)
    } catch (error) {
      if (!isSlaCalendarError(error)) throw error
      return new RejectedTicket(ticket, () => error)
    }
  }

  /** What the tickets so far amount to; it may be asked for at any time. */
  result(reading: ImportStats): CheckResult {
    const {
      rows,
      badRows,
      allowedBadRows = 0,
      ignoredRows,
      clockChangeTimes,
      document,
      findings: noticed = [],
    } = reading
    const { gates, failed, isChecked, findings } = evaluateGate(
      this.#counts,
      this.#promises,
      this.#minimums,
      this.#minTickets,
    )
    const comparison = this.#comparison?.findings() ?? []
    const couldNot =
      badRows > allowedBadRows || !isChecked || [...comparison, ...noticed].some(({ severity }) => severity === 'error')
    const entitlements = this.#entitlements.result(this.#contracts)
    return {
      now: this.#now,
      ...evidence(),
      document,
      policies: [...new Set(this.#contracts.map(({ policyName }) => policyName))],
      calendars: [...new Set(this.#contracts.map(({ calendarName }) => calendarName))],
      rows,
      tickets: this.#tickets,
      badRows,
      allowedBadRows,
      ignoredRows,
      outsidePeriod: this.#outsidePeriod,
      clockChangeTimes,
      notJudged: this.#notJudged,
      summary: this.#counts.summary(this.#minTickets),
      gates,
      findings: [
        ...(isChecked || noticed.some(({ severity }) => severity === 'error') ? [] : [this.#nothingToCheck()]),
        ...findings,
        ...noticed,
        ...comparison,
        ...(this.#waivers?.findings() ?? []),
        ...(this.#baseline?.findings() ?? []),
      ],
      ...(this.#comparison ? { comparison: this.#comparison.result } : {}),
      ...(entitlements ? { entitlements } : {}),
      exitCode: couldNot ? 2 : failed ? 1 : 0,
    }
  }

  #judged(
    ticket: TicketInput,
    cells: Cells,
    terms: ContractEvaluator,
    report: Reported,
    reportedAt: number,
  ): JudgedTicket {
    const { id } = ticket
    const plain = terms.simpleTarget(report.severity)
    let severity = plain?.severity
    let verdicts: Verdict[] | undefined
    if (plain) verdicts = fastVerdicts(id, ticket.events, plain, this.#now)
    if (!verdicts) {
      const history = terms.history(ticket.events, this.#now)
      const standing = evaluate(history)
      severity = standing.severity
      verdicts = verdictsFor(standing, id, history)
    }
    const judgedTargets = this.#judgedTargets
    if (judgedTargets) verdicts = verdicts.filter(({ target }) => judgedTargets.has(target))
    if (ticket.entitlement !== undefined) this.#entitlements.ticket(terms.contract, ticket.entitlement, reportedAt)
    // From here on the ticket counts.
    const judged = this.#waivers || this.#baseline ? verdicts.map(verdict => this.#excused(verdict)) : verdicts
    this.#tickets++
    this.#counts.ticket(judged, severity!, weekOf(terms.zone.dateOf(reportedAt)))
    const difference = this.#comparison?.ticket(cells, judged)
    return new EvaluatedTicket(ticket, terms, this.#now, severity!, judged, difference)
  }

  #excused(verdict: Verdict): JudgedVerdict {
    if (verdict.outcome !== 'breached') return verdict
    const waived = this.#waivers?.reasonFor(verdict)
    // Asked also where it is waived: the entry of the baseline has been met again.
    const known = this.#baseline?.matches(verdict)
    if (waived !== undefined) return { ...verdict, waived }
    return known ? { ...verdict, known } : verdict
  }

  /** Leaves out a ticket that was reported before or after the period; it uses up entitlements all the same. */
  #passOver(ticket: TicketInput, reportedAt: number): undefined {
    const { id, entitlement } = ticket
    if (entitlement !== undefined) {
      const contract = this.#contracts[this.#index.placeOf(cellsOf(ticket), reportedAt)]
      if (Object.hasOwn(contract?.policy.entitlements ?? {}, entitlement))
        this.#entitlements.ticket(contract, entitlement, reportedAt)
    }
    this.#waivers?.skip(id)
    this.#baseline?.skip(id)
    this.#outsidePeriod++
  }

  #nothingToCheck(): Finding {
    const why =
      this.#tickets === 0
        ? 'no ticket was judged'
        : this.#minimums
          ? 'no share could be judged'
          : 'no target applies to these tickets'
    return { rule: 'nothing-to-check', severity: 'error', message: `Nothing to check: ${why}.` }
  }
}

type Reported = Extract<TicketInput['events'][number], { readonly type: 'reported' }>

function reportOf(events: TicketInput['events']): Reported {
  for (let i = 0; i < events.length; i++) {
    const event = events[i]
    if (event.type === 'reported') return event
  }
  throw new SlaCalendarError('history-invalid', ['events'], 'There is no event of type "reported".', 'Add one.')
}
