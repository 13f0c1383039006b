export type { OpeningHoursOptions } from './options.ts'
export { fromOsmOpeningHours, type OsmOpeningHoursOptions } from './osm.ts'
export type { OpeningHoursParts } from './parts.ts'
export {
  fromOpeningHoursSpecification,
  type OpeningHoursSpecification,
  type PlaceWithOpeningHours,
  type SpecialOpeningHours,
} from './schema-org.ts'
