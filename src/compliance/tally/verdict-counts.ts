import { TARGETS } from '../../policy/policy.ts'
import type { TargetName } from '../../policy/spec.ts'
import type { Promises } from '../contracts/contract.ts'
import type { JudgedVerdict, Summary, Tally } from '../result.ts'
import { type IsoWeek, weekText } from './iso-week.ts'
import { isApplicable, tallyOf, VerdictCount } from './tally.ts'

/** Ten for each whole budget up to two, and one for more. */
const SHARES = 21

/** The counts of a target, each list by severity. */
type TargetCounts = {
  /** The cycle that decides about a ticket. */
  readonly first: readonly VerdictCount[]
  /** Its other cycles, and those that a change of severity replaced. */
  readonly further: readonly VerdictCount[]
  /** Tickets whose policy does not know the target. */
  readonly without: readonly VerdictCount[]
}

/** All counts of a check in the making: whatever the order of the tickets, they come out the same. */
export class VerdictCounts {
  /** The targets of any policy, in the order of reports. */
  readonly targets: readonly TargetName[]
  readonly #severities: readonly string[]
  readonly #places: ReadonlyMap<string, number>
  readonly #byTarget: ReadonlyMap<TargetName, TargetCounts>
  /** Tickets, where the policies promise nothing. */
  readonly #none: TargetCounts
  /** By week: met and breached of the first severity, of the second, … */
  readonly #weeks = new Map<IsoWeek, Uint32Array>()
  readonly #used = new Array<number>(SHARES).fill(0)
  #last: { readonly week: IsoWeek; readonly counts: Uint32Array } | undefined

  constructor(promises: Promises) {
    const severities = [...promises.keys()]
    const targets = TARGETS.filter(target => [...promises.values()].some(own => own.includes(target)))
    const list = () => severities.map(() => new VerdictCount())
    const counts = (): TargetCounts => ({ first: list(), further: list(), without: list() })
    this.targets = targets
    this.#severities = severities
    this.#places = new Map(severities.map((severity, i) => [severity, i]))
    this.#byTarget = new Map(targets.map(name => [name, counts()]))
    this.#none = counts()
  }

  /**
   * Counts a ticket.
   *
   * @param severity the one in force
   * @param week of the report
   */
  ticket(verdicts: readonly JudgedVerdict[], severity: string, week: IsoWeek): void {
    if (!this.targets.length) this.#none.without[this.#places.get(severity)!].notApplicable++
    for (const target of this.targets) {
      const { first, further, without } = this.#byTarget.get(target)!
      const decides = decidingVerdict(verdicts, target)
      if (!decides) without[this.#places.get(severity)!].notApplicable++
      for (const verdict of verdicts)
        if (verdict.target === target)
          (verdict === decides ? first : further)[this.#places.get(verdict.severity)!].add(verdict)
    }
    for (const { outcome, severity, consumed } of verdicts) {
      if (outcome !== 'met' && outcome !== 'breached') continue
      this.#weekCounts(week)[2 * this.#places.get(severity)! + (outcome === 'met' ? 0 : 1)]++
      this.#used[shareOf(consumed)]++
    }
  }

  /** Every verdict on a target, of a severity or of all. */
  of(target: TargetName, severity?: string): readonly VerdictCount[] {
    const { first, further } = this.#byTarget.get(target)!
    if (severity === undefined) return [...first, ...further]
    const place = this.#places.get(severity)!
    return [first[place], further[place]]
  }

  /** The first target that applies to any ticket; if none does, the first one of all. */
  get #leading(): TargetName | undefined {
    return this.targets.find(target => this.of(target).some(isApplicable)) ?? this.targets[0]
  }

  /** @param least with fewer met and breached verdicts than this a row has no percentage */
  summary(least: number): Summary {
    const target = this.#leading
    const { first, without } = target === undefined ? this.#none : this.#byTarget.get(target)!
    const bySeverity = (tally: (severity: string, place: number) => Tally) =>
      Object.fromEntries(this.#severities.map((severity, place) => [severity, tally(severity, place)]))
    return {
      ...(target && { target }),
      all: tallyOf([...first, ...without], least),
      severities: bySeverity((_, place) => tallyOf([first[place], without[place]], least)),
      targets: Object.fromEntries(
        this.targets.map(target => [
          target,
          {
            ...tallyOf(this.of(target), least),
            severities: bySeverity(severity => tallyOf(this.of(target, severity), least)),
          },
        ]),
      ),
      weeks: [...this.#weeks].sort(([a], [b]) => a - b).flatMap(([week, counts]) => this.#weekRows(week, counts)),
      used: [...this.#used],
    }
  }

  #weekCounts(week: IsoWeek): Uint32Array {
    // Most exports are sorted by time.
    if (this.#last?.week === week) return this.#last.counts
    const counts = this.#weeks.get(week) ?? new Uint32Array(2 * this.#severities.length)
    this.#weeks.set(week, counts)
    this.#last = { week, counts }
    return counts
  }

  #weekRows(week: IsoWeek, counts: Uint32Array): Summary['weeks'] {
    const rows = this.#severities.map((severity, place) => ({
      week: weekText(week),
      severity,
      met: counts[2 * place],
      breached: counts[2 * place + 1],
    }))
    return rows.filter(({ met, breached }) => met + breached > 0)
  }
}

/** The verdict that stands for a ticket's target: the first one that is breached, else the last one. */
export function decidingVerdict(verdicts: readonly JudgedVerdict[], target: TargetName): JudgedVerdict | undefined {
  let last: JudgedVerdict | undefined
  for (const verdict of verdicts)
    if (verdict.target === target) {
      if (verdict.outcome === 'breached') return verdict
      last = verdict
    }
  return last
}

/** The place of a share in the histogram: a tenth holds its upper end, so that what is just in time is not over. */
function shareOf(consumed: number): number {
  // A billionth for what division leaves: 0.7 of a budget times ten is not always seven.
  const tenth = Math.ceil(consumed * 10 - 1e-9) - 1
  return tenth < 0 ? 0 : tenth < SHARES ? tenth : SHARES - 1
}
