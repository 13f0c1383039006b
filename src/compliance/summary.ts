import { TARGETS } from '../policy/policy.ts'
import type { TargetName } from '../policy/spec.ts'
import type { Promises } from './contract.ts'
import type { JudgedVerdict, Summary, Tally } from './result.ts'
import { Count, tallyOf } from './tally.ts'
import { type Week, weekText } from './week.ts'

/** Ten for each whole budget up to two, and one for more. */
const SHARES = 21

/** All counts of a check in the making: whatever the order of the tickets, they come out the same. */
export class Counts {
  /** The targets of any policy, in the order of reports. */
  readonly targets: readonly TargetName[]
  readonly #severities: readonly string[]
  readonly #places: ReadonlyMap<string, number>
  /** By severity: the first response that decides about a ticket. */
  readonly #first: readonly Count[]
  /** By severity: first responses besides, that a change of severity replaced or was not the cause of. */
  readonly #further: readonly Count[]
  /** By severity: tickets whose policy knows no first response. */
  readonly #without: readonly Count[]
  /** By severity, of each other target. */
  readonly #others: ReadonlyMap<TargetName, readonly Count[]>
  /** By week: met and breached of the first severity, of the second, … */
  readonly #weeks = new Map<Week, Uint32Array>()
  readonly #used = new Array<number>(SHARES).fill(0)
  #last: { readonly week: Week; readonly counts: Uint32Array } | undefined

  constructor(promises: Promises) {
    const severities = [...promises.keys()]
    const targets = TARGETS.filter(target => [...promises.values()].some(own => own.includes(target)))
    const counts = () => severities.map(() => new Count())
    this.targets = targets
    this.#severities = severities
    this.#places = new Map(severities.map((severity, i) => [severity, i]))
    this.#first = counts()
    this.#further = counts()
    this.#without = counts()
    this.#others = new Map(targets.filter(name => name !== 'firstResponse').map(name => [name, counts()]))
  }

  /**
   * Counts a ticket.
   *
   * @param severity the one in force
   * @param week of the report
   */
  ticket(verdicts: readonly JudgedVerdict[], severity: string, week: Week): void {
    const decides = decisive(verdicts)
    if (!decides) this.#without[this.#places.get(severity)!].notApplicable++
    for (const verdict of verdicts) {
      const place = this.#places.get(verdict.severity)!
      if (verdict === decides) this.#first[place].add(verdict)
      else if (verdict.target === 'firstResponse') this.#further[place].add(verdict)
      else this.#others.get(verdict.target)![place].add(verdict)
      const { outcome, consumed } = verdict
      if (outcome !== 'met' && outcome !== 'breached') continue
      this.#weekCounts(week)[2 * place + (outcome === 'met' ? 0 : 1)]++
      this.#used[shareOf(consumed)]++
    }
  }

  /** Every verdict on a target, of a severity or of all. */
  of(target: TargetName, severity?: string): readonly Count[] {
    const all = target === 'firstResponse' ? [this.#first, this.#further] : [this.#others.get(target)!]
    const place = severity === undefined ? undefined : this.#places.get(severity)!
    return place === undefined ? all.flat() : all.map(counts => counts[place])
  }

  /** @param least with fewer met and breached verdicts than this a row has no percentage */
  summary(least: number): Summary {
    const bySeverity = (tally: (severity: string, place: number) => Tally) =>
      Object.fromEntries(this.#severities.map((severity, place) => [severity, tally(severity, place)]))
    return {
      all: tallyOf([...this.#first, ...this.#without], least),
      severities: bySeverity((_, place) => tallyOf([this.#first[place], this.#without[place]], least)),
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

  #weekCounts(week: Week): Uint32Array {
    // Most exports are sorted by time.
    if (this.#last?.week === week) return this.#last.counts
    const counts = this.#weeks.get(week) ?? new Uint32Array(2 * this.#severities.length)
    this.#weeks.set(week, counts)
    this.#last = { week, counts }
    return counts
  }

  #weekRows(week: Week, counts: Uint32Array): Summary['weeks'] {
    const rows = this.#severities.map((severity, place) => ({
      week: weekText(week),
      severity,
      met: counts[2 * place],
      breached: counts[2 * place + 1],
    }))
    return rows.filter(({ met, breached }) => met + breached > 0)
  }
}

/** The first response that a ticket is told of by: the first one that is broken, else the last one. */
export function decisive(verdicts: readonly JudgedVerdict[]): JudgedVerdict | undefined {
  let last: JudgedVerdict | undefined
  for (const verdict of verdicts)
    if (verdict.target === 'firstResponse') {
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
