import { dateText, type EpochDay, weekdayOf, yearOf } from '../time/civil-date.ts'
import { type Holiday, moveOn, nearestWeekday } from './holiday-rule.ts'
import type { Shifts, Week } from './hours.ts'
import type { Weekday } from './spec.ts'

/** A date that a holiday closes, wholly or in part. */
export type Closing = {
  readonly date: EpochDay
  readonly name: string
  /** Whether the holiday itself falls on another date. */
  readonly observed: boolean
  /** The closed wall times; undefined when all of the date is. */
  readonly closed?: Shifts
}

/** A holiday on its unshifted date. */
type Occurrence = {
  readonly date: EpochDay
  readonly holiday: Holiday
  readonly move: Weekday | 'next-working-day' | undefined
}

/** Further than any run of holidays; where every date with hours is one, there is no next working day to go to. */
const FURTHEST_MOVE = 366

/**
 * The closings of a calendar in a year, in date order, holidays moved as their rules say (§3.4).
 *
 * `exists` tells the dates that the zone does not skip: only they can take a holiday over. Where any holiday moves, the neighbouring years are looked at too: it may cross the year's end in both directions.
 */
export function closingsIn(
  year: number,
  holidays: readonly Holiday[],
  week: Week,
  exists: (date: EpochDay) => boolean,
): Closing[] {
  const moving = holidays.some(({ options }) => options.observed ?? options.substitute)
  const years = moving ? [year - 1, year, year + 1] : [year]
  const occurrences = years.flatMap(year => holidays.flatMap(holiday => occurrencesIn(year, holiday)))
  const closings: Closing[] = []
  for (const occurrence of occurrences)
    if (occurrence.move !== 'next-working-day') {
      const { date, move } = occurrence
      closings.push(...closingsOf(occurrence, move === undefined ? date : nearestWeekday(date, move)))
    }
  moveToWorkingDays(occurrences.filter(({ move }) => move === 'next-working-day').sort(byDate), closings, week, exists)
  return closings.filter(({ date }) => yearOf(date) === year).sort(byDate)
}

function occurrencesIn(year: number, holiday: Holiday): Occurrence[] {
  const { observed, substitute } = holiday.options
  return holiday.datesIn(year).map(date => ({ date, holiday, move: moveOn(observed ?? substitute, date) }))
}

/**
 * Sends each holiday that falls on a weekday without hours or on another holiday to the next date that has hours
 * and is no holiday. In date order, so that of two neighbours the earlier one chooses first; a holiday that stays
 * where it is blocks its date for those before it.
 */
function moveToWorkingDays(
  occurrences: readonly Occurrence[],
  closings: Closing[],
  week: Week,
  exists: (date: EpochDay) => boolean,
): void {
  const taken = new Set(closings.map(({ date }) => date))
  const isFree = (date: EpochDay) => week[weekdayOf(date)].length > 0 && !taken.has(date)
  const moving = occurrences.filter(occurrence => {
    if (!isFree(occurrence.date)) return true
    taken.add(occurrence.date)
    closings.push(...closingsOf(occurrence, occurrence.date))
    return false
  })
  for (const occurrence of moving) {
    let days = 1
    while (days < FURTHEST_MOVE && !(isFree(occurrence.date + days) && exists(occurrence.date + days))) days++
    const to = occurrence.date + (days % FURTHEST_MOVE)
    taken.add(to)
    closings.push(...closingsOf(occurrence, to))
  }
}

/** What a holiday closes when it goes to a date: that, and its own date too when it only has a substitute there. */
function closingsOf({ date: original, holiday }: Occurrence, to: EpochDay): Closing[] {
  const dates = holiday.options.substitute && to !== original ? [original, to] : [to]
  const { closed, options } = holiday
  return dates.map(date => ({ date, name: options.name ?? dateText(original), observed: date !== original, closed }))
}

function byDate(a: { readonly date: EpochDay }, b: { readonly date: EpochDay }): number {
  return a.date - b.date
}
