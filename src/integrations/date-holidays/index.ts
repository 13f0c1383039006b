/**
 * Holidays of about 200 countries from the package `date-holidays`, which you install next to this library:
 * `npm install date-holidays`.
 *
 * @module
 */
export { type DateHolidaysOptions, fromDateHolidays, type HolidayType } from './from-date-holidays.ts'
