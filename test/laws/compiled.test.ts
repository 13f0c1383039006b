import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile, fromCompiled } from '../../src/compiled/index.ts'
import { type BusinessCalendar, businessCalendar } from '../../src/index.ts'
import { anyBudget } from '../arbitraries/budgets.ts'
import { runs } from '../arbitraries/runs.ts'
import { anyScene } from '../arbitraries/scenes.ts'
import { outcome } from './answers.ts'

const REFUSED = 'range-not-compiled'

/** Compiles the range from the first to the last of the instants, which may be equal, and sends it through JSON. */
function compiled(calendar: BusinessCalendar, at: readonly number[]) {
  const [from, to] = [at[0], Math.max(at[at.length - 1], at[0] + 1)]
  fc.pre(to < Date.UTC(2200, 0))
  return { from, to, hours: fromCompiled(JSON.parse(JSON.stringify(compile(calendar, { from, to })))) }
}

/** Returns the calendar's result if it is within the range, otherwise the code of the refusal. */
function inside(ask: () => number | null, isKnown: (ms: number) => boolean) {
  const result = outcome(ask)
  return typeof result === 'number' && isKnown(result) ? result : REFUSED
}

describe('a compiled calendar, for any calendar', () => {
  it('adds and subtracts like the calendar within the range, and refuses other results', () =>
    fc.assert(
      fc.property(anyScene(4), anyBudget(), ({ spec, at }, budget) => {
        const calendar = businessCalendar(spec)
        const { from, to, hours } = compiled(calendar, at)
        for (const start of at) {
          expect(outcome(() => hours.add(start, budget))).toBe(
            inside(
              () => calendar.add(start, budget),
              due => due <= to,
            ),
          )
          const back = inside(
            () => calendar.subtract(start, budget),
            begin => begin >= from,
          )
          expect(outcome(() => hours.subtract(start, budget))).toBe(back)
          expect(outcome(() => hours.add(start, -budget))).toBe(back)
        }
      }),
      runs(20),
    ))

  it('measures like the calendar between any two instants of the range', () =>
    fc.assert(
      fc.property(anyScene(4), ({ spec, at }) => {
        const calendar = businessCalendar(spec)
        const { hours } = compiled(calendar, at)
        for (const a of at) {
          for (const b of at) expect(hours.elapsed(a, b)).toBe(calendar.elapsed(a, b))
          expect(hours.intervals(at[0], a)).toEqual([...calendar.intervals(at[0], a)])
          expect(hours.intervals(a, at[3])).toEqual([...calendar.intervals(a, at[3])])
        }
      }),
      runs(15),
    ))

  it('looks up openings and closings like the calendar, but not those that the time outside the range decides', () =>
    fc.assert(
      fc.property(anyScene(4), ({ spec, at }) => {
        const calendar = businessCalendar(spec)
        const { from, to, hours } = compiled(calendar, at)
        const before = (ms: number) => ms < to
        const after = (ms: number) => ms > from
        for (const t of at) {
          expect(outcome(() => hours.isOpen(t))).toBe(t === to ? REFUSED : calendar.isOpen(t))
          expect(outcome(() => hours.nextOpen(t))).toBe(inside(() => calendar.nextOpen(t), before))
          expect(outcome(() => hours.nextClose(t))).toBe(inside(() => calendar.nextClose(t), before))
          expect(outcome(() => hours.previousOpen(t))).toBe(inside(() => calendar.previousOpen(t), after))
          expect(outcome(() => hours.previousClose(t))).toBe(inside(() => calendar.previousClose(t), after))
        }
      }),
      runs(20),
    ))

  it('returns text with the offset that the calendar gives it, and a Date for a Date', () =>
    fc.assert(
      fc.property(anyScene(4), anyBudget(), ({ spec, at }, budget) => {
        const calendar = businessCalendar(spec)
        const { to, hours } = compiled(calendar, at)
        fc.pre(calendar.elapsed(at[1], to) >= budget)
        const text = calendar.add(new Date(at[1]).toISOString(), 0)
        expect(hours.add(text, budget)).toBe(calendar.add(text, budget))
        expect(hours.add(new Date(at[1]), budget)).toEqual(calendar.add(new Date(at[1]), budget))
      }),
      runs(15),
    ))

  it('refuses every instant outside its range', () =>
    fc.assert(
      fc.property(anyScene(2), fc.integer({ min: 1, max: 1e11 }), ({ spec, at }, distance) => {
        const { from, to, hours } = compiled(businessCalendar(spec), at)
        for (const t of [from - distance, to + distance])
          for (const ask of [() => hours.isOpen(t), () => hours.add(t, 0), () => hours.elapsed(t, from)])
            expect(outcome<unknown>(ask)).toBe(REFUSED)
      }),
      runs(5),
    ))
})
