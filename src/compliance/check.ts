import { type CalendarsInput, checkCalendars } from '../calendar/check-calendar.ts'
import { SlaCalendarError } from '../errors.ts'
import { evidence } from '../explain/explain.ts'
import { FINDINGS, inLanguage } from '../explain/messages/languages.ts'
import type { FindingMessages } from '../explain/messages/messages.ts'
import { checkedLocale } from '../time/format/locale.ts'
import { type InstantInput, toEpochMs, toEventMs } from '../time/instant.ts'
import { InputValue } from '../validation/input-value.ts'
import { AgreementCheck, type CountedTicket, type UncountedTicket } from './agreement-check.ts'
import type { PlainCheck, PlainReport } from './batch/plain-check.ts'
import { type Agreement, agreementsOf } from './contracts/agreements.ts'
import { CalendarPool } from './contracts/calendar-pool.ts'
import { checkTargets } from './contracts/check-targets.ts'
import {
  type Contract,
  type ContractInput,
  checkContracts,
  definedTargets,
  promisedTargets,
  targetsBySeverity,
} from './contracts/contract.ts'
import { SharedHistory } from './contracts/shared-history.ts'
import { targetLabels } from './contracts/target-labels.ts'
import { Baseline, checkBaseline, type KnownBreach } from './gate/baseline.ts'
import { type CompareOptions, Comparison, checkCompare } from './gate/comparison.ts'
import { checkMinimums, type Minimums } from './gate/minimums.ts'
import { type Waiver, Waivers } from './gate/waivers.ts'
import { checkObjectives, type Objective } from './objectives/objective.ts'
import type { CheckOutcome, CheckResult, EntitlementTally, TicketResult } from './result.ts'
import { VerdictCounts } from './tally/verdict-counts.ts'
import type { TicketInput } from './ticket-input.ts'

/** The options of a check: the contracts that apply, the required minimums and the instant. */
export type CheckOptions = {
  /** The contracts, at least one. The first contract that covers a ticket applies, in each agreement by itself. */
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
   * one target is judged. Only one agreement may judge it. @defaultValue no comparison
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
 * Judges tickets one by one, and sums up. It reads and prints nothing. It keeps only counts and four bytes per
 * verdict, or eight if it took more than 49 days. The result does not depend on the order of the tickets.
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
  /** The names of the agreements, in the order of the contracts; empty if no contract names one. */
  readonly agreements: readonly string[]
  readonly #contracts: readonly Contract[]
  readonly #checks: readonly AgreementCheck[]
  readonly #waivers: Waivers | undefined
  readonly #baseline: Baseline | undefined
  readonly #minTickets: number
  /** Undefined if there is only one agreement. */
  readonly #together: VerdictCounts | undefined
  readonly #notJudged: readonly string[]
  readonly #now: number
  readonly #messages: FindingMessages
  /** The tickets that any of several agreements judged. */
  #tickets = 0

  /**
   * @throws {SlaCalendarError} for invalid options, with the path to the error: `key-unknown`, `key-missing`,
   * `input-invalid`, `policy-required`, `calendar-required`, `calendar-unknown`, `severity-unknown`, `target-unknown`,
   * `date-invalid`, `range-reversed` and the codes of instants and specs
   */
  constructor(options: CheckOptions)
  /**
   * @internal
   * @param pool calendars that other checks use too
   */
  constructor(options: CheckOptions, pool: CalendarPool)
  constructor(options: CheckOptions, pool = new CalendarPool()) {
    const input = new InputValue(options, []).onlyKeys(KEYS)
    const { since: from, until: to, now } = options
    input.required('contracts', 'Give at least one.')
    input.required('now', 'Give the instant to judge by, such as new Date().')
    this.#now = toEventMs(now, ['now'])
    const since = from === undefined ? -Infinity : toEpochMs(from, ['since'])
    const until = to === undefined ? Infinity : toEpochMs(to, ['until'])
    if (until < since) throw input.at('until').error('range-reversed', 'The end is before the start.', 'Swap them.')
    const calendars = checkCalendars(options.calendars)
    const contracts = checkContracts(input.at('contracts'), calendars)
    this.#contracts = contracts
    const agreements = agreementsOf(contracts)
    this.agreements = agreements.flatMap(({ name }) => name ?? [])
    const targets = options.targets === undefined ? undefined : checkTargets(input.at('targets'), contracts)
    const promised = promisedTargets(contracts)
    const judged = targets ?? promised
    this.#notJudged = promised.filter(target => !judged.includes(target))
    const bySeverity = targetsBySeverity(contracts, targets)
    if (options.waivers !== undefined) {
      const waivers = new Waivers(input.at('waivers'), contracts, this.#now, targets)
      if (waivers.size) this.#waivers = waivers
    }
    if (options.baseline !== undefined)
      this.#baseline = new Baseline(checkBaseline(input.at('baseline'), contracts), targets)
    const objectives = input.optional('objectives')
    this.#minTickets = input.optional('minTickets')?.integer(1, Number.MAX_SAFE_INTEGER) ?? 0
    this.#messages = options.locale === undefined ? FINDINGS.en : inLanguage(FINDINGS, checkedLocale(options))
    this.#together = agreements.length > 1 ? new VerdictCounts(bySeverity, judged) : undefined
    const shared = {
      ...{ calendars, targets, since, until, now: this.#now, minTickets: this.#minTickets },
      pool,
      objectives: objectives ? checkObjectives(objectives, contracts, targets) : [],
      minimums:
        options.minimums === undefined
          ? undefined
          : checkMinimums(options.minimums, [...bySeverity.keys()], ['minimums']),
      ...{ waivers: this.#waivers, baseline: this.#baseline, together: this.#together, messages: this.#messages },
    }
    const compared = comparisonOf(input.optional('compare'), agreements, judged)
    const withEntitlements = agreements.filter(hasEntitlements)
    this.#checks = agreements.map(agreement => {
      // An entitlement that no agreement has is an error in each.
      const isUsed = !withEntitlements.length || withEntitlements.includes(agreement)
      const comparison = agreement === compared?.agreement ? compared?.comparison : undefined
      return new AgreementCheck(agreement, { ...shared, comparison, hasEntitlements: isUsed })
    })
  }

  /**
   * Judges a ticket and counts it. Invalid tickets do not throw: the result has the status `rejected` and the reason.
   *
   * @returns the verdicts (`judged`), the reason why there are none (`rejected`), or `out-of-period`
   * @throws {SlaCalendarError} `input-invalid` if the contracts name several agreements
   */
  ticket(input: TicketInput): TicketResult {
    if (this.#checks.length > 1)
      throw new SlaCalendarError(
        'input-invalid',
        [],
        `The contracts have several agreements: ${this.agreements.join(', ')}.`,
        'Call ticketByAgreement, which returns a result for each.',
      )
    return this.#checks[0].ticket(input)
  }

  /**
   * Judges a ticket once per agreement and counts it. Invalid tickets do not throw.
   *
   * @returns a result per agreement, in the order of {@link Check.agreements}; one result if no contract names an agreement
   * @example
   * ```ts
   * import { businessCalendar, slaPolicy } from 'sla-calendar'
   * import { Check } from 'sla-calendar/compliance'
   *
   * const calendar = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } })
   * const contract = (agreement: string, within: string) => ({
   *   agreement,
   *   when: {},
   *   policyName: agreement,
   *   policy: slaPolicy({ name: agreement, severities: { high: { level: 1, resolution: { within, clock: 'business' } } } }),
   *   calendarName: 'rome',
   *   calendar,
   *   severities: {},
   * })
   * const contracts = [contract('SLA', 'PT8H'), contract('OLA', 'PT4H')]
   * const check = new Check({ contracts, now: '2026-11-24T09:00+01:00' })
   * const results = check.ticketByAgreement({
   *   id: 'INC-1',
   *   events: [
   *     { at: Date.parse('2026-11-23T09:00+01:00'), type: 'reported', severity: 'high' },
   *     { at: Date.parse('2026-11-23T15:00+01:00'), type: 'resolved' },
   *   ],
   * })
   * results.map(one => one.status === 'judged' && `${one.agreement}: ${one.verdicts[0].outcome}`)
   * // => ['SLA: met', 'OLA: breached']
   * check.result().agreements?.map(({ agreement, outcome }) => `${agreement}: ${outcome}`)
   * // => ['SLA: met', 'OLA: breached']
   * ```
   */
  ticketByAgreement(input: TicketInput): readonly TicketResult[] {
    if (this.#checks.length === 1) return [this.#checks[0].ticket(input)]
    const counted = Check.count(this, input, Check.judge(this, input, new SharedHistory()))
    return counted.map((one, i) => Check.resultOf(this, i, input, one))
  }

  /**
   * Judges a ticket once per agreement without counting it.
   *
   * @internal
   * @param shared the parts of the ticket that this check and others have read
   */
  static judge(check: Check, input: TicketInput, shared: SharedHistory | undefined): readonly UncountedTicket[] {
    return check.#checks.map(one => one.judge(input, shared))
  }

  /**
   * Counts a ticket that was judged, in the order of the agreements.
   *
   * @internal
   */
  static count(check: Check, input: TicketInput, judged: readonly UncountedTicket[]): readonly CountedTicket[] {
    const counted = check.#checks.map((one, i) => one.count(input, judged[i]))
    if (counted.some(({ status }) => status === 'judged')) check.#tickets++
    return counted
  }

  /**
   * Makes the result for a ticket that was counted.
   *
   * @internal
   * @param i the position of the agreement
   */
  static resultOf(check: Check, i: number, input: TicketInput, counted: CountedTicket): TicketResult {
    return check.#checks[i].resultOf(input, counted)
  }

  /**
   * Returns what judges tickets on columns, and counts them in this check; undefined if they are judged one by one.
   *
   * @internal
   */
  plain(reports: readonly PlainReport[]): PlainCheck | undefined {
    return this.#checks.length === 1 ? this.#checks[0].plain(reports) : undefined
  }

  /** Returns the result over all tickets so far. More tickets may follow. */
  result(): CheckResult {
    const results = this.#checks.map(check => check.result())
    const excuses = [this.#waivers, this.#baseline].flatMap(one => one?.findings(this.#messages) ?? [])
    const [only] = results
    if (!this.agreements.length) return { ...only, findings: [...only.findings, ...excuses] }
    const labels = targetLabels(this.#contracts)
    const comparison = results.find(one => one.comparison)?.comparison
    const entitlements = entitlementsOf(results)
    return {
      outcome: worstOf(results.map(({ outcome }) => outcome)),
      now: this.#now,
      ...evidence(),
      policies: distinct(results, 'policies'),
      calendars: distinct(results, 'calendars'),
      tickets: results.length === 1 ? only.tickets : this.#tickets,
      outsidePeriod: only.outsidePeriod,
      notJudged: this.#notJudged,
      ...(labels && { targetLabels: labels }),
      summary: this.#together?.summary(this.#minTickets) ?? only.summary,
      gates: results.flatMap(({ gates }) => gates),
      attainment: results.flatMap(({ attainment }) => attainment),
      months: results.flatMap(({ months }) => months),
      holders: results.flatMap(({ holders }) => holders),
      findings: [...results.flatMap(({ findings }) => findings), ...excuses],
      ...(comparison ? { comparison } : {}),
      ...(entitlements ? { entitlements } : {}),
      agreements: results,
    }
  }
}

/** Returns the worst outcome. An agreement without one keeps the whole check from passing. */
function worstOf(outcomes: readonly CheckOutcome[]): CheckOutcome {
  return WORST_FIRST.find(outcome => outcomes.includes(outcome))!
}

const WORST_FIRST: readonly CheckOutcome[] = ['inconclusive', 'breached', 'met']

function distinct(results: readonly CheckResult[], key: 'policies' | 'calendars'): string[] {
  return [...new Set(results.flatMap(result => result[key]))]
}

function hasEntitlements({ contracts }: Agreement): boolean {
  return contracts.some(({ policy }) => Object.keys(policy.entitlements ?? {}).length > 0)
}

/** Returns the entitlements of all agreements, by names that begin with the agreement. */
function entitlementsOf(results: readonly CheckResult[]): CheckResult['entitlements'] {
  const all = results.flatMap(({ agreement, entitlements = {} }) =>
    Object.entries(entitlements).map(([name, use]): [string, EntitlementTally] => [`${agreement}, ${name}`, use]),
  )
  return all.length ? Object.fromEntries(all) : undefined
}

/**
 * Checks the option `compare`.
 *
 * @param judged the targets that are judged
 * @returns the comparison, and the agreement that judges its target; undefined without the option
 * @throws {SlaCalendarError} the codes of {@link checkCompare}; `input-invalid` if several agreements judge the target
 */
function comparisonOf(input: InputValue | undefined, agreements: readonly Agreement[], judged: readonly string[]) {
  if (!input) return undefined
  const contracts = agreements.flatMap(({ contracts }) => contracts)
  const comparison = new Comparison(checkCompare(input, judged, definedTargets(contracts)))
  const { target } = comparison
  const judging = agreements.filter(({ contracts }) => promisedTargets(contracts).includes(target))
  if (judging.length > 1)
    throw input.error(
      'input-invalid',
      `Several agreements judge ${target}: ${judging.map(({ name }) => name).join(', ')}.`,
      'Give the contracts of the agreement that the column is about.',
    )
  return { agreement: judging[0], comparison }
}
