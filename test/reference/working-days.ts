import type { NoAnswer } from './add.ts'
import { addDays, datesBetween, timeOfDay } from './dates.ts'
import { reading } from './desk.ts'
import { nextOpen, previousClose } from './look-ups.ts'
import { latest } from './open-time.ts'
import type { Timeline } from './timeline.ts'
import { firstShowing, shown, startOfDate } from './wall-time.ts'
import { wallTimeOf } from './weekly-hours.ts'

/** A budget in working days, §8. */
export type WorkingDayBudget = {
  readonly workingDays: number
  /** `close`, `same-time` or `HH:MM` */
  readonly due: string
  readonly cutoff?: string | undefined
  readonly dayZero?: 'opening' | 'report' | undefined
}

/** §8 */
export function dueAfterWorkingDays(timeline: Timeline, at: number, budget: WorkingDayBudget): number | NoAnswer {
  const counted = countWorkingDays(timeline, at, budget)
  return typeof counted === 'string' ? counted : counted.due
}

/** §8, §11: day 0, which the cutoff may put off by a working day, and after it the working days that were counted. */
export function countedDates(timeline: Timeline, at: number, budget: WorkingDayBudget): string[] | NoAnswer {
  const counted = countWorkingDays(timeline, at, budget)
  return typeof counted === 'string' ? counted : counted.dates
}

function countWorkingDays(
  timeline: Timeline,
  at: number,
  budget: WorkingDayBudget,
): { due: number; dates: string[] } | NoAnswer {
  const opening = nextOpen(timeline, at)
  if (opening === null) return 'never-opens'
  const start = budget.dayZero === 'report' ? at : opening
  const dates = [timeline.dateAt(start)]
  const next = () => {
    const date = nextWorkingDate(timeline, dates.at(-1)!)
    if (date !== undefined) dates.push(date)
    return date !== undefined
  }
  // The text makes no exception for a start with `report` on a closed date: after the cutoff it counts from
  // the next working day, too.
  const late = isLate(timeline, start, budget.cutoff)
  for (let step = late ? -1 : 0; step < budget.workingDays; step++) if (!next()) return 'instant-out-of-range'
  let due = dueOn(timeline, dates.at(-1)!, budget.due, start)
  // Day 0 with `report` may have no open time. The text does not define zero days from there; here the next one is taken.
  while (due === undefined || due < at) {
    if (!next()) return 'instant-out-of-range'
    due = dueOn(timeline, dates.at(-1)!, budget.due, start)
  }
  if (due >= latest) return 'instant-out-of-range'
  return { due, dates: late ? dates.slice(1) : dates }
}

function isLate(timeline: Timeline, start: number, cutoff: string | undefined): boolean {
  if (cutoff === undefined) return false
  return start >= firstShowing(timeline.timeZone, reading(timeline.dateAt(start), wallTimeOf(cutoff)))
}

/** When a budget is due on a date: at the closing, or at a local time or the next open instant of the date after it. */
function dueOn(timeline: Timeline, date: string, due: string, start: number): number | undefined {
  const spans = timeline.onDate(date)
  const close = spans.at(-1)?.end
  if (due === 'close') return close
  const zone = timeline.timeZone
  // On the date of the start itself the same time is the start. The text does not name the case in which the clock showed
  // that time before, too: in an hour that is repeated in autumn.
  const wanted =
    due === 'same-time'
      ? Math.max(firstShowing(zone, reading(date, timeOfDay(shown(zone, start)))), start)
      : firstShowing(zone, reading(date, wallTimeOf(due)))
  const rest = spans.find(span => wanted < span.end)
  return rest ? Math.max(rest.start, wanted) : close
}

/**
 * §8: n working days back from the last open instant. Going back, a closing is the last instant of its date with open
 * time (as for `previousClose`), so from a Friday evening the count starts on Friday at the closing, and 24:00 belongs to
 * the date that it ends.
 */
export function subtractWorkingDays(
  timeline: Timeline,
  at: number,
  { workingDays }: WorkingDayBudget,
): number | NoAnswer {
  const isOpen = timeline.isOpen(at)
  const last = isOpen ? at : previousClose(timeline, at)
  if (last === null) return 'never-opens'
  if (workingDays === 0) return last
  const zone = timeline.timeZone
  let date = timeline.dateAt(isOpen ? last : last - 1)
  const isMidnight = last === startOfDate(zone, addDays(date, 1))
  const time = isMidnight ? wallTimeOf('24:00') : timeOfDay(shown(zone, last))
  for (let step = 0; step < workingDays; step++) {
    const previous = previousWorkingDate(timeline, date)
    if (previous === undefined) return 'instant-out-of-range'
    date = previous
  }
  const wanted = firstShowing(zone, reading(date, time))
  const spans = timeline.onDate(date)
  const before = spans.filter(span => span.start <= wanted).at(-1)
  return before ? Math.min(before.end, wanted) : spans[0].start
}

/** A local date with any open time. */
export function isWorkingDay(timeline: Timeline, date: string): boolean {
  return timeline.onDate(date).length > 0
}

/**
 * The working day `n` after a date, or before it. The law `workingDaysBetween(d, addWorkingDays(d, n)) = n` decides what
 * that is for a closed date `d`: a Saturday counts as the Monday after it, so one working day later is
 * Tuesday, and one earlier is Friday.
 */
export function addWorkingDays(timeline: Timeline, date: string, n: number): string | NoAnswer {
  let found: string | undefined = date
  if (n >= 0 && !isWorkingDay(timeline, date)) found = nextWorkingDate(timeline, date)
  if (found === undefined) return 'never-opens'
  for (let step = 0; step < Math.abs(n); step++) {
    const next: string | undefined = n > 0 ? nextWorkingDate(timeline, found) : previousWorkingDate(timeline, found)
    if (next === undefined) return n < 0 && step === 0 ? 'never-opens' : 'instant-out-of-range'
    found = next
  }
  return found
}

/** The working days in `[from, to)`; the negative of that when reversed. */
export function workingDaysBetween(timeline: Timeline, from: string, to: string): number {
  if (to < from) return 0 - workingDaysBetween(timeline, to, from)
  return datesBetween(from, addDays(to, -1)).filter(date => isWorkingDay(timeline, date)).length
}

/** The next date with open time. */
export function nextWorkingDate(timeline: Timeline, date: string): string | undefined {
  const from = nextOpen(timeline, startOfDate(timeline.timeZone, addDays(date, 1)))
  return from === null ? undefined : timeline.dateAt(from)
}

/** The date with open time before a date. */
export function previousWorkingDate(timeline: Timeline, date: string): string | undefined {
  const to = previousClose(timeline, startOfDate(timeline.timeZone, date))
  return to === null ? undefined : timeline.dateAt(to - 1)
}
