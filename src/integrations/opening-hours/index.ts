/**
 * Opening hours of schema.org (`OpeningHoursSpecification`) and of OpenStreetMap (`opening_hours`) as calendars.
 *
 * @module
 */
export {
  fromOpeningHoursSpecification,
  type OpeningHoursSpecification,
  type PlaceWithOpeningHours,
  type SpecialOpeningHours,
} from './opening-hours-specification.ts'
export type { OpeningHoursOptions } from './options.ts'
export { fromOsmOpeningHours, type OsmOpeningHoursOptions } from './osm.ts'
export type { OpeningHoursParts } from './parts.ts'
export { toOpeningHoursSpecification, type WrittenOpeningHours } from './to-opening-hours-specification.ts'
export { toOsmOpeningHours } from './to-osm.ts'
export type { OpeningHoursWriteOptions } from './writable-calendar.ts'
