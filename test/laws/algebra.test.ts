import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alwaysOpen, businessCalendar, difference, intersection, union } from '../../src/index.ts'
import { anyBudget } from '../arbitraries/budgets.ts'
import { anyCalendar, anyDesk, mostlyOpenDesk } from '../arbitraries/calendars.ts'
import { instantsInOrder } from '../arbitraries/instants.ts'
import { runs } from '../arbitraries/runs.ts'
import { anyScene } from '../arbitraries/scenes.ts'
import { answered } from './answers.ts'

/** Two calendars, and instants that suit one of them. */
const twoCalendars = fc
  .tuple(fc.oneof(anyDesk(), anyCalendar()), fc.oneof(anyDesk(), mostlyOpenDesk()))
  .chain(([first, second]) =>
    fc.record({
      first: fc.constant(first),
      second: fc.constant(second),
      at: fc.oneof(instantsInOrder(first, 3), instantsInOrder(second, 3)),
    }),
  )

const calendarsOf = ({ first, second }: { first: Spec; second: Spec }) => [
  businessCalendar(first),
  businessCalendar(second),
]
type Spec = Parameters<typeof businessCalendar>[0]

describe('union, intersection and difference', () => {
  it('are open at or, and, and-not of their operands', () =>
    fc.assert(
      fc.property(twoCalendars, scene => {
        const [a, b] = calendarsOf(scene)
        const [either, both, only] = [union(a, b), intersection(a, b), difference(a, b)]
        for (const t of scene.at) {
          expect(either.isOpen(t)).toBe(a.isOpen(t) || b.isOpen(t))
          expect(both.isOpen(t)).toBe(a.isOpen(t) && b.isOpen(t))
          expect(only.isOpen(t)).toBe(a.isOpen(t) && !b.isOpen(t))
        }
      }),
      runs(16),
    ))

  it('share the open time of their operands out', () =>
    fc.assert(
      fc.property(twoCalendars, scene => {
        const [a, b] = calendarsOf(scene)
        const [from, to] = scene.at
        const both = intersection(a, b).elapsed(from, to)
        expect(union(a, b).elapsed(from, to) + both).toBe(a.elapsed(from, to) + b.elapsed(from, to))
        expect(difference(a, b).elapsed(from, to) + both).toBe(a.elapsed(from, to))
      }),
      runs(12),
    ))

  it('do not depend on the order of operands, except difference', () =>
    fc.assert(
      fc.property(twoCalendars, scene => {
        const [a, b] = calendarsOf(scene)
        const [from, to] = scene.at
        expect(union(b, a).elapsed(from, to)).toBe(union(a, b).elapsed(from, to))
        expect(intersection(b, a).elapsed(from, to)).toBe(intersection(a, b).elapsed(from, to))
      }),
      runs(10),
    ))

  it('answer like the calendar that their spec describes', () =>
    fc.assert(
      fc.property(twoCalendars, anyBudget(), (scene, n) => {
        const [a, b] = calendarsOf(scene)
        const described = businessCalendar({ difference: [{ union: [scene.first, scene.second] }, scene.second] })
        const built = difference(union(a, b), b)
        const due = answered(() => built.add(scene.at[0], n))
        expect(described.add(scene.at[0], n)).toBe(due)
        expect(JSON.stringify(described)).toBe(JSON.stringify(built))
      }),
      runs(10),
    ))

  it('are due no later with a desk more, and no earlier with a desk that must be open as well', () =>
    fc.assert(
      fc.property(twoCalendars, anyBudget(), (scene, n) => {
        const [a, b] = calendarsOf(scene)
        const due = answered(() => a.add(scene.at[0], n))
        expect(union(a, b).add(scene.at[0], n)).toBeLessThanOrEqual(due)
        const both = intersection(a, b)
        fc.pre(both.elapsed(scene.at[0], scene.at[2]) >= n)
        expect(both.add(scene.at[0], n)).toBeGreaterThanOrEqual(due)
      }),
      runs(10),
    ))
})

describe('alwaysOpen', () => {
  it('leaves of any calendar exactly the time that is closed', () =>
    fc.assert(
      fc.property(anyScene(2), ({ spec, at: [a, b] }) => {
        const calendar = businessCalendar(spec)
        const closed = difference(alwaysOpen, calendar)
        expect(closed.elapsed(a, b)).toBe(b - a - calendar.elapsed(a, b))
        expect(union(closed, calendar).elapsed(a, b)).toBe(b - a)
        expect(intersection(closed, calendar).elapsed(a, b)).toBe(0)
      }),
      runs(10),
    ))
})
