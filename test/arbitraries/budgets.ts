import fc from 'fast-check'
import { hour, minute } from '../reference/dates.ts'
import type { WorkingDays } from '../reference/working-days.ts'
import { clock } from './hours.ts'

/** A budget in whole milliseconds, 0 or more: nothing, a few milliseconds, a working day, a few weeks of hours. */
export function anyBudget(): fc.Arbitrary<number> {
  return fc.oneof(
    { arbitrary: fc.nat({ max: 3 }), weight: 1 },
    { arbitrary: fc.nat({ max: 24 * 60 }).map(minutes => minutes * minute), weight: 3 },
    { arbitrary: fc.nat({ max: 120 }).map(hours => hours * hour), weight: 3 },
    { arbitrary: fc.nat({ max: 40 * hour }), weight: 3 },
  )
}

/** A budget of working days. */
export function anyWorkingDays(): fc.Arbitrary<WorkingDays> {
  return fc.record(
    {
      workingDays: fc.nat({ max: 12 }),
      due: fc.constantFrom('close' as const, 'same-time' as const),
      cutoff: fc.nat({ max: 24 * 4 - 1 }).map(quarters => clock(quarters * 15)),
    },
    { requiredKeys: ['workingDays', 'due'] },
  )
}
