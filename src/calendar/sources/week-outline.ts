import type { OffsetRange } from '../../time/zone.ts'
import { MIDNIGHT } from '../hours.ts'
import { clip, type Spans, unite } from '../timeline/spans.ts'
import type { HoursCycle } from '../weekly-hours.ts'

const WEEK = 7 * MIDNIGHT

/** The outline of a calendar that is always open: all minutes of the week. */
export const WHOLE_WEEK: Spans = [0, WEEK]

/**
 * Returns the minutes of the week at which a schedule can be open, Monday 00:00 first, by the clock of a zone. It is
 * never open at other minutes; the dates do not matter.
 *
 * While an hour is repeated because clocks go back, the clock counts as standing at the end of that hour.
 *
 * @param cycles the hours that are ever in force
 * @param ahead how far the zone is ahead of the schedule's own zone, in minutes
 */
export function weekOutline(cycles: readonly Pick<HoursCycle, 'form' | 'days'>[], [least, most]: OffsetRange): Spans {
  let outline: Spans = []
  for (const { form, days } of cycles)
    days.forEach((shifts, place) => {
      // The weeks before and after it count too, because hours can reach into it.
      for (let day = -7; day < 14; day++)
        if (form === 'days' || (day - place) % 7 === 0)
          for (let i = 0; i < shifts.length; i += 2) {
            const start = day * MIDNIGHT
            outline = unite(outline, clip([start + shifts[i] + least, start + shifts[i + 1] + most], 0, WEEK))
          }
    })
  return outline
}
