import { addDays, day, weekdayOf, yearOf } from './dates.ts'
import { type Desk, shiftsInForce } from './desk.ts'
import { earlierFirst, nearest, type Rule, unshiftedDates } from './holiday-dates.ts'
import { combine, type Span, total } from './spans.ts'
import { dateExists } from './wall-time.ts'
import { wallTimeOf } from './weekly-hours.ts'

/** A holiday where it ended up: on `date`; by its rule it falls on `original`. */
export type Holiday = { readonly date: string; readonly rule: Rule; readonly original: string }

/** The holidays whose date, once everything has moved, lies in the year; sorted. */
export function holidaysIn(desk: Desk, year: number): readonly Holiday[] {
  const known = settledYears.get(desk) ?? new Map<number, readonly Holiday[]>()
  settledYears.set(desk, known)
  let found = known.get(year)
  if (!found) {
    const occurrences = [year - 1, year, year + 1]
      .flatMap(y => desk.rules.flatMap(rule => unshiftedDates(rule, y).map(date => ({ date, rule }))))
      .sort(earlierFirst)
    found = settle(desk, occurrences)
      .filter(holiday => yearOf(holiday.date) === year)
      .sort(earlierFirst)
    known.set(year, found)
  }
  return found
}

const settledYears = new WeakMap<Desk, Map<number, readonly Holiday[]>>()

type Occurrence = { readonly date: string; readonly rule: Rule }

/**
 * Every holiday where it ends up. A holiday of part of a day "does not count", so those of whole days settle as if
 * there were no others, and the others settle around them.
 */
function settle(desk: Desk, occurrences: readonly Occurrence[]): Holiday[] {
  const whole = settleGroup(
    desk,
    occurrences.filter(({ rule }) => isWhole(rule)),
    [],
  )
  const parts = settleGroup(
    desk,
    occurrences.filter(({ rule }) => !isWhole(rule)),
    whole,
  )
  return [...whole, ...parts]
}

/** Whether a holiday closes its date entirely: the parts that it names cover all 24 hours of the clock. */
function isWhole(rule: Rule): boolean {
  return total(combine([closedParts(rule)], ([inside]) => inside)) === day
}

/** The parts of its date that a holiday closes, as readings from midnight. */
export function closedParts({ closed = '00:00-24:00' }: Rule): Span[] {
  return (typeof closed === 'string' ? [closed] : closed).map(part => {
    const [start, end] = part.split('-').map(wallTimeOf)
    return { start, end }
  })
}

/**
 * Settles holidays in date order (§4): first those that depend on no other holiday, then one by one those that
 * have to look where the others are.
 *
 * @param before the holidays of whole days that have settled before this group
 */
function settleGroup(desk: Desk, group: readonly Occurrence[], before: readonly Holiday[]): Holiday[] {
  const settled: Holiday[] = []
  const waiting: Occurrence[] = []
  for (const occurrence of group) {
    const { date, rule } = occurrence
    const target = targetOf(occurrence)
    const moves = target !== undefined && (isMap(rule) || !hasHours(desk, date))
    if (target === undefined) settled.push({ date, rule, original: date })
    else if (moves && isWeekday(target)) settled.push(...moved(occurrence, nearest(date, target)))
    else {
      waiting.push(occurrence)
      if (moves && rule.substitute) settled.push({ date, rule, original: date })
    }
  }
  while (waiting.length > 0) {
    const occurrence = waiting.shift()!
    const { date, rule } = occurrence
    const target = targetOf(occurrence)!
    const others = [...before, ...settled].filter(other => isWhole(other.rule)).map(other => other.date)
    const isForced = isMap(rule) || !hasHours(desk, date)
    if (!isForced && !others.includes(date)) settled.push({ date, rule, original: date })
    else {
      // One that is still to choose keeps its own date if it can: nobody goes there before it.
      const held = waiting.filter(other => isWhole(other.rule) && !isMap(other.rule) && hasHours(desk, other.date))
      const given = settled.filter(other => other.date !== other.original)
      const taken = new Set([...others, ...[...held, ...given].map(other => other.date)])
      const goal = isWeekday(target) ? nearest(date, target) : search(desk, date, target, taken)
      const isListed = isForced && rule.substitute !== undefined
      settled.push(...moved(occurrence, goal).filter(holiday => !isListed || holiday.date !== date))
    }
  }
  return settled
}

/** What the rule says for the weekday: a target, or nothing. */
function targetOf({ date, rule }: Occurrence): string | undefined {
  const move = rule.observed ?? rule.substitute
  return typeof move === 'object' ? move[weekdayOf(date)] : move
}

function isMap({ observed, substitute }: Rule): boolean {
  return typeof (observed ?? substitute) === 'object'
}

function isWeekday(target: string): boolean {
  return target.length === 3
}

/** The holiday at its goal: instead of its own date (`observed`) or as well (`substitute`). */
function moved({ date, rule }: Occurrence, goal: string): Holiday[] {
  const original = { date, rule, original: date }
  if (goal === date) return [original]
  const other = { date: goal, rule, original: date }
  return rule.observed ? [other] : [original, other]
}

/** The nearest date in the target's direction that it may have; the date itself where there is none within a year. */
function search(desk: Desk, date: string, target: string, taken: ReadonlySet<string>): string {
  const step = target === 'previous-working-day' ? -1 : 1
  for (let days = 1; days < 366; days++) {
    const candidate = addDays(date, step * days)
    if (taken.has(candidate) || !dateExists(desk.timeZone, candidate)) continue
    if (target === 'next-non-holiday' || hasHours(desk, candidate)) return candidate
  }
  return date
}

/** Whether the weekly hours in force on a date have hours on it: those of the calendar, or of a week's exception. */
function hasHours(desk: Desk, date: string): boolean {
  return shiftsInForce(desk, date).length > 0 && dateExists(desk.timeZone, date)
}
