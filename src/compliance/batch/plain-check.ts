import { BusinessCalendar } from '../../calendar/business-calendar.ts'
import { groupRows } from '../../calendar/timeline/group-rows.ts'
import type { Timeline } from '../../calendar/timeline/timeline.ts'
import { isSlaCalendarError } from '../../errors.ts'
import type { Cells, Contract } from '../contracts/contract.ts'
import type { ContractEvaluator } from '../contracts/contract-evaluator.ts'
import type { ContractEvaluators } from '../contracts/contract-evaluators.ts'
import type { ContractIndex } from '../contracts/contract-index.ts'
import type { MonthCounts } from '../objectives/month-counts.ts'
import { weekOf } from '../tally/iso-week.ts'
import type { SingleCounts, VerdictCounts } from '../tally/verdict-counts.ts'
import { judgeSimple } from '../verdicts/fast-verdicts.ts'
import { lackingTargets, type SimpleTarget, type SimpleTerms, startsAtOnce } from '../verdicts/simple-terms.ts'
import type { Verdict } from '../verdicts/verdict.ts'
import { notApplicable } from '../verdicts/verdicts.ts'
import { judgeRows, OUTCOMES } from './judge-rows.ts'

/** Tickets as columns. Instants are epoch milliseconds. */
export type PlainColumnsOfTickets = {
  readonly count: number
  /** The group of each ticket, as {@link PlainCheck.groupOf} returns it; negative for a ticket that is not judged here. */
  readonly groups: Int32Array
  readonly reported: Float64Array
  /** The first response or the resolution, whichever is earlier; NaN if there is none. */
  readonly stopped: Float64Array
}

/** What a report needs to know about a ticket before it asks for more. It is valid until the next ticket. */
export type PlainTicket = {
  readonly agreement: string | undefined
  readonly timeZone: string
  readonly verdict: Pick<Verdict, 'outcome' | 'reportedAt' | 'consumed' | 'overMs'>
  /** Returns when the target is due. */
  dueAt(): number
}

/** A report that does not need every ticket as an object. */
export type PlainReport = {
  /** Returns whether the report needs the ticket itself. */
  needs(ticket: PlainTicket): boolean
  /** Takes a ticket that no report needs. */
  take(ticket: PlainTicket): void
}

/** The terms of an agreement, and its counts. */
export type PlainTerms = {
  readonly agreement: string | undefined
  readonly contracts: readonly Contract[]
  readonly index: ContractIndex
  readonly evaluators: readonly ContractEvaluators[]
  readonly since: number
  readonly until: number
  readonly now: number
  /** Whether a target is judged. */
  readonly isJudged: (target: string) => boolean
  /** Whether something may excuse a breach. Then breaches are judged one by one. */
  readonly mayExcuse: boolean
  readonly counts: VerdictCounts
  readonly months: MonthCounts
  /** Counts a ticket. */
  readonly counted: () => void
  /** Counts a ticket that was reported outside the period. */
  readonly skip: () => void
}

/** Tickets with the same target and calendar. */
type PlainGroup = {
  readonly simple: SimpleTarget
  readonly timeline: Timeline
  readonly ms: number
  readonly zone: ContractEvaluator['zone']
  readonly kind: PlainKind
}

/** Tickets that are counted together: those of a severity. */
type PlainKind = {
  /** The verdict, which is filled in for each ticket. */
  readonly verdict: Mutable<Verdict>
  readonly counts: SingleCounts
  readonly month: number
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** The only target of these tickets. */
const FIRST_RESPONSE = 'firstResponse'
/** The outcome of a ticket that is judged on its own. */
const UNJUDGED = 255

/**
 * Judges tickets of one target without pauses on columns, and counts them without an object per ticket. Fast path of
 * `AgreementCheck.ticket`; a property in test/cli/commands/check-plain.test.ts checks that all reports are equal.
 */
export class PlainCheck implements PlainTicket {
  /** The columns that decide about the contract or the calendar. */
  readonly keys: readonly string[]
  /** The first instants of contracts and the ends of contracts, in ascending order. */
  readonly borders: Float64Array
  readonly #terms: PlainTerms
  readonly #groups: PlainGroup[] = []
  /** The timelines of the groups, numbered. */
  readonly #timelines = new Map<Timeline, number>()
  readonly #numbers = new Map<SimpleTerms, number>()
  readonly #kinds = new Map<string, PlainKind>()
  /** The columns of the present tickets. A ticket that is not judged has a group after all others. */
  #codes = new Uint32Array(0)
  #outcome = new Uint8Array(0)
  #countedMs = new Float64Array(0)
  #overMs = new Float64Array(0)
  #tickets!: PlainColumnsOfTickets
  /** The present ticket. */
  #group!: PlainGroup

  constructor(terms: PlainTerms) {
    this.#terms = terms
    const { contracts } = terms
    const columns = contracts.flatMap(({ when, calendarFrom }) => [
      ...Object.keys(when),
      ...(calendarFrom ? [calendarFrom.column] : []),
    ])
    const borders = contracts.flatMap(({ from, until }) => [from ?? [], until ?? []].flat())
    this.keys = [...new Set(columns)]
    this.borders = Float64Array.from(new Set(borders)).sort()
  }

  get agreement(): string | undefined {
    return this.#terms.agreement
  }

  get timeZone(): string {
    return this.#group.zone.id
  }

  get verdict(): Verdict {
    return this.#group.kind.verdict
  }

  dueAt(): number {
    const { timeline, ms } = this.#group
    return timeline.add(this.verdict.reportedAt, ms)
  }

  /** Returns the group of tickets; -1 if they are judged one by one. */
  groupOf(cells: Cells, severity: string, channel: string | undefined, reportedAt: number): number {
    const { index, evaluators } = this.#terms
    const position = index.positionOf(cells, reportedAt)
    const evaluator = position < 0 ? undefined : evaluatorOf(evaluators[position], cells)
    const terms = evaluator?.simpleTerms(severity)
    const simple = terms?.firstResponse
    if (!simple || !startsAtOnce(simple, terms!, channel) || !this.#terms.isJudged(FIRST_RESPONSE)) return -1
    const known = this.#numbers.get(terms!)
    if (known !== undefined) return known
    const { calendar, ms } = simple
    const timeline = BusinessCalendar.timelineOf(calendar)
    const number = this.#groups.length
    if (!this.#timelines.has(timeline)) this.#timelines.set(timeline, this.#timelines.size)
    this.#groups.push({ simple, timeline, ms, zone: evaluator!.zone, kind: this.#kindOf(terms!) })
    this.#numbers.set(terms!, number)
    return number
  }

  #kindOf(terms: SimpleTerms): PlainKind {
    const { counts, months } = this.#terms
    const { severity } = terms
    const lacking = lackingTargets(terms)
    const key = JSON.stringify([severity, lacking])
    const kind = this.#kinds.get(key) ?? {
      verdict: notApplicable(FIRST_RESPONSE, '', severity, 0),
      counts: counts.single(FIRST_RESPONSE, severity, lacking),
      month: months.positionOf(FIRST_RESPONSE, severity),
    }
    this.#kinds.set(key, kind)
    return kind
  }

  /** Judges tickets. {@link PlainCheck.take} counts them. */
  judge(tickets: PlainColumnsOfTickets): void {
    const { count, groups, reported, stopped } = tickets
    if (this.#codes.length < count) this.#makeRoom(2 * count)
    this.#tickets = tickets
    const codes = this.#codes.subarray(0, count)
    for (let k = 0; k < count; k++) codes[k] = groups[k] + 1
    const timelines = [...this.#timelines.keys()]
    // Tickets without a group come after those of all timelines.
    const groupOf = Uint32Array.of(
      timelines.length,
      ...this.#groups.map(({ timeline }) => this.#timelines.get(timeline)!),
    )
    const rows = groupRows(codes, timelines.length + 1, groupOf)
    const budgets = Float64Array.of(Number.NaN, ...this.#groups.map(({ ms }) => ms))
    const columns = { reported, stopped, now: this.#terms.now }
    const judged = { outcome: this.#outcome, countedMs: this.#countedMs, overMs: this.#overMs }
    judgeRows({ timelines, rows, codes, budgets }, columns, judged, k => this.#judgeAlone(k))
  }

  #makeRoom(length: number): void {
    this.#codes = new Uint32Array(length)
    this.#outcome = new Uint8Array(length)
    this.#countedMs = new Float64Array(length)
    this.#overMs = new Float64Array(length)
  }

  /** Judges a ticket that the compiled window does not answer. */
  #judgeAlone(k: number): void {
    const { groups, reported, stopped } = this.#tickets
    const { simple } = this.#groups[groups[k]]
    const { now } = this.#terms
    const isStopped = stopped[k] <= now
    const judged = judgeSimple(simple, reported[k], isStopped ? stopped[k] : now)
    this.#outcome[k] = !judged ? UNJUDGED : judged.isBreached ? 1 : isStopped ? 0 : 2
    this.#countedMs[k] = judged?.countedMs ?? 0
    this.#overMs[k] = judged?.isBreached ? judged.countedMs - simple.ms : 0
  }

  /**
   * Counts a ticket that was judged.
   *
   * @returns false if the ticket has to be judged on its own; then it is not counted
   */
  take(k: number, reports: readonly PlainReport[]): boolean {
    const { since, until, mayExcuse, counts, months, counted, skip } = this.#terms
    const { groups, reported } = this.#tickets
    const at = reported[k]
    const outcome = this.#outcome[k]
    const isInPeriod = at >= since && at < until
    if (outcome === UNJUDGED || (mayExcuse && (outcome === 1 || !isInPeriod))) return false
    if (!isInPeriod) {
      skip()
      return true
    }
    const group = this.#groups[groups[k]]
    this.#group = group
    const { ms, zone, kind } = group
    const { verdict } = kind
    verdict.outcome = OUTCOMES[outcome]
    verdict.reportedAt = at
    verdict.countedMs = this.#countedMs[k]
    verdict.overMs = this.#overMs[k]
    verdict.consumed = verdict.countedMs / ms
    for (let i = 0; i < reports.length; i++) if (reports[i].needs(this)) return false
    for (let i = 0; i < reports.length; i++) reports[i].take(this)
    const date = zone.dateOf(at)
    counted()
    counts.singleTicket(kind.counts, verdict, weekOf(date))
    months.addAt(kind.month, verdict, date)
    return true
  }
}

function evaluatorOf(evaluators: ContractEvaluators, cells: Cells): ContractEvaluator | undefined {
  try {
    return evaluators.of(cells)
  } catch (error) {
    if (!isSlaCalendarError(error)) throw error
    return undefined
  }
}
