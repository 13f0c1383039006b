import { DAY, type EpochDay } from '../../time/epoch-day.ts'
import type { PeriodLength } from './objective.ts'

/** A month as a number: twelve times the year, plus 0 for January to 11 for December. */
export type Month = number

/** Returns the month of a date. */
export function monthOf(date: EpochDay): Month {
  const midnight = new Date(date * DAY)
  return midnight.getUTCFullYear() * 12 + midnight.getUTCMonth()
}

/** Returns the name of the period that contains a month: `2026-11`, `2026-Q4`, `2026`, or `all`. */
export function periodOfMonth(month: Month, per: PeriodLength): string {
  const year = String(Math.floor(month / 12))
  const inYear = month % 12
  switch (per) {
    case 'month':
      return `${year}-${String(inYear + 1).padStart(2, '0')}`
    case 'quarter':
      return `${year}-Q${Math.floor(inYear / 3) + 1}`
    case 'year':
      return year
    case 'all':
      return 'all'
  }
}
