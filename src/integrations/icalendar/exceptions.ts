import { MIDNIGHT } from '../../calendar/hours.ts'
import type { ExceptionSpec } from '../../calendar/spec.ts'
import { push } from '../../calendar/timeline/spans.ts'
import { DAY, dateText, type EpochDay } from '../../time/epoch-day.ts'
import { calendarHours } from '../calendar-hours.ts'
import { type DatePart, dateParts } from './date-parts.ts'
import { type EventOccurrence, eventsOf, type ICalendarReadOptions, parseICalendar } from './reading.ts'
import { errorAt } from './source-location.ts'

/** Exceptions by date, for `exceptions` of `businessCalendar`. */
export type ICalendarExceptions = { readonly [dates: string]: ExceptionSpec }

/** The hours of a date, empty for closed, and the names of its events. */
type Day = { readonly hours: number[][]; readonly names: Set<string> }

/**
 * Reads the dates with other hours from the text of an `.ics` file (RFC 5545). Returns `exceptions` for
 * `businessCalendar`. An event of whole dates closes them. Timed events are the hours of the date on which they begin;
 * they replace all other hours, even on a holiday. If a date has both, the hours apply.
 *
 * A file of extra openings and closings therefore changes a calendar. A file of all openings, as {@link toICalendar}
 * writes it, is a calendar with `hours: {}`.
 *
 * @param text the content of the file
 * @param options the calendar's zone, and the years to read
 * @throws {SlaCalendarError} as {@link holidaysFromICalendar}
 * @example
 * ```ts
 * import { businessCalendar } from 'sla-calendar'
 * import { exceptionsFromICalendar } from 'sla-calendar/icalendar'
 *
 * const text = [
 *   'BEGIN:VCALENDAR',
 *   'BEGIN:VEVENT',
 *   'DTSTART;TZID=Europe/Rome:20261219T090000',
 *   'DTEND;TZID=Europe/Rome:20261219T130000',
 *   'SUMMARY:Saturday before Christmas',
 *   'END:VEVENT',
 *   'END:VCALENDAR',
 * ].join('\n')
 * const timeZone = 'Europe/Rome'
 * const exceptions = exceptionsFromICalendar(text, { timeZone, years: { from: 2026, to: 2026 } })
 * exceptions // => { '2026-12-19': { name: 'Saturday before Christmas', hours: ['09:00-13:00'] } }
 *
 * const office = businessCalendar({ timeZone, hours: { 'mon-fri': '09:00-18:00' }, exceptions })
 * office.add('2026-12-18T17:00+01:00', { hours: 2 }) // => '2026-12-19T10:00:00+01:00'
 * ```
 */
export function exceptionsFromICalendar(text: string, options: ICalendarReadOptions): ICalendarExceptions {
  const reading = parseICalendar(text, options)
  const { zone, window, budget } = reading
  const days = new Map<EpochDay, Day>()
  const dayOf = (date: EpochDay, name?: string) => {
    const day = days.get(date) ?? { hours: [], names: new Set() }
    if (name !== undefined) day.names.add(name)
    days.set(date, day)
    return day
  }
  for (const { component, event, isDates, start, end } of eventsOf(reading, refuseWorkday)) {
    if (isDates) {
      const [from, to] = [Math.max(start / DAY, window.first), Math.min(end / DAY - 1, window.last)]
      budget.consume(Math.max(to - from, 0) * 10, component.place)
      for (let date = from; date <= to; date++) dayOf(date, event.summary)
    } else {
      const shifts = asShifts(dateParts(start, end, zone, window))
      budget.consume(shifts.length * 50, component.place)
      for (const { date, from, until } of shifts) dayOf(date, event.summary).hours.push([from, until])
    }
  }
  // In order, because the hours that do not fit into a date move to the next one, which then is an exception too.
  const dates = [...days.keys()].sort((a, b) => a - b)
  for (let i = 0; i < dates.length; i++) {
    const date = dates[i]
    const { hours, names } = dayOf(date)
    const { shifts, left } = splitAtLimit(hours)
    hours.splice(0, hours.length, ...shifts)
    if (left === 0) continue
    const next = dayOf(date + 1)
    next.hours.push([0, left])
    for (const name of names) next.names.add(name)
    if (dates[i + 1] !== date + 1) dates.splice(i + 1, 0, date + 1)
  }
  return Object.fromEntries(dates.map(date => [dateText(date), exceptionOf(dayOf(date))]))
}

/** Returns a night shift as one shift of the date on which it begins, if it can be written so. */
function asShifts(parts: readonly DatePart[]): DatePart[] {
  const [first, second] = parts
  const isNight = parts.length === 2 && second.date === first.date + 1 && second.until < first.from
  return isNight ? [{ ...first, until: MIDNIGHT + second.until }] : [...parts]
}

/** Returns the joined shifts of a date, and the minutes of the next date that cannot be written with them. */
function splitAtLimit(hours: readonly number[][]): { shifts: number[][]; left: number } {
  const joined: number[] = []
  for (const [from, until] of [...hours].sort((a, b) => a[0] - b[0])) push(joined, from, until)
  const shifts: number[][] = []
  let left = 0
  for (let i = 0; i < joined.length; i += 2) {
    const [from, until] = [joined[i], joined[i + 1]]
    const fits = until <= MIDNIGHT || until - MIDNIGHT < from
    if (!fits) left = until - MIDNIGHT
    shifts.push([from, fits ? until : MIDNIGHT])
  }
  return { shifts, left }
}

function exceptionOf({ hours, names }: Day): ExceptionSpec {
  const text = hours.length ? hours.flatMap(shift => calendarHours(shift)) : 'closed'
  const name = [...names].join(', ')
  return name ? { name, hours: text } : text
}

/** Refuses a make-up working day of whole dates: it has no hours, and closing it would be wrong. */
function refuseWorkday({ component, event, isDates }: EventOccurrence): void {
  if (event.isWorkday && isDates)
    throw errorAt(
      component.place,
      'is a working day, but has no hours.',
      'Leave it out by keep: event => !event.isWorkday, and add an exception with its hours.',
    )
}
