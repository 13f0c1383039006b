import type { JudgedVerdict, Tally } from '../result.ts'
import { DurationList, percentile } from './percentiles.ts'

/** Verdicts counted one by one. */
export class VerdictCount {
  met = 0
  breached = 0
  running = 0
  paused = 0
  notApplicable = 0
  waived = 0
  known = 0
  /** The counted time of those that are met or breached. */
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

/** Whether anything was promised. */
export function isApplicable({ met, breached, running, paused }: VerdictCount): boolean {
  return met + breached + running + paused > 0
}

/**
 * The counts added up.
 *
 * @param least with fewer met and breached ones than this there is no percentage
 */
export function tallyOf(counts: readonly VerdictCount[], least: number): Tally {
  const sum = (key: Exclude<keyof VerdictCount, 'times' | 'add'>) => counts.reduce((all, count) => all + count[key], 0)
  const [met, breached, running, paused] = [sum('met'), sum('breached'), sum('running'), sum('paused')]
  const notApplicable = sum('notApplicable')
  const times = counts.map(count => count.times.sorted())
  return {
    tickets: met + breached + running + paused + notApplicable,
    met,
    breached,
    running,
    paused,
    notApplicable,
    waived: sum('waived'),
    known: sum('known'),
    percent: met + breached < least ? null : percentOf(met, breached),
    medianMs: percentile(times, 50),
    p90Ms: percentile(times, 90),
  }
}

/**
 * How many of a hundred were met: to two decimals, the nearest, but never 100 while one is broken (99.996 is 99.99).
 * Null where there is none.
 */
export function percentOf(met: number, breached: number): number | null {
  if (met + breached === 0) return null
  const nearest = Math.round((met * 10_000) / (met + breached))
  return Math.min(nearest, breached ? 9_999 : 10_000) / 100
}
