import type { SlaCalendarError } from '../errors.ts'
import { DAY } from '../time/epoch-day.ts'
import { type DateInput, type DateOutput, toDateForm, toEpochDay } from '../time/plain-date.ts'
import { RANGE_END, RANGE_START } from '../time/range.ts'
import { InputValue } from '../validation/input-value.ts'
import { type CalendarDay, type CalendarHoliday, calendarDays, calendarHoliday } from './calendar-day.ts'
import type { CompiledCalendar } from './compiled-calendar.ts'
import { noOpenTimeError } from './timeline/timeline.ts'

/** The local dates of a calendar: the methods of {@link BusinessCalendar} that take dates, not instants. */
export abstract class CalendarDates {
  readonly #compiled: CompiledCalendar

  /** @internal */
  constructor(compiled: CompiledCalendar) {
    this.#compiled = compiled
  }

  /**
   * Returns the local dates from one to another, both included, with their open time.
   *
   * @param from `YYYY-MM-DD` or a Temporal.PlainDate
   * @param to `YYYY-MM-DD` or a Temporal.PlainDate
   * @throws {SlaCalendarError} `date-invalid`; `range-reversed` if `to` is before `from`
   * @example
   * ```ts
   * import { businessCalendar } from 'sla-calendar'
   *
   * const milan = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } })
   * Array.from(milan.days('2026-11-20', '2026-11-21'), day => day.reason) // => ['hours', 'outside-hours']
   * ```
   */
  days(from: DateInput, to: DateInput): Iterable<CalendarDay> {
    const first = toEpochDay(from, ['from'])
    const last = toEpochDay(to, ['to'])
    if (last < first) throw rangeReversed(to)
    return { [Symbol.iterator]: () => calendarDays(this.#compiled.source, this.#compiled.timeline, first, last) }
  }

  /**
   * Returns the holidays of a year in date order, moved as their rules say. A combination has those of all operands.
   *
   * @param year 1900 to 2199
   * @throws {SlaCalendarError} `input-invalid` for another year
   * @example
   * ```ts
   * import { businessCalendar } from 'sla-calendar'
   *
   * const milan = businessCalendar({
   *   timeZone: 'Europe/Rome',
   *   hours: { 'mon-fri': '09:00-18:00' },
   *   holidays: [{ name: "Sant'Ambrogio", month: 12, day: 7 }],
   * })
   * milan.holidays(2026) // => [{ date: '2026-12-07', name: "Sant'Ambrogio" }]
   * ```
   */
  holidays(year: number): CalendarHoliday[] {
    return this.#compiled.source.holidays(new InputValue(year, ['year']).integer(1900, 2199)).map(calendarHoliday)
  }

  /**
   * Whether a local date is a working day: it has any open time (§8).
   *
   * @param date `YYYY-MM-DD` or a Temporal.PlainDate
   * @throws {SlaCalendarError} `date-invalid`
   * @example
   * ```ts
   * import { italianOffice } from 'sla-calendar'
   *
   * italianOffice.isWorkingDay('2026-12-07') // => true
   * italianOffice.isWorkingDay('2026-12-08') // => false
   * ```
   */
  isWorkingDay(date: DateInput): boolean {
    return this.#compiled.workingDays.isWorkingDay(toEpochDay(date, ['date']))
  }

  /**
   * Returns the working day `n` after a date, in the form of the date. A date that is not a working day counts as the
   * next one; `n` of zero returns it.
   *
   * @param date `YYYY-MM-DD` or a Temporal.PlainDate
   * @param n a whole number; a negative one counts back
   * @throws {SlaCalendarError} `date-invalid`; `input-invalid` if `n` is not a whole number; `never-opens` if there is
   * no working day in that direction; `instant-out-of-range` if there are fewer than `n` from 1900 to 2199
   * @example
   * ```ts
   * import { italianOffice } from 'sla-calendar'
   *
   * italianOffice.addWorkingDays('2026-12-04', 2) // => '2026-12-09'
   * italianOffice.addWorkingDays('2026-12-09', -2) // => '2026-12-04'
   * ```
   */
  addWorkingDays<D extends DateInput>(date: D, n: number): DateOutput<D> {
    const from = toEpochDay(date, ['date'])
    if (!Number.isInteger(n)) throw new InputValue(n, ['n']).expected('a whole number')
    const found = this.#compiled.workingDays.add(from, n)
    // In some zones the first or the last supported instant belongs to a date of another year.
    if (found * DAY < RANGE_START || found * DAY >= RANGE_END) throw noOpenTimeError(found, from * DAY)
    return toDateForm(found, date)
  }

  /**
   * Returns the number of working days in [from, to); negative if `to` is before `from`.
   *
   * @param from `YYYY-MM-DD` or a Temporal.PlainDate
   * @param to `YYYY-MM-DD` or a Temporal.PlainDate
   * @throws {SlaCalendarError} `date-invalid`
   * @example
   * ```ts
   * import { italianOffice } from 'sla-calendar'
   *
   * italianOffice.workingDaysBetween('2026-12-04', '2026-12-09') // => 2
   * ```
   */
  workingDaysBetween(from: DateInput, to: DateInput): number {
    return this.#compiled.workingDays.between(toEpochDay(from, ['from']), toEpochDay(to, ['to']))
  }
}

/** Returns the error for a range whose end is before its start. */
export function rangeReversed(to: unknown): SlaCalendarError {
  return new InputValue(to, ['to']).error('range-reversed', 'The end is before the start.', 'Swap them.')
}
