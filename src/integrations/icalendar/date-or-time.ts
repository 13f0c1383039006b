import { DAY, type EpochDay } from '../../time/epoch-day.ts'
import type { Property } from './component.ts'
import { parseWallTime } from './wall-time.ts'
import type { EventZone, EventZones } from './zones.ts'

/** A DATE or a DATE-TIME of the file: the wall time and, for a DATE-TIME, its time zone. */
export type DateOrTime = {
  readonly isDate: boolean
  /** What the clock shows, as if it were UTC, in milliseconds. */
  readonly wall: number
  readonly zone: EventZone
  /** The instant; of a date its midnight as if that were UTC. */
  readonly ms: number
}

/** Reads a value of a property: UTC where it ends in Z, else in the zone of TZID, else in the calendar's own. */
export function parseDateOrTime(
  property: Property,
  zones: EventZones,
  value: unknown = property.values[0],
): DateOrTime {
  const [, text, utc] = /^(.*?)(Z?)$/.exec(String(value))!
  const wall = parseWallTime(text, property.place)
  const isDate = text.length === 10
  const { tzid } = property.parameters
  const zone = utc ? zones.utc : typeof tzid === 'string' ? zones.named(tzid, property.place) : zones.floating
  return { isDate, wall, zone, ms: isDate ? wall : zone.instantOf(wall) }
}

/** The same clock at another time. */
export function withWall(moment: DateOrTime, wall: number): DateOrTime {
  return { ...moment, wall, ms: moment.isDate ? wall : moment.zone.instantOf(wall) }
}

/** The date that the clock shows. */
export function dateOf({ wall }: DateOrTime): EpochDay {
  return Math.floor(wall / DAY)
}
