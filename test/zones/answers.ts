import { type BusinessCalendar, isSlaCalendarError } from '../../src/index.ts'
import type { Span } from './definition.ts'

/** The spans without whatever else an answer may carry, to compare them by value. */
export function plain(spans: Iterable<Span>): Span[] {
  return [...spans].map(({ start, end }) => ({ start, end }))
}

/** The code of the error that a question raises, or `no error`. */
export function codeOf(question: () => unknown): string {
  try {
    question()
  } catch (error) {
    if (isSlaCalendarError(error)) return error.code
    throw error
  }
  return 'no error'
}

/** The dates of a year's holidays. */
export function holidayDates(calendar: BusinessCalendar, year: number): string[] {
  return calendar.holidays(year).map(holiday => holiday.date)
}

/** The dates between two, both included, on which a calendar is open at all. */
export function openDates(calendar: BusinessCalendar, first: string, last: string): string[] {
  return [...calendar.days(first, last)].filter(day => day.openMs > 0).map(day => day.date)
}
