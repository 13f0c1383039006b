import ICAL from 'ical.js'
import { DAY, type EpochDay } from '../../time/epoch-day.ts'
import { describe } from '../../validation/plain-data.ts'
import { type Component, checkComponent, first, type Property, propertyText } from './component.ts'
import { type DateOrTime, dateOf, parseDateOrTime, withWall } from './date-or-time.ts'
import { recurrenceDates } from './recurrence.ts'
import { errorAt } from './source-location.ts'
import { parseWallTime } from './wall-time.ts'
import type { WorkBudget } from './work-budget.ts'
import type { EventZones } from './zones.ts'

/** The time asked for: dates, both ends included, and the instants from their first to their last. */
export type Window = { readonly first: EpochDay; readonly last: EpochDay; readonly from: number; readonly to: number }

/** One occurrence of a component: whole dates, or an interval. Both half-open. */
export type Occurrence = {
  readonly component: Component
  readonly isDates: boolean
  /** Epoch milliseconds; of dates their midnights as if they were UTC. */
  readonly start: number
  readonly end: number
}

/** No event of ours is longer than all supported time. */
const LONGEST = 300 * 366 * DAY

/** Each component that is not cancelled and has not been replaced, and its occurrences within a window. */
export type Series = {
  readonly component: Component
  /** @throws {SlaCalendarError} if the component cannot be read, and its dates are not surely outside of the window */
  occurrences(): Occurrence[]
}

/**
 * The components of one kind with their occurrences within a window: each once, or as often as its rules make it, without
 * those that EXDATE removes and those that a component with RECURRENCE-ID moves. Cancelled components are left out.
 */
export function seriesOf(
  components: readonly Component[],
  zones: EventZones,
  window: Window,
  steps: WorkBudget,
): Series[] {
  const latest = latestOf(components)
  const moved = new Map<string, Property[]>()
  for (const component of latest) {
    const id = first(component, 'RECURRENCE-ID')
    if (!id || propertyText(component, 'RECURRENCE-ID') === undefined) continue
    const uid = propertyText(component, 'UID') ?? ''
    const ids = moved.get(uid) ?? []
    ids.push(id)
    moved.set(uid, ids)
  }
  return latest
    .filter(component => propertyText(component, 'STATUS')?.toUpperCase() !== 'CANCELLED')
    .map(component => ({
      component,
      occurrences() {
        if (isOutside(component, window)) return []
        const uid = propertyText(component, 'UID')
        const id = first(component, 'RECURRENCE-ID')
        if (id?.parameters.range) throw errorAt(id.place, 'changes all that follow.', 'RANGE is not read.')
        const elsewhere = id || uid === undefined ? [] : (moved.get(uid) ?? [])
        const found = expanded(component, elsewhere, zones, window, steps)
        if (found.length) checkComponent(component)
        return found
      },
    }))
}

/** The occurrences of all series. */
export function occurrencesOf(...given: Parameters<typeof seriesOf>): Occurrence[] {
  return seriesOf(...given).flatMap(series => series.occurrences())
}

/**
 * Whether a component surely has nothing to do with the window, by the digits of its dates alone: most events of a long
 * file need no reading, and an unreadable one of other years does no harm.
 */
function isOutside(component: Component, { first: from, last: to }: Window): boolean {
  const [start, end, duration, rule, more] = ['DTSTART', 'DTEND', 'DURATION', 'RRULE', 'RDATE'].map(
    name => first(component, name)?.raw,
  )
  const begins = start === undefined ? undefined : datesLike(start)
  if (!begins || more !== undefined) return false
  if (begins.earliest > to + MARGIN) return true
  const ends = end === undefined ? begins : datesLike(end)
  const until = rule === undefined ? ends : datesLike(/UNTIL=(\S+)/i.exec(rule)?.[1] ?? '')
  if (duration !== undefined || !ends || !until) return false
  const length = rule === undefined ? 0 : Math.max(ends.latest - begins.earliest, 0)
  return Math.max(ends.latest, until.latest + length) < from - MARGIN
}

/** Days that a zone and a date without an end can add. */
const MARGIN = 3

/** The first and the last date that a text such as `20261224T130000Z` or `2026-12-24` can mean; a whole year if in doubt. */
function datesLike(text: string): { earliest: EpochDay; latest: EpochDay } | undefined {
  const [, year, month, day] = /^(\d{4})-?(\d\d)-?(\d\d)/.exec(text) ?? []
  if (!year || +year < 100) return undefined
  const isDate = +month >= 1 && +month <= 12 && +day >= 1 && +day <= 31
  const [earliest, latest] = isDate
    ? [Date.UTC(+year, +month - 1, +day), Date.UTC(+year, +month - 1, +day)]
    : [Date.UTC(+year, 0, 1), Date.UTC(+year, 11, 31)]
  return { earliest: earliest / DAY, latest: latest / DAY }
}

/** Of the components with one UID those of the highest SEQUENCE: the others have been replaced (RFC 5546 §2.1.4). */
function latestOf(components: readonly Component[]): Component[] {
  const keyOf = (component: Component) => {
    const uid = propertyText(component, 'UID')
    return uid === undefined ? undefined : JSON.stringify([uid, propertyText(component, 'RECURRENCE-ID')])
  }
  const sequenceOf = (component: Component) => Number(propertyText(component, 'SEQUENCE') ?? 0)
  const highest = new Map<string, number>()
  for (const component of components) {
    const key = keyOf(component)
    if (key !== undefined) highest.set(key, Math.max(highest.get(key) ?? 0, sequenceOf(component)))
  }
  return components.filter(component => {
    const key = keyOf(component)
    return key === undefined || sequenceOf(component) >= highest.get(key)!
  })
}

function expanded(
  component: Component,
  elsewhere: readonly Property[],
  zones: EventZones,
  window: Window,
  steps: WorkBudget,
): Occurrence[] {
  const start = startOf(component, zones)
  const endOf = lengthOf(component, start, zones)
  const isOut = exclusionOf(component, elsewhere, zones, steps)
  const longest = Math.min(Math.max(endOf(start) - start.ms, 0), LONGEST) + 2 * DAY
  const found = new Map<number, Occurrence>()
  const add = (at: DateOrTime, end = endOf(at)) => {
    steps.consume(5, component.place)
    const [from, to] = at.isDate ? [window.first * DAY, (window.last + 1) * DAY] : [window.from, window.to]
    if (at.ms < Math.min(to, end) && end > from && !isOut(at))
      found.set(at.ms, { component, isDates: at.isDate, start: at.ms, end })
  }
  const rules = component.properties.filter(({ name }) => name === 'RRULE')
  // Where there is a rule, DTSTART is an occurrence when the rule says so; RFC 5545 leaves the other case open.
  if (!rules.length) add(start)
  for (const rule of rules) {
    const dates = { first: window.first - Math.ceil(longest / DAY), last: window.last + 1 }
    const timeOfDay = start.wall - dateOf(start) * DAY
    const until = (text: string) => untilOf(text, start, rule, zones)
    for (const date of recurrenceDates(rule, dateOf(start), timeOfDay, dates, steps, until))
      add(withWall(start, date * DAY + timeOfDay))
  }
  for (const property of component.properties) {
    if (property.name === 'EXRULE')
      throw errorAt(property.place, 'removes dates by a rule.', 'EXRULE was removed in RFC 5545; use EXDATE.')
    if (property.name !== 'RDATE') continue
    for (const value of property.values)
      if (Array.isArray(value)) add(...periodOf(property, value, zones))
      else add(sameKind(parseDateOrTime(property, zones, value), start, property))
  }
  return [...found.values()]
}

function startOf(component: Component, zones: EventZones): DateOrTime {
  const property = first(component, 'DTSTART')
  if (!property) throw errorAt(component.place, 'has no DTSTART.', 'It says when it begins.')
  return parseDateOrTime(property, zones)
}

/**
 * How an occurrence ends, from how the first one does. DTEND gives all the same exact length, DURATION the same
 * nominal one: a day of it may have 23 or 25 hours (RFC 5545 §3.8.5.3).
 */
function lengthOf(component: Component, start: DateOrTime, zones: EventZones): (at: DateOrTime) => number {
  const end = first(component, 'DTEND')
  const duration = first(component, 'DURATION')
  if (end) {
    const moment = sameKind(parseDateOrTime(end, zones), start, end)
    const length = moment.ms - start.ms
    if (length < 0) throw errorAt(end.place, 'lies before DTSTART.', 'Exchange the two.', 'range-reversed')
    // A date that ends on itself is widespread, and means that date.
    return at => at.ms + (start.isDate ? Math.max(length, DAY) : length)
  }
  if (!duration) return at => at.ms + (start.isDate ? DAY : 0)
  const { days, exact } = durationOf(duration, start.isDate)
  return at => withWall(at, at.wall + days * DAY).ms + exact
}

function durationOf(
  property: Property,
  isDate: boolean,
  value: unknown = property.values[0],
): { days: number; exact: number } {
  const text = String(value)
  const { weeks, days, hours, minutes, seconds, isNegative } = read()
  const exact = ((hours * 60 + minutes) * 60 + seconds) * 1000
  if (isNegative)
    throw errorAt(property.place, `is ${text}.`, 'An event does not end before it begins.', 'range-reversed')
  if (isDate && exact) throw errorAt(property.place, `is ${text}, but the event begins on a date.`, 'Write days: P1D.')
  return { days: weeks * 7 + days, exact }

  function read() {
    try {
      return ICAL.Duration.fromString(text)
    } catch {
      throw errorAt(property.place, `is ${describe(text)}.`, 'A duration is written P1D or PT4H.')
    }
  }
}

/** An RDATE that names its own end. */
function periodOf(property: Property, [from, to]: readonly unknown[], zones: EventZones): [DateOrTime, number] {
  const start = parseDateOrTime(property, zones, from)
  if (!String(to).includes('P')) return [start, parseDateOrTime(property, zones, to).ms]
  const { days, exact } = durationOf(property, false, to)
  return [start, withWall(start, start.wall + days * DAY).ms + exact]
}

/** Whether an occurrence is taken out, or put elsewhere. Whole dates also take out the times on them. */
function exclusionOf(component: Component, elsewhere: readonly Property[], zones: EventZones, steps: WorkBudget) {
  steps.consume(elsewhere.length * 5, component.place)
  const out = [...component.properties.filter(({ name }) => name === 'EXDATE'), ...elsewhere].flatMap(property => {
    steps.consume(property.values.length * 5, property.place)
    return property.values.map(value => parseDateOrTime(property, zones, value))
  })
  const instants = new Set(out.filter(({ isDate }) => !isDate).map(({ ms }) => ms))
  const dates = new Set(out.filter(({ isDate }) => isDate).map(dateOf))
  const allDates = new Set(out.map(dateOf))
  return (at: DateOrTime) =>
    at.isDate ? allDates.has(dateOf(at)) : instants.has(at.ms) || (dates.size > 0 && dates.has(dateOf(at)))
}

/**
 * UNTIL as wall time of the event, inclusive. A date holds all of that date; an instant is what the event's clock
 * shows then, and for an event of whole dates what the calendar's does.
 */
function untilOf(text: string, start: DateOrTime, rule: Property, zones: EventZones): number {
  const wall = parseWallTime(text.replace(/Z$/, ''), rule.place)
  if (text.length === 10) return wall + DAY - 1
  if (!text.endsWith('Z')) return wall
  return (start.isDate ? zones.floating : start.zone).wallAt(wall)
}

function sameKind(moment: DateOrTime, start: DateOrTime, property: Property): DateOrTime {
  if (moment.isDate === start.isDate) return moment
  const [is, was] = [moment, start].map(({ isDate }) => (isDate ? 'a date' : 'a time'))
  throw errorAt(property.place, `is ${is}, but DTSTART is ${was}.`, 'Both are dates or both are times.')
}
