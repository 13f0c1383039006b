import type { YearRange } from '../../calendar/spec.ts'

/**
 * The kinds of holidays in date-holidays:
 *
 * - `public`: a public holiday.
 * - `bank`: banks and offices are closed.
 * - `optional`: most people take the day off.
 * - `school`: schools are closed.
 * - `observance`: a festivity without a day off.
 */
export type HolidayType = 'public' | 'bank' | 'optional' | 'school' | 'observance'

/** The options of `fromDateHolidays`. */
export type DateHolidaysOptions = {
  /** The country's ISO 3166-1 code, such as `IT`. */
  readonly country: string
  /** The code of a state, province or canton in date-holidays, such as `BY` of `DE`. */
  readonly state?: string | undefined
  /** The code of a region of the state. */
  readonly region?: string | undefined
  /**
   * The kinds of holidays that close.
   *
   * @defaultValue `['public']`
   */
  readonly types?: readonly HolidayType[] | undefined
  /**
   * The language of the names, one that date-holidays has for the place.
   *
   * @defaultValue the place's own language
   */
  readonly language?: string | undefined
  /** The years, from 1970 to 2076. A query that needs another year throws `years-not-covered`. */
  readonly years: YearRange
  /**
   * Accepts years for which date-holidays is known to lack holidays. It lists some holidays year by year, such as Diwali
   * in Fiji, and these lists end. Otherwise such years are an error that names the holiday.
   *
   * @defaultValue `false`
   */
  readonly incomplete?: boolean | undefined
}
