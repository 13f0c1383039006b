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
 * `businessCalendar` with `hours: {}`: the usual week for all years read, and the dates that differ from it. If up to
 * eight weeks repeat in turn, it is a rotation of these weeks. They are weekly hours, so holidays still close.
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

/** The longest rotation that is looked for, in weeks. */
const MAX_WEEKS = 8

/**
 * Returns the most frequent hours of each weekday, and the dates that differ from them. If weeks repeat in turn, as for
 * `INTERVAL=2`, it returns a rotation of them.
 */
function asWeeks(hours: ReadonlyMap<EpochDay, string[]>, { window }: ParsedICalendar): ICalendarExceptions {
  const texts = new Map<EpochDay, string>()
  for (let date = window.first; date <= window.last; date++) texts.set(date, JSON.stringify(hours.get(date) ?? []))
  const monday = window.first - weekdayOf(window.first)
  let best = usualDays(texts, monday, 1)
  for (let weeks = 2; weeks <= MAX_WEEKS; weeks++) {
    const found = usualDays(texts, monday, weeks)
    // Each week of a rotation saves more exceptions than it adds weekdays.
    if (found.others.length + found.days.length < best.others.length + best.days.length) best = found
  }
  const { days, others } = best
  const weeks = days.flatMap((_, i) => (i % 7 ? [] : [weekOf(days.slice(i, i + 7))]))
  return {
    [`${dateText(window.first)}/${dateText(window.last)}`]:
      weeks.length > 1 ? { rotation: weeks, startsOn: dateText(monday) } : weeks[0],
    ...Object.fromEntries(
      others.map(date => [
        dateText(date),
        weekOf(WEEKDAYS.map((_, i) => (i === weekdayOf(date) ? texts.get(date)! : '[]'))),
      ]),
    ),
  }
}

/** Returns the most frequent hours of each day of some weeks that repeat, and the dates that differ from them. */
function usualDays(texts: ReadonlyMap<EpochDay, string>, monday: EpochDay, weeks: number) {
  const length = weeks * 7
  const byDay: string[][] = Array.from({ length }, () => [])
  for (const [date, text] of texts) byDay[(date - monday) % length].push(text)
  const days = byDay.map(texts => (texts.length ? mostFrequent(texts) : '[]'))
  const others = [...texts].filter(([date, text]) => text !== days[(date - monday) % length]).map(([date]) => date)
  return { days, others }
}

/** Returns weekly hours from the hours of each weekday as JSON. */
function weekOf(days: readonly string[]): WeekHours {
  return Object.fromEntries(
    days.flatMap((text, i) => (text === '[]' ? [] : [[WEEKDAYS[i], JSON.parse(text) as string[]]])),
  )
}

function mostFrequent(texts: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0]
}
