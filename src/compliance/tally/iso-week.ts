import { type EpochDay, epochDay, yearOf } from '../../time/epoch-day.ts'

/** An ISO week, as the number of weeks since the week of 1970-01-01. */
export type IsoWeek = number

/** Returns the ISO week of a date. Weeks begin on Monday. */
export function weekOf(date: EpochDay): IsoWeek {
  // 1970-01-01 was a Thursday.
  return Math.floor((date + 3) / 7)
}

/** Returns a week as text, such as `2026-W47`. A week belongs to the year of its Thursday (ISO 8601). */
export function weekText(week: IsoWeek): string {
  const thursday = week * 7
  const year = yearOf(thursday)
  const number = Math.floor((thursday - epochDay(year, 1, 1)) / 7) + 1
  return `${year}-W${String(number).padStart(2, '0')}`
}
