import type { YearRange } from '../../calendar/spec.ts'
import { Given } from '../../input/given.ts'
import { epochDay } from '../../time/civil-date.ts'
import { RANGE_END, RANGE_START } from '../../time/range.ts'
import { type Zone, zoneOf } from '../../time/zone.ts'
import { type Component, calendarsIn, first, textOf } from './component.ts'
import { type Occurrence, occurrencesOf, type Window } from './occurrence.ts'
import { Steps } from './steps.ts'
import { EventZones } from './zones.ts'

/** What the readers of an `.ics` text need to know. */
export type ICalendarReading = {
  /** The calendar's IANA time zone: that of times without one, and of the dates that come out. */
  readonly timeZone: string
  /** The years to read, of 1900 to 2199: a rule without an end is expanded over these. */
  readonly years: YearRange
  /** IANA names for zones that the file names otherwise: `{ 'W. Europe Standard Time': 'Europe/Rome' }`. */
  readonly zones?: { readonly [name: string]: string }
  /** Which events to read; all, if left out. Asked once for each event, and for each change of one occurrence. */
  readonly keep?: (event: ICalendarEvent) => boolean
}

/** An event of an `.ics` text, as {@link ICalendarReading.keep} sees it. */
export type ICalendarEvent = {
  /** UID, where it has one. */
  readonly uid?: string
  /** SUMMARY: its name. */
  readonly summary?: string
  /** DESCRIPTION: where Google's calendars tell a public holiday from an observance. */
  readonly description?: string
  /** CATEGORIES, in capitals. */
  readonly categories: readonly string[]
  /** Whether it takes whole dates. */
  readonly isAllDay: boolean
  /** Whether it makes nobody busy: TRANSP:TRANSPARENT. */
  readonly isTransparent: boolean
  /** The line of its BEGIN, counted from 1. */
  readonly line: number
}

/** A text that has been read, and how its times are to be understood. */
export type Reading = {
  readonly zone: Zone
  readonly years: YearRange
  readonly window: Window
  readonly zones: EventZones
  readonly steps: Steps
  /** The components of the calendars of the text. */
  readonly components: readonly Component[]
  readonly keep: (event: ICalendarEvent) => boolean
}

/** Checks the options and reads the text. */
export function readingOf(text: string, options: ICalendarReading): Reading {
  const given = new Given(options, []).shape(['timeZone', 'years', 'zones', 'keep'])
  const zone = zoneOf(given.need('timeZone', 'Give an IANA name such as Europe/Rome.').value, ['timeZone'])
  const years = yearsOf(given.need('years', 'Give { from: 2026, to: 2027 }.'))
  const named = Object.fromEntries((given.get('zones')?.entries() ?? []).map(([name, id]) => [name, ianaName(id)]))
  const keep = given.get('keep')
  if (keep && typeof keep.value !== 'function') throw keep.not('a function', 'It is asked for each event.')
  const steps = new Steps()
  const calendars = calendarsIn(new Given(text, ['text']).text())
  const components = calendars
    .filter(calendar => textOf(calendar, 'METHOD')?.toUpperCase() !== 'CANCEL')
    .flatMap(calendar => calendar.components)
  const defined = calendars.flatMap(calendar => calendar.components).filter(({ name }) => name === 'VTIMEZONE')
  return {
    zone,
    years,
    window: windowOf(years, zone),
    zones: new EventZones(zone, named, defined, steps),
    steps,
    components,
    keep: options.keep ?? (() => true),
  }
}

/** What the events of the text stand for, with what they are, in the order of their beginnings. */
export function eventsOf(reading: Reading): (Occurrence & { readonly event: ICalendarEvent })[] {
  const { components, zones, window, steps, keep } = reading
  const events = components.filter(({ name }) => name === 'VEVENT')
  const kept = new Map<Component, ICalendarEvent | undefined>()
  const eventOf = (component: Component) => {
    if (!kept.has(component)) {
      const event = describedEvent(component)
      kept.set(component, keep(event) ? event : undefined)
    }
    return kept.get(component)
  }
  return occurrencesOf(events, zones, window, steps)
    .flatMap(occurrence => {
      const event = eventOf(occurrence.component)
      return event ? [{ ...occurrence, event }] : []
    })
    .sort((a, b) => a.start - b.start || a.end - b.end)
}

/** Both years included, in the calendar's zone, as far as they are supported. */
function windowOf({ from, to }: YearRange, zone: Zone): Window {
  const [first, next] = [epochDay(from, 1, 1), epochDay(to + 1, 1, 1)]
  return {
    first,
    last: next - 1,
    from: Math.max(zone.startOf(first), RANGE_START),
    to: Math.min(zone.startOf(next), RANGE_END),
  }
}

function yearsOf(given: Given): YearRange {
  given.shape(['from', 'to'])
  const from = given.need('from', 'Give the first year.').whole(1900, 2199)
  const to = given.need('to', 'Give the last year.').whole(1900, 2199)
  if (to < from) throw given.error('range-reversed', `${to} lies before ${from}.`, 'Exchange the two years.')
  return { from, to }
}

function ianaName(given: Given): string {
  return zoneOf(given.value, given.path).id
}

function describedEvent(component: Component): ICalendarEvent {
  const [uid, summary, description] = ['UID', 'SUMMARY', 'DESCRIPTION'].map(name => textOf(component, name))
  const categories = component.properties
    .filter(({ name }) => name === 'CATEGORIES')
    .flatMap(({ values }) => values.map(value => String(value).trim().toUpperCase()))
  return {
    ...(uid === undefined ? {} : { uid }),
    ...(summary === undefined ? {} : { summary }),
    ...(description === undefined ? {} : { description }),
    categories,
    isAllDay: String(first(component, 'DTSTART')?.values[0]).length === 10,
    isTransparent: textOf(component, 'TRANSP')?.toUpperCase() === 'TRANSPARENT',
    line: Number(String(component.place.path[1]).replace(/\D/g, '')),
  }
}
