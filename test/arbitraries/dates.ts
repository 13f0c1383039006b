import fc from 'fast-check'
import { addDays, dateShown } from '../reference/dates.ts'
import { changesOf } from './zones.ts'

/** A date: mostly of our years, often within a week of a change of the zone's clock, now and then of another century. */
export function anyDate(zone: string): fc.Arbitrary<string> {
  const ours = fc.nat({ max: 3 * 366 }).map(days => addDays('2024-11-01', days))
  const far = fc.nat({ max: 300 * 365 - 1 }).map(days => addDays('1900-01-02', days))
  const nearChange = fc
    .tuple(fc.constantFrom(...changesOf(zone)), fc.integer({ min: -7, max: 7 }))
    .map(([change, days]) => addDays(dateShown(change), days))
  return fc.oneof({ arbitrary: ours, weight: 11 }, { arbitrary: nearChange, weight: 8 }, { arbitrary: far, weight: 1 })
}
