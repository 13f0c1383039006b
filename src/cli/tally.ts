import type { Verdict } from './judge.ts'

/** How many tickets there are, and how their promises stand. */
export type Tally = { tickets: number } & { [V in Verdict]: number }

/** A tally of nothing yet. */
export function emptyTally(): Tally {
  return { tickets: 0, met: 0, breached: 0, running: 0 }
}

/** Counts one more ticket. */
export function count(tally: Tally, verdict: Verdict) {
  tally.tickets++
  tally[verdict]++
}

/**
 * How many of a hundred promises were kept, of those that were kept or broken: to two decimals, the nearest, but never
 * 100 while one is broken (99.996 is 99.99). Null when none was kept or broken.
 */
export function percent({ met, breached }: Tally): number | null {
  const judged = met + breached
  if (judged === 0) return null
  const nearest = Math.round((met * 10_000) / judged)
  return Math.min(nearest, breached ? 9_999 : 10_000) / 100
}
