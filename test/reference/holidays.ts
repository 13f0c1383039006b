import { addDays, weekdayOf, yearOf } from './dates.ts'
import type { Desk } from './desk.ts'
import { earlierFirst, nearest, type Rule, unshiftedDates } from './holiday-dates.ts'
import { dateExists } from './wall-time.ts'

/** A holiday where it ended up: on `date`; by its rule it falls on `original`. */
export type Holiday = { readonly date: string; readonly rule: Rule; readonly original: string }

/** The holidays whose date, once everything has moved, lies in the year; sorted. */
export function holidaysIn(desk: Desk, year: number): readonly Holiday[] {
  const known = settledYears.get(desk) ?? new Map<number, readonly Holiday[]>()
  settledYears.set(desk, known)
  let found = known.get(year)
  if (!found) {
    found = settle(desk, year)
      .filter(holiday => yearOf(holiday.date) === year)
      .sort(earlierFirst)
    known.set(year, found)
  }
  return found
}

const settledYears = new WeakMap<Desk, Map<number, readonly Holiday[]>>()

type Occurrence = { readonly date: string; readonly rule: Rule }

/**
 * Lets the holidays of the year and of its neighbours find their places.
 *
 * First those whose place depends on nothing else: the ones that stay and the ones that go to a named weekday. Then, in
 * date order, those that may go to the next working day: each sees where all before it went, and keeps off the dates that
 * later ones hold.
 */
function settle(desk: Desk, year: number): Holiday[] {
  const occurrences = [year - 1, year, year + 1]
    .flatMap(y => desk.rules.flatMap(rule => unshiftedDates(rule, y).map(date => ({ date, rule }))))
    .sort(earlierFirst)
  const settled: Holiday[] = []
  for (const occurrence of occurrences) if (!mayFollowWorkingDays(occurrence)) settled.push(...place(occurrence))
  const waiting = occurrences.filter(mayFollowWorkingDays)
  while (waiting.length > 0) {
    const next = waiting.shift()!
    const taken = new Set([...settled, ...waiting].map(holiday => holiday.date))
    const stays = desk.week[weekdayOf(next.date)].length > 0 && !settled.some(holiday => holiday.date === next.date)
    const goal = stays ? undefined : nextWorkingDay(desk, next.date, taken)
    settled.push(...moved(next, goal))
  }
  return settled
}

function mayFollowWorkingDays({ date, rule }: Occurrence): boolean {
  return goalOf(date, rule.observed ?? rule.substitute) === 'next-working-day'
}

/** What the rule says for the weekday: a weekday, `next-working-day` or nothing. */
function goalOf(date: string, move: Rule['observed']): string | undefined {
  return typeof move === 'object' ? move[weekdayOf(date)] : move
}

function place(occurrence: Occurrence): Holiday[] {
  const goal = goalOf(occurrence.date, occurrence.rule.observed ?? occurrence.rule.substitute)
  return moved(occurrence, goal && nearest(occurrence.date, goal))
}

/** The holiday at its goal: instead of its own date (`observed`) or as well (`substitute`). */
function moved({ date, rule }: Occurrence, goal: string | undefined): Holiday[] {
  const original = { date, rule, original: date }
  if (goal === undefined || goal === date) return [original]
  const other = { date: goal, rule, original: date }
  return rule.observed ? [other] : [original, other]
}

function nextWorkingDay(desk: Desk, date: string, taken: ReadonlySet<string>): string {
  let next = addDays(date, 1)
  while (desk.week[weekdayOf(next)].length === 0 || !dateExists(desk.timeZone, next) || taken.has(next))
    next = addDays(next, 1)
  return next
}
