import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { businessCalendar } from '../../src/index.ts'
import { anyBudget } from '../arbitraries/budgets.ts'
import { anyCalendar } from '../arbitraries/calendars.ts'
import { anyInstant } from '../arbitraries/instants.ts'
import { runs } from '../arbitraries/runs.ts'
import { reference } from '../reference/reference.ts'
import { expectAgreement, outcome } from './answers.ts'

/** A calendar and instants in any order, often decades apart. */
const scattered = anyCalendar().chain(spec =>
  fc.record({ spec: fc.constant(spec), at: fc.array(anyInstant(spec), { minLength: 3, maxLength: 6 }) }),
)

describe('a calendar asked about years far apart, in any order', () => {
  it('answers like one that was asked nothing before', () =>
    fc.assert(
      fc.property(scattered, anyBudget(), ({ spec, at }, n) => {
        const calendar = businessCalendar(spec)
        for (const t of at) {
          expect(outcome(() => calendar.add(t, n))).toBe(outcome(() => businessCalendar(spec).add(t, n)))
          expect(outcome(() => calendar.subtract(t, n))).toBe(outcome(() => businessCalendar(spec).subtract(t, n)))
        }
      }),
      runs(4),
    ))

  it('answers like the reference', () =>
    fc.assert(
      fc.property(scattered, anyBudget(), ({ spec, at }, n) => {
        const calendar = businessCalendar(spec)
        const slow = reference(spec, 3)
        for (const t of at) {
          expect(calendar.isOpen(t)).toBe(slow.isOpen(t))
          expectAgreement(
            () => calendar.add(t, n),
            () => slow.add(t, n),
          )
        }
      }),
      runs(6),
    ))

  it('answers like the reference when nothing was asked about its zone before', async () => {
    const spec = { always: true } as const
    const budget = { workingDays: 1, due: 'close' } as const
    for (const year of [2026, 2090, 1950]) {
      vi.resetModules() // all calendars share the knowledge of a zone
      const { alwaysOpen } = await import('../../src/index.ts')
      const start = Date.UTC(year, 2, 7, 12)
      expect(alwaysOpen.add(start, budget)).toBe(reference(spec).add(start, budget))
    }
  })
})
