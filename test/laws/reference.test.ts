import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BusinessCalendar, businessCalendar } from '../../src/index.ts'
import { anyBudget } from '../arbitraries/budgets.ts'
import { anyCalendar, anyDesk } from '../arbitraries/calendars.ts'
import { anyDayBudget } from '../arbitraries/day-budgets.ts'
import { anyWeekHours } from '../arbitraries/hours.ts'
import { runs } from '../arbitraries/runs.ts'
import { anyScene } from '../arbitraries/scenes.ts'
import { explainCalendar } from '../reference/clocks/explain.ts'
import { addDays, dateShown, day, midnight, yearOf } from '../reference/dates.ts'
import { earliest, latest } from '../reference/open-time.ts'
import { type DayBudget, type Reference, reference } from '../reference/reference.ts'
import { expectAgreement } from './answers.ts'

/** Asks a calendar and its reference the same question about the same instants, the earliest first. */
function agrees<T>(
  usual: number,
  instants: number,
  extra: fc.Arbitrary<T>,
  ...asks: ((of: BusinessCalendar | Reference, at: readonly number[], extra: T) => unknown)[]
): void {
  fc.assert(
    fc.property(anyScene(instants), extra, ({ spec, at }, more) => {
      const calendar = businessCalendar(spec)
      const slow = reference(spec, 1)
      for (const ask of asks)
        expectAgreement(
          () => ask(calendar, at, more),
          () => ask(slow, at, more),
        )
    }),
    runs(usual),
  )
}

/** Far enough from the ends of the range for a date and the days around it. */
const inYears = (at: number) => Math.min(Math.max(at, earliest + 60 * day), latest - 60 * day)

const nothing = fc.constant(undefined)

describe('every answer is the slow reference’s:', () => {
  it('isOpen', () => agrees(30, 3, nothing, (of, at) => at.map(t => of.isOpen(t))))

  it('elapsed', () => agrees(24, 2, nothing, (of, [a, b]) => [of.elapsed(a, b), of.elapsed(b, a)]))

  it('add and subtract', () =>
    agrees(
      50,
      1,
      anyBudget(),
      (of, [t], n) => of.add(t, n),
      (of, [t], n) => of.subtract(t, n),
    ))

  it('add, in working days or calendar days', () =>
    agrees(80, 1, anyDayBudget(), (of, [t], budget) => of.add(t, budget as never)))

  it('subtract, in working days', () =>
    agrees(40, 1, fc.nat({ max: 12 }), (of, [t], workingDays) => of.subtract(t, { workingDays, due: 'same-time' })))

  it('isWorkingDay, addWorkingDays and workingDaysBetween', () =>
    agrees(
      40,
      2,
      fc.integer({ min: -15, max: 15 }),
      (of, at) => at.map(t => of.isWorkingDay(dateShown(inYears(t)))),
      (of, [t], n) => of.addWorkingDays(dateShown(inYears(t)), n),
      (of, [t], n) => of.workingDaysBetween(dateShown(inYears(t)), addDays(dateShown(inYears(t)), 3 * n)),
    ))

  it('explain', () =>
    fc.assert(
      fc.property(anyScene(1), fc.nat({ max: 30 }), ({ spec, at: [t] }, days) => {
        const [from, to] = [t, Math.min(t + days * day, latest - 1)]
        expect(businessCalendar(spec).explain(from, to)).toEqual(explainCalendar(spec, from, to))
      }),
      runs(12),
    ))

  it('the four look-ups', () =>
    agrees(
      30,
      1,
      nothing,
      (of, [t]) => of.nextOpen(t),
      (of, [t]) => of.nextClose(t),
      (of, [t]) => of.previousOpen(t),
      (of, [t]) => of.previousClose(t),
    ))

  it('intervals', () =>
    agrees(24, 2, nothing, (of, [a, b]) => [...of.intervals(a, b)].map(({ start, end }) => ({ start, end }))))

  it('days', () => {
    fc.assert(
      fc.property(anyScene(1), fc.nat({ max: 20 }), ({ spec, at: [t] }, more) => {
        const from = dateShown(Math.min(Math.max(t, earliest + 2 * day), latest - 30 * day))
        const days = [...businessCalendar(spec).days(from, addDays(from, more))]
        expect(days.map(({ date, openMs, intervals }) => ({ date, openMs, intervals: [...intervals] }))).toEqual(
          reference(spec).days(from, addDays(from, more)),
        )
      }),
      runs(12),
    )
  })

  it('holidays of a desk', () => {
    fc.assert(
      fc.property(anyDesk(), anyYear, (spec, year) => {
        const holidays = businessCalendar(spec).holidays(year)
        expect(holidays.map(line).sort()).toEqual(reference(spec).holidays(year).map(line).sort())
        expect(holidays.map(({ date }) => date)).toEqual(holidays.map(({ date }) => date).sort())
      }),
      runs(18),
    )
  })

  it('holidays of desks combined, each once', () => {
    const named = ({ date, name }: Listed) => `${date} ${name}`
    fc.assert(
      fc.property(anyCalendar(), anyYear, (spec, year) => {
        const holidays = new Set(businessCalendar(spec).holidays(year).map(named))
        expect(holidays).toEqual(new Set(reference(spec).holidays(year).map(named)))
      }),
      runs(12),
    )
  })

  it('all of them, where the range of instants ends', () => {
    const nearEnd = anyDesk().chain(spec =>
      fc.record({
        spec: fc.constant(spec),
        at: fc.oneof(
          fc.nat({ max: 12 * day }).map(after => earliest + after),
          fc.nat({ max: 12 * day }).map(before => latest - 1 - before),
        ),
      }),
    )
    fc.assert(
      fc.property(nearEnd, anyBudget(), anyDayBudget(), ({ spec, at }, n, workingDays) => {
        const calendar = businessCalendar(spec)
        const slow = reference(spec, 1)
        for (const ask of everyQuestion(at, n, workingDays))
          expectAgreement(
            () => ask(calendar),
            () => ask(slow),
          )
      }),
      runs(10),
    )
  })

  it('all of them, where a date is missing', () => {
    const lost = fc.constantFrom(
      { timeZone: 'Pacific/Apia', date: '2011-12-30' },
      { timeZone: 'Pacific/Kwajalein', date: '1993-08-21' },
      { timeZone: 'Pacific/Kiritimati', date: '1994-12-31' },
    )
    const days = fc.integer({ min: -3, max: 2 })
    const rule = fc.record({ days, move: fc.constantFrom('none', 'observed', 'substitute') })
    const desk = fc.tuple(lost, anyWeekHours(), fc.array(rule, { maxLength: 3 }), days, fc.nat({ max: 3 * day }))
    fc.assert(
      fc.property(desk, anyBudget(), anyDayBudget(), ([{ timeZone, date }, hours, rules, from, more], n, budget) => {
        const holidays = rules.map(({ days, move }) => ({
          date: addDays(date, days),
          ...(move !== 'none' && { [move]: 'next-working-day' as const }),
        }))
        const spec = { timeZone, hours, holidays }
        const calendar = businessCalendar(spec)
        const slow = reference(spec, 1)
        for (const ask of everyQuestion(midnight(addDays(date, from)) + more, n, budget))
          expectAgreement(
            () => ask(calendar),
            () => ask(slow),
          )
        expect(calendar.holidays(yearOf(date)).map(line).sort()).toEqual(slow.holidays(yearOf(date)).map(line).sort())
      }),
      runs(10),
    )
  })
})

const anyYear = fc.oneof(fc.integer({ min: 2023, max: 2028 }), fc.integer({ min: 1900, max: 2199 }))

type Listed = { date: string; name: string; observed?: true }

function line({ date, name, observed }: Listed): string {
  return `${date} ${name}${observed ? ', observed' : ''}`
}

function everyQuestion(t: number, n: number, budget: DayBudget) {
  return [
    (of: BusinessCalendar | Reference) => of.isOpen(t),
    (of: BusinessCalendar | Reference) => of.add(t, n),
    (of: BusinessCalendar | Reference) => of.subtract(t, n),
    (of: BusinessCalendar | Reference) => of.add(t, budget as never),
    (of: BusinessCalendar | Reference) => of.subtract(t, { workingDays: n % 7, due: 'same-time' }),
    (of: BusinessCalendar | Reference) => of.nextOpen(t),
    (of: BusinessCalendar | Reference) => of.nextClose(t),
    (of: BusinessCalendar | Reference) => of.previousOpen(t),
    (of: BusinessCalendar | Reference) => of.previousClose(t),
  ]
}
