import { earliest, latest } from './open-time.ts'
import type { Timeline } from './timeline.ts'

/** The earliest open instant at or after `at`. */
export function nextOpen(timeline: Timeline, at: number): number | null {
  for (const { start } of timeline.after(at)) return start
  return null
}

/** The first instant later than `at` at which open time ends; where the range ends, none does. */
export function nextClose(timeline: Timeline, at: number): number | null {
  for (const { end } of timeline.after(at)) if (end < latest && !timeline.isOpen(end)) return end
  return null
}

/** The last instant earlier than `at` at which open time begins; where the range begins, none does. */
export function previousOpen(timeline: Timeline, at: number): number | null {
  for (const { start } of timeline.before(at)) if (start > earliest && !timeline.isOpen(start - 1)) return start
  return null
}

/** The latest instant at or before `at` with open time just before it. */
export function previousClose(timeline: Timeline, at: number): number | null {
  for (const { end } of timeline.before(at)) return end
  return null
}
