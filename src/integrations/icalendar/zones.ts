import { DAY } from '../../time/epoch-day.ts'
import { RANGE_END, RANGE_START } from '../../time/range.ts'
import { findZone, type Zone } from '../../time/zone.ts'
import { likelyZones } from '../../time/zone-hint.ts'
import { type Component, first, propertyText } from './component.ts'
import { recurrenceDates } from './recurrence.ts'
import { errorAt, type SourceLocation } from './source-location.ts'
import { parseWallTime } from './wall-time.ts'
import type { WorkBudget } from './work-budget.ts'

/**
 * A time zone for events (RFC 5545 §3.3.5). A local time that the clock skips is read with the offset before the change,
 * so 02:30 is an hour after 01:30. A repeated local time is its first occurrence. Opening hours differ (§2):
 * there a skipped time is the moment of the jump.
 */
export type EventZone = {
  /** Returns the instant of a local time, both in milliseconds. */
  instantOf(wall: number): number
  /** Returns the local time at an instant. */
  wallAt(ms: number): number
}

/** The zones to which the times of a file can refer. */
export class EventZones {
  /** The calendar's zone, for times without a zone. */
  readonly floating: EventZone
  readonly utc: EventZone = { instantOf: wall => wall, wallAt: ms => ms }
  readonly #aliases: Readonly<Record<string, string>>
  readonly #defined = new Map<string, Component>()
  readonly #cache = new Map<string, EventZone>()
  readonly #budget: WorkBudget
  readonly #own: string

  /**
   * @param aliases IANA names from the option `zones`
   * @param defined the VTIMEZONE components of the file
   */
  constructor(
    zone: Zone,
    aliases: Readonly<Record<string, string>>,
    defined: readonly Component[],
    budget: WorkBudget,
  ) {
    this.floating = platformZone(zone)
    this.#own = zone.id
    this.#aliases = aliases
    this.#budget = budget
    for (const component of defined) this.#defined.set(propertyText(component, 'TZID') ?? '', component)
  }

  /**
   * Returns the zone of a TZID. It tries, in this order: the option `zones`, the IANA name, the definition in the file,
   * and the IANA name at the end of a longer name.
   *
   * @throws {SlaCalendarError} `time-zone-unknown`
   */
  named(tzid: string, place: SourceLocation): EventZone {
    const cached = this.#cache.get(tzid)
    if (cached) return cached
    const zone = this.#find(tzid, place)
    this.#cache.set(tzid, zone)
    return zone
  }

  #find(tzid: string, place: SourceLocation): EventZone {
    const alias = Object.hasOwn(this.#aliases, tzid) ? this.#aliases[tzid] : tzid
    const defined = this.#defined.get(tzid)
    const names = [alias, (defined && propertyText(defined, 'X-LIC-LOCATION')) ?? '']
    if (!defined) names.push(...tails(tzid))
    for (const name of names) {
      const zone = findZone(name)
      if (zone) return platformZone(zone)
    }
    if (defined) return definedZone(defined, this.#budget)
    // The hint has the whole name and a zone, so that it works when it is copied.
    const name = JSON.stringify(tzid)
    const [zone = this.#own] = likelyZones(tzid)
    throw errorAt(
      place,
      `is in the zone ${name}, which the file does not define and which is not an IANA name.`,
      `Pass the IANA name in the option zones, such as { ${name}: '${zone}' }.`,
      'time-zone-unknown',
    )
  }
}

function platformZone(zone: Zone): EventZone {
  return {
    instantOf(wall) {
      // Time outside the supported range is never counted, so its exact position does not matter.
      if (!isSupported(wall)) return wall
      const at = zone.instantOf(wall)
      return at + zone.offsetAt(at) > wall ? wall - zone.offsetAt(at - 1) : at
    },
    wallAt: ms => (isSupported(ms) ? ms + zone.offsetAt(ms) : ms),
  }
}

function isSupported(ms: number): boolean {
  return ms > RANGE_START - 2 * DAY && ms < RANGE_END + 2 * DAY
}

/** Returns the possible zones at the end of a name such as `/example.org/20260101_1/America/Indiana/Vevay`, longest first. */
function tails(tzid: string): string[] {
  const parts = tzid.split('/').filter(Boolean)
  return tzid.startsWith('/') ? [3, 2, 1].map(count => parts.slice(-count).join('/')) : []
}

/** A change of the offset of a defined zone. */
type Change = { readonly at: number; readonly before: number; readonly after: number }

/** Returns the zone that a VTIMEZONE of the file defines (RFC 5545 §3.6.5). */
function definedZone(component: Component, budget: WorkBudget): EventZone {
  const changes = component.components
    .filter(({ name }) => name === 'STANDARD' || name === 'DAYLIGHT')
    .flatMap(observance => changesOf(observance, budget))
    .sort((a, b) => a.at - b.at)
  if (!changes.length) throw errorAt(component.place, 'has neither STANDARD nor DAYLIGHT.', 'Add at least one of them.')
  const offsets = [...new Set(changes.flatMap(({ before, after }) => [before, after]))]
  const offsetAt = (ms: number) => (lastBefore(changes, ms) ?? { after: changes[0].before }).after
  return {
    instantOf(wall) {
      const shown = offsets.map(offset => wall - offset).filter(ms => ms + offsetAt(ms) === wall)
      if (shown.length) return Math.min(...shown)
      // A skipped local time is read with the offset before the change.
      const skipping = changes.find(({ at, before, after }) => at + before <= wall && wall < at + after)
      return wall - (skipping?.before ?? changes[0].before)
    },
    wallAt: ms => ms + offsetAt(ms),
  }
}

/** Returns the last change at or before an instant. */
function lastBefore(changes: readonly Change[], ms: number): Change | undefined {
  let low = 0
  let high = changes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (changes[middle].at <= ms) low = middle + 1
    else high = middle
  }
  return changes[low - 1]
}

function changesOf(observance: Component, budget: WorkBudget): Change[] {
  const start = first(observance, 'DTSTART')
  if (!start) throw errorAt(observance.place, 'has no DTSTART.', 'Add the time at which the clock changes.')
  const [before, after] = ['TZOFFSETFROM', 'TZOFFSETTO'].map(name => offsetOf(observance, name))
  // The onset is local time with the offset before it, without a zone.
  const wall = parseWallTime(String(start.values[0]).replace(/Z$/, ''), start.place)
  const walls = [wall]
  const timeOfDay = ((wall % DAY) + DAY) % DAY
  const window = { first: Math.floor(RANGE_START / DAY) - 366, last: Math.ceil(RANGE_END / DAY) + 366 }
  for (const property of observance.properties) {
    if (property.name === 'RRULE') {
      const untilWall = (text: string) =>
        parseWallTime(text.replace(/Z$/, ''), property.place) + (text.endsWith('Z') ? before : 0)
      const series = { start: Math.floor(wall / DAY), timeOfDay, window, untilWall }
      const dates = recurrenceDates(property, series, budget)
      walls.push(...dates.map(date => date * DAY + timeOfDay))
    }
    if (property.name === 'RDATE')
      walls.push(...property.values.map(value => parseWallTime(String(value).replace(/Z$/, ''), property.place)))
  }
  return [...new Set(walls)].map(onset => ({ at: onset - before, before, after }))
}

/** Returns an offset such as `+02:00` in milliseconds. */
function offsetOf(observance: Component, name: string): number {
  const [, sign, hours, minutes, seconds] =
    /^([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(propertyText(observance, name) ?? '') ?? []
  if (!sign) throw errorAt(observance.place, `has no ${name}.`, 'Such as +0100.')
  return (sign === '-' ? -1 : 1) * ((+hours * 60 + +minutes) * 60 + +(seconds ?? 0)) * 1000
}
