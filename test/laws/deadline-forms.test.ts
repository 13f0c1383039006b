import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { businessCalendar, deadline, type Policy, slaPolicy, type TargetSpec } from '../../src/index.ts'
import { anyBudget } from '../arbitraries/budgets.ts'
import { runs } from '../arbitraries/runs.ts'
import { anyScene } from '../arbitraries/scenes.ts'
import { outcome } from './answers.ts'

const rule = { channel: 'phone', otherwise: fc.constantFrom('advise' as const, 'next-opening' as const) }

/** Targets of every kind: counted by any clock or calendar, in time or in days, with a rule for calls or without. */
const anyTarget: fc.Arbitrary<TargetSpec> = fc.oneof(
  anyBudget().chain(ms =>
    fc.record(
      {
        within: fc.constant({ milliseconds: Math.max(ms, 1) }),
        clock: fc.constant('always' as const),
        outOfHours: fc.record({ ...rule, channel: fc.constant(rule.channel) }),
      },
      { requiredKeys: ['within', 'clock'] },
    ),
  ),
  anyBudget().chain(ms =>
    fc.record(
      {
        within: fc.constant({ milliseconds: Math.max(ms, 1) }),
        clock: fc.constant('business' as const),
        calendar: fc.constantFrom('night', 'unknown'),
      },
      { requiredKeys: ['within', 'clock'] },
    ),
  ),
  fc.constant({ within: { workingDays: 1, due: 'same-time' as const }, clock: 'business' as const }),
)

const anyPolicy: fc.Arbitrary<Policy> = fc
  .record({ firstResponse: anyTarget, resolution: anyTarget }, { requiredKeys: ['firstResponse'] })
  .map(targets =>
    slaPolicy({ name: 'Any', channels: ['phone', 'web'], severities: { high: { level: 1, ...targets } } } as never),
  )

const night = businessCalendar({ timeZone: 'Asia/Tokyo', hours: { 'mon-sun': '22:00-06:00' } })
const anyRest = fc.record(
  {
    target: fc.constantFrom('firstResponse', 'resolution', undefined),
    channel: fc.constantFrom('phone', 'web', 'fax', undefined),
    calendars: fc.constantFrom({ night }, undefined),
  },
  { requiredKeys: [] },
)

describe('deadline, on any calendar and by any policy', () => {
  it('is the same for a Date, a number and an object', () =>
    fc.assert(
      fc.property(anyScene(1), anyPolicy, anyRest, ({ spec, at: [reportedAt] }, policy, rest) => {
        const due = (at: unknown) => () => {
          const calendar = businessCalendar(spec)
          const found = deadline({ ...rest, severity: 'high', reportedAt: at, policy, calendar } as never)
          const { dueAt, startsAt, ...others } = found as unknown as { dueAt: never; startsAt: never }
          return { dueAt: msOf(dueAt), startsAt: msOf(startsAt), ...others }
        }
        const expected = outcome(due({ epochMilliseconds: reportedAt }))
        expect(outcome(due(reportedAt))).toEqual(expected)
        expect(outcome(due(reportedAt + 0.25))).toEqual(expected)
        expect(outcome(due(new Date(reportedAt)))).toEqual(expected)
      }),
      runs(40),
    ))
})

/** Returns the milliseconds of an instant in any of the three forms. */
function msOf(instant: Date | number | { readonly epochMilliseconds: number }): number {
  if (typeof instant === 'number') return instant
  return instant instanceof Date ? instant.getTime() : instant.epochMilliseconds
}
