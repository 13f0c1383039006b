import { DAY, epochDay } from '../../time/civil-date.ts'

const DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

// The date that was asked for last, as one number, and its start: neighbours in a file mostly share theirs.
let lastDate = 0
let lastStart = 0

/** The start of a date of the years 1900 to 2199 as if its clock were UTC's, in epoch milliseconds; NaN for no date. */
export function dateStart(year: number, month: number, day: number): number {
  const date = year * 10_000 + month * 100 + day
  if (date === lastDate) return lastStart
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return Number.NaN
  if (day > DAYS[month] && !(day === 29 && isLeap(year))) return Number.NaN
  lastDate = date
  lastStart = epochDay(year, month, day) * DAY
  return lastStart
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}
