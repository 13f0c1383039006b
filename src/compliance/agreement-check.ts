import type { Calendars } from '../calendar/check-calendar.ts'
import { isSlaCalendarError, SlaCalendarError } from '../errors.ts'
import { evidence } from '../explain/explain.ts'
import type { FindingMessages } from '../explain/messages/messages.ts'
import { toEventMs } from '../time/instant.ts'
import { assertKnownKeys } from '../validation/assert-known-keys.ts'
import { PlainCheck, type PlainReport } from './batch/plain-check.ts'
import type { Agreement } from './contracts/agreements.ts'
import type { CalendarPool } from './contracts/calendar-pool.ts'
import {
  type Cells,
  type Contract,
  promisedTargets,
  type TargetsBySeverity,
  targetsBySeverity,
} from './contracts/contract.ts'
import type { ContractEvaluator, Judgement } from './contracts/contract-evaluator.ts'
import { ContractEvaluators } from './contracts/contract-evaluators.ts'
import { ContractIndex } from './contracts/contract-index.ts'
import { Entitlements } from './contracts/entitlements.ts'
import type { SharedHistory } from './contracts/shared-history.ts'
import { targetLabels } from './contracts/target-labels.ts'
import type { Baseline } from './gate/baseline.ts'
import type { Comparison } from './gate/comparison.ts'
import { evaluateGate } from './gate/gate.ts'
import type { Minimums } from './gate/minimums.ts'
import type { Waivers } from './gate/waivers.ts'
import type { Attainment } from './objectives/attainment.ts'
import { computeAttainment } from './objectives/compute-attainment.ts'
import { MonthCounts } from './objectives/month-counts.ts'
import { type Objective, objectivesOf } from './objectives/objective.ts'
import type { CheckResult, Finding, JudgedVerdict, OutOfPeriodTicket, TicketResult } from './result.ts'
import { HolderTimes } from './tally/holder-times.ts'
import { weekOf } from './tally/iso-week.ts'
import { VerdictCounts } from './tally/verdict-counts.ts'
import { cellsOf, hasOtherKeys, malformationOf, TICKET_KEYS, type TicketInput } from './ticket-input.ts'
import { judgedTicket } from './verdicts/judged-ticket.ts'
import { type RejectedTicket, rejectedTicket } from './verdicts/rejected-ticket.ts'
import { simpleHistory } from './verdicts/simple-history.ts'
import type { Verdict } from './verdicts/verdict.ts'

/** The checked options of a check that all its agreements share. */
export type SharedTerms = {
  readonly calendars: Calendars
  readonly pool: CalendarPool
  /** The targets to judge; undefined for all. */
  readonly targets: readonly string[] | undefined
  readonly objectives: readonly Objective[]
  readonly minimums: Minimums | undefined
  /** 0 if it is not given. */
  readonly minTickets: number
  readonly waivers: Waivers | undefined
  readonly baseline: Baseline | undefined
  /** The comparison, if this agreement is the one that judges its target. */
  readonly comparison: Comparison | undefined
  /** The words of the findings. */
  readonly messages: FindingMessages
  /** Whether tickets that name an entitlement use it up in this agreement. */
  readonly hasEntitlements: boolean
  /** Counts the verdicts of all agreements together; undefined if there is only one. */
  readonly together: VerdictCounts | undefined
  /** The period and the instant of the evaluation, in epoch milliseconds. */
  readonly since: number
  readonly until: number
  readonly now: number
}

/** A ticket that was judged and not counted. */
export type UncountedTicket = JudgedByContract | RejectedTicket | Pick<OutOfPeriodTicket, 'status' | 'reportedAt'>

/** A ticket that was counted. {@link AgreementCheck.resultOf} makes the result of it. */
export type CountedTicket = JudgedByContract | RejectedTicket | OutOfPeriodTicket

type JudgedByContract = Omit<Judgement, 'verdicts'> & {
  readonly status: 'judged'
  /** Once it is counted, with what excuses a breach. */
  readonly verdicts: readonly JudgedVerdict[]
  /** In epoch milliseconds. */
  readonly reportedAt: number
  readonly cells: Cells
  readonly contract: Contract
  readonly evaluator: ContractEvaluator
}

/** Judges tickets by the contracts of one agreement, and counts them. */
export class AgreementCheck {
  readonly #name: string | undefined
  readonly #contracts: readonly Contract[]
  readonly #terms: SharedTerms
  readonly #index: ContractIndex
  /** The evaluators by position of the contract. */
  readonly #evaluators: readonly ContractEvaluators[]
  readonly #targetsBySeverity: TargetsBySeverity
  /** Undefined if all targets are judged. */
  readonly #judgedTargets: ReadonlySet<string> | undefined
  readonly #notJudged: readonly string[]
  readonly #objectives: readonly Objective[]
  readonly #months: MonthCounts
  readonly #minimums: Minimums | undefined
  readonly #entitlements: Entitlements
  readonly #holders = new HolderTimes()
  readonly #counts: VerdictCounts
  #plain: PlainCheck | undefined
  #tickets = 0
  #outsidePeriod = 0

  constructor({ name, contracts }: Agreement, terms: SharedTerms) {
    const { targets, minimums, minTickets } = terms
    this.#name = name
    this.#contracts = contracts
    this.#terms = terms
    this.#evaluators = contracts.map(contract => new ContractEvaluators(contract, terms.calendars, terms.pool))
    this.#index = new ContractIndex(contracts)
    const promised = promisedTargets(contracts)
    const judged = targets?.filter(target => promised.includes(target))
    this.#judgedTargets = judged && new Set(judged)
    this.#notJudged = promised.filter(target => judged && !judged.includes(target))
    this.#targetsBySeverity = targetsBySeverity(contracts, judged)
    this.#objectives = objectivesOf(terms.objectives, name, this.#targetsBySeverity)
    this.#months = new MonthCounts(this.#targetsBySeverity)
    this.#minimums = minimums
      ? minimumsOf(minimums, this.#targetsBySeverity)
      : minTickets && !this.#objectives.length
        ? { all: 100 }
        : undefined
    this.#counts = new VerdictCounts(this.#targetsBySeverity, judged ?? promised)
    this.#entitlements = new Entitlements(terms.now)
  }

  /** Judges a ticket and counts it. Invalid tickets do not throw. */
  ticket(input: TicketInput): TicketResult {
    return this.resultOf(input, this.count(input, this.judge(input)))
  }

  /**
   * Judges a ticket without counting it. Invalid tickets do not throw.
   *
   * @param shared what other agreements or versions have read of the ticket
   */
  judge(input: TicketInput, shared?: SharedHistory): UncountedTicket {
    const { since, until, now, hasEntitlements } = this.#terms
    try {
      if (hasOtherKeys(input)) assertKnownKeys(input, TICKET_KEYS, [])
      const { events, entitlement, spentMs } = input
      const history = shared ? shared.simple(events, now) : simpleHistory(events, now)
      const reportedAt = history ? history.reportedAt : reportedAtOf(events)
      if (!(reportedAt >= since && reportedAt < until)) {
        const contract = this.#entitledContract(input, reportedAt)
        if (contract) this.#entitlements.check(contract, entitlement!, spentMs)
        return { status: 'out-of-period', reportedAt }
      }
      const cells = cellsOf(input)
      const position = this.#index.positionOf(cells, reportedAt)
      if (position < 0) throw this.#index.noContractError(cells.fields, reportedAt)
      const evaluator = this.#evaluators[position].of(cells)
      const judgement = evaluator.judge(input, history, now, shared)
      const contract = this.#contracts[position]
      if (entitlement !== undefined && hasEntitlements) this.#entitlements.check(contract, entitlement, spentMs)
      const judged = this.#judgedTargets
      const { severity, simple, state } = judgement
      const verdicts = judged ? judgement.verdicts.filter(({ target }) => judged.has(target)) : judgement.verdicts
      return { status: 'judged', reportedAt, cells, contract, evaluator, severity, verdicts, simple, state }
    } catch (error) {
      const cause = malformationOf(input) ?? error
      if (!isSlaCalendarError(cause)) throw cause
      return rejectedTicket(input, cause, this.#name)
    }
  }

  /** Returns what judges tickets on columns; undefined if tickets are compared, or counted for several agreements. */
  plain(reports: readonly PlainReport[]): PlainCheck | undefined {
    const { since, until, now, waivers, baseline, comparison, together } = this.#terms
    if (comparison || together) return undefined
    const terms = {
      ...{ agreement: this.#name, contracts: this.#contracts, index: this.#index, evaluators: this.#evaluators },
      ...{ since, until, now, mayExcuse: Boolean(waivers ?? baseline) },
      isJudged: (target: string) => this.#judgedTargets?.has(target) ?? true,
      ...{ counts: this.#counts, months: this.#months },
      counted: (tickets: number, outsidePeriod: number) => {
        this.#tickets += tickets
        this.#outsidePeriod += outsidePeriod
      },
    }
    this.#plain = new PlainCheck(terms, reports)
    return this.#plain
  }

  /** Counts a ticket that was judged. */
  count(input: TicketInput, judged: UncountedTicket): CountedTicket {
    if (judged.status === 'rejected') return judged
    const { reportedAt } = judged
    if (judged.status === 'out-of-period') return this.#skip(input, reportedAt)
    const { now, hasEntitlements, waivers, baseline, together } = this.#terms
    const { entitlement, spentMs } = input
    if (entitlement !== undefined && hasEntitlements)
      this.#entitlements.ticket(judged.contract, entitlement, reportedAt, spentMs)
    this.#tickets++
    const isExcused = waivers !== undefined || baseline !== undefined
    const counted = isExcused ? { ...judged, verdicts: judged.verdicts.map(one => this.#excused(one)) } : judged
    const { severity, verdicts, simple, state } = counted
    const date = judged.evaluator.zone.dateOf(reportedAt)
    const week = weekOf(date)
    this.#counts.ticket(verdicts, severity, week)
    together?.ticket(verdicts, severity, week)
    this.#months.add(verdicts, date)
    if (simple) this.#holders.simpleTicket(verdicts, input.events, simple, now)
    else if (state) this.#holders.ticket(verdicts, state)
    return counted
  }

  /** Makes the result for a ticket that was counted. It compares the verdicts, so it must be called once. */
  resultOf(input: TicketInput, counted: CountedTicket): TicketResult {
    if (counted.status !== 'judged') return counted
    const { cells, evaluator, severity, verdicts } = counted
    const { now, comparison } = this.#terms
    const difference = comparison?.ticket(cells, verdicts)
    return judgedTicket(input, evaluator, now, { severity, verdicts, difference }, this.#name)
  }

  /** Returns the result over all tickets so far, without findings on waivers and the baseline. */
  result(): CheckResult {
    this.#plain?.flush()
    const { now, comparison: compared, messages } = this.#terms
    const attainment = this.#attainment()
    const gate = evaluateGate({
      counts: this.#counts,
      targets: this.#targetsBySeverity,
      minimums: this.#minimums,
      minTickets: this.#terms.minTickets,
      attainment,
      messages,
    })
    const comparison = compared?.findings(messages) ?? []
    const isCompared = comparison.every(({ severity }) => severity !== 'error')
    const entitlements = this.#entitlements.result(this.#contracts)
    const labels = targetLabels(this.#contracts)
    return this.#named({
      outcome: isCompared ? gate.outcome : 'inconclusive',
      now,
      ...evidence(),
      policies: [...new Set(this.#contracts.map(({ policyName }) => policyName))],
      calendars: [...new Set(this.#contracts.flatMap(contract => calendarNamesOf(contract, this.#terms.calendars)))],
      tickets: this.#tickets,
      outsidePeriod: this.#outsidePeriod,
      notJudged: this.#notJudged,
      ...(labels && { targetLabels: labels }),
      summary: this.#counts.summary(this.#terms.minTickets),
      gates: gate.gates.map(one => this.#named(one)),
      attainment: attainment.map(one => this.#named(one)),
      months: this.#months.tallies(this.#counts.targets).map(one => this.#named(one)),
      holders: this.#holders.result(this.#counts.targets).map(one => this.#named(one)),
      findings: [
        ...(gate.outcome === 'inconclusive' ? [this.#nothingToCheck()] : []),
        ...gate.findings.map(one => this.#named({ ...one, message: this.#prefixed(one.message, ', ') })),
        ...comparison.map(one => this.#named(one)),
      ],
      ...(compared ? { comparison: compared.result } : {}),
      ...(entitlements ? { entitlements } : {}),
    })
  }

  #named<T extends object>(one: T): T & { readonly agreement?: string } {
    return this.#name === undefined ? one : { agreement: this.#name, ...one }
  }

  #prefixed(message: string, separator = ': '): string {
    return this.#name === undefined ? message : this.#name + separator + message
  }

  #attainment(): Attainment[] {
    return computeAttainment(
      this.#objectives,
      this.#months,
      this.#targetsBySeverity,
      this.#counts.targets,
      this.#terms.minTickets || undefined,
    )
  }

  #excused(verdict: Verdict): JudgedVerdict {
    if (verdict.outcome !== 'breached') return verdict
    const { waivers, baseline } = this.#terms
    const breach = this.#name === undefined ? verdict : { ...verdict, agreement: this.#name }
    const waived = waivers?.reasonFor(breach)
    // The baseline is asked even if a waiver excuses the breach, so that its entry counts as used.
    const known = baseline?.matches(breach)
    if (waived !== undefined) return { ...verdict, waived }
    return known ? { ...verdict, known } : verdict
  }

  /** Leaves out a ticket that was reported outside the period. Its entitlement is used all the same. */
  #skip(input: TicketInput, reportedAt: number): OutOfPeriodTicket {
    const { waivers, baseline } = this.#terms
    const { id, source, entitlement, spentMs } = input
    const contract = this.#entitledContract(input, reportedAt)
    if (contract) this.#entitlements.ticket(contract, entitlement!, reportedAt, spentMs)
    waivers?.skip(id)
    baseline?.skip(id)
    this.#outsidePeriod++
    return { status: 'out-of-period', id, source, reportedAt }
  }

  /** Returns the contract with the entitlement that a ticket outside the period uses; undefined if it uses none. */
  #entitledContract(input: TicketInput, reportedAt: number): Contract | undefined {
    const { entitlement } = input
    if (entitlement === undefined) return undefined
    const contract = this.#contracts[this.#index.positionOf(cellsOf(input), reportedAt)]
    return Object.hasOwn(contract?.policy.entitlements ?? {}, entitlement) ? contract : undefined
  }

  #nothingToCheck(): Finding {
    const reason = this.#tickets === 0 ? 'tickets' : this.#minimums || this.#objectives.length ? 'shares' : 'targets'
    const message = this.#terms.messages.nothingToCheck(reason)
    return this.#named({ rule: 'nothing-to-check', severity: 'error', message: this.#prefixed(message) })
  }
}

/** Returns the names of the calendars that may apply to tickets of a contract. */
function calendarNamesOf({ calendarName, calendarFrom }: Contract, calendars: Calendars): string[] {
  const names = Object.values(calendarFrom?.calendars ?? {})
  return names.length ? names.map(name => calendars[name].name ?? name) : [calendarName]
}

/** Returns the minimums for the severities that an agreement has. They replace its objectives even if none is left. */
function minimumsOf({ all, severities }: Minimums, targets: TargetsBySeverity): Minimums {
  const own = Object.entries(severities ?? {}).filter(([severity]) => targets.has(severity))
  return { ...(all === undefined ? {} : { all }), severities: Object.fromEntries(own) }
}

function reportedAtOf(events: TicketInput['events']): number {
  for (let i = 0; i < events.length; i++) {
    const { type, at } = events[i]
    if (type === 'reported')
      return typeof at === 'number' && Number.isInteger(at) ? at : toEventMs(at, ['events', i, 'at'])
  }
  throw new SlaCalendarError('history-invalid', ['events'], 'There is no event of type "reported".', 'Add one.')
}
