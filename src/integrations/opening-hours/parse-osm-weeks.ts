import { OSM_PATTERN } from './osm-pattern.ts'
import type { NthWeekday, WeekRange } from './osm-rule.ts'
import type { OsmScanner } from './osm-scanner.ts'

/**
 * Reads the weeks of a rule: `week 1-53/2`, `week 5,7`. Returns undefined if there are none.
 *
 * @throws {SlaCalendarError} `hours-invalid`
 */
export function parseOsmWeeks(scanner: OsmScanner): WeekRange[] | undefined {
  if (!scanner.take(OSM_PATTERN.week)) return undefined
  const weeks: WeekRange[] = []
  do {
    const start = scanner.at
    const from = scanner.number(OSM_PATTERN.day) ?? 0
    const to = scanner.take(OSM_PATTERN.toWeek) ? scanner.number(OSM_PATTERN.day)! : from
    const step = scanner.take(OSM_PATTERN.step) ? (scanner.number(OSM_PATTERN.day) ?? 0) : 1
    if (!(from >= 1 && to >= from && to <= 53 && step >= 1))
      throw scanner.errorSince(start, 'There are no such weeks.', 'Such as week 1-53/2 or week 30-33.')
    weeks.push({ from, to, step })
  } while (scanner.take(OSM_PATTERN.nextWeek))
  scanner.take(OSM_PATTERN.blank)
  return weeks
}

/**
 * Reads the places of a weekday in the month: `[1]`, `[1,3]`, `[1-2]`, `[-1]`. Returns undefined if there are none.
 *
 * @throws {SlaCalendarError} `hours-invalid`
 */
export function parseOsmPlaces(scanner: OsmScanner, weekday: number): NthWeekday | undefined {
  const start = scanner.at
  if (!scanner.take(OSM_PATTERN.ofMonth)) return undefined
  const places: number[] = []
  do {
    const first = scanner.number(OSM_PATTERN.place)!
    const last = scanner.take(OSM_PATTERN.toPlace) ? scanner.number(OSM_PATTERN.place)! : first
    for (let place = first; place <= last; place++) places.push(place)
    if (!(last >= first)) places.push(0)
  } while (scanner.take(OSM_PATTERN.nextPlace))
  const isClosed = scanner.take(OSM_PATTERN.endOfPlaces)
  if (!isClosed || places.some(place => place === 0 || Math.abs(place) > 5))
    throw scanner.errorSince(start, 'There is no such weekday of the month.', 'Such as Mo[1], Mo[1,3] or Fr[-1].')
  return { weekday, places }
}
