import { DAY, type EpochDay } from '../../time/epoch-day.ts'
import type { Property } from './component.ts'
import { parseWallTime } from './wall-time.ts'
import type { EventZone, EventZones } from './zones.ts'

/** A DATE or a DATE-TIME of the file. */
export type DateOrTime = {
  readonly isDate: boolean
  /** The local time, in milliseconds as if it were UTC. */
  readonly wall: number
  readonly zone: EventZone
  /** The instant in epoch milliseconds; for a date midnight as if it were UTC. */
  readonly ms: number
}

/** Parses a value of a property: UTC if it ends in Z, otherwise in the zone of TZID, otherwise in the calendar's zone. */
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

/** Returns another local time in the same zone. */
export function withWall(moment: DateOrTime, wall: number): DateOrTime {
  return { ...moment, wall, ms: moment.isDate ? wall : moment.zone.instantOf(wall) }
}

/** Returns the local date. */
export function dateOf({ wall }: DateOrTime): EpochDay {
  return Math.floor(wall / DAY)
}
