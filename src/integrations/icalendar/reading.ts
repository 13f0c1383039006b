import type { YearRange } from '../../calendar/spec.ts'
import { SlaCalendarError } from '../../errors.ts'
import { epochDay } from '../../time/epoch-day.ts'
import { RANGE_END, RANGE_START } from '../../time/range.ts'
import { type Zone, zoneOf } from '../../time/zone.ts'
import { InputValue } from '../../validation/input-value.ts'
import { describe } from '../../validation/plain-data.ts'
import { type Component, first, parseCalendars, propertyText, valuesOf } from './component.ts'
import { type EventSeries, type Occurrence, seriesOf, type Window } from './occurrence.ts'
import { WorkBudget } from './work-budget.ts'
import { EventZones } from './zones.ts'

/** The options of the readers of an `.ics` text. */
export type ICalendarReadOptions = {
  /** The calendar's IANA time zone. It applies to times without a zone and to the dates in the result. */
  readonly timeZone: string
  /** The years to read, from 1900 to 2199. A rule without an end is expanded over them. */
  readonly years: YearRange
  /** IANA names for other zone names in the file: `{ 'W. Europe Standard Time': 'Europe/Rome' }`. */
  readonly zones?: { readonly [name: string]: string } | undefined
  /**
   * Returns whether to read an event. It is called once per event and once per changed occurrence, even if these cannot
   * be read. It is an error if no event is kept.
   *
   * @defaultValue all events are read
   */
  readonly keep?: (event: ICalendarEvent) => boolean | undefined
  /**
   * What to do with events that cannot be read. `'refuse'` throws the error of the first one, `'skip'` leaves them out. A
   * function is called with each of them, and they are left out. Events outside `keep` or the years do not matter.
   *
   * @defaultValue `'refuse'`
   */
  readonly onInvalid?: 'refuse' | 'skip' | ((skipped: SkippedEvent) => void) | undefined
}

/** An event that {@link ICalendarReadOptions.onInvalid} leaves out. */
export type SkippedEvent = {
  /** The parts of the event that can be read. */
  readonly event: ICalendarEvent
  /** The error, with the line of the event. */
  readonly error: SlaCalendarError
}

/** An event of an `.ics` text, passed to {@link ICalendarReadOptions.keep}. */
export type ICalendarEvent = {
  /** UID; absent if the event has none. */
  readonly uid?: string
  /** SUMMARY: its name. */
  readonly summary?: string
  /** DESCRIPTION. In Google's calendars it distinguishes public holidays from observances. */
  readonly description?: string
  /** CATEGORIES, in capitals. */
  readonly categories: readonly string[]
  /** Whether the event has whole dates. */
  readonly isAllDay: boolean
  /** Whether the event leaves its time free: TRANSP:TRANSPARENT. */
  readonly isTransparent: boolean
  /** True for a make-up working day of a Chinese calendar (`补班`, `（班）`, `X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY`). */
  readonly isWorkday?: true
  /** The line of its BEGIN, from 1. */
  readonly line: number
}

/** The content of an `.ics` text with its zones. */
export type ParsedICalendar = {
  readonly zone: Zone
  readonly years: YearRange
  readonly window: Window
  readonly zones: EventZones
  readonly budget: WorkBudget
  /** The components of all calendars in the text. */
  readonly components: readonly Component[]
  readonly keep: ICalendarReadOptions['keep']
  readonly onInvalid: ICalendarReadOptions['onInvalid']
}

/**
 * Parses a text and checks the options.
 *
 * @throws {SlaCalendarError} for invalid options or text
 */
export function parseICalendar(text: string, options: ICalendarReadOptions): ParsedICalendar {
  const input = new InputValue(options, []).onlyKeys(['timeZone', 'years', 'zones', 'keep', 'onInvalid'])
  const zone = zoneOf(input.required('timeZone', 'Give an IANA name such as Europe/Rome.').value, ['timeZone'])
  const years = yearsOf(input.required('years', 'Give { from: 2026, to: 2027 }.'))
  const named = Object.fromEntries((input.optional('zones')?.entries() ?? []).map(([name, id]) => [name, ianaName(id)]))
  const keep = input.optional('keep')
  if (keep && typeof keep.value !== 'function') throw keep.expected('a function', 'It is called with each event.')
  const onInvalid = input.optional('onInvalid')
  if (onInvalid && typeof onInvalid.value !== 'function') onInvalid.oneOf(['refuse', 'skip'])
  const budget = new WorkBudget()
  const calendars = parseCalendars(new InputValue(text, ['text']).text())
  const components = calendars
    .filter(calendar => propertyText(calendar, 'METHOD')?.toUpperCase() !== 'CANCEL')
    .flatMap(calendar => calendar.components)
  const defined = calendars.flatMap(calendar => calendar.components).filter(({ name }) => name === 'VTIMEZONE')
  return {
    zone,
    years,
    window: windowOf(years, zone),
    zones: new EventZones(zone, named, defined, budget),
    budget,
    components,
    keep: options.keep,
    onInvalid: options.onInvalid,
  }
}

/** An occurrence of an event, with the event. */
export type EventOccurrence = Occurrence & { readonly event: ICalendarEvent }

/**
 * Returns the occurrences of the events of the text by start.
 *
 * @param check throws for an occurrence that the caller cannot use; its event then counts as invalid
 */
export function eventsOf(
  { components, zones, window, budget, keep, onInvalid }: ParsedICalendar,
  check: (occurrence: EventOccurrence) => void,
): EventOccurrence[] {
  const series = seriesOf(
    components.filter(({ name }) => name === 'VEVENT'),
    zones,
    window,
    budget,
  )
  const kept = series.filter(({ component }) => !keep || keep(describedEvent(component)))
  if (!kept.length && series.length) throw nothingKept(series.map(({ component }) => component))
  const read = ({ component, occurrences }: EventSeries): EventOccurrence[] => {
    try {
      const found = occurrences()
      if (!found.length) return []
      const event = describedEvent(component)
      return found.map(occurrence => {
        check({ ...occurrence, event })
        return { ...occurrence, event }
      })
    } catch (error) {
      const isSkipped = onInvalid !== undefined && onInvalid !== 'refuse'
      if (!(error instanceof SlaCalendarError) || !isSkipped || budget.isSpent) throw error
      if (typeof onInvalid === 'function') onInvalid({ event: describedEvent(component), error })
      return []
    }
  }
  return kept.flatMap(read).sort((a, b) => a.start - b.start || a.end - b.end)
}

function nothingKept([first, ...others]: readonly Component[]): SlaCalendarError {
  const { summary, description, categories } = describedEvent(first)
  const shown = Object.entries({ summary, description, categories: categories.join() || undefined })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}: ${describe(value)}`)
  return new SlaCalendarError(
    'input-invalid',
    ['keep'],
    others.length ? `It keeps none of the ${others.length + 1} events.` : 'It does not keep the only event.',
    `The first is { ${[...shown, `line: ${first.place.number}`].join(', ')} }.`,
  )
}

/** Returns the window of some years, both included, in the calendar's zone, clipped to the supported range. */
function windowOf({ from, to }: YearRange, zone: Zone): Window {
  const [first, next] = [epochDay(from, 1, 1), epochDay(to + 1, 1, 1)]
  return {
    first,
    last: next - 1,
    from: Math.max(zone.startOf(first), RANGE_START),
    to: Math.min(zone.startOf(next), RANGE_END),
  }
}

function yearsOf(input: InputValue): YearRange {
  input.onlyKeys(['from', 'to'])
  const from = input.required('from', 'Give the first year.').integer(1900, 2199)
  const to = input.required('to', 'Give the last year.').integer(1900, 2199)
  if (to < from) throw input.error('range-reversed', `${to} is before ${from}.`, 'Swap the two years.')
  return { from, to }
}

function ianaName(input: InputValue): string {
  return zoneOf(input.value, input.path).id
}

/** Returns the parts of an event that can be read. */
function describedEvent(component: Component): ICalendarEvent {
  const [uid, summary, description] = ['UID', 'SUMMARY', 'DESCRIPTION'].map(name => propertyText(component, name))
  const categories = component.properties
    .filter(({ name }) => name === 'CATEGORIES')
    .flatMap(property => valuesOf(property).map(value => String(value).trim().toUpperCase()))
  return {
    ...(uid === undefined ? {} : { uid }),
    ...(summary === undefined ? {} : { summary }),
    ...(description === undefined ? {} : { description }),
    categories,
    isAllDay: /^\d{8}$/.test(first(component, 'DTSTART')?.raw ?? ''),
    isTransparent: propertyText(component, 'TRANSP')?.toUpperCase() === 'TRANSPARENT',
    ...(isWorkday(component, summary) ? { isWorkday: true } : {}),
    line: component.place.number,
  }
}

/**
 * Returns whether an event is a make-up working day: by Apple's property, or by the words in its name that Chinese
 * calendars use (github.com/lanceliao/china-holiday-calender: `春节 补班 第1天/共2天`; Apple's: `春节（班）`).
 */
function isWorkday(component: Component, summary = ''): boolean {
  if (propertyText(component, 'X-APPLE-SPECIAL-DAY')?.toUpperCase() === 'ALTERNATE-WORKDAY') return true
  return /[补補]班|上班|[（(【[]班[）)】\]]|(?:^|\s)班(?:\s|$)/u.test(summary)
}
