/**
 * The plain data that the reference reads: calendars as §3, §4 and §12 describe them. These are the reference's
 * own types, so that it knows a form before the library does. Everything that the library accepts fits them.
 */

/** Hours of a day: `HH:MM-HH:MM`, a list of those, or `closed` where the form allows it. */
export type DayHours = string | readonly string[]

/** Hours by weekday or range of weekdays. */
export type WeekHours = { readonly [days: string]: DayHours | undefined }

/** §3: one week for odd ISO week numbers, another for even ones. */
export type OddEvenWeeks = { readonly odd: WeekHours; readonly even: WeekHours }

/** §3: weeks (`startsOn` is a Monday) or days that are repeated in both directions. */
export type Rotation = { readonly rotation: readonly WeekHours[] | readonly DayHours[]; readonly startsOn: string }

/** Every form in which weekly hours are given. */
export type WeeklyHours = WeekHours | OddEvenWeeks | Rotation

/** A day's hours, `closed` among them, replace their dates; weekly hours change the hours in force. */
export type ExceptionHours = DayHours | WeeklyHours

export type ExceptionSpec = ExceptionHours | { readonly name?: string | undefined; readonly hours: ExceptionHours }

/** The years of a rule, each end included. */
export type Years = {
  readonly since?: number | undefined
  readonly until?: number | undefined
  readonly years?: readonly number[] | undefined
  readonly except?: readonly number[] | undefined
}

/** The n-th working day of the month, or of every month; from the end when negative. */
export type WorkingDayOfMonth = { readonly workingDay: number; readonly month?: number | undefined }

export type ListedException = Years & {
  readonly name?: string | undefined
  readonly hours: ExceptionHours
} & (
    | { readonly on: string | DateRule | WorkingDayOfMonth }
    /** Dates or yearly dates. A missing end of a dated range is open. */
    | { readonly from?: string | undefined; readonly to?: string | undefined }
  )

/** The object form or the list form of §4. */
export type ExceptionsSpec = { readonly [dates: string]: ExceptionSpec } | readonly ListedException[]

type MonthDay = { readonly month: number; readonly day: number }

/** Which date, or which dates of each year. */
export type DateRule =
  | { readonly date: string }
  | MonthDay
  | { readonly day: number }
  | { readonly month?: number | undefined; readonly weekday: string; readonly nth: number }
  | { readonly weekday: string; readonly onOrAfter: MonthDay }
  | { readonly weekday: string; readonly onOrBefore: MonthDay }
  | { readonly easter: number; readonly church?: 'western' | 'orthodox' | undefined }
  | { readonly calendar: string; readonly month: number; readonly day: number }
  | { readonly calendar: string; readonly monthCode: string; readonly day: number }

/** A target of §4, or one for each weekday. */
export type Move = string | { readonly [weekday: string]: string | undefined }

export type HolidayOptions = Years & {
  readonly name?: string | undefined
  /** The part of the day, or the parts, that the holiday closes. */
  readonly closed?: DayHours | undefined
  readonly observed?: Move | undefined
  readonly substitute?: Move | undefined
}

export type HolidaySpec = string | (DateRule & HolidayOptions) | { readonly covers: object }

/** One desk: weekly hours in a zone, holidays and exceptions. */
export type DeskSpec = {
  readonly name?: string | undefined
  readonly timeZone: string
  readonly hours: WeeklyHours
  readonly holidays?: readonly HolidaySpec[] | undefined
  readonly exceptions?: ExceptionsSpec | undefined
}

/** §12 */
export type CalendarSpec =
  | DeskSpec
  | { readonly union: readonly CalendarSpec[] }
  | { readonly intersection: readonly CalendarSpec[] }
  | { readonly difference: readonly [CalendarSpec, CalendarSpec] }
  | { readonly always: true }
