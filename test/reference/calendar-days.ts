import type { NoAnswer } from './add.ts'
import { addDays, dateOf, datesBetween, day, exists, timeOfDay, yearOf } from './dates.ts'
import { reading } from './desk.ts'
import { latest } from './open-time.ts'
import { type Timeline, TooFar } from './timeline.ts'
import { firstShowing, shown, startOfDate } from './wall-time.ts'
import { wallTimeOf } from './weekly-hours.ts'
import { isWorkingDay, nextWorkingDate, previousWorkingDate } from './working-days.ts'

/** A budget in calendar days, §8: one of the four units. */
export type CalendarDayBudget = {
  readonly days?: number | undefined
  readonly weeks?: number | undefined
  readonly months?: number | undefined
  readonly years?: number | undefined
  /** `same-time`, `end-of-day` or `HH:MM` */
  readonly due: string
  readonly ifClosed?: 'next-working-day' | 'previous-working-day' | undefined
}

/** §8 */
export function dueAfterCalendarDays(timeline: Timeline, at: number, budget: CalendarDayBudget): number | NoAnswer {
  const counted = calendarDates(timeline, at, budget)
  if (typeof counted === 'string') return counted
  const due = dueOn(timeline, counted.at(-1)!, at, budget)
  return due < latest ? due : 'instant-out-of-range'
}

/**
 * The date of the start, and all dates after it up to the due date. The text does not define which dates are counted; here
 * they are those, and the date to which a closed one moved comes last.
 */
export function calendarDates(timeline: Timeline, at: number, budget: CalendarDayBudget): string[] | NoAnswer {
  const start = timeline.dateAt(at)
  const end = dateAfter(start, budget)
  if (startOfDate(timeline.timeZone, end) >= latest) return 'instant-out-of-range'
  const dates = datesBetween(start, end)
  if (budget.ifClosed === undefined || isWorkingDay(timeline, end)) return dates
  const moved = workingDayFor(timeline, at, end, budget)
  return moved === undefined ? 'never-opens' : [...dates, moved]
}

/**
 * The text does not define a previous working day that would lead back before the start. Here the next one is taken, as
 * for working days.
 */
function workingDayFor(timeline: Timeline, at: number, date: string, budget: CalendarDayBudget): string | undefined {
  const previous = budget.ifClosed === 'previous-working-day' ? previousSince(timeline, date, at) : undefined
  if (previous !== undefined && dueOn(timeline, previous, at, budget) >= at) return previous
  return nextWorkingDate(timeline, date)
}

/** The working day before a date; none if the search for it passes the start. */
function previousSince(timeline: Timeline, date: string, at: number): string | undefined {
  try {
    return previousWorkingDate(timeline, date)
  } catch (error) {
    if (!(error instanceof TooFar)) throw error
    if (error.limit < at - 2 * day) return undefined
    return previousSince(timeline, addDays(timeline.dateAt(error.limit), 1), at)
  }
}

function dueOn({ timeZone }: Timeline, date: string, at: number, { due }: CalendarDayBudget): number {
  if (due === 'same-time') return firstShowing(timeZone, reading(date, timeOfDay(shown(timeZone, at))))
  return firstShowing(timeZone, reading(date, wallTimeOf(due === 'end-of-day' ? '24:00' : due)))
}

/** The date after a number of days, weeks, months or years. */
function dateAfter(date: string, { days, weeks, months, years }: CalendarDayBudget): string {
  if (days !== undefined) return addDays(date, days)
  if (weeks !== undefined) return addDays(date, weeks * 7)
  const month = Number(date.slice(5, 7)) + (months ?? 0) // counted on beyond December
  return sameDay(yearOf(date) + (years ?? 0) + Math.floor((month - 1) / 12), ((month - 1) % 12) + 1, date)
}

/** The day of the month that a date has, or the last one of a shorter month. */
function sameDay(year: number, month: number, date: string): string {
  let dayOfMonth = Number(date.slice(8))
  while (!exists(year, month, dayOfMonth)) dayOfMonth--
  return dateOf(year, month, dayOfMonth)
}
