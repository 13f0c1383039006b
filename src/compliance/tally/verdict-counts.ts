import type { TargetsBySeverity } from '../contracts/contract.ts'
import type { JudgedVerdict, Summary, Tally } from '../result.ts'
import { type IsoWeek, weekText } from './iso-week.ts'
import { KnownPercentiles } from './percentiles.ts'
import { isApplicable, OutcomeCounts, tallyOf } from './tally.ts'

/** The length of the histogram of used budgets: a tenth each up to twice the budget, and one count for more. */
const HISTOGRAM_LENGTH = 21

/** The counts of a target. Each list has one count per severity. */
type TargetCounts = {
  /** The verdict per ticket that decides about it. */
  readonly deciding: readonly OutcomeCounts[]
  /** All other verdicts: further cycles, and targets that a change of severity replaced. */
  readonly others: readonly OutcomeCounts[]
  /** Tickets without a verdict on the target, because their policy lacks it. */
  readonly without: readonly OutcomeCounts[]
}

/** The counts of tickets with one cycle of one target. */
export type SingleCounts = {
  /** The position of the severity. */
  readonly position: number
  readonly own: OutcomeCounts
  /** The counts of the targets that do not apply. */
  readonly notApplicable: readonly OutcomeCounts[]
}

/** The outcome of a ticket without pauses. */
export type SingleOutcome = 'met' | 'breached' | 'running'

/** Counts the verdicts of a check. The order of the tickets does not affect the counts. */
export class VerdictCounts {
  /** The targets of any policy, in the order of reports. */
  readonly targets: readonly string[]
  readonly #severities: readonly string[]
  /** The position of each severity in the lists of counts. */
  readonly #positions: ReadonlyMap<string, number>
  readonly #byTarget: ReadonlyMap<string, TargetCounts>
  /** The counts of each target, in the order of reports. */
  readonly #counts: readonly TargetCounts[]
  /** Counts tickets if the policies have no target at all. */
  readonly #noTarget: TargetCounts
  /** By week: met and breached of the first severity, of the second, … */
  readonly #weeks = new Map<IsoWeek, Uint32Array>()
  readonly #used = new Array<number>(HISTOGRAM_LENGTH).fill(0)
  #lastWeek: { readonly week: IsoWeek; readonly counts: Uint32Array } | undefined

  /** @param targets the judged targets, in the order of reports (default: those of the severities, as they appear) */
  constructor(
    targetsBySeverity: TargetsBySeverity,
    targets: readonly string[] = [...new Set([...targetsBySeverity.values()].flat())],
  ) {
    const severities = [...targetsBySeverity.keys()]
    const list = () => severities.map(() => new OutcomeCounts())
    const counts = (): TargetCounts => ({ deciding: list(), others: list(), without: list() })
    this.targets = targets
    this.#severities = severities
    this.#positions = new Map(severities.map((severity, i) => [severity, i]))
    this.#counts = targets.map(counts)
    this.#byTarget = new Map(targets.map((target, i) => [target, this.#counts[i]]))
    this.#noTarget = counts()
  }

  /**
   * Counts a ticket.
   *
   * @param severity the severity in force
   * @param week the week of the report
   */
  ticket(verdicts: readonly JudgedVerdict[], severity: string, week: IsoWeek): void {
    const { targets } = this
    const present = this.#positions.get(severity)!
    if (!targets.length) this.#noTarget.without[present].notApplicable++
    for (let t = 0; t < targets.length; t++) {
      const { deciding, others, without } = this.#counts[t]
      const decider = decidingVerdict(verdicts, targets[t])
      if (!decider) without[present].notApplicable++
      for (let i = 0; i < verdicts.length; i++) {
        const verdict = verdicts[i]
        if (verdict.target !== targets[t]) continue
        const position = verdict.severity === severity ? present : this.#positions.get(verdict.severity)!
        if (verdict === decider) deciding[position].add(verdict)
        else others[position].add(verdict)
        this.#ended(verdict, position, week)
      }
    }
  }

  #ended({ outcome, consumed }: JudgedVerdict, position: number, week: IsoWeek): void {
    if (outcome !== 'met' && outcome !== 'breached') return
    this.#countsOfWeek(week)[2 * position + (outcome === 'met' ? 0 : 1)]++
    this.#used[histogramPosition(consumed)]++
  }

  /** Returns the counts of tickets of a severity with one cycle of a target. Other targets do not apply to them. */
  single(target: string, severity: string, lacking: readonly string[]): SingleCounts {
    const position = this.#positions.get(severity)!
    const countsOf = (target: string) => this.#byTarget.get(target)!
    const isLacking = (target: string) => lacking.includes(target)
    const others = this.targets.filter(other => other !== target)
    return {
      position,
      own: countsOf(target).deciding[position],
      notApplicable: [
        ...others.filter(isLacking).map(other => countsOf(other).deciding[position]),
        ...others.filter(other => !isLacking(other)).map(other => countsOf(other).without[position]),
      ],
    }
  }

  /** Counts such tickets, as {@link VerdictCounts.ticket} does, except for what {@link VerdictCounts.ended} counts. */
  singleTickets(
    { position, own, notApplicable }: SingleCounts,
    outcome: SingleOutcome,
    week: IsoWeek,
    count: number,
  ): void {
    own[outcome] += count
    for (const others of notApplicable) others.notApplicable += count
    if (outcome !== 'running') this.#countsOfWeek(week)[2 * position + (outcome === 'met' ? 0 : 1)] += count
  }

  /** Counts the time of such a ticket that was met or breached. */
  ended({ own }: SingleCounts, countedMs: number, budgetMs: number): void {
    own.times.add(countedMs)
    this.#used[histogramPosition(countedMs / budgetMs)]++
  }

  /** Returns the counts of all verdicts on a target, of one severity or of all. */
  of(target: string, severity?: string): readonly OutcomeCounts[] {
    const { deciding, others } = this.#byTarget.get(target)!
    if (severity === undefined) return [...deciding, ...others]
    const position = this.#positions.get(severity)!
    return [deciding[position], others[position]]
  }

  /** The first target that applies to any ticket; if none does, the first target. */
  get #leadingTarget(): string | undefined {
    return this.targets.find(target => this.of(target).some(isApplicable)) ?? this.targets[0]
  }

  /** @param minTickets a row with fewer met and breached verdicts has no percentage */
  summary(minTickets: number): Summary {
    const target = this.#leadingTarget
    const { deciding, without } = target === undefined ? this.#noTarget : this.#byTarget.get(target)!
    const bySeverity = (tally: (severity: string, position: number) => Tally) =>
      Object.fromEntries(this.#severities.map((severity, position) => [severity, tally(severity, position)]))
    const percentiles = new KnownPercentiles()
    const tally = (counts: readonly OutcomeCounts[]) => tallyOf(counts, minTickets, percentiles)
    return {
      ...(target && { target }),
      all: tally([...deciding, ...without]),
      severities: bySeverity((_, position) => tally([deciding[position], without[position]])),
      targets: Object.fromEntries(
        this.targets.map(target => [
          target,
          { ...tally(this.of(target)), severities: bySeverity(severity => tally(this.of(target, severity))) },
        ]),
      ),
      weeks: [...this.#weeks].sort(([a], [b]) => a - b).flatMap(([week, counts]) => this.#weekRows(week, counts)),
      used: [...this.#used],
    }
  }

  #countsOfWeek(week: IsoWeek): Uint32Array {
    // Most exports are sorted by time, so the next ticket is often of the same week.
    if (this.#lastWeek?.week === week) return this.#lastWeek.counts
    const counts = this.#weeks.get(week) ?? new Uint32Array(2 * this.#severities.length)
    this.#weeks.set(week, counts)
    this.#lastWeek = { week, counts }
    return counts
  }

  #weekRows(week: IsoWeek, counts: Uint32Array): Summary['weeks'] {
    const rows = this.#severities.map((severity, position) => ({
      week: weekText(week),
      severity,
      met: counts[2 * position],
      breached: counts[2 * position + 1],
    }))
    return rows.filter(({ met, breached }) => met + breached > 0)
  }
}

/** Returns the verdict that decides about a target of a ticket: the first breached one, otherwise the last one. */
export function decidingVerdict(verdicts: readonly JudgedVerdict[], target: string): JudgedVerdict | undefined {
  let last: JudgedVerdict | undefined
  // A loop by index, because every ticket is asked.
  for (let i = 0; i < verdicts.length; i++) {
    const verdict = verdicts[i]
    if (verdict.target !== target) continue
    if (verdict.outcome === 'breached') return verdict
    last = verdict
  }
  return last
}

/** Returns the position of a consumed share in the histogram. A tenth includes its upper end: 1 counts as 90–100%. */
function histogramPosition(consumed: number): number {
  const position = Math.ceil(consumed * 10) - 1
  return position < 0 ? 0 : position < HISTOGRAM_LENGTH ? position : HISTOGRAM_LENGTH - 1
}
