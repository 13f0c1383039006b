import { dateText, type EpochDay, weekdayOf, yearOf } from '../time/civil-date.ts'
import { type Holiday, moveOn, nearestWeekday } from './holiday-rule.ts'
import type { Shifts, Week } from './hours.ts'

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
type Occurrence = { readonly date: EpochDay; readonly holiday: Holiday; readonly move: string | undefined }

/** Further than any run of holidays; where every date with hours is one, there is no next working day to go to. */
const FURTHEST_MOVE = 366

/**
 * The closings of a calendar in a year, in date order, holidays moved as their rules say (§4).
 *
 * Where any holiday moves, the neighbouring years are looked at too: it may cross the year's end in both directions.
 */
export function closingsIn(year: number, holidays: readonly Holiday[], week: Week): Closing[] {
  const years = holidays.some(({ rule }) => rule.observed ?? rule.substitute) ? [year - 1, year, year + 1] : [year]
  const fixed: Closing[] = []
  const toNextWorkingDay: Occurrence[] = []
  for (const occurrence of years.flatMap(year => holidays.flatMap(holiday => occurrencesIn(year, holiday)))) {
    if (occurrence.move === 'next-working-day') toNextWorkingDay.push(occurrence)
    else fixed.push(...fixedClosings(occurrence))
  }
  return [...fixed, ...nextWorkingDays(toNextWorkingDay, fixed, week)]
    .filter(({ date }) => yearOf(date) === year)
    .sort((a, b) => a.date - b.date)
}

function occurrencesIn(year: number, holiday: Holiday): Occurrence[] {
  const { observed, substitute } = holiday.rule
  return holiday.datesIn(year).map(date => ({ date, holiday, move: moveOn(observed ?? substitute, date) }))
}

function fixedClosings(occurrence: Occurrence): Closing[] {
  const { date, move } = occurrence
  return move === undefined ? [closing(occurrence, date)] : movedClosings(occurrence, nearestWeekday(date, move))
}

/**
 * Sends each holiday that falls on a weekday without hours or on another holiday to the next date that has hours
 * and is no holiday. In date order, so that of two neighbours the earlier one chooses first; a holiday that stays
 * where it is blocks its date for those before it.
 */
function nextWorkingDays(occurrences: Occurrence[], fixed: Closing[], week: Week): Closing[] {
  const hasHours = (date: EpochDay) => week[weekdayOf(date)].length > 0
  const taken = new Set(fixed.map(({ date }) => date))
  const stays = new Set<Occurrence>()
  occurrences.sort((a, b) => a.date - b.date)
  for (const occurrence of occurrences) {
    if (!hasHours(occurrence.date) || taken.has(occurrence.date)) continue
    stays.add(occurrence)
    taken.add(occurrence.date)
  }
  return occurrences.flatMap(occurrence => {
    const { date } = occurrence
    if (stays.has(occurrence)) return [closing(occurrence, date)]
    let next = date + 1
    while (next < date + FURTHEST_MOVE && (!hasHours(next) || taken.has(next))) next++
    if (next === date + FURTHEST_MOVE) return [closing(occurrence, date)]
    taken.add(next)
    return movedClosings(occurrence, next)
  })
}

function movedClosings(occurrence: Occurrence, to: EpochDay): Closing[] {
  const moved = closing(occurrence, to)
  return occurrence.holiday.rule.substitute ? [closing(occurrence, occurrence.date), moved] : [moved]
}

function closing({ date: original, holiday }: Occurrence, date: EpochDay): Closing {
  return { date, name: holiday.rule.name ?? dateText(original), observed: date !== original, closed: holiday.closed }
}
