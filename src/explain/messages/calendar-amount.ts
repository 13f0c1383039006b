import type { CalendarDayBudget } from '../../time/day-budget.ts'

/** The words for one and for several, by unit. */
type CalendarUnits = { readonly [unit in 'days' | 'weeks' | 'months' | 'years']: readonly [one: string, many: string] }

/** Returns the amount of a budget in calendar days: `2 weeks`. */
export function calendarAmount(budget: CalendarDayBudget, units: CalendarUnits): string {
  const [unit, words] = Object.entries(units).find(([unit]) => budget[unit as keyof CalendarUnits] !== undefined)!
  const amount = budget[unit as keyof CalendarUnits]
  return `${amount} ${words[amount === 1 ? 0 : 1]}`
}
