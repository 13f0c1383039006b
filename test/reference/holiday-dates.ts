import { addDays, dateOf, datesBetween, exists, midnight, weekdayNumber, weekdayOf, yearOf } from './dates.ts'
import { orthodoxEaster, westernEaster } from './easter.ts'
import { yearInCalendar } from './other-calendars.ts'
import type { DateRule, HolidayOptions, HolidaySpec, Years } from './specs.ts'

export type Rule = DateRule & HolidayOptions

export function ruleOf(rule: HolidaySpec): Rule {
  if (typeof rule === 'string' && rule.length === 5) return { month: +rule.slice(0, 2), day: +rule.slice(3) }
  if (typeof rule === 'string') return { date: rule }
  if ('covers' in rule) throw new Error('The reference knows all years.')
  return rule
}

/** The dates of a rule that lie in the year, before anything is moved. */
export function unshiftedDates(rule: Rule, year: number): string[] {
  if (!isInYears(rule, year)) return []
  if ('calendar' in rule) return datesInCalendar(rule, year)
  // A rule that counts from a day of one year may end in a neighbouring year.
  return [year - 1, year, year + 1].flatMap(from => datesCountedIn(rule, from)).filter(date => yearOf(date) === year)
}

/** Whether the year is one of those that a rule names, and none of those that it leaves out. */
export function isInYears({ since, until, years, except }: Years, year: number): boolean {
  if (since !== undefined && year < since) return false
  if (until !== undefined && year > until) return false
  return (years === undefined || years.includes(year)) && !except?.includes(year)
}

/** The dates that a rule finds when it starts from this year. */
function datesCountedIn(rule: Exclude<Rule, { calendar: string }>, year: number): string[] {
  if ('date' in rule) return yearOf(rule.date) === year ? [rule.date] : []
  if ('easter' in rule) {
    const easter = rule.church === 'orthodox' ? orthodoxEaster(year) : westernEaster(year)
    return [addDays(easter, rule.easter)]
  }
  if ('onOrAfter' in rule) return [seek(dateOf(year, rule.onOrAfter.month, rule.onOrAfter.day), rule.weekday, 1)]
  if ('onOrBefore' in rule) return [seek(dateOf(year, rule.onOrBefore.month, rule.onOrBefore.day), rule.weekday, -1)]
  if ('nth' in rule) {
    const months = rule.month === undefined ? everyMonth : [rule.month]
    return months.flatMap(month => nthOfMonth(year, month, rule.weekday, rule.nth))
  }
  const months = 'month' in rule && rule.month !== undefined ? [rule.month] : everyMonth
  return months.flatMap(month => (exists(year, month, rule.day) ? [dateOf(year, month, rule.day)] : []))
}

export const everyMonth = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

/** The first date with the weekday, going from `date` by `step` days, `date` included. */
function seek(date: string, weekday: string, step: 1 | -1): string {
  let found = date
  while (weekdayOf(found) !== weekday) found = addDays(found, step)
  return found
}

function nthOfMonth(year: number, month: number, weekday: string, nth: number): string[] {
  const days = datesBetween(dateOf(year, month, 1), dateOf(year, month + 1, 0))
  const matching = days.filter(date => weekdayOf(date) === weekday)
  const found = nth === -1 ? matching.at(-1) : matching[nth - 1]
  return found === undefined ? [] : [found]
}

function datesInCalendar(rule: Extract<Rule, { calendar: string }>, year: number): string[] {
  const days = [...yearInCalendar(rule.calendar, year)]
  // A month by number is the month of that name; a leap month has the name of another one, and an L.
  const wanted = 'month' in rule ? `M${String(rule.month).padStart(2, '0')}` : rule.monthCode
  return days.filter(([, shown]) => shown.day === rule.day && shown.monthCode === wanted).map(([date]) => date)
}

/** The date of the weekday nearest to a date: never more than three days away. */
export function nearest(date: string, weekday: string): string {
  const candidates = [-3, -2, -1, 0, 1, 2, 3].map(days => addDays(date, days))
  const found = candidates.find(candidate => weekdayOf(candidate) === weekday)
  if (found === undefined || weekdayNumber(weekday) < 0) throw new Error(`no ${weekday} near ${date}`)
  return found
}

export function earlierFirst(a: { date: string }, b: { date: string }): number {
  return midnight(a.date) - midnight(b.date)
}
