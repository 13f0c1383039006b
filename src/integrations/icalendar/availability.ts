import { WEEKDAYS } from '../../calendar/hours.ts'
import type { WeekHours } from '../../calendar/spec.ts'
import { push, type Spans, subtract, unite } from '../../calendar/timeline/spans.ts'
import { dateText, type EpochDay, weekdayOf } from '../../time/epoch-day.ts'
import { calendarHours } from '../calendar-hours.ts'
import { type Component, first, propertyText } from './component.ts'
import { parseDateOrTime } from './date-or-time.ts'
import { dateParts } from './date-parts.ts'
import type { ICalendarExceptions } from './exceptions.ts'
import { occurrencesOf } from './occurrence.ts'
import { type ICalendarReadOptions, type ParsedICalendar, parseICalendar } from './reading.ts'
import { errorAt } from './source-location.ts'

/**
 * Reads opening hours from the calendar availability of an `.ics` text (RFC 7953). Returns `exceptions` for a
 * `businessCalendar` with `hours: {}`: the usual week for all years read, and the dates that differ from it. They are
 * weekly hours, so holidays still close.
 *
 * Each VAVAILABILITY closes its own time, whatever its BUSYTYPE, except its AVAILABLE parts, which are open. If two cover
 * the same time, the higher PRIORITY applies: 1 is the highest, 9 the lowest, and 0 or none is below 9. Between equal
 * ones, the later in the file applies. Time outside every VAVAILABILITY is closed.
 *
 * @param text the content of the file
 * @param options the calendar's zone, and the years to read; `keep` is not used
 * @throws {SlaCalendarError} as {@link holidaysFromICalendar}; `input-invalid` if there is no VAVAILABILITY
 * @example
 * ```ts
 * import { businessCalendar } from 'sla-calendar'
 * import { availabilityFromICalendar } from 'sla-calendar/icalendar'
 *
 * const text = [
 *   'BEGIN:VCALENDAR',
 *   'BEGIN:VAVAILABILITY',
 *   'BEGIN:AVAILABLE',
 *   'DTSTART;TZID=Europe/Rome:20251229T090000',
 *   'DTEND;TZID=Europe/Rome:20251229T180000',
 *   'RRULE:FREQ=WEEKLY;BYDAY=MO,TU',
 *   'END:AVAILABLE',
 *   'END:VAVAILABILITY',
 *   'END:VCALENDAR',
 * ].join('\n')
 * const timeZone = 'Europe/Rome'
 * const exceptions = availabilityFromICalendar(text, { timeZone, years: { from: 2026, to: 2026 } })
 * exceptions // => { '2026-01-01/2026-12-31': { mon: ['09:00-18:00'], tue: ['09:00-18:00'] } }
 *
 * const desk = businessCalendar({ timeZone, hours: {}, holidays: ['2026-12-07'], exceptions })
 * desk.nextOpen('2026-12-01T18:00+01:00') // => '2026-12-08T09:00:00+01:00'
 * ```
 */
export function availabilityFromICalendar(text: string, options: ICalendarReadOptions): ICalendarExceptions {
  const reading = parseICalendar(text, options)
  const parts = reading.components.filter(({ name }) => name === 'VAVAILABILITY')
  if (!parts.length)
    throw errorAt(
      { path: ['text'], what: 'The text' },
      'has no VAVAILABILITY.',
      'Events are read by exceptionsFromICalendar.',
    )
  // Higher priorities are applied later and override the earlier ones.
  const open = parts
    .map(part => ({ part, rank: rankOf(part) }))
    .sort((a, b) => b.rank - a.rank)
    .reduce<Spans>((spans, { part }) => {
      const own = ownTime(part, reading)
      return own.length ? unite(subtract(spans, own), subtract(availableIn(part, reading), outside(own))) : spans
    }, [])
  return asWeeks(hoursByDate(open, reading), reading)
}

/** Returns the priority, 1 to 9; 10 for 0 and for none, which are the lowest. */
function rankOf(part: Component): number {
  const rank = Number(propertyText(part, 'PRIORITY') ?? 0)
  return rank >= 1 && rank <= 9 ? rank : 10
}

/** Returns the time that a VAVAILABILITY covers, within the window. Without a start or an end it is unlimited. */
function ownTime(part: Component, { zones, zone, window }: ParsedICalendar): Spans {
  const instantOf = (name: string) => {
    const property = first(part, name)
    if (!property) return undefined
    const moment = parseDateOrTime(property, zones)
    return moment.isDate ? zone.instantOf(moment.wall) : moment.ms
  }
  const duration = first(part, 'DURATION')
  if (duration) throw errorAt(duration.place, 'is not read.', 'Write the end as DTEND.')
  const from = Math.max(instantOf('DTSTART') ?? window.from, window.from)
  const to = Math.min(instantOf('DTEND') ?? window.to, window.to)
  return from < to ? [from, to] : []
}

function outside([from, to]: Spans): Spans {
  return [Number.NEGATIVE_INFINITY, from, to, Number.POSITIVE_INFINITY]
}

function availableIn(part: Component, { zone, zones, window, budget }: ParsedICalendar): Spans {
  const available = part.components.filter(({ name }) => name === 'AVAILABLE')
  const spans: number[] = []
  occurrencesOf(available, zones, window, budget)
    .map(({ isDates, start, end }) => (isDates ? [zone.instantOf(start), zone.instantOf(end)] : [start, end]))
    .sort((a, b) => a[0] - b[0])
    .forEach(([start, end]) => void push(spans, start, end))
  return spans
}

/** Returns the hours of each date with open time, as text. */
function hoursByDate(open: Spans, { zone, window, budget, components }: ParsedICalendar): Map<EpochDay, string[]> {
  const minutes = new Map<EpochDay, number[]>()
  for (let i = 0; i < open.length; i += 2) {
    const parts = dateParts(open[i], open[i + 1], zone, window)
    budget.consume(parts.length * 50, components[0].place)
    for (const { date, from, until } of parts) {
      const shifts = minutes.get(date) ?? []
      push(shifts, from, until)
      minutes.set(date, shifts)
    }
  }
  return new Map([...minutes].map(([date, shifts]) => [date, calendarHours(shifts)]))
}

/** Returns the most frequent hours of each weekday, and the dates that differ from them. */
function asWeeks(hours: ReadonlyMap<EpochDay, string[]>, { window }: ParsedICalendar): ICalendarExceptions {
  const week: { [weekday: string]: string[] } = {}
  const others: { [date: string]: WeekHours } = {}
  WEEKDAYS.forEach((weekday, i) => {
    const dates: EpochDay[] = []
    for (let date = window.first; date <= window.last; date++) if (weekdayOf(date) === i) dates.push(date)
    const texts = dates.map(date => JSON.stringify(hours.get(date) ?? []))
    const usual = mostFrequent(texts)
    if (usual !== '[]') week[weekday] = JSON.parse(usual)
    dates.forEach((date, k) => {
      if (texts[k] !== usual) others[dateText(date)] = texts[k] === '[]' ? {} : { [weekday]: JSON.parse(texts[k]) }
    })
  })
  return { [`${dateText(window.first)}/${dateText(window.last)}`]: week, ...others }
}

function mostFrequent(texts: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0]
}
