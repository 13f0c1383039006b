import { describe } from '../../validation/plain-data.ts'
import { errorAt, type SourceLocation } from './source-location.ts'

/**
 * Returns a date or date-time of jCal as local time, in milliseconds as if it were UTC. A leap second is read as the
 * second before it (RFC 5545 §3.3.12).
 *
 * @throws {SlaCalendarError} `date-invalid`
 */
export function parseWallTime(text: string, place: SourceLocation): number {
  const full = text.length === 10 ? `${text}T00:00:00` : text.replace(/:60$/, ':59')
  const wall = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(full) ? Date.parse(`${full}Z`) : Number.NaN
  if (Number.isNaN(wall) || new Date(wall).toISOString().slice(0, 19) !== full)
    throw errorAt(
      place,
      `is ${describe(text)}, which does not exist.`,
      'Such as 20261224 or 20261224T130000Z.',
      'date-invalid',
    )
  return wall
}
