import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alwaysOpen, businessCalendar } from '../../../src/calendar/calendars.ts'
import type { CalendarSpec } from '../../../src/calendar/spec.ts'
import { evaluate } from '../../../src/clock/evaluate.ts'
import type { TicketEvent } from '../../../src/clock/event.ts'
import { fastVerdicts, simpleTarget } from '../../../src/compliance/verdicts/fast-verdicts.ts'
import { verdictsFor } from '../../../src/compliance/verdicts/verdicts.ts'
import { isSlaCalendarError } from '../../../src/errors.ts'
import { compiledPolicy, slaPolicy } from '../../../src/policy/policy.ts'
import type { SeveritySpec, TargetSpec } from '../../../src/policy/spec.ts'
import { looksLikeSeconds } from '../../../src/time/instant.ts'
import { anyCalendar } from '../../arbitraries/calendars.ts'
import { anyInstant } from '../../arbitraries/instants.ts'
import { runs } from '../../arbitraries/runs.ts'
import { at, BOSTON, DESK, events, SHUT } from '../../clock/notation.ts'
import { PLAIN, verdictText } from '../notation.ts'

const HOUR = 3_600_000
const TARGET = simpleTarget('high', compiledPolicy(PLAIN, []), DESK, {})!

/** The verdicts on a ticket of high severity, due after six business hours; one per line. */
function verdictsOf(now: string, ...lines: string[]): string[] | undefined {
  return fastVerdicts('T', events(...lines), TARGET, at(now))?.map(verdictText)
}

/** The simple target of a severity in a policy whose other severity has a resolution. */
function targetOf(high: Omit<SeveritySpec, 'level'>) {
  const low = { level: 2, resolution: { within: 'PT16H', clock: 'business' } } as const
  const policy = slaPolicy({ name: 'P', channels: ['phone'], severities: { high: { level: 1, ...high }, low } })
  return simpleTarget('high', compiledPolicy(policy, []), DESK, { boston: BOSTON })
}

describe('simpleTarget', () => {
  const within = 'PT6H'

  it('is a first response in hours, around the clock or in business hours', () => {
    expect(targetOf({ firstResponse: { within, clock: 'business' } })).toMatchObject({
      severity: 'high',
      ms: 6 * HOUR,
      target: expect.objectContaining({ spec: { within, clock: 'business' }, ms: 6 * HOUR }),
      businessHours: DESK,
      calendar: DESK,
      channels: ['phone'],
      lacking: ['resolution'],
    })
    expect(targetOf({ firstResponse: { within, clock: 'always' } })!.calendar).toBe(alwaysOpen)
    expect(targetOf({ firstResponse: { within, clock: 'business', calendar: 'boston' } })!.calendar).toBe(BOSTON)
  })

  it('is a first response for which a phone call is only advised', () => {
    const outOfHours = { channel: 'phone', otherwise: 'advise' } as const
    expect(targetOf({ firstResponse: { within, clock: 'always', outOfHours } })).not.toBeNull()
  })

  it.each<[string, Omit<SeveritySpec, 'level'>]>([
    ['no first response', {}],
    ['a second target', { firstResponse: { within, clock: 'always' }, update: { within, clock: 'always' } }],
    ['working days', { firstResponse: { within: { workingDays: 1, due: 'close' }, clock: 'business' } }],
  ])('is null for %s', (_, high) => {
    expect(targetOf(high)).toBeNull()
  })
})

describe('fastVerdicts', () => {
  const REPORTED = 'mon 23 09:00 reported high'

  it.each([
    [
      'met',
      'is answered when due',
      'tue 24 09:00',
      'mon 23 15:00 responded',
      '15:00, stopped mon 23 15:00, 6:00 counted (1)',
    ],
    [
      'breached',
      'is answered late',
      'tue 24 09:00',
      'mon 23 16:30 responded',
      '15:00, stopped mon 23 16:30, 7:30 counted (1.25), over by 1:30',
    ],
    [
      'running',
      'is answered later than now',
      'mon 23 12:00',
      'mon 23 12:00:01 responded',
      '15:00, stopped -, 3:00 counted (0.5)',
    ],
    [
      'met',
      'is answered now',
      'mon 23 12:00',
      'mon 23 12:00 responded',
      '15:00, stopped mon 23 12:00, 3:00 counted (0.5)',
    ],
    [
      'met',
      'is answered at once',
      'mon 23 12:00',
      'mon 23 09:00 responded',
      '15:00, stopped mon 23 09:00, 0:00 counted (0)',
    ],
    ['met', 'is resolved', 'fri 27 12:00', 'mon 23 12:00 resolved', '15:00, stopped mon 23 12:00, 3:00 counted (0.5)'],
  ])('is %s for a ticket that %s', (outcome, _, now, line, rest) => {
    expect(verdictsOf(now, REPORTED, line)).toEqual([
      `firstResponse 1 high: ${outcome} since mon 23 09:00, due mon 23 ${rest}`,
    ])
  })

  it('is breached a millisecond after the due time', () => {
    expect(verdictsOf('mon 23 15:00', REPORTED)![0]).toContain('running')
    expect(verdictsOf('mon 23 15:00:00.001', REPORTED)![0]).toContain('breached')
  })

  it('stops at the first of several responses and resolutions, in any order', () => {
    const lines = ['mon 23 14:00 resolved', 'mon 23 13:00 responded', REPORTED, 'mon 23 13:30 responded']
    expect(verdictsOf('fri 27 12:00', ...lines)![0]).toContain('stopped mon 23 13:00')
  })

  it('has all members, and a verdict on the targets of other severities', () => {
    const target = targetOf({ firstResponse: { within: 'PT6H', clock: 'business' } })!
    const history = events('mon 23 09:00 reported high phone', 'mon 23 16:00 responded')
    const common = { ticket: 'T', severity: 'high', cycle: 1, reportedAt: at('mon 23 09:00') }
    expect(fastVerdicts('T', history, target, at('tue 24 09:00'))).toEqual([
      {
        ...common,
        target: 'firstResponse',
        outcome: 'breached',
        startedAt: at('mon 23 09:00'),
        dueAt: at('mon 23 15:00'),
        stoppedAt: at('mon 23 16:00'),
        countedMs: 7 * HOUR,
        overMs: HOUR,
        consumed: 7 / 6,
      },
      {
        ...common,
        target: 'resolution',
        outcome: 'not-applicable',
        startedAt: null,
        dueAt: null,
        stoppedAt: null,
        countedMs: 0,
        overMs: 0,
        consumed: 0,
      },
    ])
  })

  it.each([
    ['no report', 'mon 23 10:00 responded'],
    ['two reports', REPORTED, 'mon 23 10:00 reported high'],
    ['a response before the report', REPORTED, 'mon 23 08:59 responded'],
    ['a report after now', 'fri 27 12:00:01 reported high'],
    ['an unknown channel', 'mon 23 09:00 reported high fax'],
    ['a kind of request', 'mon 23 09:00 reported high web update'],
    ['any other event', REPORTED, 'mon 23 10:00 customerReplied'],
  ])('is undefined for %s', (_, ...lines) => {
    expect(verdictsOf('fri 27 12:00', ...lines)).toBeUndefined()
  })

  it.each<[string, object]>([
    ['instants that are not whole milliseconds', { at: at('mon 23 10:00') + 0.5, type: 'responded' }],
    ['instants that are not numbers', { at: '2026-11-23T12:00Z', type: 'responded' }],
    ['invalid instants', { at: Number.NaN, type: 'responded' }],
    ['instants outside the range', { at: Date.UTC(2200, 0), type: 'responded' }],
    ['keys of another type of event', { at: at('mon 23 10:00'), type: 'responded', severity: 'high' }],
    ['a channel of a resolution', { at: at('mon 23 10:00'), type: 'resolved', channel: 'web' }],
    ['unknown keys', { at: at('mon 23 10:00'), type: 'responded', by: 'me' }],
    ['unknown types', { at: at('mon 23 10:00'), type: 'answered', by: 'me' }],
  ])('is undefined for %s', (_, event) => {
    const odd = [...events(REPORTED), event as TicketEvent]
    expect(fastVerdicts('T', odd, TARGET, at('fri 27 12:00'))).toBeUndefined()
  })

  it('accepts a `ref` of an event', () => {
    const own = events(REPORTED, 'mon 23 10:00 responded').map(event => ({ ...event, ref: 7 }))
    expect(fastVerdicts('T', own, TARGET, at('fri 27 12:00'))).toHaveLength(1)
  })

  it('is undefined if the timer waits for the next opening, and judges the other reports', () => {
    const outOfHours = { channel: 'phone', otherwise: 'next-opening' } as const
    const policy = slaPolicy({
      name: 'P',
      channels: ['web', 'phone'],
      severities: { high: { level: 1, firstResponse: { within: 'PT2H', clock: 'always', outOfHours } } },
    })
    const waiting = simpleTarget('high', compiledPolicy(policy, []), DESK, {})!
    const verdicts = (line: string) => fastVerdicts('T', events(line), waiting, at('fri 27 12:00'))
    expect(verdicts('mon 23 20:00 reported high web')).toBeUndefined()
    expect(verdicts('mon 23 20:00 reported high phone')).toHaveLength(1)
    expect(verdicts('mon 23 20:00 reported high')).toHaveLength(1)
    expect(verdicts('mon 23 10:00 reported high web')).toHaveLength(1)
  })

  it('is undefined if the calendar never opens', () => {
    const target = { ...TARGET, calendar: SHUT }
    expect(fastVerdicts('T', events(REPORTED), target, at('fri 27 12:00'))).toBeUndefined()
  })

  it('gives the verdicts of `verdictsFor`, with any calendar, policy and times', () => {
    const target = fc.oneof<fc.Arbitrary<TargetSpec>[]>(
      fc.record({ within: fc.integer({ min: 1000, max: 60 * HOUR }), clock: fc.constantFrom('business', 'always') }),
      fc.constant({ within: 'PT2H', clock: 'always', outOfHours: { channel: 'phone', otherwise: 'advise' } }),
    )
    const scene = fc
      .tuple(anyCalendar(), target)
      .chain(([spec, target]) => fc.tuple(fc.constant(spec), fc.constant(target), anyInstant(spec), anyInstant(spec)))
    const anyEvent = fc.record({
      type: fc.constantFrom('responded', 'resolved'),
      after: fc.integer({ min: -2, max: 90 * HOUR }),
    })
    const channel = fc.constantFrom(undefined, 'phone', 'web')
    fc.assert(
      fc.property(
        scene,
        fc.array(anyEvent, { maxLength: 3 }),
        channel,
        fc.nat(200 * HOUR),
        fc.boolean(),
        (scene, more, channel, until, isLate) => {
          const [spec, target, reportedAt, later] = scene
          const policy = slaPolicy({
            name: 'P',
            channels: ['phone', 'web'],
            severities: { high: { level: 1, firstResponse: target }, low: { level: 2, update: target } },
          })
          const calendar = businessCalendar(spec as CalendarSpec)
          const now = isLate ? later : reportedAt + until
          // A check refuses such a `now` in its options.
          fc.pre(!looksLikeSeconds(now))
          const history = {
            policy,
            calendar,
            events: [
              { at: reportedAt, type: 'reported', severity: 'high', ...(channel ? { channel } : {}) },
              ...more.map(({ type, after }) => ({ at: reportedAt + after, type })),
            ] as TicketEvent<'high', 'phone' | 'web'>[],
            now,
          }
          const simple = simpleTarget('high', compiledPolicy(policy, []), calendar, {})!
          // The slow path accepts a report up to a minute after `now`; the fast path leaves it to the slow path.
          const slow = reportedAt > now ? undefined : judgedOr(() => verdictsFor(evaluate(history), 'T', history))
          expect(fastVerdicts('T', history.events, simple, now)).toEqual(slow)
        },
      ),
      runs(300),
    )
  })
})

/** Returns the verdicts; undefined if the history is refused. */
function judgedOr<T>(judging: () => T): T | undefined {
  try {
    return judging()
  } catch (error) {
    if (!isSlaCalendarError(error)) throw error
    return undefined
  }
}
