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

/** The period to read: its dates, both ends included, and its instants [from, to). */
export type Window = { readonly first: EpochDay; readonly last: EpochDay; readonly from: number; readonly to: number }

/** One occurrence of a component: whole dates or an interval, both half-open. */
export type Occurrence = {
  readonly component: Component
  readonly isDates: boolean
  /** Epoch milliseconds; for whole dates midnight as if it were UTC. */
  readonly start: number
  readonly end: number
}

/** Maximum length of an event: longer than all supported time. */
const MAX_LENGTH = 300 * 366 * DAY

/** A component and its occurrences within a window. */
export type EventSeries = {
  readonly component: Component
  /**
   * Returns the occurrences.
   *
   * @throws {SlaCalendarError} if the component cannot be read, unless its dates are certainly outside the window
   */
  occurrences(): Occurrence[]
}

/**
 * Returns the components of one kind with their occurrences within a window. EXDATE removes occurrences, and a component
 * with RECURRENCE-ID replaces one. Cancelled and superseded components are left out.
 */
export function seriesOf(
  components: readonly Component[],
  zones: EventZones,
  window: Window,
  budget: WorkBudget,
): EventSeries[] {
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
        const found = expanded(component, elsewhere, zones, window, budget)
        if (found.length) checkComponent(component)
        return found
      },
    }))
}

/** Returns the occurrences of all series, see {@link seriesOf}. */
export function occurrencesOf(...args: Parameters<typeof seriesOf>): Occurrence[] {
  return seriesOf(...args).flatMap(series => series.occurrences())
}

/**
 * Returns whether a component is certainly outside the window, by the digits of its dates alone. Most events of a long
 * file need no further reading, and an unreadable event of other years is not an error.
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

/** The days by which a zone, or a date without an end, can extend an event. */
const MARGIN = 3

/** Returns the first and the last possible date of a text such as `20261224T130000Z`; a whole year if in doubt. */
function datesLike(text: string): { earliest: EpochDay; latest: EpochDay } | undefined {
  const [, year, month, day] = /^(\d{4})-?(\d\d)-?(\d\d)/.exec(text) ?? []
  if (!year || +year < 100) return undefined
  const isDate = +month >= 1 && +month <= 12 && +day >= 1 && +day <= 31
  const [earliest, latest] = isDate
    ? [Date.UTC(+year, +month - 1, +day), Date.UTC(+year, +month - 1, +day)]
    : [Date.UTC(+year, 0, 1), Date.UTC(+year, 11, 31)]
  return { earliest: earliest / DAY, latest: latest / DAY }
}

/** Returns the components with the highest SEQUENCE of their UID, which supersede the others (RFC 5546 §2.1.4). */
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
  budget: WorkBudget,
): Occurrence[] {
  const start = startOf(component, zones)
  const endOf = lengthOf(component, start, zones)
  const isExcluded = exclusionOf(component, elsewhere, zones, budget)
  const longest = Math.min(Math.max(endOf(start) - start.ms, 0), MAX_LENGTH) + 2 * DAY
  const found = new Map<number, Occurrence>()
  const add = (at: DateOrTime, end = endOf(at)) => {
    budget.consume(5, component.place)
    const [from, to] = at.isDate ? [window.first * DAY, (window.last + 1) * DAY] : [window.from, window.to]
    if (at.ms < Math.min(to, end) && end > from && !isExcluded(at))
      found.set(at.ms, { component, isDates: at.isDate, start: at.ms, end })
  }
  const rules = component.properties.filter(({ name }) => name === 'RRULE')
  // With a rule, DTSTART is an occurrence only if the rule includes it. RFC 5545 does not define the other case.
  if (!rules.length) add(start)
  for (const rule of rules) {
    const timeOfDay = start.wall - dateOf(start) * DAY
    const series = {
      start: dateOf(start),
      timeOfDay,
      window: { first: window.first - Math.ceil(longest / DAY), last: window.last + 1 },
      untilWall: (text: string) => untilOf(text, start, rule, zones),
    }
    for (const date of recurrenceDates(rule, series, budget)) add(withWall(start, date * DAY + timeOfDay))
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
  if (!property) throw errorAt(component.place, 'has no DTSTART.', 'Add the time at which it begins.')
  return parseDateOrTime(property, zones)
}

/**
 * Returns a function from the start of an occurrence to its end. With DTEND all occurrences have the same exact length.
 * With DURATION they have the same nominal length: a day may have 23 or 25 hours (RFC 5545 §3.8.5.3).
 */
function lengthOf(component: Component, start: DateOrTime, zones: EventZones): (at: DateOrTime) => number {
  const end = first(component, 'DTEND')
  const duration = first(component, 'DURATION')
  if (end) {
    const moment = sameKind(parseDateOrTime(end, zones), start, end)
    const length = moment.ms - start.ms
    if (length < 0) throw errorAt(end.place, 'is before DTSTART.', 'Swap them.', 'range-reversed')
    // Many programs write an event of one date that ends on the same date.
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

/** Returns the start and the end of an RDATE that has an end. */
function periodOf(property: Property, [from, to]: readonly unknown[], zones: EventZones): [DateOrTime, number] {
  const start = parseDateOrTime(property, zones, from)
  if (!String(to).includes('P')) return [start, parseDateOrTime(property, zones, to).ms]
  const { days, exact } = durationOf(property, false, to)
  return [start, withWall(start, start.wall + days * DAY).ms + exact]
}

/** Returns the test whether an occurrence is removed or moved. A removed whole date also removes the times on it. */
function exclusionOf(component: Component, elsewhere: readonly Property[], zones: EventZones, budget: WorkBudget) {
  budget.consume(elsewhere.length * 5, component.place)
  const excluded = [...component.properties.filter(({ name }) => name === 'EXDATE'), ...elsewhere].flatMap(property => {
    budget.consume(property.values.length * 5, property.place)
    return property.values.map(value => parseDateOrTime(property, zones, value))
  })
  const instants = new Set(excluded.filter(({ isDate }) => !isDate).map(({ ms }) => ms))
  const dates = new Set(excluded.filter(({ isDate }) => isDate).map(dateOf))
  const allDates = new Set(excluded.map(dateOf))
  return (at: DateOrTime) =>
    at.isDate ? allDates.has(dateOf(at)) : instants.has(at.ms) || (dates.size > 0 && dates.has(dateOf(at)))
}

/**
 * Returns UNTIL as local time of the event, inclusive. A date includes all of that date. An instant is converted by the
 * event's zone; for an event of whole dates, by the calendar's.
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
