import type { EpochDay } from '../../time/epoch-day.ts'
import type { Period, Zone } from '../../time/zone.ts'
import type { Coverage } from '../holidays/coverage.ts'
import type { HolidayClosure } from '../holidays/holiday-rule.ts'
import type { CalendarSpec } from '../spec.ts'
import type { Spans } from '../timeline/spans.ts'

/** Why a date is open or closed (§11). */
export type Reason = 'hours' | 'always' | 'exception' | 'holiday' | 'outside-hours'

/** A reason with the name of its holiday or exception. */
export type NamedReason = { readonly reason: Reason; readonly name?: string }

/** A half-open interval that is open or closed for one reason, in epoch milliseconds. */
export type CalendarSegment = {
  readonly start: number
  readonly end: number
  readonly isOpen: boolean
  readonly reason: Reason
  /** The name of the holiday or exception. */
  readonly name?: string | undefined
  /** The name of the calendar whose reason it is, in a combination. */
  readonly calendar?: string | undefined
}

/** The implementation of a calendar: one schedule, a combination of calendars, or open around the clock. */
export interface CalendarSource {
  /** The zone of its local dates and of the strings it returns. */
  readonly zone: Zone
  /** The name that explanations show. */
  readonly name: string | undefined
  /** The calendar that it only gives another name; absent for the others. */
  readonly original?: CalendarSource
  /** The calendars that it combines; none for the others. */
  readonly operands: readonly CalendarSource[]
  /** How many calendars it combines in the end, each counted as often as it is used; 1 for the others. */
  readonly size: number
  /** The time for which its holidays are known. */
  readonly coverage: Coverage
  /**
   * Returns the minutes of the week at which it can be open by the clock of a zone, Monday 00:00 first: in a period, or at all.
   * It is not open at other minutes.
   */
  outline(zone: Zone, period?: Period): Spans
  /** Returns the open time in [from, to), in epoch milliseconds. */
  spans(from: number, to: number): Spans
  /** Returns why it is open or closed in [from, to), without a gap. Neighbours differ, if only in their reasons (§11). */
  segments(from: number, to: number): CalendarSegment[]
  /**
   * Returns the holidays of a year, in date order.
   *
   * @throws {SlaCalendarError} `years-not-covered`
   */
  holidays(year: number): readonly HolidayClosure[]
  /** Returns why a local date has open time, or none. */
  dayReason(date: EpochDay, isOpen: boolean): NamedReason
  /** Returns its spec, normalised: equal specs give equal text. */
  toJSON(): CalendarSpec
}
