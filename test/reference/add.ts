import { earliest, latest } from './open-time.ts'
import type { Timeline } from './timeline.ts'

/** The errors of §7 that `add` and `subtract` answer with. */
export type NoAnswer = 'never-opens' | 'instant-out-of-range'

/** §6 and §7 */
export function add(timeline: Timeline, at: number, budget: number): number | NoAnswer {
  if (budget === 0) return at
  let left = Math.abs(budget)
  let everOpen = false
  for (const { start, end } of budget > 0 ? timeline.after(at) : timeline.before(at)) {
    everOpen = true
    if (left <= end - start) return supported(budget > 0 ? start + left : end - left)
    left -= end - start
  }
  return everOpen ? 'instant-out-of-range' : 'never-opens'
}

/** §1: the end of the range is not part of it. */
function supported(at: number): number | NoAnswer {
  return earliest <= at && at < latest ? at : 'instant-out-of-range'
}
