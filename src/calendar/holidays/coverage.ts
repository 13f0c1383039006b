import { type ErrorPath, SlaCalendarError } from '../../errors.ts'
import { epochDay } from '../../time/epoch-day.ts'
import { RANGE_END, RANGE_START } from '../../time/range.ts'
import type { Zone } from '../../time/zone.ts'
import type { HolidayRule } from '../spec.ts'

/** The years of which a calendar's holidays are known, and the instants at which they begin and end. */
export type Coverage = {
  readonly firstYear: number
  readonly lastYear: number
  readonly from: number
  /** The first instant that is not covered. */
  readonly to: number
}

/** All supported time: what a list without `covers` covers. */
export const ALL_YEARS: Coverage = { firstYear: 1900, lastYear: 2199, from: RANGE_START, to: RANGE_END }

/** Returns the years that all holidays of a list cover, in the calendar's own zone. */
export function coverageOf(holidays: readonly { readonly rule: HolidayRule }[], zone: Zone): Coverage {
  let coverage = ALL_YEARS
  for (const { rule } of holidays) {
    if (typeof rule === 'string' || !('covers' in rule)) continue
    const { firstYear, lastYear } = ALL_YEARS
    const { from = firstYear, to = lastYear } = rule.covers
    const start = (year: number) => zone.startOfFar(epochDay(year, 1, 1))
    // The first and the last year end with the supported range, which is a matter of UTC.
    coverage = sharedCoverage(coverage, {
      firstYear: from,
      lastYear: to,
      from: from === firstYear ? RANGE_START : start(from),
      to: to === lastYear ? RANGE_END : start(to + 1),
    })
  }
  return coverage
}

/** Returns the years that both cover. */
export function sharedCoverage(a: Coverage, b: Coverage): Coverage {
  return {
    firstYear: Math.max(a.firstYear, b.firstYear),
    lastYear: Math.min(a.lastYear, b.lastYear),
    from: Math.max(a.from, b.from),
    to: Math.min(a.to, b.to),
  }
}

/** Returns the error for a query that needs other years. */
export function yearsNotCovered({ firstYear, lastYear }: Coverage, path: ErrorPath = []): SlaCalendarError {
  const years = lastYear === ALL_YEARS.lastYear ? `${firstYear} and later years` : `${firstYear} to ${lastYear}`
  return new SlaCalendarError(
    'years-not-covered',
    path,
    `The holidays are known for ${years} only.`,
    'Use a date in these years, or add the holidays of more years.',
  )
}
