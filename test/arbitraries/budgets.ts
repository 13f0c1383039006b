import fc from 'fast-check'
import { hour, minute } from '../reference/dates.ts'

/** A budget in whole milliseconds, 0 or more: nothing, a few milliseconds, a working day, a few weeks of hours. */
export function anyBudget(): fc.Arbitrary<number> {
  return fc.oneof(
    { arbitrary: fc.nat({ max: 3 }), weight: 1 },
    { arbitrary: fc.nat({ max: 24 * 60 }).map(minutes => minutes * minute), weight: 3 },
    { arbitrary: fc.nat({ max: 120 }).map(hours => hours * hour), weight: 3 },
    { arbitrary: fc.nat({ max: 40 * hour }), weight: 3 },
  )
}
