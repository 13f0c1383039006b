export type { OpeningHoursOptions } from './opening-hours/options.ts'
export { fromOsmOpeningHours, type OsmOpeningHoursOptions } from './opening-hours/osm.ts'
export type { OpeningHoursParts } from './opening-hours/parts.ts'
export {
  fromOpeningHoursSpecification,
  type OpeningHoursSpecification,
  type PlaceWithOpeningHours,
  type SpecialOpeningHours,
} from './opening-hours/schema-org.ts'
