import { DAY, epochDay } from '../../time/epoch-day.ts'

/** The first and last year that are read, and the epoch day on which each of their months starts; then the end. */
const [FIRST, LAST] = [1900, 2199]
const MONTH_STARTS = Float64Array.from({ length: (LAST - FIRST + 1) * 12 + 1 }, (_, i) => epochDay(FIRST, i + 1, 1))

/** Returns midnight UTC of a date from 1900 to 2199 in epoch milliseconds; NaN if there is no such date. */
export function dateStart(year: number, month: number, day: number): number {
  if (!(year >= FIRST && year <= LAST && month >= 1 && month <= 12 && day >= 1)) return Number.NaN
  const index = (year - FIRST) * 12 + month - 1
  const date = MONTH_STARTS[index] + day - 1
  return date < MONTH_STARTS[index + 1] ? date * DAY : Number.NaN
}
