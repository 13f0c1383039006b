import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alwaysOpen } from '../../../src/calendar/algebra.ts'
import { businessCalendar } from '../../../src/calendar/business-calendar.ts'
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
const PROMISE = simpleTarget('high', compiledPolicy(PLAIN, []), DESK, {})!

/** The verdicts on a ticket of high severity, which is due after six working hours; a line each. */
function verdictsOf(now: string, ...lines: string[]): string[] | undefined {
  return fastVerdicts('T', events(...lines), PROMISE, at(now))?.map(verdictText)
}

/** The promise of a severity of a policy that has one of a resolution too. */
function promiseOf(high: Omit<SeveritySpec, 'level'>) {
  const low = { level: 2, resolution: { within: 'PT16H', clock: 'business' } } as const
  const policy = slaPolicy({ name: 'P', channels: ['phone'], severities: { high: { level: 1, ...high }, low } })
  return simpleTarget('high', compiledPolicy(policy, []), DESK, { boston: BOSTON })
}

describe('plainPromise', () => {
  const within = 'PT6H'

  it('takes a first response in hours, round the clock or by a calendar', () => {
    expect(promiseOf({ firstResponse: { within, clock: 'business' } })).toEqual({
      severity: 'high',
      ms: 6 * HOUR,
      clock: DESK,
      channels: ['phone'],
      lacking: ['resolution'],
    })
    expect(promiseOf({ firstResponse: { within, clock: 'always' } })!.clock).toBe(alwaysOpen)
    expect(promiseOf({ firstResponse: { within, clock: 'business', calendar: 'boston' } })!.clock).toBe(BOSTON)
  })

  it('takes one with a call that is only advised', () => {
    const outOfHours = { channel: 'phone', otherwise: 'advise' } as const
    expect(promiseOf({ firstResponse: { within, clock: 'always', outOfHours } })).not.toBeNull()
  })

  it.each<[string, Omit<SeveritySpec, 'level'>]>([
    ['no first response', {}],
    ['another promise besides', { firstResponse: { within, clock: 'always' }, update: { within, clock: 'always' } }],
    ['working days', { firstResponse: { within: { workingDays: 1, due: 'close' }, clock: 'business' } }],
    [
      'a start at the next opening',
      { firstResponse: { within, clock: 'always', outOfHours: { channel: 'phone', otherwise: 'next-opening' } } },
    ],
  ])('leaves %s aside', (_, high) => {
    expect(promiseOf(high)).toBeNull()
  })
})

describe('plainVerdicts', () => {
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
  ])('says %s of a ticket that %s', (outcome, _, now, line, rest) => {
    expect(verdictsOf(now, REPORTED, line)).toEqual([
      `firstResponse 1 high: ${outcome} since mon 23 09:00, due mon 23 ${rest}`,
    ])
  })

  it('breaks the promise a millisecond after it was due', () => {
    expect(verdictsOf('mon 23 15:00', REPORTED)![0]).toContain('running')
    expect(verdictsOf('mon 23 15:00:00.001', REPORTED)![0]).toContain('breached')
  })

  it('takes the first of several answers and ends, in any order', () => {
    const lines = ['mon 23 14:00 resolved', 'mon 23 13:00 responded', REPORTED, 'mon 23 13:30 responded']
    expect(verdictsOf('fri 27 12:00', ...lines)![0]).toContain('stopped mon 23 13:00')
  })

  it('tells all there is, and the targets that only others have', () => {
    const promise = promiseOf({ firstResponse: { within: 'PT6H', clock: 'business' } })!
    const history = events('mon 23 09:00 reported high phone', 'mon 23 16:00 responded')
    const common = { ticket: 'T', severity: 'high', cycle: 1, reportedAt: at('mon 23 09:00') }
    expect(fastVerdicts('T', history, promise, at('tue 24 09:00'))).toEqual([
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
    ['an answer before the report', REPORTED, 'mon 23 08:59 responded'],
    ['a report after now', 'fri 27 12:00:01 reported high'],
    ['a channel that nobody knows', 'mon 23 09:00 reported high fax'],
    ['a kind of request', 'mon 23 09:00 reported high web update'],
    ['any other event', REPORTED, 'mon 23 10:00 customerReplied'],
  ])('leaves %s aside', (_, ...lines) => {
    expect(verdictsOf('fri 27 12:00', ...lines)).toBeUndefined()
  })

  it.each<[string, object]>([
    ['instants that are no whole milliseconds', { at: at('mon 23 10:00') + 0.5, type: 'responded' }],
    ['instants that are no numbers', { at: '2026-11-23T12:00Z', type: 'responded' }],
    ['instants that are none', { at: Number.NaN, type: 'responded' }],
    ['instants outside the range', { at: Date.UTC(2200, 0), type: 'responded' }],
    ['keys of another type of event', { at: at('mon 23 10:00'), type: 'responded', severity: 'high' }],
    ['a channel of an answer', { at: at('mon 23 10:00'), type: 'resolved', channel: 'web' }],
    ['keys that mean nothing', { at: at('mon 23 10:00'), type: 'responded', by: 'me' }],
    ['types that mean nothing', { at: at('mon 23 10:00'), type: 'answered', by: 'me' }],
  ])('leaves %s aside', (_, event) => {
    const odd = [...events(REPORTED), event as TicketEvent]
    expect(fastVerdicts('T', odd, PROMISE, at('fri 27 12:00'))).toBeUndefined()
  })

  it('takes whatever the caller has with an event', () => {
    const own = events(REPORTED, 'mon 23 10:00 responded').map(event => ({ ...event, ref: 7 }))
    expect(fastVerdicts('T', own, PROMISE, at('fri 27 12:00'))).toHaveLength(1)
  })

  it('leaves a promise aside that can never come to its end', () => {
    const promise = { ...PROMISE, clock: SHUT }
    expect(fastVerdicts('T', events(REPORTED), promise, at('fri 27 12:00'))).toBeUndefined()
  })

  it('says what judging the whole history says, of any calendar, policy and times', () => {
    const target = fc.oneof<fc.Arbitrary<TargetSpec>[]>(
      fc.record({ within: fc.integer({ min: 1000, max: 60 * HOUR }), clock: fc.constantFrom('business', 'always') }),
      fc.constant({ within: 'PT2H', clock: 'always', outOfHours: { channel: 'phone', otherwise: 'advise' } }),
    )
    const scene = fc
      .tuple(anyCalendar(), target)
      .chain(([spec, target]) => fc.tuple(fc.constant(spec), fc.constant(target), anyInstant(spec), anyInstant(spec)))
    const happening = fc.record({
      type: fc.constantFrom('responded', 'resolved'),
      after: fc.integer({ min: -2, max: 90 * HOUR }),
    })
    const channel = fc.constantFrom(undefined, 'phone', 'web')
    fc.assert(
      fc.property(
        scene,
        fc.array(happening, { maxLength: 3 }),
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
          // A check refuses such a now before it looks at any ticket.
          fc.pre(!looksLikeSeconds(now))
          const history = {
            policy,
            calendar,
            events: [
              { at: reportedAt, type: 'reported', severity: 'high', ...(channel ? { channel } : {}) },
              ...more.map(({ type, after }) => ({ at: reportedAt + after, type })),
            ] as TicketEvent[],
            now,
          }
          const promise = simpleTarget('high', compiledPolicy(policy, []), calendar, {})!
          // A report up to a minute after now is judged, but not here.
          const slow = reportedAt > now ? undefined : judgedOr(() => verdictsFor(evaluate(history), 'T', history))
          expect(fastVerdicts('T', history.events, promise, now)).toEqual(slow)
        },
      ),
      runs(300),
    )
  })
})

/** What judging gives; undefined where the history is refused. */
function judgedOr<T>(judging: () => T): T | undefined {
  try {
    return judging()
  } catch (error) {
    if (!isSlaCalendarError(error)) throw error
    return undefined
  }
}
