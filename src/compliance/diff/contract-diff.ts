import { SlaCalendarError } from '../../errors.ts'
import { InputValue } from '../../validation/input-value.ts'
import { withPathPrefix } from '../../validation/path-prefix.ts'
import type { CountedTicket, UncountedTicket } from '../agreement-check.ts'
import { Check, type CheckOptions } from '../check.ts'
import { CalendarPool } from '../contracts/calendar-pool.ts'
import type { ContractEvaluator } from '../contracts/contract-evaluator.ts'
import { SharedHistory } from '../contracts/shared-history.ts'
import type { CheckResult, JudgedVerdict, OutOfPeriodTicket } from '../result.ts'
import type { TicketInput, TicketLocation } from '../ticket-input.ts'
import { type RejectedTicket, rejectedTicket } from '../verdicts/rejected-ticket.ts'
import {
  type ChangeState,
  type ComparedTicket,
  type ComparedVersions,
  changeOf,
  isDueMoved,
  isSameCycles,
  pairVerdicts,
  stateOf,
  type VerdictChange,
  type VerdictPair,
} from './verdict-change.ts'

/** The contracts and settings of one version: the result of `parseDocument`, or the same options of a `Check`. */
export type DiffTerms = Pick<CheckOptions, 'contracts' | 'calendars' | 'targets' | 'objectives' | 'waivers'>

/** The options of a comparison. */
export type DiffOptions = Pick<CheckOptions, 'now' | 'since' | 'until'> & {
  /** The terms that apply now. */
  readonly before: DiffTerms
  /** The terms to compare them with. */
  readonly after: DiffTerms
  /**
   * Whether to compare only tickets that have an open target at `now` in either version. An open target is then also a
   * change if only its due time moves. @defaultValue false
   */
  readonly openOnly?: boolean | undefined
}

/** The result for a ticket. `status` distinguishes the cases; a ticket that neither version can judge is rejected. */
export type TicketDiff = ComparedVerdicts | ClosedTicket | RejectedTicket | OutOfPeriodTicket

/** A ticket that is left out, because `openOnly` is set and no target is open. */
export type ClosedTicket = {
  /** The ticket has no open target. */
  readonly status: 'closed'
  /** The id of the ticket. */
  readonly id: string
  /** The file and line that the ticket comes from; undefined if it comes from no file. */
  readonly source: TicketLocation | undefined
}

/** A ticket that at least one version judges. */
export type ComparedVerdicts = {
  /** The ticket was judged and counted. */
  readonly status: 'compared'
  /** The agreement; absent without a name. */
  readonly agreement?: string
  /** The id of the ticket. */
  readonly id: string
  /** The file and line that the ticket comes from; undefined if it comes from no file. */
  readonly source: TicketLocation | undefined
  /** The verdicts that differ, in the order of reports. */
  readonly changes: readonly VerdictChange[]
}

/** The results of both versions for one agreement. */
export type AgreementDiff = {
  /** The agreement. */
  readonly agreement: string
  /** The result before; null if the agreement is new. */
  readonly before: CheckResult | null
  /** The result after; null if the agreement is no longer there. */
  readonly after: CheckResult | null
}

/** How many verdicts changed from a state to another. */
export type StateChange = { readonly from: ChangeState; readonly to: ChangeState; readonly count: number }

/** The result of a comparison over all tickets so far. */
export type DiffResult = {
  /** The result of a check with the terms before. */
  readonly before: CheckResult
  /** The result of a check with the terms after. */
  readonly after: CheckResult
  /** Whether only tickets with an open target are compared. Both checks count only these tickets then. */
  readonly openOnly: boolean
  /** How many tickets were judged by at least one version and compared. */
  readonly tickets: number
  /** How many tickets were left out because no target is open; 0 without `openOnly`. */
  readonly closed: number
  /** How many of them have a verdict that changed. */
  readonly changedTickets: number
  /** How many verdicts changed. */
  readonly changed: number
  /**
   * How many verdicts changed, by state before and after; the most frequent ones first. Both states are the same if only
   * the due time of an open target moves.
   */
  readonly counts: readonly StateChange[]
  /** How many verdicts stayed the same although the target is due at another instant. */
  readonly movedDue: number
  /** The results by agreement; absent if no contract names an agreement. */
  readonly agreements?: readonly AgreementDiff[]
}

/** The keys of a version, and those of `parseDocument` that a comparison does not need. */
const TERMS = ['contracts', 'calendars', 'targets', 'objectives', 'waivers']
const UNUSED = ['name', 'policies', 'tickets', 'ticketUrl', 'logo']

/**
 * Compares two versions of the contracts, ticket by ticket: which verdicts change, and why. Like {@link Check}, it keeps only
 * counts and a few bytes per verdict.
 *
 * @example
 * ```ts
 * import { italianOffice, slaPolicy } from 'sla-calendar'
 * import { ContractDiff } from 'sla-calendar/compliance'
 *
 * const terms = (hours: number) => {
 *   const target = { within: { hours }, clock: 'business' } as const
 *   const policy = slaPolicy({ name: 'Gold', severities: { high: { level: 1, firstResponse: target } } })
 *   const contract = { when: {}, policyName: 'gold', policy, calendarName: 'rome', calendar: italianOffice, severities: {} }
 *   return { contracts: [contract] }
 * }
 * const diff = new ContractDiff({ before: terms(6), after: terms(8), now: '2026-11-24T09:00+01:00' })
 * const ticket = diff.ticket({
 *   id: 'INC-1',
 *   events: [
 *     { at: Date.parse('2026-11-20T16:30+01:00'), type: 'reported', severity: 'high' },
 *     { at: Date.parse('2026-11-23T14:00+01:00'), type: 'responded' },
 *   ],
 * })
 * const [change] = ticket.status === 'compared' ? ticket.changes : []
 * change.from // => 'breached'
 * change.to // => 'met'
 * change.reasons().map(({ message }) => message) // => ['6 h of working time in OLD, 8 h of working time in NEW']
 * diff.result().changed // => 1
 * ```
 */
export class ContractDiff {
  readonly #before: Check
  readonly #after: Check
  readonly #openOnly: boolean
  readonly #counts: { readonly from: ChangeState; readonly to: ChangeState; count: number }[] = []
  readonly #pairs: readonly AgreementPair[]
  #tickets = 0
  #changedTickets = 0
  #movedDue = 0
  #closed = 0

  /** @throws {SlaCalendarError} the codes of a check, with a path that begins with `before` or `after` */
  constructor(options: DiffOptions) {
    const input = new InputValue(options, []).onlyKeys(['before', 'after', 'now', 'since', 'until', 'openOnly'])
    const { now, since, until, openOnly = false } = options
    if (typeof openOnly !== 'boolean') throw input.at('openOnly').expected('true or false')
    const pool = new CalendarPool()
    const checkOf = (key: 'before' | 'after') => {
      input.required(key, 'Give the contracts, or the result of parseDocument.').onlyKeys([...TERMS, ...UNUSED])
      const { contracts, calendars, targets, objectives, waivers } = options[key]
      const period = { now, since, until }
      const terms = { contracts, calendars, targets, objectives, waivers, ...period }
      return withPathPrefix([key], () => new Check(terms, pool))
    }
    this.#before = checkOf('before')
    this.#after = checkOf('after')
    this.#pairs = agreementPairs(this.#before.agreements, this.#after.agreements)
    this.#openOnly = openOnly
  }

  /**
   * Compares a ticket and counts it. Invalid tickets do not throw.
   *
   * @throws {SlaCalendarError} `input-invalid` if the contracts have several agreements
   */
  ticket(input: TicketInput): TicketDiff {
    if (this.#pairs.length > 1)
      throw new SlaCalendarError(
        'input-invalid',
        [],
        `The contracts have several agreements: ${this.#pairs.map(({ name }) => name).join(', ')}.`,
        'Call ticketByAgreement, which returns a result for each.',
      )
    return this.ticketByAgreement(input)[0]
  }

  /** Compares a ticket once per agreement and counts it. Invalid tickets do not throw. */
  ticketByAgreement(input: TicketInput): readonly TicketDiff[] {
    const shared = new SharedHistory()
    const [before, after] = [this.#before, this.#after]
    const judged = [Check.judge(before, input, shared), Check.judge(after, input, shared)] as const
    if (this.#openOnly && isClosed(judged[0], judged[1])) {
      this.#closed++
      const { id, source } = input
      // The others have closed the ticket, but an agreement that cannot judge it rejects it.
      return this.#pairs.map(
        pair =>
          rejectionOf(this.#versions(input, judged[0], judged[1], pair), pair) ?? { status: 'closed', id, source },
      )
    }
    const first = Check.count(before, input, judged[0])
    const second = Check.count(after, input, judged[1])
    let [isCompared, isChanged] = [false, false]
    const results = this.#pairs.map(pair => {
      const result = this.#compare(input, this.#versions(input, first, second, pair), pair)
      if (result.status === 'compared') {
        isCompared = true
        if (result.changes.length) isChanged = true
      }
      return result
    })
    if (isCompared) this.#tickets++
    if (isChanged) this.#changedTickets++
    return results
  }

  /** Returns the result over all tickets so far. More tickets may follow. */
  result(): DiffResult {
    const counts = [...this.#counts].sort((a, b) => b.count - a.count)
    const [before, after] = [this.#before.result(), this.#after.result()]
    const sections = this.#pairs.flatMap(pair => agreementDiff(pair, before, after) ?? [])
    return {
      before,
      after,
      openOnly: this.#openOnly,
      tickets: this.#tickets,
      closed: this.#closed,
      changedTickets: this.#changedTickets,
      changed: counts.reduce((sum, { count }) => sum + count, 0),
      counts: counts.map(one => ({ ...one })),
      movedDue: this.#movedDue,
      ...(sections.length ? { agreements: sections } : {}),
    }
  }

  /** Returns the results of both versions for an agreement. */
  #versions<T>(input: TicketInput, before: readonly T[], after: readonly T[], pair: AgreementPair): Versions<T> {
    return [before[pair.before] ?? absent(input, pair), after[pair.after] ?? absent(input, pair)]
  }

  #compare(input: TicketInput, versions: Versions<CountedTicket>, pair: AgreementPair): TicketDiff {
    const [before, after] = versions
    // The period is the same for both.
    if (before.status === 'out-of-period') return before
    if (after.status === 'out-of-period') return after
    const rejection = rejectionOf(versions, pair)
    if (rejection) return rejection
    const listed = this.#listed(verdictsOf(before), verdictsOf(after))
    const changes = listed.length ? this.#changes(input, versions, pair, listed) : NO_CHANGES
    const { id, source } = input
    if (pair.name === undefined) return { status: 'compared', id, source, changes }
    return { status: 'compared', agreement: pair.name, id, source, changes }
  }

  /** Returns the pairs of verdicts that are changes, and counts the others that are due at another instant. */
  #listed(before: readonly JudgedVerdict[], after: readonly JudgedVerdict[]): VerdictPair[] {
    const listed: VerdictPair[] = []
    // Nearly always both have the same targets and cycles in the same order.
    if (isSameCycles(before, after)) for (let i = 0; i < before.length; i++) this.#list(before[i], after[i], listed)
    else for (const pair of pairVerdicts(before, after)) this.#list(pair.before, pair.after, listed)
    return listed
  }

  #list(before: JudgedVerdict | null, after: JudgedVerdict | null, listed: VerdictPair[]): void {
    const isMoved = isDueMoved(before, after)
    const isOpenMove = isMoved && this.#openOnly && (isOpenVerdict(before) || isOpenVerdict(after))
    if (isOpenMove || stateOf(before) !== stateOf(after)) listed.push({ before, after })
    else if (isMoved) this.#movedDue++
  }

  #changes(
    input: TicketInput,
    [before, after]: Versions<CountedTicket>,
    pair: AgreementPair,
    listed: readonly VerdictPair[],
  ): VerdictChange[] {
    const result = (check: Check, i: number, counted: CountedTicket) =>
      (counted.status === 'judged' ? Check.resultOf(check, i, input, counted) : counted) as ComparedTicket
    const [first, second] = [evaluatorOf(before), evaluatorOf(after)]
    const versions: ComparedVersions = {
      agreement: pair.name,
      source: input.source,
      timeZone: (first ?? second)!.zone.id,
      labels: [second?.targetLabels, first?.targetLabels],
      results: () => [result(this.#before, pair.before, before), result(this.#after, pair.after, after)],
    }
    return listed.map(one => this.#counted(changeOf(one, versions)))
  }

  #counted(change: VerdictChange): VerdictChange {
    const { from, to } = change
    const known = this.#counts.find(one => one.from === from && one.to === to)
    if (known) known.count++
    else this.#counts.push({ from, to, count: 1 })
    return change
  }
}

function evaluatorOf(counted: CountedTicket): ContractEvaluator | undefined {
  return counted.status === 'judged' ? counted.evaluator : undefined
}

/** The results of a ticket in both versions of an agreement. */
type Versions<T> = readonly [before: T | RejectedTicket, after: T | RejectedTicket]

/** Returns why neither version of an agreement can judge a ticket; undefined if one of them can. */
function rejectionOf([before, after]: Versions<Judged>, pair: AgreementPair): RejectedTicket | undefined {
  if (before.status !== 'rejected' || after.status !== 'rejected') return undefined
  return pair.after < 0 ? before : after
}

/** A ticket that was judged, whether it was counted or not. */
type Judged = UncountedTicket | CountedTicket

const NO_CHANGES: readonly VerdictChange[] = []
const NO_VERDICTS: readonly JudgedVerdict[] = []

/** Whether a ticket is judged in at least one version, and open in none. */
function isClosed(before: readonly Judged[], after: readonly Judged[]): boolean {
  return (before.some(isJudged) || after.some(isJudged)) && !before.some(isOpen) && !after.some(isOpen)
}

function isJudged({ status }: Judged): boolean {
  return status === 'judged'
}

function isOpen(one: Judged): boolean {
  return verdictsOf(one).some(isOpenVerdict)
}

function verdictsOf(one: Judged): readonly JudgedVerdict[] {
  return one.status === 'judged' ? one.verdicts : NO_VERDICTS
}

/** Whether a target is promised and not stopped: it counts, is paused, has not started, or is overdue. */
function isOpenVerdict(verdict: JudgedVerdict | null): boolean {
  return verdict !== null && verdict.outcome !== 'not-applicable' && verdict.stoppedAt === null
}

/** An agreement, and its positions among those of both versions; -1 if a version lacks it. */
type AgreementPair = { readonly name: string | undefined; readonly before: number; readonly after: number }

/**
 * Pairs the agreements of two versions by name. A version without names has one agreement. It is paired with the `SLA` of the
 * other version or, without one, with its first agreement.
 */
function agreementPairs(before: readonly string[], after: readonly string[]): AgreementPair[] {
  if (!before.length && !after.length) return [{ name: undefined, before: 0, after: 0 }]
  const [first, second] = [before.length ? before : [mainOf(after)], after.length ? after : [mainOf(before)]]
  const names = [...new Set([...first, ...second])]
  return names.map(name => ({ name, before: first.indexOf(name), after: second.indexOf(name) }))
}

function mainOf(names: readonly string[]): string {
  return names.includes('SLA') ? 'SLA' : names[0]
}

/** Returns the results of an agreement; undefined if no contract names one. */
function agreementDiff(
  { name, before, after }: AgreementPair,
  first: CheckResult,
  second: CheckResult,
): AgreementDiff | undefined {
  if (name === undefined) return undefined
  const resultOf = (result: CheckResult, position: number) => (result.agreements ?? [result])[position] ?? null
  return { agreement: name, before: resultOf(first, before), after: resultOf(second, after) }
}

/** The error for a version without the agreement of the other one. */
const ABSENT = new SlaCalendarError('input-invalid', [], 'It has no such agreement.')

function absent(input: TicketInput, { name }: AgreementPair): RejectedTicket {
  return rejectedTicket(input, ABSENT, name)
}
