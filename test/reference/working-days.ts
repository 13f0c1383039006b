import type { NoAnswer } from './add.ts'
import { addDays, timeOfDay } from './dates.ts'
import { reading } from './desk.ts'
import { nextOpen } from './look-ups.ts'
import { latest } from './open-time.ts'
import type { Timeline } from './timeline.ts'
import { firstShowing, shown, startOfDate } from './wall-time.ts'
import { wallTimeOf } from './weekly-hours.ts'

export type WorkingDays = {
  readonly workingDays: number
  readonly due: 'close' | 'same-time'
  readonly cutoff?: string
}

/** §8 */
export function dueAfterWorkingDays(timeline: Timeline, at: number, budget: WorkingDays): number | NoAnswer {
  const dates = countedDates(timeline, at, budget)
  if (typeof dates === 'string') return dates
  const start = nextOpen(timeline, at)!
  const date = dates.at(-1)!
  const due = budget.due === 'close' ? closeOf(timeline, date) : sameTime(timeline, date, start)
  return due < latest ? due : 'instant-out-of-range'
}

/** §8, §11: day 0, which the cutoff may put off by a working day, and after it the working days that were counted. */
export function countedDates(timeline: Timeline, at: number, budget: WorkingDays): string[] | NoAnswer {
  const start = nextOpen(timeline, at)
  if (start === null) return 'never-opens'
  const first = timeline.dateAt(start)
  const late =
    budget.cutoff !== undefined && start >= firstShowing(timeline.timeZone, reading(first, wallTimeOf(budget.cutoff)))
  const dates = [first]
  for (let step = late ? -1 : 0; step < budget.workingDays; step++) {
    const date = nextWorkingDate(timeline, dates.at(-1)!)
    if (date === undefined) return 'instant-out-of-range'
    dates.push(date)
  }
  return late ? dates.slice(1) : dates
}

/** The next date with open time. */
function nextWorkingDate(timeline: Timeline, date: string): string | undefined {
  const from = nextOpen(timeline, startOfDate(timeline.timeZone, addDays(date, 1)))
  return from === null ? undefined : timeline.dateAt(from)
}

function closeOf(timeline: Timeline, date: string): number {
  return timeline.onDate(date).at(-1)!.end
}

/** The wall time of `start` on the date: there, or at the next opening of the date, or else at its close. */
function sameTime(timeline: Timeline, date: string, start: number): number {
  const wallTime = timeOfDay(shown(timeline.timeZone, start))
  // On day 0 a wall time that happens twice was shown before the start too; nothing is due before it.
  const wanted = Math.max(firstShowing(timeline.timeZone, reading(date, wallTime)), start)
  const rest = timeline.onDate(date).find(span => wanted < span.end)
  return rest ? Math.max(rest.start, wanted) : closeOf(timeline, date)
}
