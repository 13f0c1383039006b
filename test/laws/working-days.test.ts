import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { businessCalendar, deadline, evaluate, explain, slaPolicy, type WorkingDayBudget } from '../../src/index.ts'
import { looksLikeSeconds } from '../../src/time/instant.ts'
import { anyBudget } from '../arbitraries/budgets.ts'
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
      runs(30),
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
      runs(30),
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
      runs(20),
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
      runs(30),
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
      runs(15),
    ))

  it('the order of the keys of a budget in days does not matter', () =>
    fc.assert(
      fc.property(anyScene(1), anyDayBudget(), ({ spec, at: [t] }, budget) => {
        const calendar = businessCalendar(spec)
        const reversed = Object.fromEntries(Object.entries(budget).reverse())
        const due = answered(() => calendar.add(t, budget as never))
        expect(calendar.add(t, reversed as never)).toBe(due)
      }),
      runs(10),
    ))
})

describe('for any calendar and any form of budget', () => {
  const isNone = (within: unknown) => {
    const { workingDays, due } = Object(within)
    return workingDays === 0 && due === 'same-time'
  }
  const anyForm = fc.oneof(
    { arbitrary: anyDayBudget().filter(budget => !isNone(budget)), weight: 4 },
    { arbitrary: anyBudget().map(ms => ms + 1000), weight: 1 },
  )

  it('deadline, evaluate and explain are due at the same instant', () =>
    fc.assert(
      fc.property(anyScene(1), anyForm, fc.boolean(), ({ spec, at: [reportedAt] }, within, isAlways) => {
        const isBusiness = typeof within === 'number' ? !isAlways : 'workingDays' in within
        const firstResponse = { within, clock: isBusiness ? 'business' : 'always' } as never
        const policy = slaPolicy({ name: 'P', severities: { s: { level: 1, firstResponse } } })
        const calendar = businessCalendar(spec)
        fc.pre(!looksLikeSeconds(reportedAt))
        const due = answered(() => deadline({ severity: 's', reportedAt, policy, calendar })).dueAt
        const explanation = explain({ severity: 's', reportedAt, policy, calendar })
        expect(explanation.dueAt).toBe(due)
        fc.pre(!looksLikeSeconds(due))
        const counted = explanation.segments.filter(segment => segment.counted)
        expect(counted.reduce((sum, { ms }) => sum + ms, 0)).toBe(explanation.budgetMs)

        const events = [{ at: reportedAt, type: 'reported', severity: 's' }] as const
        const history = { policy, calendar, events, now: reportedAt }
        const target = evaluate(history).targets.firstResponse!
        expect(target.dueAt).toBe(due)
        expect(target.remainingMs).toBe(explanation.budgetMs)
        expect(target.consumed).toBe(explanation.budgetMs === 0 && due === reportedAt ? 1 : 0)
        const { dayZero, countedDays, budgetMs } = explain(history)
        expect({ dayZero, countedDays, budgetMs }).toEqual({
          dayZero: explanation.dayZero,
          countedDays: explanation.countedDays,
          budgetMs: explanation.budgetMs,
        })
        const met = [...events, { at: due, type: 'responded' } as const]
        expect(evaluate({ ...history, events: met, now: due }).targets.firstResponse!.state).toBe('met')
      }),
      runs(40),
    ))
})
