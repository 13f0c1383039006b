import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { businessCalendar } from '../../src/index.ts'
import { anyBudget } from '../arbitraries/budgets.ts'
import { runs } from '../arbitraries/runs.ts'
import { anyScene } from '../arbitraries/scenes.ts'
import { latest } from '../reference/open-time.ts'
import { answered } from './answers.ts'

describe('add, on any calendar', () => {
  it('gives the budget back to elapsed', () =>
    fc.assert(
      fc.property(anyScene(1), anyBudget(), ({ spec, at: [a] }, n) => {
        const calendar = businessCalendar(spec)
        const due = answered(() => calendar.add(a, n))
        expect(calendar.elapsed(a, due)).toBe(n)
      }),
      runs(25),
    ))

  it('answers with the earliest such instant', () =>
    fc.assert(
      fc.property(anyScene(1), anyBudget(), ({ spec, at: [a] }, n) => {
        fc.pre(n > 0)
        const calendar = businessCalendar(spec)
        const due = answered(() => calendar.add(a, n))
        expect(calendar.elapsed(a, due - 1)).toBe(n - 1)
      }),
      runs(16),
    ))

  it('arrives in two steps where it arrives in one', () =>
    fc.assert(
      fc.property(anyScene(1), anyBudget(), anyBudget(), ({ spec, at: [a] }, m, n) => {
        const calendar = businessCalendar(spec)
        const once = answered(() => calendar.add(a, m + n))
        expect(calendar.add(calendar.add(a, m), n)).toBe(once)
      }),
      runs(25),
    ))

  it('is never due earlier for a later start', () =>
    fc.assert(
      fc.property(anyScene(2), anyBudget(), ({ spec, at: [a, b] }, n) => {
        const calendar = businessCalendar(spec)
        const later = answered(() => calendar.add(b, n))
        expect(calendar.add(a, n)).toBeLessThanOrEqual(later)
      }),
      runs(16),
    ))

  it('is never due earlier for a larger budget', () =>
    fc.assert(
      fc.property(anyScene(1), anyBudget(), anyBudget(), ({ spec, at: [a] }, m, more) => {
        const calendar = businessCalendar(spec)
        const later = answered(() => calendar.add(a, m + more))
        expect(calendar.add(a, m)).toBeLessThanOrEqual(later)
      }),
      runs(16),
    ))

  it('goes back where the budget is negative', () =>
    fc.assert(
      fc.property(anyScene(1), anyBudget(), ({ spec, at: [a] }, n) => {
        const calendar = businessCalendar(spec)
        const back = answered(() => calendar.subtract(a, n))
        expect(calendar.add(a, -n)).toBe(back)
      }),
      runs(10),
    ))
})

describe('subtract, on any calendar', () => {
  it('comes back from add no earlier than the start, over the same open time', () =>
    fc.assert(
      fc.property(anyScene(1), anyBudget(), ({ spec, at: [a] }, n) => {
        const calendar = businessCalendar(spec)
        const due = answered(() => calendar.add(a, n))
        const start = calendar.subtract(due, n)
        expect(start).toBeGreaterThanOrEqual(a)
        expect(calendar.elapsed(start, due)).toBe(n)
      }),
      runs(16),
    ))

  it('leaves add to come back no later than the end, over the same open time', () =>
    fc.assert(
      fc.property(anyScene(1), anyBudget(), ({ spec, at: [b] }, n) => {
        const calendar = businessCalendar(spec)
        const start = answered(() => calendar.subtract(b, n))
        const due = calendar.add(start, n)
        expect(due).toBeLessThanOrEqual(b)
        expect(calendar.elapsed(start, due)).toBe(n)
      }),
      runs(10),
    ))

  it('goes forward where the budget is negative', () =>
    fc.assert(
      fc.property(anyScene(1), anyBudget(), ({ spec, at: [a] }, n) => {
        const calendar = businessCalendar(spec)
        const due = answered(() => calendar.add(a, n))
        expect(calendar.subtract(a, -n)).toBe(due)
      }),
      runs(10),
    ))
})

describe('elapsed, on any calendar', () => {
  it('adds up over neighbouring stretches', () =>
    fc.assert(
      fc.property(anyScene(3), ({ spec, at: [a, b, c] }) => {
        const calendar = businessCalendar(spec)
        expect(calendar.elapsed(a, c)).toBe(calendar.elapsed(a, b) + calendar.elapsed(b, c))
      }),
      runs(16),
    ))

  it('is neither negative nor longer than the time that passes', () =>
    fc.assert(
      fc.property(anyScene(2), ({ spec, at: [a, b] }) => {
        const elapsed = businessCalendar(spec).elapsed(a, b)
        expect(elapsed).toBeGreaterThanOrEqual(0)
        expect(elapsed).toBeLessThanOrEqual(b - a)
      }),
      runs(16),
    ))

  it('changes its sign with the direction, and is never minus zero', () =>
    fc.assert(
      fc.property(anyScene(2), ({ spec, at: [a, b] }) => {
        const calendar = businessCalendar(spec)
        expect(calendar.elapsed(b, a)).toBe(0 - calendar.elapsed(a, b))
        expect(calendar.elapsed(a, a)).toBe(0)
      }),
      runs(10),
    ))
})

describe('isOpen, on any calendar', () => {
  it('says whether the next millisecond counts', () =>
    fc.assert(
      fc.property(anyScene(1), ({ spec, at: [t] }) => {
        fc.pre(t + 1 < latest)
        const calendar = businessCalendar(spec)
        expect(calendar.elapsed(t, t + 1)).toBe(calendar.isOpen(t) ? 1 : 0)
      }),
      runs(25),
    ))
})
