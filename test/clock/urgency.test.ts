import { describe, expect, it } from 'vitest'
import { evaluate } from '../../src/clock/evaluate.ts'
import { compareUrgency } from '../../src/clock/urgency.ts'
import { slaPolicy } from '../../src/policy/policy.ts'
import type { InstantInput } from '../../src/time/instant.ts'
import { Temporal } from '../temporal.ts'
import { refusal } from '../validation/refusal.ts'
import { at, DESK, events, reportOf } from './notation.ts'

const policy = (rank?: number) =>
  slaPolicy({
    name: 'Any',
    ...(rank === undefined ? {} : { rank }),
    severities: {
      high: {
        level: 1,
        firstResponse: { within: 'PT4H', clock: 'business' },
        resolution: { within: 'PT8H', clock: 'business' },
      },
      low: { level: 2, firstResponse: { within: 'PT8H', clock: 'business' } },
      none: { level: 3 },
      also: { level: 3 },
    },
  })
const NOW = 'mon 23 12:00'
const ticket = (rank: number | undefined, ...lines: string[]) => reportOf({ policy: policy(rank) }, NOW, ...lines)
/** Whether the first goes before the second, and after it where they change places. */
const goesFirst = (first: ReturnType<typeof ticket>, second: ReturnType<typeof ticket>) => {
  expect(compareUrgency(first, second)).toBeLessThan(0)
  expect(compareUrgency(second, first)).toBeGreaterThan(0)
}

describe('compareUrgency', () => {
  it('puts the plan of the lower rank first, whatever is due', () => {
    goesFirst(ticket(1, 'mon 23 11:00 reported low'), ticket(2, 'mon 23 09:00 reported high'))
  })

  it('puts those without a rank last', () => {
    goesFirst(ticket(9, 'mon 23 11:00 reported low'), ticket(undefined, 'mon 23 09:00 reported high'))
  })

  it('puts the next due ticket first, whatever the severity', () => {
    // Three hours of Friday and five of Monday: due at two; the other at three.
    goesFirst(ticket(1, 'fri 20 15:00 reported low'), ticket(1, 'mon 23 11:00 reported high'))
    goesFirst(ticket(undefined, 'mon 23 09:00 reported high'), ticket(undefined, 'mon 23 10:00 reported high'))
  })

  it('takes the earliest of several promises', () => {
    // Due at one, and at five; the other at half past one.
    goesFirst(ticket(1, 'mon 23 09:00 reported high'), ticket(1, 'mon 23 09:30 reported high'))
  })

  it('takes only promises that still run', () => {
    // Answered, so that five o’clock is next; the other is due at six minutes to five.
    goesFirst(ticket(1, 'fri 20 16:54 reported low'), ticket(1, 'mon 23 09:00 reported high', 'mon 23 10:00 responded'))
  })

  it('puts a broken promise that still runs by the time when it was due', () => {
    goesFirst(ticket(1, 'fri 20 09:00 reported low'), ticket(1, 'mon 23 09:00 reported high'))
  })

  it('puts a ticket with nothing left to do last, and one that is paused', () => {
    const running = ticket(1, 'mon 23 11:59 reported low')
    goesFirst(running, ticket(1, 'mon 23 09:00 reported high', 'mon 23 10:00 resolved'))
    goesFirst(running, ticket(1, 'mon 23 09:00 reported high', 'mon 23 10:00 paused'))
    goesFirst(running, ticket(1, 'mon 23 09:00 reported none'))
  })

  it('puts the more severe one first where both are due at one instant', () => {
    const high = ['mon 23 09:00 reported high', 'mon 23 10:00 responded']
    goesFirst(ticket(1, ...high), ticket(1, 'mon 23 08:00 reported low'))
    goesFirst(ticket(1, ...high, 'mon 23 11:00 resolved'), ticket(1, 'mon 23 08:00 reported none'))
  })

  it('puts the older ticket first if all else is equal', () => {
    goesFirst(ticket(1, 'mon 23 08:00 reported low'), ticket(1, 'mon 23 08:30 reported low'))
    goesFirst(ticket(1, 'mon 23 10:00 reported none'), ticket(1, 'mon 23 10:00:00.001 reported also'))
  })

  it('is zero for equal reports', () => {
    expect(compareUrgency(ticket(1, 'mon 23 09:00 reported high'), ticket(1, 'mon 23 09:00 reported high'))).toBe(0)
    expect(compareUrgency(ticket(1, 'mon 23 10:00 reported none'), ticket(1, 'mon 23 10:00 reported also'))).toBe(0)
    expect(
      compareUrgency(ticket(undefined, 'mon 23 09:00 reported none'), ticket(undefined, 'mon 23 09:00 reported none')),
    ).toBe(0)
  })

  it('compares reports of any form', () => {
    const inForm = (now: InstantInput, report: string) =>
      evaluate({ policy: policy(1), calendar: DESK, events: events(report), now })
    const early = 'mon 23 09:00 reported high'
    const late = 'mon 23 10:00 reported high'
    const forms = [
      at(NOW),
      new Date(at(NOW)),
      '2026-11-23T12:00+01:00',
      '2026-11-23T06:00[America/New_York]',
      Temporal.Instant.fromEpochMilliseconds(at(NOW)),
    ]
    for (const one of forms)
      for (const other of forms) {
        expect(compareUrgency(inForm(one, early), inForm(other, late))).toBe(-1)
        expect(compareUrgency(inForm(one, late), inForm(other, early))).toBe(1)
        expect(compareUrgency(inForm(one, early), inForm(other, early))).toBe(0)
      }
  })

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['an object that is none', {}],
    ['a report without targets', { targets: null }],
  ])('refuses %s', (_, report) => {
    const other = ticket(1, 'mon 23 09:00 reported high')
    expect(refusal(() => compareUrgency(report as typeof other, other))).toMatch(
      /^input-invalid a: .* is not a report\. Pass what evaluate returns\.$/,
    )
    expect(refusal(() => compareUrgency(other, report as typeof other))).toMatch(/^input-invalid b: .* is not a report/)
  })

  it('refuses a report with an invalid instant', () => {
    const report = ticket(1, 'mon 23 09:00 reported low')
    const { firstResponse } = report.targets
    const due = { ...report, targets: { firstResponse: { ...firstResponse!, dueAt: Number.NaN } } }
    const message = 'is not an instant. Pass a valid Date or epoch milliseconds.'
    expect(refusal(() => compareUrgency(due, report))).toBe(`instant-invalid dueAt: NaN ${message}`)
    const reported = { ...report, reportedAt: Number.NaN }
    expect(refusal(() => compareUrgency(report, reported))).toBe(`instant-invalid reportedAt: NaN ${message}`)
  })

  it('sorts a queue', () => {
    const queue = [
      ticket(1, 'mon 23 09:00 reported none'),
      ticket(undefined, 'fri 20 09:00 reported high'),
      ticket(2, 'mon 23 09:00 reported high'),
      ticket(1, 'mon 23 11:00 reported low'),
      ticket(1, 'mon 23 11:00 reported high'),
    ]
    const sorted = [...queue].sort(compareUrgency)
    expect(sorted.map(report => queue.indexOf(report))).toEqual([4, 3, 0, 2, 1])
  })
})
