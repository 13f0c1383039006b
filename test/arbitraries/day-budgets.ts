import fc from 'fast-check'
import type { CalendarDayBudget } from '../reference/calendar-days.ts'
import type { DayBudget } from '../reference/reference.ts'
import type { WorkingDayBudget } from '../reference/working-days.ts'
import { clock } from './hours.ts'

/** A budget in days of either kind, §8. */
export function anyDayBudget(): fc.Arbitrary<DayBudget> {
  return fc.oneof<fc.Arbitrary<DayBudget>[]>(anyWorkingDayBudget(), anyCalendarDayBudget())
}

/** Working days, 0 or more. */
export function anyWorkingDayBudget(): fc.Arbitrary<WorkingDayBudget> {
  return fc.record(
    {
      workingDays: fc.nat({ max: 12 }),
      due: fc.oneof(fc.constantFrom('close', 'same-time'), anyTime()),
      cutoff: anyTime(),
      dayZero: fc.constantFrom('opening' as const, 'report' as const),
    },
    { requiredKeys: ['workingDays', 'due'] },
  )
}

/** Calendar days, weeks, months or years, 1 or more. */
export function anyCalendarDayBudget(): fc.Arbitrary<CalendarDayBudget> {
  const amount = fc.oneof<fc.Arbitrary<Omit<CalendarDayBudget, 'due'>>[]>(
    fc.integer({ min: 1, max: 40 }).map(days => ({ days })),
    fc.integer({ min: 1, max: 6 }).map(weeks => ({ weeks })),
    fc.integer({ min: 1, max: 14 }).map(months => ({ months })),
    fc.integer({ min: 1, max: 3 }).map(years => ({ years })),
  )
  const rest = fc.record(
    {
      due: fc.oneof(fc.constantFrom('same-time', 'end-of-day'), anyTime()),
      ifClosed: fc.constantFrom('next-working-day' as const, 'previous-working-day' as const),
    },
    { requiredKeys: ['due'] },
  )
  return fc.tuple(amount, rest).map(([amount, rest]) => ({ ...amount, ...rest }))
}

/** A local time, every quarter of an hour. */
function anyTime(): fc.Arbitrary<string> {
  return fc.nat({ max: 24 * 4 - 1 }).map(quarters => clock(quarters * 15))
}
