import type { JudgedVerdict, Tally } from '../result.ts'
import { DurationList, KnownPercentiles } from './percentiles.ts'

/** Counts verdicts by outcome, one by one. */
export class OutcomeCounts {
  met = 0
  breached = 0
  running = 0
  paused = 0
  notApplicable = 0
  waived = 0
  known = 0
  /** The counted time of the met and breached verdicts. */
  readonly times = new DurationList()

  add({ outcome, countedMs, waived, known }: JudgedVerdict): void {
    switch (outcome) {
      case 'met':
        this.met++
        this.times.add(countedMs)
        break
      case 'breached':
        this.breached++
        if (waived !== undefined) this.waived++
        else if (known) this.known++
        this.times.add(countedMs)
        break
      case 'paused':
        this.paused++
        break
      case 'not-applicable':
        this.notApplicable++
        break
      default:
        this.running++
    }
  }
}

/** Returns whether the target applied to any ticket. */
export function isApplicable({ met, breached, running, paused }: OutcomeCounts): boolean {
  return met + breached + running + paused > 0
}

/**
 * Adds counts up.
 *
 * @param minTickets with fewer met and breached verdicts the percentage is null
 * @param percentiles those of the same summary
 */
export function tallyOf(
  counts: readonly OutcomeCounts[],
  minTickets: number,
  percentiles = new KnownPercentiles(),
): Tally {
  const sum = (key: Exclude<keyof OutcomeCounts, 'times' | 'add'>) =>
    counts.reduce((total, count) => total + count[key], 0)
  const [met, breached, running, paused] = [sum('met'), sum('breached'), sum('running'), sum('paused')]
  const notApplicable = sum('notApplicable')
  const [medianMs, p90Ms] = percentiles.of(counts.map(({ times }) => times))
  return {
    tickets: met + breached + running + paused + notApplicable,
    met,
    breached,
    running,
    paused,
    notApplicable,
    waived: sum('waived'),
    known: sum('known'),
    percent: met + breached < minTickets ? null : percentOf(met, breached),
    medianMs,
    p90Ms,
  }
}

/**
 * Returns the percentage of met among met and breached, rounded to two decimals; null if there are none. It is never
 * 100 while one is breached: 99.996 becomes 99.99.
 */
export function percentOf(met: number, breached: number): number | null {
  if (met + breached === 0) return null
  const nearest = Math.round((met * 10_000) / (met + breached))
  return Math.min(nearest, breached ? 9_999 : 10_000) / 100
}
