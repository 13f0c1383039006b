import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HolidayOptions, HolidayRule, MonthDay, SimpleCalendarSpec, WeekHours } from '../../src/calendar/spec.ts'
import { businessCalendar } from '../../src/index.ts'
import { crowdedHolidays } from '../arbitraries/holidays.ts'
import { runs } from '../arbitraries/runs.ts'
import { addDays, dateOf, datesBetween, weekdayOf } from '../reference/dates.ts'
import { shiftsInForce } from '../reference/desk.ts'
import { readDesk } from '../reference/open-time.ts'
import { reference } from '../reference/reference.ts'

const WEEKS: readonly WeekHours[] = [
  { 'mon-fri': '09:00-17:00' },
  { 'sun-thu': '09:00-17:00' },
  { 'mon-sun': '09:00-17:00' },
  { 'mon-sat': '22:00-06:00' },
  { tue: '09:00-12:00', wed: '09:00-12:00' },
]
const EXCEPTIONS: readonly SimpleCalendarSpec['exceptions'][] = [
  undefined,
  { '2026-01-01/..': { 'sun-thu': '08:00-16:00' } },
  { '2025-12-29/2026-01-06': { wed: '09:00-12:00', sat: '09:00-12:00' } },
  { '2025-01-01/2029-12-31': { 'mon-thu': '08:00-16:00' }, '2026-01-01/2026-01-10': 'closed' },
  { '2026-12-31': '09:00-12:00', '2027-01-02': 'closed' },
]
const anySpec = fc.oneof(
  fc.record({
    timeZone: fc.constant('UTC'),
    hours: fc.constantFrom(...WEEKS),
    holidays: crowdedHolidays(),
    exceptions: fc.constantFrom(...EXCEPTIONS),
  }),
  // All weekly hours in exceptions, as availability that is read from a file has them.
  fc.record({
    timeZone: fc.constant('UTC'),
    hours: fc.constant({}),
    holidays: crowdedHolidays(),
    exceptions: fc.constantFrom(...WEEKS).map(week => ({ '2024-06-01/2028-06-30': week })),
  }),
)
const YEARS = [2025, 2026, 2027]

type Rule = MonthDay & HolidayOptions
type Listed = { readonly date: string; readonly rule: Rule; readonly original: string }

/** The closings of the years, each with its rule: the name is the index of the rule. */
function closingsOf(spec: SimpleCalendarSpec): Listed[] {
  const rules = (spec.holidays as HolidayRule[]).map(rule => rule as Rule)
  return YEARS.flatMap(year =>
    businessCalendar(spec)
      .holidays(year)
      .map(({ date, name, observed }) => {
        const rule = rules[Number(name)]
        const originals = [year - 1, year, year + 1].map(year => dateOf(year, rule.month, rule.day))
        // No move of these calendars goes as far as half a year.
        const original = originals.find(other => datesApart(date, other) < 180)!
        expect(observed ?? false).toBe(date !== original)
        return { date, rule, original }
      }),
  )
}

function datesApart(a: string, b: string): number {
  return Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000
}

const isWhole = ({ rule }: Listed) => rule.closed === undefined || rule.closed === '00:00-24:00'
const moveOf = ({ observed, substitute }: HolidayOptions) => observed ?? substitute

function targetOf({ rule, original }: Listed): string | undefined {
  const move = moveOf(rule)
  return typeof move === 'object' ? move[weekdayOf(original)] : move
}

const searches = (listed: Listed) => listed.date !== listed.original && (targetOf(listed)?.length ?? 0) > 3

function hasHours(spec: SimpleCalendarSpec, date: string): boolean {
  return shiftsInForce(readDesk(spec), date).length > 0
}

describe('holidays that move', () => {
  it('go where the reference has them', () =>
    fc.assert(
      fc.property(anySpec, spec => {
        const [calendar, slow] = [businessCalendar(spec), reference(spec)]
        for (const year of YEARS) {
          const lines = (holidays: readonly { date: string; name: string; observed?: true }[]) =>
            holidays.map(({ date, name, observed }) => `${date} ${name} ${observed ?? ''}`).sort()
          expect(lines(calendar.holidays(year))).toEqual(lines(slow.holidays(year)))
        }
      }),
      runs(100),
    ))

  it('never share a substitute, and never take the date of another holiday', () =>
    fc.assert(
      fc.property(anySpec, spec => {
        const all = closingsOf(spec)
        for (const moved of all.filter(searches)) {
          const there = all.filter(other => other.date === moved.date && other !== moved)
          const inTheWay = there.filter(other => (isWhole(moved) ? isWhole(other) : searches(other) || isWhole(other)))
          expect(inTheWay.filter(other => searches(other) || other.date === other.original)).toEqual([])
        }
      }),
      runs(100),
    ))

  it('pass over no date that is free', () =>
    fc.assert(
      fc.property(anySpec, spec => {
        const all = closingsOf(spec)
        for (const moved of all.filter(searches)) {
          const [first, last] = [moved.original, moved.date].sort()
          const between = datesBetween(addDays(first, 1), addDays(last, -1)).filter(() => first !== last)
          const free = between.filter(date => {
            if (!YEARS.includes(Number(date.slice(0, 4)))) return false
            if (targetOf(moved) !== 'next-non-holiday' && !hasHours(spec, date)) return false
            const there = all.filter(other => other.date === date && other.original !== moved.original)
            const same = all.filter(other => other.date === date && other.rule !== moved.rule)
            return ![...there, ...same].some(other => isWhole(other) || other.date !== other.original)
          })
          expect(free).toEqual([])
        }
      }),
      runs(100),
    ))

  it('stay where they are if nothing moves them', () =>
    fc.assert(
      fc.property(anySpec, spec => {
        const all = closingsOf(spec)
        const moved = all.filter(({ original, date }) => date !== original && YEARS.includes(+original.slice(0, 4)))
        for (const { rule, original } of moved) {
          const move = moveOf(rule)
          const isNamed = typeof move === 'object' && weekdayOf(original) in move
          const others = all.filter(other => other.rule !== rule && other.date === original && isWhole(other))
          const isWorkingDay = hasHours(spec, original) && others.length === 0
          expect(isNamed || (typeof move === 'string' && !isWorkingDay)).toBe(true)
        }
      }),
      runs(100),
    ))
})
