import { type Calendars, type CalendarsInput, checkCalendars } from '../calendar/check-calendar.ts'
import { isSlaCalendarError, SlaCalendarError } from '../errors.ts'
import { evidence } from '../explain/explain.ts'
import { FINDINGS, inLanguage } from '../explain/messages/languages.ts'
import type { FindingMessages } from '../explain/messages/messages.ts'
import type { EpochDay } from '../time/epoch-day.ts'
import { checkedLocale } from '../time/format/locale.ts'
import { type InstantInput, toEpochMs, toEventMs } from '../time/instant.ts'
import { zoneOf } from '../time/zone.ts'
import { InputValue } from '../validation/input-value.ts'
import { CalendarPool } from './contracts/calendar-pool.ts'
import { checkTargets } from './contracts/check-targets.ts'
import {
  type Cells,
  type Contract,
  type ContractInput,
  checkContracts,
  definedTargets,
  promisedTargets,
  type TargetsBySeverity,
  targetsBySeverity,
} from './contracts/contract.ts'
import { ContractEvaluator } from './contracts/contract-evaluator.ts'
import { ContractIndex } from './contracts/contract-index.ts'
import { Entitlements } from './contracts/entitlements.ts'
import { targetLabels } from './contracts/target-labels.ts'
import { Baseline, checkBaseline, type KnownBreach } from './gate/baseline.ts'
import { type CompareOptions, Comparison, checkCompare } from './gate/comparison.ts'
import { evaluateGate } from './gate/gate.ts'
import { checkMinimums, type Minimums } from './gate/minimums.ts'
import { type Waiver, Waivers } from './gate/waivers.ts'
import type { Attainment } from './objectives/attainment.ts'
import { computeAttainment } from './objectives/compute-attainment.ts'
import { MonthCounts } from './objectives/month-counts.ts'
import { checkObjectives, type Objective } from './objectives/objective.ts'
import type { CheckResult, Finding, JudgedVerdict, OutOfPeriodTicket, TicketResult } from './result.ts'
import { HolderTimes } from './tally/holder-times.ts'
import { weekOf } from './tally/iso-week.ts'
import { VerdictCounts } from './tally/verdict-counts.ts'
import { cellsOf, type TicketInput } from './ticket-input.ts'
import { judgedTicket } from './verdicts/judged-ticket.ts'
import { rejectedTicket } from './verdicts/rejected-ticket.ts'
import type { Verdict } from './verdicts/verdict.ts'

/** The options of a check: the contracts that apply, the required minimums and the instant. */
export type CheckOptions = {
  /** The contracts, at least one. The first contract that covers a ticket applies. */
  readonly contracts: readonly ContractInput[]
  /** Calendars or their specs by name, for targets and events that name one. @defaultValue `{}` */
  readonly calendars?: CalendarsInput | undefined
  /** Breaches that are excused. @defaultValue `[]` */
  readonly waivers?: readonly Waiver[] | undefined
  /** Breaches that are known already and do not count. @defaultValue `[]` */
  readonly baseline?: readonly KnownBreach[] | undefined
  /**
   * The targets to judge. Name those that your tickets can show: without the time of the first response, for
   * instance, only `resolution`. @defaultValue all targets of the policies
   */
  readonly targets?: readonly string[] | undefined
  /** How many targets must be met in each period. Attainment is counted for each. @defaultValue `[]` */
  readonly objectives?: readonly Objective[] | undefined
  /**
   * The percentages of targets that must be met over all tickets. They take the place of the objectives in the outcome.
   * @defaultValue the objectives decide; without any, no breach is allowed
   */
  readonly minimums?: Minimums | undefined
  /**
   * How many verdicts must have ended before their share is judged, 1 or more. It replaces the `minTickets` of objectives.
   * Without `minimums` and `objectives` it requires 100%. @defaultValue 1
   */
  readonly minTickets?: number | undefined
  /** The start of the period: tickets that were reported earlier are not judged. @defaultValue no start */
  readonly since?: InstantInput | undefined
  /** The end of the period: tickets that were reported then or later are not judged. @defaultValue no end */
  readonly until?: InstantInput | undefined
  /**
   * The column with the product's own verdict, to compare with the verdicts of the check. Its name is enough if only
   * one target is judged. @defaultValue no comparison
   */
  readonly compare?: string | CompareOptions | undefined
  /** The language of the findings, as a language tag: Italian, or English for every other tag. @defaultValue `'en'` */
  readonly locale?: 'en' | 'it' | (string & {}) | undefined
  /** The instant of the evaluation. Later events have not happened yet. */
  readonly now: InstantInput
}

const KEYS = [
  'contracts',
  'calendars',
  'waivers',
  'baseline',
  'targets',
  'objectives',
  'minimums',
  'minTickets',
  'since',
  'until',
  'compare',
  'locale',
  'now',
]

/**
 * Judges tickets one by one, and sums up. It reads and prints nothing. It keeps only counts and eight bytes per
 * verdict. The result does not depend on the order of the tickets.
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
 * const ticket = check.ticket({
 *   id: 'INC-1',
 *   events: [
 *     { at: Date.parse('2026-11-20T16:30+01:00'), type: 'reported', severity: 'P2' }, // due on Monday at 13:30
 *     { at: Date.parse('2026-11-23T14:00+01:00'), type: 'responded' },
 *   ],
 * })
 * ticket.status === 'judged' && ticket.verdicts[0].outcome // => 'breached'
 * check.result().summary.all.percent // => 0
 * check.result().outcome // => 'breached'
 * ```
 */
export class Check {
  readonly #contracts: readonly Contract[]
  readonly #index: ContractIndex
  /** The evaluators by position of the contract, made for the first ticket of each. */
  readonly #evaluators: (ContractEvaluator | undefined)[]
  readonly #calendars: Calendars
  readonly #calendarPool = new CalendarPool()
  readonly #targetsBySeverity: TargetsBySeverity
  /** Undefined if all targets are judged. */
  readonly #judgedTargets: ReadonlySet<string> | undefined
  readonly #notJudged: readonly string[]
  readonly #waivers: Waivers | undefined
  readonly #baseline: Baseline | undefined
  readonly #objectives: readonly Objective[]
  /** Undefined without objectives. */
  readonly #months: MonthCounts | undefined
  readonly #minimums: Minimums | undefined
  readonly #minTickets: number
  readonly #since: number
  readonly #until: number
  readonly #comparison: Comparison | undefined
  readonly #now: number
  readonly #counts: VerdictCounts
  readonly #entitlements: Entitlements
  readonly #messages: FindingMessages
  readonly #holders = new HolderTimes()
  #tickets = 0
  #outsidePeriod = 0

  /**
   * @throws {SlaCalendarError} for invalid options, with the path to the error: `key-unknown`, `key-missing`,
   * `input-invalid`, `policy-required`, `calendar-required`, `calendar-unknown`, `severity-unknown`, `target-unknown`,
   * `date-invalid`, `range-reversed` and the codes of instants and specs
   */
  constructor(options: CheckOptions) {
    const input = new InputValue(options, []).onlyKeys(KEYS)
    const { waivers, since, until, compare, now } = options
    input.required('contracts', 'Give at least one.')
    input.required('now', 'Give the instant to judge by, such as new Date().')
    this.#now = toEventMs(now, ['now'])
    this.#since = since === undefined ? -Infinity : toEpochMs(since, ['since'])
    this.#until = until === undefined ? Infinity : toEpochMs(until, ['until'])
    if (this.#until < this.#since)
      throw input.at('until').error('range-reversed', 'The end is before the start.', 'Swap them.')
    this.#calendars = checkCalendars(options.calendars)
    const contracts = checkContracts(input.at('contracts'), this.#calendars)
    this.#contracts = contracts
    this.#evaluators = contracts.map(() => undefined)
    this.#index = new ContractIndex(contracts)
    const promised = promisedTargets(contracts)
    const defined = definedTargets(contracts)
    const targets = options.targets === undefined ? undefined : checkTargets(input.at('targets'), contracts)
    this.#judgedTargets = targets && new Set(targets)
    this.#notJudged = promised.filter(target => targets && !targets.includes(target))
    this.#targetsBySeverity = targetsBySeverity(contracts, targets)
    const zone = zoneOf(contracts[0].calendar.timeZone)
    if (waivers !== undefined) this.#waivers = new Waivers(input.at('waivers'), zone, this.#now, defined, targets)
    if (options.baseline !== undefined)
      this.#baseline = new Baseline(checkBaseline(input.at('baseline'), defined), targets)
    const objectives = input.optional('objectives')
    this.#objectives = objectives ? checkObjectives(objectives, this.#targetsBySeverity) : []
    if (this.#objectives.length) this.#months = new MonthCounts(this.#targetsBySeverity)
    this.#minTickets = input.optional('minTickets')?.integer(1, Number.MAX_SAFE_INTEGER) ?? 0
    this.#minimums =
      options.minimums !== undefined
        ? checkMinimums(options.minimums, [...this.#targetsBySeverity.keys()], ['minimums'])
        : this.#minTickets && !this.#objectives.length
          ? { all: 100 }
          : undefined
    if (compare !== undefined)
      this.#comparison = new Comparison(checkCompare(input.at('compare'), targets ?? promised, defined))
    this.#counts = new VerdictCounts(this.#targetsBySeverity, targets ?? promised)
    this.#entitlements = new Entitlements(this.#now)
    this.#messages = inLanguage(FINDINGS, checkedLocale(options))
  }

  /**
   * Judges a ticket and counts it. Invalid tickets do not throw: the result has the status `rejected` and the reason.
   *
   * @returns the verdicts (`judged`), the reason why there are none (`rejected`), or `out-of-period`
   */
  ticket(input: TicketInput): TicketResult {
    const { events } = input
    try {
      const report = reportOf(events)
      const { at } = report
      const reportedAt = Number.isInteger(at) ? at : toEventMs(at, ['events', events.indexOf(report), 'at'])
      if (!(reportedAt >= this.#since && reportedAt < this.#until)) return this.#skip(input, reportedAt)
      const cells = cellsOf(input)
      const position = this.#index.positionOf(cells, reportedAt)
      if (position < 0) return rejectedTicket(input, this.#index.noContractError(cells.fields, reportedAt))
      const evaluator = this.#evaluatorAt(position)
      const judgement = evaluator.judge(input, report.severity, this.#now)
      const { entitlement, spentMs } = input
      if (entitlement !== undefined) this.#entitlements.ticket(evaluator.contract, entitlement, reportedAt, spentMs)
      // Nothing above counts the ticket before the last error is possible.
      this.#tickets++
      const date = evaluator.zone.dateOf(reportedAt)
      const ticket = judgedTicket(input, evaluator, this.#now, this.#count(cells, judgement, date))
      this.#holders.ticket(ticket)
      return ticket
    } catch (error) {
      if (!isSlaCalendarError(error)) throw error
      return rejectedTicket(input, error)
    }
  }

  /** Returns the result over all tickets so far. More tickets may follow. */
  result(): CheckResult {
    const attainment = this.#attainment()
    const gate = evaluateGate({
      counts: this.#counts,
      targets: this.#targetsBySeverity,
      minimums: this.#minimums,
      minTickets: this.#minTickets,
      attainment,
      messages: this.#messages,
    })
    const comparison = this.#comparison?.findings(this.#messages) ?? []
    const isCompared = comparison.every(({ severity }) => severity !== 'error')
    const entitlements = this.#entitlements.result(this.#contracts)
    const labels = targetLabels(this.#contracts)
    return {
      outcome: isCompared ? gate.outcome : 'inconclusive',
      now: this.#now,
      ...evidence(),
      policies: [...new Set(this.#contracts.map(({ policyName }) => policyName))],
      calendars: [...new Set(this.#contracts.map(({ calendarName }) => calendarName))],
      tickets: this.#tickets,
      outsidePeriod: this.#outsidePeriod,
      notJudged: this.#notJudged,
      ...(labels && { targetLabels: labels }),
      summary: this.#counts.summary(this.#minTickets),
      gates: gate.gates,
      attainment,
      holders: this.#holders.result(this.#counts.targets),
      findings: [
        ...(gate.outcome === 'inconclusive' ? [this.#nothingToCheck()] : []),
        ...gate.findings,
        ...comparison,
        ...(this.#waivers?.findings(this.#messages) ?? []),
        ...(this.#baseline?.findings(this.#messages) ?? []),
      ],
      ...(this.#comparison ? { comparison: this.#comparison.result } : {}),
      ...(entitlements ? { entitlements } : {}),
    }
  }

  #attainment(): Attainment[] {
    if (!this.#months) return []
    return computeAttainment(
      this.#objectives,
      this.#months,
      this.#targetsBySeverity,
      this.#counts.targets,
      this.#minTickets || undefined,
    )
  }

  #evaluatorAt(position: number): ContractEvaluator {
    const contract = this.#contracts[position]
    const evaluator = this.#evaluators[position] ?? new ContractEvaluator(contract, this.#calendars, this.#calendarPool)
    this.#evaluators[position] = evaluator
    return evaluator
  }

  /** Counts the verdicts of a ticket, and returns them with what excuses their breaches. */
  #count(cells: Cells, { severity, verdicts: all }: { severity: string; verdicts: Verdict[] }, date: EpochDay) {
    const judged = this.#judgedTargets
    const verdicts = (judged ? all.filter(({ target }) => judged.has(target)) : all) as readonly JudgedVerdict[]
    const excused = this.#waivers || this.#baseline ? verdicts.map(verdict => this.#excused(verdict)) : verdicts
    this.#counts.ticket(excused, severity, weekOf(date))
    this.#months?.add(excused, date)
    return { severity, verdicts: excused, difference: this.#comparison?.ticket(cells, excused) }
  }

  #excused(verdict: Verdict): JudgedVerdict {
    if (verdict.outcome !== 'breached') return verdict
    const waived = this.#waivers?.reasonFor(verdict)
    // The baseline is asked even if a waiver excuses the breach, so that its entry counts as used.
    const known = this.#baseline?.matches(verdict)
    if (waived !== undefined) return { ...verdict, waived }
    return known ? { ...verdict, known } : verdict
  }

  /** Leaves out a ticket that was reported outside the period. Its entitlement is used all the same. */
  #skip(input: TicketInput, reportedAt: number): OutOfPeriodTicket {
    const { id, source, entitlement, spentMs } = input
    if (entitlement !== undefined) {
      const contract = this.#contracts[this.#index.positionOf(cellsOf(input), reportedAt)]
      if (Object.hasOwn(contract?.policy.entitlements ?? {}, entitlement))
        this.#entitlements.ticket(contract, entitlement, reportedAt, spentMs)
    }
    this.#waivers?.skip(id)
    this.#baseline?.skip(id)
    this.#outsidePeriod++
    return { status: 'out-of-period', id, source, reportedAt }
  }

  #nothingToCheck(): Finding {
    const reason = this.#tickets === 0 ? 'tickets' : this.#minimums || this.#objectives.length ? 'shares' : 'targets'
    return { rule: 'nothing-to-check', severity: 'error', message: this.#messages.nothingToCheck(reason) }
  }
}

type Reported = Extract<TicketInput['events'][number], { readonly type: 'reported' }>

function reportOf(events: TicketInput['events']): Reported {
  for (let i = 0; i < events.length; i++) {
    const event = events[i]
    if (event.type === 'reported') return event as Reported
  }
  throw new SlaCalendarError('history-invalid', ['events'], 'There is no event of type "reported".', 'Add one.')
}
