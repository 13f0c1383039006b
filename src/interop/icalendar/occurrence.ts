import ICAL from 'ical.js'
import { DAY, type EpochDay } from '../../time/civil-date.ts'
import { type Component, first, type Property, textOf } from './component.ts'
import { dateOf, type Moment, momentOf, movedTo, wallOf } from './moment.ts'
import { faultAt } from './place.ts'
import { recurrenceDates } from './recurrence.ts'
import type { Steps } from './steps.ts'
import type { EventZones } from './zones.ts'

/** The time asked for: dates, both ends included, and the instants from their first to their last. */
export type Window = { readonly first: EpochDay; readonly last: EpochDay; readonly from: number; readonly to: number }

/** What a component stands for, once: whole dates, or a stretch of time. Both half-open. */
export type Occurrence = {
  readonly component: Component
  readonly isDates: boolean
  /** Epoch milliseconds; of dates their midnights as if they were UTC. */
  readonly start: number
  readonly end: number
}

/** No event of ours is longer than all supported time. */
const LONGEST = 300 * 366 * DAY

/**
 * What the components of one kind stand for within a window: each once, or as often as its rules say, without those
 * that EXDATE takes out and those that a component with RECURRENCE-ID puts elsewhere; none that are cancelled.
 */
export function occurrencesOf(
  components: readonly Component[],
  zones: EventZones,
  window: Window,
  steps: Steps,
): Occurrence[] {
  const latest = latestOf(components)
  const moved = new Map<string, Property[]>()
  for (const component of latest) {
    const id = first(component, 'RECURRENCE-ID')
    if (!id) continue
    if (id.parameters.range) throw faultAt(id.place, 'changes all that follow.', 'RANGE is not read.')
    const uid = textOf(component, 'UID') ?? ''
    const ids = moved.get(uid) ?? []
    ids.push(id)
    moved.set(uid, ids)
  }
  return latest
    .filter(component => textOf(component, 'STATUS')?.toUpperCase() !== 'CANCELLED')
    .flatMap(component => {
      const uid = textOf(component, 'UID')
      const isOverride = first(component, 'RECURRENCE-ID') !== undefined
      const elsewhere = isOverride || uid === undefined ? [] : (moved.get(uid) ?? [])
      return seriesOf(component, elsewhere, zones, window, steps)
    })
}

/** Of the components with one UID those of the highest SEQUENCE: the others have been replaced (RFC 5546 §2.1.4). */
function latestOf(components: readonly Component[]): Component[] {
  const keyOf = (component: Component) => {
    const uid = textOf(component, 'UID')
    return uid === undefined ? undefined : JSON.stringify([uid, textOf(component, 'RECURRENCE-ID')])
  }
  const sequenceOf = (component: Component) => Number(textOf(component, 'SEQUENCE') ?? 0)
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

function seriesOf(
  component: Component,
  elsewhere: readonly Property[],
  zones: EventZones,
  window: Window,
  steps: Steps,
): Occurrence[] {
  const start = startOf(component, zones)
  const endOf = lengthOf(component, start, zones)
  const isOut = exclusionOf(component, elsewhere, zones, steps)
  const longest = Math.min(Math.max(endOf(start) - start.ms, 0), LONGEST) + 2 * DAY
  const found = new Map<number, Occurrence>()
  const add = (at: Moment, end = endOf(at)) => {
    steps.spend(5, component.place)
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
      add(movedTo(start, date * DAY + timeOfDay))
  }
  for (const property of component.properties) {
    if (property.name === 'EXRULE')
      throw faultAt(property.place, 'takes dates out by a rule.', 'It is not read since RFC 5545; EXDATE is.')
    if (property.name !== 'RDATE') continue
    for (const value of property.values)
      if (Array.isArray(value)) add(...periodOf(property, value, zones))
      else add(sameKind(momentOf(property, zones, value), start, property))
  }
  return [...found.values()]
}

function startOf(component: Component, zones: EventZones): Moment {
  const property = first(component, 'DTSTART')
  if (!property) throw faultAt(component.place, 'has no DTSTART.', 'It says when it begins.')
  return momentOf(property, zones)
}

/**
 * How an occurrence ends, from how the first one does. DTEND gives all the same exact length, DURATION the same
 * nominal one: a day of it may have 23 or 25 hours (RFC 5545 §3.8.5.3).
 */
function lengthOf(component: Component, start: Moment, zones: EventZones): (at: Moment) => number {
  const end = first(component, 'DTEND')
  const duration = first(component, 'DURATION')
  if (end) {
    const moment = sameKind(momentOf(end, zones), start, end)
    const length = moment.ms - start.ms
    if (length < 0) throw faultAt(end.place, 'lies before DTSTART.', 'Exchange the two.', 'range-reversed')
    // A date that ends on itself is widespread, and means that date.
    return at => at.ms + (start.isDate ? Math.max(length, DAY) : length)
  }
  if (!duration) return at => at.ms + (start.isDate ? DAY : 0)
  const { days, exact } = durationOf(duration, start.isDate)
  return at => movedTo(at, at.wall + days * DAY).ms + exact
}

function durationOf(property: Property, isDate: boolean): { days: number; exact: number } {
  const text = String(property.values[0])
  const { weeks, days, hours, minutes, seconds, isNegative } = read()
  const exact = ((hours * 60 + minutes) * 60 + seconds) * 1000
  if (isNegative)
    throw faultAt(property.place, `is ${text}.`, 'An event does not end before it begins.', 'range-reversed')
  if (isDate && exact) throw faultAt(property.place, `is ${text}, but the event begins on a date.`, 'Write days: P1D.')
  return { days: weeks * 7 + days, exact }

  function read() {
    try {
      return ICAL.Duration.fromString(text)
    } catch {
      throw faultAt(property.place, `is ${JSON.stringify(text.slice(0, 60))}.`, 'A duration is written P1D or PT4H.')
    }
  }
}

/** An RDATE that names its own end. */
function periodOf(property: Property, [from, to]: readonly unknown[], zones: EventZones): [Moment, number] {
  const start = momentOf(property, zones, from)
  if (!String(to).includes('P')) return [start, momentOf(property, zones, to).ms]
  const { days, exact } = durationOf({ ...property, values: [to] }, false)
  return [start, movedTo(start, start.wall + days * DAY).ms + exact]
}

/** Whether an occurrence is taken out, or put elsewhere. Whole dates also take out the times on them. */
function exclusionOf(component: Component, elsewhere: readonly Property[], zones: EventZones, steps: Steps) {
  steps.spend(elsewhere.length * 5, component.place)
  const out = [...component.properties.filter(({ name }) => name === 'EXDATE'), ...elsewhere].flatMap(property => {
    steps.spend(property.values.length * 5, property.place)
    return property.values.map(value => momentOf(property, zones, value))
  })
  const instants = new Set(out.filter(({ isDate }) => !isDate).map(({ ms }) => ms))
  const dates = new Set(out.filter(({ isDate }) => isDate).map(dateOf))
  const allDates = new Set(out.map(dateOf))
  return (at: Moment) =>
    at.isDate ? allDates.has(dateOf(at)) : instants.has(at.ms) || (dates.size > 0 && dates.has(dateOf(at)))
}

/**
 * UNTIL as wall time of the event, inclusive. A date holds all of that date; an instant is what the event's clock
 * shows then, and for an event of whole dates what the calendar's does.
 */
function untilOf(text: string, start: Moment, rule: Property, zones: EventZones): number {
  const wall = wallOf(text.replace(/Z$/, ''), rule.place)
  if (text.length === 10) return wall + DAY - 1
  if (!text.endsWith('Z')) return wall
  return (start.isDate ? zones.floating : start.zone).wallAt(wall)
}

function sameKind(moment: Moment, start: Moment, property: Property): Moment {
  if (moment.isDate === start.isDate) return moment
  const [is, was] = [moment, start].map(({ isDate }) => (isDate ? 'a date' : 'a time'))
  throw faultAt(property.place, `is ${is}, but DTSTART is ${was}.`, 'Both are dates or both are times.')
}
