import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BusinessCalendar } from '../../../src/calendar/business-calendar.ts'
import { businessCalendar } from '../../../src/calendar/calendars.ts'
import type { Calendars } from '../../../src/calendar/check-calendar.ts'
import type { CalendarSpec } from '../../../src/calendar/spec.ts'
import { evaluate } from '../../../src/clock/evaluate.ts'
import type { AnyTicketEvent, TicketEvent } from '../../../src/clock/event.ts'
import { type HistoryInput, readHistory } from '../../../src/clock/history.ts'
import { replay } from '../../../src/clock/replay.ts'
import { addSimpleHolders } from '../../../src/compliance/verdicts/add-simple-holders.ts'
import { addVerdictHolders } from '../../../src/compliance/verdicts/add-verdict-holders.ts'
import { fastVerdicts } from '../../../src/compliance/verdicts/fast-verdicts.ts'
import { simpleHistory } from '../../../src/compliance/verdicts/simple-history.ts'
import { type SimpleTerms, simpleTerms } from '../../../src/compliance/verdicts/simple-terms.ts'
import type { Verdict } from '../../../src/compliance/verdicts/verdict.ts'
import { verdictsFor } from '../../../src/compliance/verdicts/verdicts.ts'
import { isSlaCalendarError } from '../../../src/errors.ts'
import { HolderSums } from '../../../src/explain/holder-sums.ts'
import type { AlertSpec } from '../../../src/policy/alerts.ts'
import { compiledPolicy, slaPolicy } from '../../../src/policy/policy.ts'
import type { SeveritySpec, TargetSpec } from '../../../src/policy/spec.ts'
import { looksLikeSeconds } from '../../../src/time/instant.ts'
import { anyCalendar } from '../../arbitraries/calendars.ts'
import { anyInstant } from '../../arbitraries/instants.ts'
import { simpleOwnHistory } from '../../arbitraries/own-targets.ts'
import { ownTerms } from '../../arbitraries/own-terms.ts'
import { runs } from '../../arbitraries/runs.ts'
import { at, DESK, events, SHUT } from '../../clock/notation.ts'
import { PLAIN, verdictText } from '../notation.ts'

const HOUR = 3_600_000
const TERMS = simpleTerms('high', compiledPolicy(PLAIN, []), DESK, {})!

/** The verdicts on the events up to an instant. */
function judged(history: readonly AnyTicketEvent[], terms: SimpleTerms, now: number): Verdict[] | undefined {
  const simple = simpleHistory(history, now)
  return simple && fastVerdicts('T', simple, terms, now)
}

/** The verdicts on a ticket of high severity, due after six business hours; one per line. */
function verdictsOf(now: string, ...lines: string[]): string[] | undefined {
  return judged(events(...lines), TERMS, at(now))?.map(verdictText)
}

/** The terms of a severity in a policy whose other severity has a resolution. */
function termsOf(high: Omit<SeveritySpec, 'level'>, calendar = DESK): SimpleTerms {
  const low = { level: 2, resolution: { within: 'PT16H', clock: 'business' } } as const
  const policy = slaPolicy({ name: 'P', channels: ['web', 'phone'], severities: { high: { level: 1, ...high }, low } })
  return simpleTerms('high', compiledPolicy(policy, []), calendar, {})!
}

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
    expect(verdictsOf('mon 23 14:59:59.999', REPORTED)![0]).toContain('running')
    expect(verdictsOf('mon 23 15:00:00.001', REPORTED)![0]).toContain('breached')
  })

  it('stops at the first of several responses and resolutions, in any order', () => {
    const lines = ['mon 23 14:00 resolved', 'mon 23 13:00 responded', REPORTED, 'mon 23 13:30 responded']
    expect(verdictsOf('fri 27 12:00', ...lines)![0]).toContain('stopped mon 23 13:00')
  })

  it('has all members, and a verdict on the targets of other severities', () => {
    const terms = termsOf({ firstResponse: { within: 'PT6H', clock: 'business' } })
    const history = events('mon 23 09:00 reported high phone', 'mon 23 16:00 responded')
    const common = { ticket: 'T', severity: 'high', cycle: 1, reportedAt: at('mon 23 09:00') }
    expect(judged(history, terms, at('tue 24 09:00'))).toEqual([
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
    ['an unknown channel', 'mon 23 09:00 reported high fax'],
    ['a target that is due at the closing of now', 'mon 23 12:00 reported high'],
  ])('is undefined for %s', (_, line) => {
    expect(verdictsOf('mon 23 18:00', line)).toBeUndefined()
  })

  it('judges every target, stopped by its own events', () => {
    const within = 'PT2H'
    const terms = termsOf({
      firstResponse: { within, clock: 'business' },
      nextResponse: { within: 'PT4H', clock: 'business' },
      resolution: { within: 'PT8H', clock: 'business' },
    })
    const history = events(REPORTED, 'mon 23 10:00 assigned desk', 'mon 23 12:00 responded', 'tue 24 10:00 resolved')
    expect(judged(history, terms, at('fri 27 12:00'))!.map(verdictText)).toEqual([
      'firstResponse 1 high: breached since mon 23 09:00, due mon 23 11:00, stopped mon 23 12:00, 3:00 counted (1.5), over by 1:00',
      'nextResponse 1 high: met since mon 23 09:00, due mon 23 13:00, stopped mon 23 12:00, 3:00 counted (0.75)',
      'resolution 1 high: breached since mon 23 09:00, due mon 23 17:00, stopped tue 24 10:00, 10:00 counted (1.25), over by 2:00',
    ])
  })

  it('is undefined for an open target whose alerts may come after the due time', () => {
    const alerting = (alerts: AlertSpec[]) =>
      judged(
        events(REPORTED),
        termsOf({ firstResponse: { within: 'PT6H', clock: 'business', alerts } }),
        at('tue 24 09:30'),
      )
    expect(alerting([0.5, { before: 'PT1H' }])).toHaveLength(2)
    expect(alerting([0.5, { after: 'PT1H' }])).toBeUndefined()
  })

  it('is undefined if the timer waits for the next opening, and judges the other reports', () => {
    const outOfHours = { channel: 'phone', otherwise: 'next-opening' } as const
    const waiting = termsOf({ firstResponse: { within: 'PT2H', clock: 'always', outOfHours } })
    const verdicts = (line: string) => judged(events(line), waiting, at('fri 27 12:00'))
    expect(verdicts('mon 23 20:00 reported high web')).toBeUndefined()
    expect(verdicts('mon 23 20:00 reported high phone')).toHaveLength(2)
    expect(verdicts('mon 23 20:00 reported high')).toHaveLength(2)
    expect(verdicts('mon 23 10:00 reported high web')).toHaveLength(2)
  })

  it('is undefined if the calendar never opens', () => {
    const terms = termsOf({ firstResponse: { within: 'PT6H', clock: 'business' } }, SHUT)
    expect(judged(events(REPORTED), terms, at('fri 27 12:00'))).toBeUndefined()
  })

  it('gives the verdicts of `verdictsFor`, with any calendar, policy and times', () => {
    const target = fc.oneof<fc.Arbitrary<TargetSpec>[]>(
      fc.record({
        within: fc.integer({ min: 1000, max: 60 * HOUR }),
        clock: fc.constantFrom('business', 'always'),
        alerts: fc.subarray<AlertSpec>([0.5, 3, { after: 'PT10H' }]),
      }),
      fc.constant({ within: 'PT2H', clock: 'always', outOfHours: { channel: 'phone', otherwise: 'advise' } }),
    )
    const scene = fc
      .tuple(anyCalendar(), target)
      .chain(([spec, target]) => fc.tuple(fc.constant(spec), fc.constant(target), anyInstant(spec), anyInstant(spec)))
    const anyEvent = fc.record({
      type: fc.constantFrom('responded', 'resolved', 'assigned'),
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
            severities: {
              high: { level: 1, firstResponse: target, resolution: target },
              low: { level: 2, update: target },
            },
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
              ...more.map(({ type, after }) => ({
                ...{ at: reportedAt + after, type },
                ...(type === 'assigned' ? { to: 'desk' } : {}),
              })),
            ] as TicketEvent<'high', 'phone' | 'web'>[],
            now,
          }
          const terms = simpleTerms('high', compiledPolicy(policy, []), calendar, {})!
          const slow = judgedOr(() => verdictsFor(evaluate(history), 'T', history))
          expect(judged(history.events, terms, now) ?? slow).toEqual(slow)
        },
      ),
      runs(200),
    )
  })

  it('gives the verdicts and the holders of the slow path, with the targets of any policy', () =>
    fc.assert(
      fc.property(simpleOwnHistory(), scene => {
        const history = ownTerms(scene)
        const slow = judgedOr(() => verdictsFor(evaluate(history), 'T', history))
        const { verdicts, terms } = quick(history)
        expect(verdicts ?? slow).toEqual(slow)
        const breaches = (verdicts ?? []).filter(({ outcome }) => outcome === 'breached')
        const [fast, all] = [new HolderSums(), new HolderSums()]
        for (const verdict of breaches) addSimpleHolders(fast, verdict, history.events, terms!, history.now)
        for (const verdict of breaches) addVerdictHolders(all, verdict, stateOf(history))
        expect([...fast.byHolder]).toEqual([...all.byHolder])
      }),
      runs(150),
    ))

  it('judges most of these histories', () => {
    const scenes = fc.sample(simpleOwnHistory(), { numRuns: 40, seed: 1 })
    expect(scenes.filter(scene => quick(ownTerms(scene)).verdicts).length).toBeGreaterThan(20)
  })
})

/** What the fast path makes of a history. */
function quick({ policy, calendar, calendars, events, now }: HistoryInput<number>) {
  const simple = simpleHistory(events, now)
  if (!simple) return {}
  const given = [calendar as BusinessCalendar, calendars as Calendars] as const
  const terms = simpleTerms(simple.severity, compiledPolicy(policy!, []), ...given) ?? undefined
  return { terms, verdicts: terms && fastVerdicts('T', simple, terms, now) }
}

/** The state of a ticket with the phases of its cycles. */
function stateOf(history: HistoryInput<number>) {
  const read = readHistory(history)
  const names = read.policy.targets.map(({ name }) => name)
  return replay(read, names)
}

/** Returns the verdicts; undefined if the history is refused. */
function judgedOr<T>(judging: () => T): T | undefined {
  try {
    return judging()
  } catch (error) {
    if (!isSlaCalendarError(error)) throw error
    return undefined
  }
}
