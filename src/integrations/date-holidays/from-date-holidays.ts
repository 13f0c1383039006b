import Holidays from 'date-holidays'
import type { HolidayRule } from '../../calendar/spec.ts'
import type { DateHolidaysOptions } from './date-holidays-options.ts'
import { holidaysOfPlace } from './holidays-of-place.ts'

/**
 * Returns the holidays of a country, state or region as rules for `businessCalendar`. They come from the package
 * date-holidays, which you install next to this one. The rules are plain data and can be stored as JSON.
 *
 * A holiday that is part of a day, or begins the evening before, closes only that part. The first rule states the years:
 * a calendar with it throws `years-not-covered` if a query needs another year. It does not guarantee that
 * date-holidays has every holiday of these years. Taiwan 2025 lacks 27 January, 3 April and 30 May
 * (commenthol/date-holidays#490), and China lacks its make-up workdays: add such dates yourself.
 *
 * @throws {SlaCalendarError} `input-invalid` for an unknown place, type or language; `years-not-covered` for years with
 * missing holidays, see {@link DateHolidaysOptions.incomplete}; `key-missing`, `key-unknown`, `range-reversed`
 * @example
 * ```ts
 * import { businessCalendar } from 'sla-calendar'
 * import { fromDateHolidays } from 'sla-calendar/date-holidays'
 *
 * const holidays = fromDateHolidays({ country: 'DE', state: 'BY', years: { from: 2026, to: 2028 } })
 * holidays.slice(0, 2) // => [{ covers: { from: 2026, to: 2028 } }, { date: '2026-01-01', name: 'Neujahr' }]
 *
 * const munich = businessCalendar({ timeZone: 'Europe/Berlin', hours: { 'mon-fri': '09:00-17:00' }, holidays })
 * munich.add('2026-12-24T16:00+01:00', 'PT2H') // => '2026-12-28T10:00:00+01:00'
 * munich.isOpen('2029-01-02T10:00+01:00') // throws years-not-covered
 * ```
 */
export function fromDateHolidays(options: DateHolidaysOptions): HolidayRule[] {
  return holidaysOfPlace(Holidays, options)
}
