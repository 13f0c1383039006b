/** A weekday: the first three letters of its English name. */
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'

/** A weekday or a range of weekdays, both ends included: `mon`, `mon-fri`, or `fri-mon` across the end of the week. */
export type WeekdayKey = Weekday | `${Weekday}-${Weekday}`

/** Hours of a day, `HH:MM-HH:MM`: one interval or several. `22:00-06:00` runs into the next date (§3). */
export type DayHours = string | readonly string[]

/** Hours by weekday. A weekday without hours is closed. */
export type WeekHours = { readonly [K in WeekdayKey]?: DayHours }

/** Hours that alternate by the ISO number of the week. Two odd weeks follow each other after a week 53. */
export type OddEvenWeeks = {
  /** The hours in weeks with an odd number. */
  readonly odd: WeekHours
  /** The hours in weeks with an even number. */
  readonly even: WeekHours
}

/** Weeks or days that repeat one after the other, before the start and after it (§3). */
export type Rotation = {
  /** All weeks, or all days: `['07:00-19:00', '07:00-19:00', 'closed', 'closed']`. */
  readonly rotation: readonly WeekHours[] | readonly DayHours[]
  /** A date `YYYY-MM-DD` on which the first entry applies. For weeks it is a Monday. */
  readonly startsOn: string
}

/** Weekly hours: those of every week, or hours that alternate (§3). */
export type WeeklyHours = WeekHours | OddEvenWeeks | Rotation

/** `closed`, a day's hours or weekly hours. The first two replace their dates, the last one only the shifts (§4). */
export type ExceptionHours = 'closed' | DayHours | WeeklyHours

/** The hours of an exception, with or without a name for explanations. */
export type ExceptionSpec = ExceptionHours | { readonly name?: string | undefined; readonly hours: ExceptionHours }

/** The years of a rule. Without them it applies in every year. */
export type YearOptions = {
  /** The first year, inclusive. */
  readonly since?: number | undefined
  /** The last year, inclusive. */
  readonly until?: number | undefined
  /** The only years. */
  readonly years?: readonly number[] | undefined
  /** Years in which the rule does not apply. */
  readonly except?: readonly number[] | undefined
}

/** A working day of a month, of the dates with open time without such exceptions (§4). */
export type WorkingDayOfMonth = {
  /** 1 is the first working day of the month, -1 the last one. */
  readonly workingDay: number
  /** 1 to 12. @defaultValue every month */
  readonly month?: number | undefined
}

/**
 * An exception of a list (§4). Its dates are either `on`, or from one date to another, both included:
 *
 * - `on` is a date (`2026-12-24`), a yearly date (`12-24`), any {@link HolidayDate}, or a {@link WorkingDayOfMonth};
 * - `from` and `to` are dates or yearly dates. One end of a range of dates may be left open. The years of a range are
 *   those of its first date.
 */
export type ListedException = YearOptions & {
  /**
   * The name that explanations show.
   * @defaultValue its dates
   */
  readonly name?: string | undefined
  readonly hours: ExceptionHours
} & (
    | { readonly on: string | HolidayDate | WorkingDayOfMonth }
    | { readonly from?: string | undefined; readonly to?: string | undefined }
  )

/**
 * The exceptions of a calendar (§4), in one of two forms:
 *
 * - an object by date (`2026-12-24`), range (`2026-08-10/2026-08-21`), open range (`2027-01-01/..`), yearly date (`12-24`)
 *   or yearly range (`07-01/08-31`). The key that covers the fewest days applies;
 * - a list. The last entry that covers a date applies.
 */
export type ExceptionsSpec = { readonly [dates: string]: ExceptionSpec } | readonly ListedException[]

/**
 * A date to which a holiday moves (§4):
 *
 * - a weekday: the nearest one, at most three days away;
 * - `next-working-day` and `previous-working-day`: the nearest date in that direction that has weekly hours and that no
 *   other holiday closes entirely;
 * - `next-non-holiday`: the next date that no other holiday closes entirely, with or without hours.
 */
export type HolidayTarget = Weekday | 'next-working-day' | 'previous-working-day' | 'next-non-holiday'

/**
 * When and where a holiday moves (§4). A map gives a target for each weekday from which it moves, whatever the hours of
 * that weekday. One target alone applies to a holiday on a date without weekly hours or on another holiday.
 */
export type HolidayMove = HolidayTarget | { readonly [K in Weekday]?: HolidayTarget }

/** A month, 1 to 12, and its day. */
export type MonthDay = {
  /** 1 to 12. */
  readonly month: number
  /** 1 to the last day of the month; 29 February exists in leap years only. */
  readonly day: number
}

/** The options of every holiday rule. The years are those of the unshifted date. */
export type HolidayOptions = YearOptions & {
  /**
   * The name that lists and explanations show.
   * @defaultValue the date
   */
  readonly name?: string | undefined
  /**
   * The part of the day that is closed, `HH:MM-HH:MM`, or several parts.
   * @defaultValue the whole local date
   */
  readonly closed?: DayHours | undefined
  /** Where the closing moves. The holiday's own date stays open. */
  readonly observed?: HolidayMove | undefined
  /** Another date that is closed as well. The holiday's own date stays closed. */
  readonly substitute?: HolidayMove | undefined
}

/** The date of a holiday: a single date, or a date of each year. */
export type HolidayDate =
  | { readonly date: string }
  | { readonly month: number; readonly day: number }
  /** The day of every month that has it. */
  | { readonly day: number }
  | { readonly month?: number | undefined; readonly weekday: Weekday; readonly nth: number }
  | { readonly weekday: Weekday; readonly onOrAfter: MonthDay }
  | { readonly weekday: Weekday; readonly onOrBefore: MonthDay }
  | { readonly easter: number; readonly church?: 'western' | 'orthodox' | undefined }
  /** The month is the one of that name: in lunisolar calendars 8 is `M08`, whatever leap months the year has. */
  | { readonly calendar: string; readonly month: number; readonly day: number }
  | { readonly calendar: string; readonly monthCode: string; readonly day: number }

/** Years from one to another, both included. */
export type YearRange = {
  /** The first year. */
  readonly from: number
  /** The last year. */
  readonly to: number
}

/** The years for which the holidays of a list are known. A query that needs another year is an error. */
export type CoveredYears = {
  /** The years, both ends included; one end may be left open. Several such rules cover the years common to all. */
  readonly covers: {
    /** The first year. @defaultValue 1900 */
    readonly from?: number | undefined
    /** The last year. @defaultValue 2199 */
    readonly to?: number | undefined
  }
}

/**
 * A holiday rule, as plain data. It is one of:
 *
 * - a date as text: `2026-12-25`, or `12-25` for every year;
 * - a {@link HolidayDate} with its options;
 * - the {@link CoveredYears} of the list that contains it.
 */
export type HolidayRule = string | (HolidayDate & HolidayOptions) | CoveredYears

/** The spec of a calendar of one place: its zone, hours, holidays and exceptions. */
export type SimpleCalendarSpec = {
  /** The name that explanations show. */
  readonly name?: string | undefined
  /** An IANA time zone, such as `Europe/Rome`. */
  readonly timeZone: string
  /** The weekly hours, which may alternate; `{}` for a calendar that opens only by exception. */
  readonly hours: WeeklyHours
  /** The holidays; each closes its whole local date unless its rule says otherwise. */
  readonly holidays?: readonly HolidayRule[] | undefined
  /** The exceptions, by their dates or as a list. */
  readonly exceptions?: ExceptionsSpec | undefined
}

/** The spec of a calendar: one place, or several calendars combined (§12). */
export type CalendarSpec =
  | SimpleCalendarSpec
  | { readonly union: readonly CalendarSpec[] }
  | { readonly intersection: readonly CalendarSpec[] }
  | { readonly difference: readonly [CalendarSpec, CalendarSpec] }
  | { readonly always: true }
