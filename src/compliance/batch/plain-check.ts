import { BusinessCalendar } from '../../calendar/business-calendar.ts'
import { groupRows } from '../../calendar/timeline/group-rows.ts'
import type { Timeline, TimeWindow } from '../../calendar/timeline/timeline.ts'
import { isSlaCalendarError } from '../../errors.ts'
import { DAY } from '../../time/epoch-day.ts'
import type { Cells, Contract } from '../contracts/contract.ts'
import type { ContractEvaluator } from '../contracts/contract-evaluator.ts'
import type { ContractEvaluators } from '../contracts/contract-evaluators.ts'
import type { ContractIndex } from '../contracts/contract-index.ts'
import type { MonthCounts } from '../objectives/month-counts.ts'
import type { VerdictCounts } from '../tally/verdict-counts.ts'
import { judgeSimple } from '../verdicts/fast-verdicts.ts'
import { lackingTargets, type SimpleTarget, type SimpleTerms, startsAtOnce } from '../verdicts/simple-terms.ts'
import type { Verdict } from '../verdicts/verdict.ts'
import { notApplicable } from '../verdicts/verdicts.ts'
import { judgeRows, OUTCOMES } from './judge-rows.ts'
import { LocalDates, PlainTally } from './plain-tally.ts'

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
  readonly verdict: Pick<Verdict, 'outcome' | 'reportedAt' | 'consumed' | 'overMs'>
  /** Returns when the target is due. */
  dueAt(): number
}

/** The totals of the tickets that no report needs: those of an agreement and a time zone. */
export type PlainTotals = {
  readonly agreement: string | undefined
  readonly timeZone: string
  /** When the first and the last one were reported, in epoch milliseconds. */
  readonly first: number
  readonly last: number
  /** How many are breached, and how many are still running. */
  readonly breached: number
  readonly running: number
}

/** A report that does not need every ticket as an object. */
export type PlainReport = {
  /**
   * Returns whether the report needs the ticket itself. It is not asked about met targets. If it does not need a ticket,
   * it does not need it later either.
   */
  needs(ticket: PlainTicket): boolean
  /** Takes tickets that no report needs, before the report is written. */
  take(tickets: PlainTotals): void
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
  /** Counts tickets, and those that were reported outside the period. */
  readonly counted: (tickets: number, outsidePeriod: number) => void
}

/** Tickets with the same target and calendar. */
type PlainGroup = {
  readonly simple: SimpleTarget
  readonly ms: number
  readonly kind: number
  readonly zone: number
}

/** The tickets of a zone that no report needs. */
type ZoneTickets = { readonly timeZone: string; first: number; last: number; readonly outcomes: number[] }

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** The only target of these tickets. */
const FIRST_RESPONSE = 'firstResponse'
/** Longer windows are of few tickets. */
const MAX_WINDOW = 3 * 366 * DAY
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
  readonly #reports: readonly PlainReport[]
  /** One evaluator of each list of terms that contracts share. */
  readonly #evaluators: ContractEvaluator[] = []
  readonly #numbers = new Map<unknown, number>()
  readonly #groups: PlainGroup[] = []
  /** The group of code 0 are tickets without a group. */
  #budgets = Float64Array.of(Number.NaN)
  #timelineOf = new Uint32Array(1)
  readonly #timelines: Timeline[] = []
  readonly #timelineNumbers = new Map<Timeline, number>()
  readonly #tally: PlainTally
  readonly #kinds = new Map<string, number>()
  readonly #zones: ZoneTickets[] = []
  readonly #dates: LocalDates[] = []
  /** The longest window of a timeline, with which others begin. */
  #longest: TimeWindow = { from: 0, to: 0 }
  /** The columns of the present tickets. */
  #codes = new Uint32Array(0)
  #room = { groups: new Uint32Array(0), rows: new Int32Array(0) }
  #outcome = new Uint8Array(0)
  #countedMs = new Float64Array(0)
  #overMs = new Float64Array(0)
  #tickets!: PlainColumnsOfTickets
  /** The present ticket. */
  #group!: PlainGroup
  readonly verdict: Mutable<Verdict> = notApplicable(FIRST_RESPONSE, '', '', 0)

  constructor(terms: PlainTerms, reports: readonly PlainReport[]) {
    this.#terms = terms
    this.#reports = reports
    this.#tally = new PlainTally(terms.counts, terms.months, terms.now)
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

  dueAt(): number {
    const { calendar, ms } = this.#group.simple
    return BusinessCalendar.timelineOf(calendar).add(this.verdict.reportedAt, ms)
  }

  /** Returns the number of the terms that apply to tickets with some cells; -1 if they are judged one by one. */
  termsOf(cells: Cells, reportedAt: number): number {
    const { index, evaluators } = this.#terms
    const position = index.positionOf(cells, reportedAt)
    const evaluator = position < 0 ? undefined : evaluatorOf(evaluators[position], cells)
    if (!evaluator) return -1
    const known = this.#numbers.get(evaluator.sharedTerms)
    if (known !== undefined) return known
    const number = this.#evaluators.push(evaluator) - 1
    this.#numbers.set(evaluator.sharedTerms, number)
    return number
  }

  /** Returns the group of tickets; -1 if they are judged one by one. */
  groupOf(terms: number, severity: string, channel: string | undefined): number {
    const evaluator = this.#evaluators[terms]
    const own = evaluator.simpleTerms(severity)
    const simple = own?.firstResponse
    if (!simple || !startsAtOnce(simple, own!, channel) || !this.#terms.isJudged(FIRST_RESPONSE)) return -1
    const timeline = BusinessCalendar.timelineOf(simple.calendar)
    if (!this.#timelineNumbers.has(timeline)) this.#timelineNumbers.set(timeline, this.#timelines.push(timeline) - 1)
    const group = { simple, ms: simple.ms, kind: this.#kindOf(own!), zone: this.#zoneOf(evaluator) }
    return this.#groups.push(group) - 1
  }

  #kindOf(terms: SimpleTerms): number {
    const { counts, months } = this.#terms
    const { severity } = terms
    const lacking = lackingTargets(terms)
    const key = JSON.stringify([severity, lacking])
    const kind =
      this.#kinds.get(key) ??
      this.#tally.addKind({
        counts: counts.single(FIRST_RESPONSE, severity, lacking),
        month: months.positionOf(FIRST_RESPONSE, severity),
      })
    this.#kinds.set(key, kind)
    return kind
  }

  #zoneOf({ zone }: ContractEvaluator): number {
    const known = this.#zones.findIndex(({ timeZone }) => timeZone === zone.id)
    if (known >= 0) return known
    this.#dates.push(new LocalDates(zone, this.#terms.now))
    return this.#zones.push({ timeZone: zone.id, first: Infinity, last: -Infinity, outcomes: [0, 0, 0] }) - 1
  }

  /** Judges tickets. {@link PlainCheck.count} counts them. */
  judge(tickets: PlainColumnsOfTickets): void {
    const { count, groups, reported, stopped } = tickets
    if (this.#codes.length < count) this.#makeRoom(2 * count)
    if (this.#budgets.length <= this.#groups.length) this.#readGroups()
    this.#tickets = tickets
    const codes = this.#codes.subarray(0, count)
    for (let k = 0; k < count; k++) codes[k] = groups[k] + 1
    const timelines = this.#timelines
    // Tickets without a group come after those of all timelines.
    const rows = groupRows(codes, timelines.length + 1, this.#timelineOf, this.#room)
    const columns = { reported, stopped, now: this.#terms.now }
    const judged = { outcome: this.#outcome, countedMs: this.#countedMs, overMs: this.#overMs }
    judgeRows({ timelines, rows, codes, budgets: this.#budgets }, columns, judged, k => this.#judgeAlone(k))
  }

  #readGroups(): void {
    const groups = this.#groups
    this.#budgets = new Float64Array(groups.length + 1).fill(Number.NaN)
    this.#timelineOf = new Uint32Array(groups.length + 1).fill(this.#timelines.length)
    groups.forEach(({ ms, simple: { calendar } }, i) => {
      this.#budgets[i + 1] = ms
      this.#timelineOf[i + 1] = this.#timelineNumbers.get(BusinessCalendar.timelineOf(calendar))!
    })
  }

  #makeRoom(length: number): void {
    this.#codes = new Uint32Array(length)
    this.#room = { groups: new Uint32Array(length), rows: new Int32Array(length) }
    this.#outcome = new Uint8Array(length)
    this.#countedMs = new Float64Array(length)
    this.#overMs = new Float64Array(length)
  }

  /** Judges a ticket that the compiled window does not answer. */
  #judgeAlone(k: number): void {
    const { groups, reported, stopped } = this.#tickets
    const { simple } = this.#groups[groups[k]]
    const { now } = this.#terms
    const timeline = BusinessCalendar.timelineOf(simple.calendar)
    this.#begin(timeline, reported[k])
    const isStopped = stopped[k] <= now
    const judged = judgeSimple(simple, reported[k], isStopped ? stopped[k] : now)
    this.#outcome[k] = !judged ? UNJUDGED : judged.isBreached ? 1 : isStopped ? 0 : 2
    this.#countedMs[k] = judged?.countedMs ?? 0
    this.#overMs[k] = judged?.isBreached ? judged.countedMs - simple.ms : 0
    const length = lengthOf(timeline.block)
    if (length > lengthOf(this.#longest) && length <= MAX_WINDOW) this.#longest = timeline.block
  }

  /** Calendars of the same tickets need about the same window, and begin with it instead of growing step by step. */
  #begin(timeline: Timeline, at: number): void {
    const { from, to } = this.#longest
    if (lengthOf(timeline.block) || !(at >= from && at < to)) return
    try {
      timeline.extend(at, undefined, this.#longest)
    } catch (error) {
      // The calendar does not cover the year: the ticket becomes an invalid row when it is judged on its own.
      if (!isSlaCalendarError(error)) throw error
    }
  }

  /** Takes the tickets that have to be judged on their own out of their groups: some of `from` up to `to`. */
  choose(from: number, to: number): void {
    const { since, until, mayExcuse } = this.#terms
    const { groups, reported } = this.#tickets
    for (let k = from; k < to; k++) {
      const outcome = this.#outcome[k]
      if (groups[k] < 0 || (outcome === 0 && !mayExcuse)) continue
      const isInPeriod = reported[k] >= since && reported[k] < until
      const isAlone =
        outcome === UNJUDGED ||
        (mayExcuse && (outcome === 1 || !isInPeriod)) ||
        (isInPeriod && outcome > 0 && this.#isNeeded(k))
      if (isAlone) groups[k] = -1
    }
  }

  /** Returns whether a report needs a ticket as an object. */
  #isNeeded(k: number): boolean {
    const { groups, reported } = this.#tickets
    const { verdict } = this
    this.#group = this.#groups[groups[k]]
    verdict.outcome = OUTCOMES[this.#outcome[k]]
    verdict.reportedAt = reported[k]
    verdict.overMs = this.#overMs[k]
    verdict.consumed = this.#countedMs[k] / this.#group.ms
    return this.#reports.some(report => report.needs(this))
  }

  /** Counts the tickets of `from` up to `to`, which all have a group. */
  count(from: number, to: number): void {
    const { since, until, counted } = this.#terms
    const { groups, reported } = this.#tickets
    let outside = 0
    for (let k = from; k < to; k++) {
      const at = reported[k]
      if (!(at >= since && at < until)) {
        outside++
        continue
      }
      const { ms, kind, zone } = this.#groups[groups[k]]
      const outcome = this.#outcome[k]
      const tickets = this.#zones[zone]
      if (at < tickets.first) tickets.first = at
      if (at > tickets.last) tickets.last = at
      tickets.outcomes[outcome]++
      this.#tally.add(kind, outcome, this.#dates[zone].of(at), this.#countedMs[k], ms)
    }
    counted(to - from - outside, outside)
  }

  /** Passes the counts on to the agreement and to the reports. */
  flush(): void {
    this.#tally.flush()
    const { agreement } = this
    for (const zone of this.#zones) {
      const { timeZone, first, last, outcomes } = zone
      if (first > last) continue
      const tickets = { agreement, timeZone, first, last, breached: outcomes[1], running: outcomes[2] }
      for (const report of this.#reports) report.take(tickets)
      zone.first = Infinity
      zone.last = -Infinity
      outcomes.fill(0)
    }
  }
}

function lengthOf({ from, to }: TimeWindow): number {
  return to - from
}

function evaluatorOf(evaluators: ContractEvaluators, cells: Cells): ContractEvaluator | undefined {
  try {
    return evaluators.of(cells)
  } catch (error) {
    if (!isSlaCalendarError(error)) throw error
    return undefined
  }
}
