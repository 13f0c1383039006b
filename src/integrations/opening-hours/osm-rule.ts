import { type ErrorPath, SlaCalendarError } from '../../errors.ts'

/** A range of dates by month and day, of some years or of every year. Both ends are included. It can cross the new year. */
export type DateSpan = {
  readonly years?: { readonly from: number; readonly to: number } | undefined
  /** The first and the last day as month × 100 + day. */
  readonly from: number
  readonly to: number
}

/** ISO week numbers from one to another, both included; every `step`-th of them. */
export type WeekRange = { readonly from: number; readonly to: number; readonly step: number }

/** A weekday, Monday 0, with its places in the month: 1 is the first one, -1 the last one. */
export type NthWeekday = { readonly weekday: number; readonly places: readonly number[] }

/** The state of a rule's hours. */
export type OsmState = 'open' | 'off' | 'unknown'

/** The days of the week of a rule, and whether it applies to public holidays. */
export type OsmDays = {
  /** Weekdays, Monday 0. Empty means all, unless the rule is for public holidays. */
  readonly weekdays: readonly number[]
  /** Weekdays of the month. */
  readonly nth?: readonly NthWeekday[]
  /** `also`: public holidays and the weekdays; `only`: public holidays on one of the weekdays. */
  readonly publicHolidays?: 'also' | 'only'
}

/** One rule of an opening_hours value. */
export type OsmRule = OsmDays & {
  /** The position of the rule in the text, from 0. */
  readonly at: number
  /** Its text, for errors. */
  readonly text: string
  /** The path of the text in the input. */
  readonly path: ErrorPath
  /** After ";" a rule replaces earlier rules on its dates, after "," it adds, after "||" it fills time that is not open. */
  readonly joins: 'replaces' | 'adds' | 'fills'
  readonly dates: readonly DateSpan[]
  /** The weeks of the rule; absent for all. */
  readonly weeks?: readonly WeekRange[] | undefined
  /** Minutes of the day: opening, closing, opening, closing… A closing after 1440 is on the next date. */
  readonly times: readonly number[]
  /** Minutes after an open end (`17:00+`), of which the state is unknown. */
  readonly unsure: readonly number[]
  readonly state: OsmState
}

/** Returns the error for a part of the text. The message counts its position from 1. */
export function osmError(
  { text, at, path }: Pick<OsmRule, 'text' | 'at' | 'path'>,
  problem: string,
  hint: string,
): SlaCalendarError {
  return new SlaCalendarError('hours-invalid', path, `${JSON.stringify(text)} at character ${at + 1}: ${problem}`, hint)
}
