import type { EpochDay } from '../../time/epoch-day.ts'
import type { TargetsBySeverity } from '../contracts/contract.ts'
import type { JudgedVerdict, MonthTally } from '../result.ts'
import { percentOf } from '../tally/tally.ts'
import { type Month, monthOf, periodOfMonth } from './month.ts'

/** The counts of a month, a target and a severity. */
export type MonthSums = { met: number; breached: number; open: number; waived: number; known: number }

const COUNTED = ['met', 'breached', 'open', 'waived', 'known'] as const

/** Counts verdicts by month of the report, target and severity: five counts of four bytes for each. */
export class MonthCounts {
  readonly #targets: ReadonlyMap<string, number>
  readonly #severities: ReadonlyMap<string, number>
  readonly #months = new Map<Month, Uint32Array>()
  /** The counts of the month of a date. */
  readonly #byDate = new Map<EpochDay, Uint32Array>()

  constructor(targetsBySeverity: TargetsBySeverity) {
    const targets: readonly string[] = [...new Set([...targetsBySeverity.values()].flat())]
    this.#targets = new Map(targets.map((target, i) => [target, i]))
    this.#severities = new Map([...targetsBySeverity.keys()].map((severity, i) => [severity, i]))
  }

  /** @param date the local date of the report */
  add(verdicts: readonly JudgedVerdict[], date: EpochDay): void {
    for (const verdict of verdicts) this.addAt(this.positionOf(verdict.target, verdict.severity), verdict, date)
  }

  /** Adds a verdict at the position of its target and severity. */
  addAt(position: number, verdict: JudgedVerdict, date: EpochDay): void {
    if (verdict.outcome !== 'not-applicable') this.#countsOf(date)[position + countedAs(verdict)]++
  }

  /** The months with tickets, in order. */
  get months(): Month[] {
    return [...this.#months.keys()].sort((a, b) => a - b)
  }

  /** Adds up the counts of some months for a target. @param severity all severities if undefined */
  of(months: readonly Month[], target: string, severity?: string): MonthSums {
    const tally: MonthSums = { met: 0, breached: 0, open: 0, waived: 0, known: 0 }
    const severities = severity === undefined ? [...this.#severities.keys()] : [severity]
    for (const month of months)
      for (const one of severities) {
        const position = this.positionOf(target, one)
        COUNTED.forEach((key, i) => {
          tally[key] += this.#months.get(month)![position + i]
        })
      }
    return tally
  }

  /** Returns the counts of every month with verdicts on a target, by target in the given order. */
  tallies(targets: readonly string[]): MonthTally[] {
    const { months } = this
    return targets.flatMap(target =>
      months
        .map(month => ({ month: periodOfMonth(month, 'month'), target, ...this.of([month], target) }))
        .filter(hasVerdicts)
        .map(one => ({ ...one, percent: percentOf(one.met, one.breached) })),
    )
  }

  #countsOf(date: EpochDay): Uint32Array {
    const known = this.#byDate.get(date)
    if (known) return known
    const month = monthOf(date)
    const counts =
      this.#months.get(month) ?? new Uint32Array(this.#targets.size * this.#severities.size * COUNTED.length)
    this.#months.set(month, counts)
    this.#byDate.set(date, counts)
    return counts
  }

  /** Returns the position of the counts of a target and a severity. */
  positionOf(target: string, severity: string): number {
    const row = this.#targets.get(target)! * this.#severities.size + this.#severities.get(severity)!
    return row * COUNTED.length
  }
}

/** Returns whether counts are not all zero. */
export function hasVerdicts({ met, breached, open, waived, known }: MonthSums): boolean {
  return met + breached + open + waived + known > 0
}

/** Returns the position of the count of a verdict, as in {@link COUNTED}. */
function countedAs({ outcome, waived, known }: JudgedVerdict): number {
  if (outcome === 'met') return 0
  if (outcome !== 'breached') return 2
  return waived !== undefined ? 3 : known ? 4 : 1
}
