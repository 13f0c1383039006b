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
  /** The positions of the counts in the list of a month, by severity and target. */
  readonly #positions: ReadonlyMap<string, ReadonlyMap<string, number>>
  readonly #length: number
  readonly #months = new Map<Month, Uint32Array>()
  /** The counts of the month of a date. */
  readonly #byDate = new Map<EpochDay, Uint32Array>()
  #last: { readonly date: EpochDay; readonly counts: Uint32Array } | undefined

  constructor(targetsBySeverity: TargetsBySeverity) {
    const targets: readonly string[] = [...new Set([...targetsBySeverity.values()].flat())]
    let length = 0
    const next = () => {
      length += COUNTED.length
      return length - COUNTED.length
    }
    const positions = () => new Map(targets.map(target => [target, next()]))
    this.#positions = new Map(Array.from(targetsBySeverity.keys(), severity => [severity, positions()]))
    this.#length = length
  }

  /** @param date the local date of the report */
  add(verdicts: readonly JudgedVerdict[], date: EpochDay): void {
    const counts = this.#countsOf(date)
    let severity: string | undefined
    let positions: ReadonlyMap<string, number> | undefined
    for (let i = 0; i < verdicts.length; i++) {
      const verdict = verdicts[i]
      if (verdict.outcome === 'not-applicable') continue
      if (verdict.severity !== severity) {
        severity = verdict.severity
        positions = this.#positions.get(severity)
      }
      counts[positions!.get(verdict.target)! + countedAs(verdict)]++
    }
  }

  /** Adds tickets of an outcome at the position of their target and severity. */
  addAt(position: number, outcome: JudgedVerdict['outcome'], date: EpochDay, count: number): void {
    this.#countsOf(date)[position + countedAs({ outcome })] += count
  }

  /** The months with tickets, in order. */
  get months(): Month[] {
    return [...this.#months.keys()].sort((a, b) => a - b)
  }

  /** Adds up the counts of some months for a target. @param severity all severities if undefined */
  of(months: readonly Month[], target: string, severity?: string): MonthSums {
    const tally: MonthSums = { met: 0, breached: 0, open: 0, waived: 0, known: 0 }
    const severities = severity === undefined ? [...this.#positions.keys()] : [severity]
    for (const one of severities) {
      const position = this.positionOf(target, one)
      for (const month of months) {
        const counts = this.#months.get(month)!
        for (let i = 0; i < COUNTED.length; i++) tally[COUNTED[i]] += counts[position + i]
      }
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
    // Most exports are sorted by time, so the next ticket is often of the same date.
    if (this.#last?.date === date) return this.#last.counts
    const counts = this.#byDate.get(date) ?? this.#countsOfMonth(monthOf(date))
    this.#byDate.set(date, counts)
    this.#last = { date, counts }
    return counts
  }

  #countsOfMonth(month: Month): Uint32Array {
    const counts = this.#months.get(month) ?? new Uint32Array(this.#length)
    this.#months.set(month, counts)
    return counts
  }

  /** Returns the position of the counts of a target and a severity. */
  positionOf(target: string, severity: string): number {
    return this.#positions.get(severity)!.get(target)!
  }
}

/** Returns whether counts are not all zero. */
export function hasVerdicts({ met, breached, open, waived, known }: MonthSums): boolean {
  return met + breached + open + waived + known > 0
}

/** Returns the position of the count of a verdict, as in {@link COUNTED}. */
function countedAs({ outcome, waived, known }: Pick<JudgedVerdict, 'outcome' | 'waived' | 'known'>): number {
  if (outcome === 'met') return 0
  if (outcome !== 'breached') return 2
  return waived !== undefined ? 3 : known ? 4 : 1
}
