import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { businessCalendar } from '../../src/index.ts'
import { anyBudget } from '../arbitraries/budgets.ts'
import { runs } from '../arbitraries/runs.ts'
import { anyScene } from '../arbitraries/scenes.ts'
import { outcome } from './answers.ts'

describe('toJSON, on any calendar', () => {
  it('is complete, also as text', () =>
    fc.assert(
      fc.property(anyScene(2), anyBudget(), ({ spec, at: [a, b] }, n) => {
        const calendar = businessCalendar(spec)
        const again = businessCalendar(JSON.parse(JSON.stringify(calendar)))
        expect([...again.intervals(a, b)]).toEqual([...calendar.intervals(a, b)])
        expect(outcome(() => again.add(a, n))).toBe(outcome(() => calendar.add(a, n)))
        expect(again.holidays(2026)).toEqual(calendar.holidays(2026))
        expect(again.timeZone).toBe(calendar.timeZone)
        expect(JSON.stringify(again)).toBe(JSON.stringify(calendar))
      }),
      runs(10),
    ))

  it('is the same text whatever the order of keys', () =>
    fc.assert(
      fc.property(anyScene(1), fc.infiniteStream(fc.nat()), ({ spec }, dice) => {
        const mixed = shuffled(spec, () => dice.next().value as number) as typeof spec
        expect(JSON.stringify(businessCalendar(mixed))).toBe(JSON.stringify(businessCalendar(spec)))
      }),
      runs(12),
    ))
})

/** The value with the keys of every object in it in another order. */
function shuffled(value: unknown, throwDice: () => number): unknown {
  if (Array.isArray(value)) return value.map(item => shuffled(item, throwDice))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]) => ({ key, item: shuffled(item, throwDice), place: throwDice() }))
      .sort((a, b) => a.place - b.place)
      .map(({ key, item }) => [key, item]),
  )
}
