import { DAY, epochDay } from '../../time/epoch-day.ts'

/** The first and the last year that are read, and of each month of them the day that it starts on; then the end. */
const [FIRST, LAST] = [1900, 2199]
const MONTHS = Float64Array.from({ length: (LAST - FIRST + 1) * 12 + 1 }, (_, i) => epochDay(FIRST, i + 1, 1))

/** The start of a date of the years 1900 to 2199 as if its clock were UTC's, in epoch milliseconds; NaN for no date. */
export function dateStart(year: number, month: number, day: number): number {
  if (!(year >= FIRST && year <= LAST && month >= 1 && month <= 12 && day >= 1)) return Number.NaN
  const place = (year - FIRST) * 12 + month - 1
  const date = MONTHS[place] + day - 1
  return date < MONTHS[place + 1] ? date * DAY : Number.NaN
}
