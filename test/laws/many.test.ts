import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { businessCalendar } from '../../src/index.ts'
import { anyBudget } from '../arbitraries/budgets.ts'
import { runs } from '../arbitraries/runs.ts'
import { anyScene } from '../arbitraries/scenes.ts'
import { answered, outcome } from './answers.ts'

const repeated = (column: readonly number[]) => Array.from({ length: 50 }, (_, k) => column[k % column.length])
const signedBudget = fc.tuple(anyBudget(), fc.constantFrom(1, -1)).map(([n, sign]) => n * sign || 0)

describe('addMany, on any calendar', () => {
  it('is add, one by one', () =>
    fc.assert(
      fc.property(anyScene(5), fc.array(signedBudget, { minLength: 5, maxLength: 5 }), ({ spec, at }, budgets) => {
        const calendar = businessCalendar(spec)
        const single = answered(() => at.map((start, i) => calendar.add(start, budgets[i])))
        // Long columns: what goes wrong from some row on would be missed in five.
        const [starts, amounts] = [at, budgets].map(column => Float64Array.from(repeated(column)))
        expect([...businessCalendar(spec).addMany(starts, amounts)]).toEqual(repeated(single))
      }),
      runs(12),
    ))

  it('takes one budget for all, and writes to the given array', () =>
    fc.assert(
      fc.property(anyScene(4), signedBudget, ({ spec, at }, budget) => {
        const calendar = businessCalendar(spec)
        const single = answered(() => at.map(start => calendar.add(start, budget)))
        const out = new Float64Array(4)
        expect(calendar.addMany(Float64Array.from(at), budget, out)).toBe(out)
        expect([...out]).toEqual(single)
      }),
      runs(10),
    ))

  it('raises what the first call that has no answer would raise', () => {
    const lastDay = businessCalendar({ timeZone: 'UTC', hours: {}, exceptions: { '2026-03-02': '09:00-17:00' } })
    const start = fc.integer({ min: Date.UTC(2026, 2, 1), max: Date.UTC(2026, 2, 3) })
    fc.assert(
      fc.property(fc.array(start, { minLength: 1, maxLength: 4 }), signedBudget, (starts, budget) => {
        const single = outcome(() => starts.map(at => lastDay.add(at, budget)))
        expect(outcome(() => [...lastDay.addMany(Float64Array.from(starts), budget)])).toEqual(single)
      }),
      runs(30),
    )
  })
})

describe('elapsedMany, on any calendar', () => {
  it('is elapsed, one by one', () =>
    fc.assert(
      fc.property(anyScene(5), ({ spec, at }) => {
        const calendar = businessCalendar(spec)
        const [from, to] = [Float64Array.from(at), Float64Array.from([...at].reverse())]
        const single = at.map((start, i) => calendar.elapsed(start, to[i]))
        const out = new Float64Array(5)
        expect([...businessCalendar(spec).elapsedMany(from, to)]).toEqual(single)
        expect(calendar.elapsedMany(from, to, out)).toBe(out)
        expect([...out]).toEqual(single)
      }),
      runs(12),
    ))
})
