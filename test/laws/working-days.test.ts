import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { businessCalendar, type WorkingDayBudget } from '../../src/index.ts'
import { anyDayBudget, anyWorkingDayBudget } from '../arbitraries/day-budgets.ts'
import { runs } from '../arbitraries/runs.ts'
import { anyScene } from '../arbitraries/scenes.ts'
import { dateShown, hour } from '../reference/dates.ts'
import { answered } from './answers.ts'

const inYears = (at: number) => Math.min(Math.max(at, Date.UTC(1901, 0)), Date.UTC(2199, 0))
const count = fc.integer({ min: -40, max: 40 })

describe('for any calendar', () => {
  it('addWorkingDays(addWorkingDays(d, n), -n) = d for a working day d', () =>
    fc.assert(
      fc.property(anyScene(1), count, ({ spec, at: [t] }, n) => {
        const calendar = businessCalendar(spec)
        const date = answered(() => calendar.addWorkingDays(dateShown(inYears(t)), 0))
        expect(calendar.isWorkingDay(date)).toBe(true)
        expect(
          calendar.addWorkingDays(
            answered(() => calendar.addWorkingDays(date, n)),
            -n,
          ),
        ).toBe(date)
      }),
      runs(60),
    ))

  it('workingDaysBetween(d, addWorkingDays(d, n)) = n', () =>
    fc.assert(
      fc.property(anyScene(1), count, ({ spec, at: [t] }, n) => {
        const calendar = businessCalendar(spec)
        const date = dateShown(inYears(t))
        expect(
          calendar.workingDaysBetween(
            date,
            answered(() => calendar.addWorkingDays(date, n)),
          ),
        ).toBe(n)
      }),
      runs(60),
    ))

  it('isWorkingDay is whether days() has open time, and workingDaysBetween counts those', () =>
    fc.assert(
      fc.property(anyScene(1), fc.nat({ max: 60 }), ({ spec, at: [t] }, more) => {
        const calendar = businessCalendar(spec)
        const [from, to] = [dateShown(inYears(t)), dateShown(inYears(t) + more * 24 * hour)]
        const days = [...calendar.days(from, to)]
        expect(days.map(({ date }) => calendar.isWorkingDay(date))).toEqual(days.map(({ openMs }) => openMs > 0))
        const open = days.filter(({ openMs, date }) => openMs > 0 && date < to).length
        expect(calendar.workingDaysBetween(from, to)).toBe(open)
        expect(calendar.workingDaysBetween(to, from)).toBe(0 - open)
      }),
      runs(40),
    ))

  it('a budget in days is never due before its start, and a longer one never earlier', () =>
    fc.assert(
      fc.property(anyScene(1), anyWorkingDayBudget(), ({ spec, at: [t] }, given) => {
        const calendar = businessCalendar(spec)
        const budget = given as WorkingDayBudget
        const due = answered(() => calendar.add(t, budget))
        expect(due).toBeGreaterThanOrEqual(t)
        const later = answered(() => calendar.add(t, { ...budget, workingDays: budget.workingDays + 1 }))
        expect(later).toBeGreaterThanOrEqual(due)
      }),
      runs(60),
    ))

  it('the segments of explain follow each other, and the open ones add up to elapsed', () =>
    fc.assert(
      fc.property(anyScene(2), ({ spec, at: [from, to] }) => {
        const calendar = businessCalendar(spec)
        const end = Math.min(to, from + 400 * 24 * hour)
        const segments = calendar.explain(from, end)
        const edges = segments.flatMap(({ start, end }) => [start, end])
        expect([...new Set(edges)]).toEqual(from === end ? [] : [from, ...segments.map(({ end }) => end)])
        expect(edges.at(-1) ?? from).toBe(end)
        const open = segments.filter(({ counted }) => counted)
        expect(open.reduce((sum, { ms }) => sum + ms, 0)).toBe(calendar.elapsed(from, end))
      }),
      runs(30),
    ))

  it('the order of the keys of a budget in days does not matter', () =>
    fc.assert(
      fc.property(anyScene(1), anyDayBudget(), ({ spec, at: [t] }, budget) => {
        const calendar = businessCalendar(spec)
        const reversed = Object.fromEntries(Object.entries(budget).reverse())
        const due = answered(() => calendar.add(t, budget as never))
        expect(calendar.add(t, reversed as never)).toBe(due)
      }),
      runs(20),
    ))
})
