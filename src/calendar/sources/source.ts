import type { EpochDay } from '../../time/epoch-day.ts'
import type { Zone } from '../../time/zone.ts'
import type { Coverage } from '../holidays/coverage.ts'
import type { HolidayClosure } from '../holidays/holiday-dates.ts'
import type { CalendarSpec } from '../spec.ts'
import type { Spans } from '../timeline/spans.ts'

/** Why a date is open or closed (§3.11). */
export type Reason = 'hours' | 'always' | 'exception' | 'holiday' | 'outside-hours'

/** A reason with the name of the holiday or exception behind it. */
export type NamedReason = { readonly reason: Reason; readonly name?: string }

/** What a calendar is made of: one desk, a combination of several, or the clock round. */
export interface CalendarSource {
  /** The zone of its local dates and of the strings it gives out. */
  readonly zone: Zone
  /** The name that explanations show. */
  readonly name: string | undefined
  /** What its answers may reach. */
  readonly coverage: Coverage
  /** The open spans in [from, to), epoch milliseconds. */
  spans(from: number, to: number): Spans
  /**
   * The holidays of a year, in date order.
   *
   * @throws {SlaCalendarError} `years-not-covered`
   */
  holidays(year: number): readonly HolidayClosure[]
  /** Why a local date has open time, or none. */
  dayReason(date: EpochDay, isOpen: boolean): NamedReason
  /** Its description, normalised: equal descriptions give equal text. */
  toJSON(): CalendarSpec
}
