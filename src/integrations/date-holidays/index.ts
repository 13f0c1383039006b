/**
 * Holidays of about 200 countries from the package `date-holidays`, which you install next to this library:
 * `npm install date-holidays`.
 *
 * @module
 */
export type { DateHolidaysOptions, HolidayType } from './date-holidays-options.ts'
export { fromDateHolidays } from './from-date-holidays.ts'
