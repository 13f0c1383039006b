import { MIDNIGHT, type Shifts } from '../hours.ts'
import { clip, type Spans, unite } from '../timeline/spans.ts'
import type { HoursCycle } from '../weekly-hours.ts'

const WEEK = 7 * MIDNIGHT

/** The outline of a calendar about which nothing is known: all minutes of the week. */
export const WHOLE_WEEK: Spans = [0, WEEK]

/**
 * Returns the minutes of the week at which a schedule can be open, Monday 00:00 first, by the clock of its zone. It is
 * never open at other minutes; the dates do not matter.
 *
 * @param cycles the hours that are ever in force
 * @param days the hours of single dates, on any weekday
 */
export function weekOutline(cycles: readonly HoursCycle[], days: readonly Shifts[]): Spans {
  let outline: Spans = []
  const add = (weekday: number, shifts: Shifts) => {
    for (const start of [weekday * MIDNIGHT, weekday * MIDNIGHT - WEEK]) {
      const open = shifts.map(minutes => start + minutes)
      // The night from Sunday to Monday ends at the beginning of the week.
      outline = unite(outline, clip(open, 0, WEEK))
    }
  }
  const addToAll = (shifts: Shifts) => {
    for (let weekday = 0; weekday < 7; weekday++) add(weekday, shifts)
  }
  for (const { form, days } of cycles)
    for (const [place, shifts] of days.entries())
      if (form === 'days') addToAll(shifts)
      else add(place % 7, shifts)
  for (const shifts of days) addToAll(shifts)
  return outline
}
