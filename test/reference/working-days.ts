import type { NoAnswer } from './add.ts'
import { addDays, timeOfDay } from './dates.ts'
import { reading, wallTimeOf } from './desk.ts'
import { nextOpen } from './look-ups.ts'
import { latest } from './open-time.ts'
import type { Timeline } from './timeline.ts'
import { firstShowing, shown, startOfDate } from './wall-time.ts'

export type WorkingDays = {
  readonly workingDays: number
  readonly due: 'close' | 'same-time'
  readonly cutoff?: string
}

/** §3.8 */
export function dueAfterWorkingDays(timeline: Timeline, at: number, budget: WorkingDays): number | NoAnswer {
  const start = nextOpen(timeline, at)
  if (start === null) return 'never-opens'
  let date: string | undefined = timeline.dateAt(start)
  const late =
    budget.cutoff !== undefined && start >= firstShowing(timeline.timeZone, reading(date, wallTimeOf(budget.cutoff)))
  const steps = budget.workingDays + (late ? 1 : 0)
  for (let step = 0; step < steps; step++) {
    date = nextWorkingDate(timeline, date)
    if (date === undefined) return 'instant-out-of-range'
  }
  const due = budget.due === 'close' ? closeOf(timeline, date) : sameTime(timeline, date, start)
  return due < latest ? due : 'instant-out-of-range'
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
