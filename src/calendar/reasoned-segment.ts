import type { InstantInput, InstantOutput } from '../time/instant.ts'
import type { CalendarSegment, Reason } from './sources/source.ts'

/** A half-open interval of time that is counted, or not, for one reason (§11). */
export type ReasonedSegment<T = InstantInput, Why extends string = Reason> = {
  /** Its first instant. */
  readonly start: InstantOutput<T>
  /** The first instant after it. */
  readonly end: InstantOutput<T>
  /** Whether its time counts: for a calendar, whether it is open. */
  readonly counted: boolean
  /** Why it is counted or not. */
  readonly reason: Why
  /** The name of the holiday or the exception, or the reason of the pause. */
  readonly name?: string
  /** In a combination of calendars: the calendar that gives the reason. */
  readonly calendar?: string
  /** Its length, in milliseconds. */
  readonly ms: number
}

/** Returns what a segment of a calendar's source says, with its start and its end in another form. */
export function reasoned<T>({ isOpen, reason, name, calendar }: CalendarSegment, start: T, end: T) {
  const segment: { start: T; end: T; counted: boolean; reason: Reason; name?: string; calendar?: string } = {
    start,
    end,
    counted: isOpen,
    reason,
  }
  // Spreading objects would take most of the time.
  if (name !== undefined) segment.name = name
  if (calendar !== undefined) segment.calendar = calendar
  return segment
}
