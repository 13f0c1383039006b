import type { CoveredYears } from '../../calendar/spec.ts'
import { DAY, dateText } from '../../time/epoch-day.ts'
import { calendarHours } from '../calendar-hours.ts'
import { dateParts } from './date-parts.ts'
import { type EventOccurrence, eventsOf, type ICalendarReadOptions, parseICalendar } from './reading.ts'
import { errorAt } from './source-location.ts'

const WHOLE_DAY = '00:00-24:00'

/** A holiday of an `.ics` text: a rule for `holidays` of `businessCalendar`. */
export type ICalendarHoliday = {
  /** `YYYY-MM-DD`. */
  readonly date: string
  /** The SUMMARY of the event; absent if it has none. */
  readonly name?: string
  /** The closed part of the date, `HH:MM-HH:MM`; absent if the whole date is closed. */
  readonly closed?: string
}

/**
 * Reads holidays and other closings from the text of an `.ics` file (RFC 5545). Returns rules for `holidays` of
 * `businessCalendar`.
 *
 * An event of whole dates closes them, even if it is transparent: calendars of public holidays mark their events as
 * transparent. A timed event closes its part of the day unless it is transparent. A make-up working day of a Chinese
 * calendar is an error: {@link exceptionsFromICalendar} reads its hours. The last rule states the years that were read: a
 * query that needs another year throws `years-not-covered`.
 *
 * @param text the content of the file
 * @param options the calendar's zone, and the years to read
 * @throws {SlaCalendarError} `input-invalid`, `date-invalid` or `range-reversed` for a part that cannot be read, with its
 * line in the path; `time-zone-unknown` for a zone that neither the platform nor the file defines
 * @example
 * ```ts
 * import { businessCalendar } from 'sla-calendar'
 * import { holidaysFromICalendar } from 'sla-calendar/icalendar'
 *
 * const text = [
 *   'BEGIN:VCALENDAR',
 *   'BEGIN:VEVENT',
 *   'DTSTART;VALUE=DATE:20261224',
 *   'DTEND;VALUE=DATE:20261226',
 *   'SUMMARY:Christmas',
 *   'END:VEVENT',
 *   'END:VCALENDAR',
 * ].join('\n')
 * const years = { from: 2026, to: 2026 }
 * const holidays = holidaysFromICalendar(text, { timeZone: 'Europe/Rome', years })
 * holidays // => [{ date: '2026-12-24', name: 'Christmas' }, { date: '2026-12-25', name: 'Christmas' }, { covers: years }]
 *
 * const office = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' }, holidays })
 * office.add('2026-12-23T17:00+01:00', { hours: 2 }) // => '2026-12-28T10:00:00+01:00'
 * ```
 */
export function holidaysFromICalendar(
  text: string,
  options: ICalendarReadOptions,
): (ICalendarHoliday | CoveredYears)[] {
  const reading = parseICalendar(text, options)
  const { zone, window, budget, years } = reading
  const found = new Map<string, ICalendarHoliday>()
  const add = (date: number, name: string | undefined, closed?: string) => {
    const holiday = { date: dateText(date), ...(name === undefined ? {} : { name }), ...(closed ? { closed } : {}) }
    found.set(JSON.stringify(holiday), holiday)
  }
  for (const { component, event, isDates, start, end } of eventsOf(reading, refuseWorkday)) {
    if (isDates) {
      const [from, to] = [Math.max(start / DAY, window.first), Math.min(end / DAY - 1, window.last)]
      budget.consume(Math.max(to - from, 0) * 10, component.place)
      for (let date = from; date <= to; date++) add(date, event.summary)
    } else if (!event.isTransparent) {
      const parts = dateParts(start, end, zone, window)
      budget.consume(parts.length * 50, component.place)
      for (const { date, from, until } of parts) {
        const [closed] = calendarHours([from, until])
        add(date, event.summary, closed === WHOLE_DAY ? undefined : closed)
      }
    }
  }
  const holidays = [...found.values()].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  return [...holidays, { covers: years }]
}

function refuseWorkday({ component, event }: EventOccurrence): void {
  if (event.isWorkday)
    throw errorAt(
      component.place,
      'is a working day, not a holiday.',
      'Use exceptionsFromICalendar, or leave it out: keep: event => !event.isWorkday.',
    )
}
