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
 * A zone as events mean it (RFC 5545 §3.3.5): a wall time that the clock skips is read with the offset before the
 * change, so 02:30 is an hour after 01:30; one that it shows twice is the first. Not so for opening hours (§3.2),
 * where a skipped time is the moment of the jump.
 */
export type EventZone = {
  /** The instant of a wall time, both in milliseconds. */
  instantOf(wall: number): number
  /** What the clock shows at an instant. */
  wallAt(ms: number): number
}

/** The zones that the times of a file may name. */
export class EventZones {
  /** The calendar's zone: that of times without one. */
  readonly floating: EventZone
  readonly utc: EventZone = { instantOf: wall => wall, wallAt: ms => ms }
  readonly #given: Readonly<Record<string, string>>
  readonly #defined = new Map<string, Component>()
  readonly #found = new Map<string, EventZone>()
  readonly #steps: WorkBudget
  readonly #own: string

  /**
   * @param given IANA names for names that the caller knows
   * @param defined the file's own VTIMEZONE components
   */
  constructor(zone: Zone, given: Readonly<Record<string, string>>, defined: readonly Component[], steps: WorkBudget) {
    this.floating = platformZone(zone)
    this.#own = zone.id
    this.#given = given
    this.#steps = steps
    for (const component of defined) this.#defined.set(propertyText(component, 'TZID') ?? '', component)
  }

  /**
   * The zone of a TZID: what the caller says it is, else the platform's of that IANA name, else what the file itself
   * defines, else the IANA name that a longer name ends with.
   *
   * @throws {SlaCalendarError} `time-zone-unknown`
   */
  named(tzid: string, place: SourceLocation): EventZone {
    const known = this.#found.get(tzid)
    if (known) return known
    const zone = this.#find(tzid, place)
    this.#found.set(tzid, zone)
    return zone
  }

  #find(tzid: string, place: SourceLocation): EventZone {
    const given = Object.hasOwn(this.#given, tzid) ? this.#given[tzid] : tzid
    const defined = this.#defined.get(tzid)
    const names = [given, (defined && propertyText(defined, 'X-LIC-LOCATION')) ?? '']
    if (!defined) names.push(...tails(tzid))
    for (const name of names) {
      const zone = findZone(name)
      if (zone) return platformZone(zone)
    }
    if (defined) return definedZone(defined, this.#steps)
    // The whole name, and a zone, so that the hint works when it is copied.
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
      // What lies outside all supported time is never counted; where exactly does not matter.
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

/** The ends of a name such as `/example.org/20260101_1/America/Indiana/Vevay` that may be a zone's, the longest first. */
function tails(tzid: string): string[] {
  const parts = tzid.split('/').filter(Boolean)
  return tzid.startsWith('/') ? [3, 2, 1].map(count => parts.slice(-count).join('/')) : []
}

/** A change of a defined zone's clock. */
type Change = { readonly at: number; readonly before: number; readonly after: number }

/** A zone that the file defines by a VTIMEZONE (RFC 5545 §3.6.5). */
function definedZone(component: Component, steps: WorkBudget): EventZone {
  const changes = component.components
    .filter(({ name }) => name === 'STANDARD' || name === 'DAYLIGHT')
    .flatMap(observance => changesOf(observance, steps))
    .sort((a, b) => a.at - b.at)
  if (!changes.length) throw errorAt(component.place, 'has neither STANDARD nor DAYLIGHT.', 'It says nothing.')
  const offsets = [...new Set(changes.flatMap(({ before, after }) => [before, after]))]
  const offsetAt = (ms: number) => (lastBefore(changes, ms) ?? { after: changes[0].before }).after
  return {
    instantOf(wall) {
      const shown = offsets.map(offset => wall - offset).filter(ms => ms + offsetAt(ms) === wall)
      if (shown.length) return Math.min(...shown)
      // Skipped: read with the offset before the change.
      const skipping = changes.find(({ at, before, after }) => at + before <= wall && wall < at + after)
      return wall - (skipping?.before ?? changes[0].before)
    },
    wallAt: ms => ms + offsetAt(ms),
  }
}

/** The last change at or before an instant. */
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

function changesOf(observance: Component, steps: WorkBudget): Change[] {
  const start = first(observance, 'DTSTART')
  if (!start) throw errorAt(observance.place, 'has no DTSTART.', 'It says when the clock changes.')
  const [before, after] = ['TZOFFSETFROM', 'TZOFFSETTO'].map(name => offsetOf(observance, name))
  // The onset is wall time by the offset before it, without a zone.
  const wall = parseWallTime(String(start.values[0]).replace(/Z$/, ''), start.place)
  const walls = [wall]
  const timeOfDay = ((wall % DAY) + DAY) % DAY
  const window = { first: Math.floor(RANGE_START / DAY) - 366, last: Math.ceil(RANGE_END / DAY) + 366 }
  for (const property of observance.properties) {
    if (property.name === 'RRULE') {
      const until = (text: string) =>
        parseWallTime(text.replace(/Z$/, ''), property.place) + (text.endsWith('Z') ? before : 0)
      const dates = recurrenceDates(property, Math.floor(wall / DAY), timeOfDay, window, steps, until)
      walls.push(...dates.map(date => date * DAY + timeOfDay))
    }
    if (property.name === 'RDATE')
      walls.push(...property.values.map(value => parseWallTime(String(value).replace(/Z$/, ''), property.place)))
  }
  return [...new Set(walls)].map(onset => ({ at: onset - before, before, after }))
}

/** An offset such as `+02:00` in milliseconds. */
function offsetOf(observance: Component, name: string): number {
  const [, sign, hours, minutes, seconds] =
    /^([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(propertyText(observance, name) ?? '') ?? []
  if (!sign) throw errorAt(observance.place, `has no ${name}.`, 'Such as +0100.')
  return (sign === '-' ? -1 : 1) * ((+hours * 60 + +minutes) * 60 + +(seconds ?? 0)) * 1000
}
