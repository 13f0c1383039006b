import { add, type NoAnswer } from './add.ts'
import { type CalendarDayBudget, calendarDates, dueAfterCalendarDays } from './calendar-days.ts'
import { datesBetween, day } from './dates.ts'
import { holidaysIn } from './holidays.ts'
import { nextClose, nextOpen, previousClose, previousOpen } from './look-ups.ts'
import { openTime } from './open-time.ts'
import { type Span, total } from './spans.ts'
import type { CalendarSpec } from './specs.ts'
import { type Timeline, timelineOf } from './timeline.ts'
import {
  addWorkingDays,
  countedDates,
  dueAfterWorkingDays,
  isWorkingDay,
  subtractWorkingDays,
  type WorkingDayBudget,
  workingDaysBetween,
} from './working-days.ts'

/** A budget in days, §8. */
export type DayBudget = WorkingDayBudget | CalendarDayBudget

export type DayOfCalendar = { readonly date: string; readonly openMs: number; readonly intervals: readonly Span[] }
export type ListedHoliday = { readonly date: string; readonly name: string; readonly observed?: true }

/** What a calendar answers, worked out slowly from §3. Instants are epoch milliseconds within the supported range. */
export type Reference = {
  isOpen(at: number): boolean
  elapsed(from: number, to: number): number
  add(at: number, budget: number | DayBudget): number | NoAnswer
  /** Day 0 and the dates that a budget in days counts. */
  countedDates(at: number, budget: DayBudget): string[] | NoAnswer
  subtract(at: number, budget: number | WorkingDayBudget): number | NoAnswer
  isWorkingDay(date: string): boolean
  addWorkingDays(date: string, n: number): string | NoAnswer
  workingDaysBetween(from: string, to: string): number
  nextOpen(at: number): number | null
  nextClose(at: number): number | null
  previousOpen(at: number): number | null
  previousClose(at: number): number | null
  intervals(from: number, to: number): Span[]
  days(from: string, to: string): DayOfCalendar[]
  holidays(year: number): ListedHoliday[]
}

/** @param years how far to look for an answer; beyond that `TooFar` is raised. Without it, to the ends of the range. */
export function reference(spec: CalendarSpec, years = Number.POSITIVE_INFINITY): Reference {
  const open = openTime(spec)
  const timeline = timelineOf(open, years * 365 * day)
  return {
    isOpen: timeline.isOpen,
    elapsed: (from, to) => elapsed(timeline, from, to),
    add: (at, budget) => (typeof budget === 'object' ? dueAfter(timeline, at, budget) : add(timeline, at, budget)),
    countedDates: (at, budget) =>
      'workingDays' in budget ? countedDates(timeline, at, budget) : calendarDates(timeline, at, budget),
    subtract: (at, budget) =>
      typeof budget === 'object' ? subtractWorkingDays(timeline, at, budget) : add(timeline, at, -budget),
    isWorkingDay: date => isWorkingDay(timeline, date),
    addWorkingDays: (date, n) => addWorkingDays(timeline, date, n),
    workingDaysBetween: (from, to) => workingDaysBetween(timeline, from, to),
    nextOpen: at => nextOpen(timeline, at),
    nextClose: at => nextClose(timeline, at),
    previousOpen: at => previousOpen(timeline, at),
    previousClose: at => previousClose(timeline, at),
    intervals: (from, to) => timeline.between(from, to),
    days: (from, to) => datesBetween(from, to).map(date => dayOf(timeline, date)),
    holidays: year =>
      open.desks
        .flatMap(desk => holidaysIn(desk, year))
        .map(({ date, rule, original }) => ({
          date,
          name: rule.name ?? original,
          ...(date !== original && { observed: true }),
        })),
  }
}

/** §8 */
function dueAfter(timeline: Timeline, at: number, budget: DayBudget): number | NoAnswer {
  return 'workingDays' in budget
    ? dueAfterWorkingDays(timeline, at, budget)
    : dueAfterCalendarDays(timeline, at, budget)
}

/** §5 */
function elapsed(timeline: Timeline, from: number, to: number): number {
  return to < from ? 0 - elapsed(timeline, to, from) : total(timeline.between(from, to))
}

function dayOf(timeline: Timeline, date: string): DayOfCalendar {
  const intervals = timeline.onDate(date)
  return { date, openMs: total(intervals), intervals }
}
