// The queries, which are the same in every run because the seed is fixed.

import { seeded } from './measure.mjs'

export const SEED = 20260306
/** So many that no processor learns the order of their branches, as it would with a few thousand. */
export const STARTS = 131_072
export const FIRST_YEAR = 2025
export const START_YEARS = 3
export const LAST_YEAR = 2033 // 8,000 hours at eight a day take a little over four years
export const MINUTE = 60_000
export const HOUR = 3_600_000

/**
 * Returns starts on whole minutes (the smallest unit of every peer) at any time of the week, ends up to thirty days later, and
 * the budgets of a policy with four severities. Each also comes as Dates or as a column.
 */
export function makeQuestions() {
  const random = seeded(SEED)
  const from = Date.UTC(FIRST_YEAR, 0, 1)
  const minutes = (Date.UTC(FIRST_YEAR + START_YEARS, 0, 1) - from) / MINUTE
  const starts = Array.from({ length: STARTS }, () => from + Math.floor(random() * minutes) * MINUTE)
  const ends = starts.map(start => start + Math.floor(random() * 30 * 24 * 60) * MINUTE)
  const budgets = starts.map(() => [2, 6, 8, 10][Math.floor(random() * 4)] * HOUR)
  return {
    starts,
    ends,
    startDates: starts.map(start => new Date(start)),
    endDates: ends.map(end => new Date(end)),
    startColumn: Float64Array.from(starts),
    budgetColumn: Float64Array.from(budgets),
    out: new Float64Array(STARTS),
  }
}

/** Returns an instant rounded down to a multiple of `precision`. */
export function whole(at, precision) {
  return Math.floor(at / precision) * precision
}
