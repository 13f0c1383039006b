import { isDayBudget } from '../time/day-budget.ts'
import { addMonths, DAY, type EpochDay } from '../time/epoch-day.ts'
import type { Explanation } from './explain.ts'

/** The last of a promise's calendar days (§8). */
type LastCalendarDay = {
  /** Its number; day 0 is the date of the start. */
  readonly day: number
  readonly date: EpochDay
  /** The working day that replaces it (`ifClosed`); undefined if the date itself counts. */
  readonly replacedBy: EpochDay | undefined
}

/** Returns the last day of a budget in calendar days; undefined for other budgets. */
export function lastCalendarDay({
  dayZero,
  countedDays,
  within,
}: Pick<Explanation, 'dayZero' | 'countedDays' | 'within'>): LastCalendarDay | undefined {
  if (dayZero === undefined || !isDayBudget(within) || 'workingDays' in within) return undefined
  const { days = 0, weeks = 0, months = 0, years = 0 } = within
  const first = Date.parse(dayZero) / DAY
  const date = addMonths(first, months + 12 * years) + days + 7 * weeks
  const due = Date.parse(countedDays!.at(-1)!) / DAY
  return { day: date - first, date, replacedBy: due === date ? undefined : due }
}
