import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../src/clock/evaluate.ts'
import { verdictsFor } from '../../../src/compliance/verdicts/verdicts.ts'
import { slaPolicy } from '../../../src/policy/policy.ts'
import { at, DESK, events } from '../../clock/notation.ts'
import { PLAIN, verdictText } from '../notation.ts'

const business = (within: string | { workingDays: number; due: 'close' }) => ({ within, clock: 'business' }) as const
const severities = {
  high: { level: 1, firstResponse: business('PT6H'), nextResponse: business('PT2H'), resolution: business('PT16H') },
  low: { level: 2, firstResponse: business('PT12H'), update: business('PT8H') },
} as const
const GOLD = slaPolicy({ name: 'Gold', severities })

/** The verdicts on a history, one per line. */
function verdictsOf(policy: ReturnType<typeof slaPolicy>, now: string, ...lines: string[]): string[] {
  const history = { policy, calendar: DESK, events: events(...lines), now: at(now) }
  return verdictsFor(evaluate(history), 'T', history).map(verdictText)
}

function targetsOf(lines: string[], target: string): string[] {
  return lines.filter(line => line.startsWith(target))
}

/** A policy whose own target begins when the ticket is handed over. */
const HANDED = slaPolicy({
  name: 'Handed over',
  targets: { repair: { starts: 'escalated', stops: 'repaired' } },
  severities: { high: { level: 1, firstResponse: business('PT6H'), repair: business('PT2H') } },
})

/** The outcome of the own target. */
function repair(now: string, ...lines: string[]): string {
  const history = {
    policy: HANDED,
    calendar: DESK,
    events: events('mon 23 09:00 reported high', ...lines),
    now: at(now),
  }
  const verdict = verdictsFor(evaluate(history), 'T', history).find(({ target }) => target === 'repair')!
  return `${verdict.outcome} ${verdict.severity} ${verdict.cycle} ${verdict.dueAt} ${verdict.consumed}`
}

describe('a target that begins with an event of the policy’s own', () => {
  it('is pending before the event, as in the report', () => {
    expect(repair('mon 23 12:00')).toBe('pending high 1 null 0')
    expect(repair('mon 23 12:00', 'mon 23 10:00 responded')).toBe('pending high 1 null 0')
    expect(repair('mon 23 12:00', 'mon 23 13:00 escalated')).toBe('pending high 1 null 0')
    expect(repair('mon 23 12:00', 'mon 23 11:00 escalated')).toContain('running high 1')
  })

  it('does not apply to a ticket that was resolved before the event, and is pending again if the ticket is reopened', () => {
    const resolved = 'mon 23 10:00 resolved'
    expect(repair('mon 23 12:00', resolved)).toBe('not-applicable high 1 null 0')
    expect(repair('mon 23 12:00', resolved, 'mon 23 11:00 escalated')).toBe('not-applicable high 1 null 0')
    expect(repair('mon 23 12:00', resolved, 'mon 23 11:00 reopened')).toBe('pending high 1 null 0')
    expect(repair('mon 23 09:30', resolved)).toBe('pending high 1 null 0')
  })
})

describe('verdictsFor', () => {
  it('gives a verdict with all members', () => {
    const history = {
      policy: PLAIN,
      calendar: DESK,
      events: events('mon 23 08:00 reported high', 'mon 23 16:30 responded'),
      now: at('tue 24 09:00'),
    }
    expect(verdictsFor(evaluate(history), 'INC-1', history)).toEqual([
      {
        ticket: 'INC-1',
        target: 'firstResponse',
        cycle: 1,
        severity: 'high',
        outcome: 'breached',
        reportedAt: at('mon 23 08:00'),
        startedAt: at('mon 23 08:00'),
        dueAt: at('mon 23 15:00'),
        stoppedAt: at('mon 23 16:30'),
        countedMs: 7.5 * 3_600_000,
        overMs: 1.5 * 3_600_000,
        consumed: 1.25,
      },
    ])
  })

  it.each([
    ['met', 'mon 23 15:00', 'mon 23 15:00 responded'],
    ['met', 'fri 27 15:00', 'mon 23 10:30 responded'],
    ['breached', 'fri 27 15:00', 'mon 23 15:00:00.001 responded'],
    ['breached', 'mon 23 15:00:00.001', 'mon 23 16:00 responded'],
    ['running', 'mon 23 15:00', 'mon 23 16:00 responded'],
    ['paused', 'mon 23 15:00', 'mon 23 10:00 paused'],
  ])('says %s at %s of: %s', (outcome, now, line) => {
    expect(verdictsOf(PLAIN, now, 'mon 23 09:00 reported high', line)[0]).toContain(`high: ${outcome} `)
  })

  it('says how much of the budget is consumed', () => {
    const running = verdictsOf(PLAIN, 'mon 23 10:30', 'mon 23 09:00 reported high')
    expect(running).toEqual([
      'firstResponse 1 high: running since mon 23 09:00, due mon 23 15:00, stopped -, 1:30 counted (0.25)',
    ])
    const met = verdictsOf(PLAIN, 'fri 27 10:00', 'mon 23 09:00 reported low', 'tue 24 12:00 responded')
    expect(met).toEqual([
      'firstResponse 1 low: met since mon 23 09:00, due tue 24 12:00, stopped tue 24 12:00, 12:00 counted (1)',
    ])
  })

  it('never gives −0', () => {
    const history = {
      policy: PLAIN,
      calendar: DESK,
      // Due on Friday at six, answered on Saturday: late, though no time has counted since.
      events: events('fri 27 12:00 reported high', 'sat 28 10:00 responded'),
      now: at('sun 29 10:00'),
    }
    expect(verdictsFor(evaluate(history), 'T', history)[0]).toMatchObject({
      outcome: 'breached',
      overMs: 0,
      consumed: 1,
    })
  })

  it('judges every cycle, and the targets that the severity lacks', () => {
    const lines = verdictsOf(
      GOLD,
      'tue 24 12:00',
      'mon 23 09:00 reported high',
      'mon 23 10:00 responded',
      'mon 23 12:00 customerReplied',
      'mon 23 14:30 responded',
      'tue 24 11:00 customerReplied',
    )
    expect(lines).toEqual([
      'firstResponse 1 high: met since mon 23 09:00, due mon 23 15:00, stopped mon 23 10:00, 1:00 counted (0.16666666666666666)',
      'nextResponse 1 high: met since mon 23 09:00, due mon 23 11:00, stopped mon 23 10:00, 1:00 counted (0.5)',
      'nextResponse 2 high: breached since mon 23 12:00, due mon 23 14:00, stopped mon 23 14:30, 2:30 counted (1.25), over by 0:30',
      'nextResponse 3 high: running since tue 24 11:00, due tue 24 13:00, stopped -, 1:00 counted (0.5)',
      'update 1 high: not-applicable since -, due -, stopped -, 0:00 counted (0)',
      'resolution 1 high: running since mon 23 09:00, due tue 24 16:00, stopped -, 12:00 counted (0.75)',
    ])
  })

  it('has no verdict on a target that no severity has', () => {
    expect(verdictsOf(PLAIN, 'mon 23 12:00', 'mon 23 09:00 reported low')).toHaveLength(1)
  })

  it('keeps a breach whose target a change of severity replaced', () => {
    // High is due at three and broken; low, as if from the report, is due on Tuesday at noon.
    const lines = verdictsOf(
      GOLD,
      'mon 23 17:30',
      'mon 23 09:00 reported high',
      'mon 23 16:00 severityChanged low',
      'mon 23 17:00 responded',
    )
    expect(targetsOf(lines, 'firstResponse')).toEqual([
      'firstResponse 1 high: breached since mon 23 09:00, due mon 23 15:00, stopped mon 23 16:00, 7:00 counted (1.1666666666666667), over by 1:00',
      'firstResponse 1 low: met since mon 23 09:00, due tue 24 12:00, stopped mon 23 17:00, 8:00 counted (0.6666666666666666)',
    ])
    // Dropped with the change, and broken before.
    expect(targetsOf(lines, 'nextResponse')).toEqual([
      'nextResponse 1 high: breached since mon 23 09:00, due mon 23 11:00, stopped mon 23 16:00, 7:00 counted (3.5), over by 5:00',
    ])
    // Dropped with the change, and not broken.
    expect(targetsOf(lines, 'resolution')).toEqual([
      'resolution 1 low: not-applicable since -, due -, stopped -, 0:00 counted (0)',
    ])
  })

  it('puts a replaced target before its replacement, whichever is due first', () => {
    // Low is broken on Tuesday at noon; high, as if from the report, was due on Monday at three.
    const lines = verdictsOf(GOLD, 'tue 24 15:00', 'mon 23 09:00 reported low', 'tue 24 14:00 severityChanged high')
    expect(targetsOf(lines, 'firstResponse')).toEqual([
      'firstResponse 1 low: breached since mon 23 09:00, due tue 24 12:00, stopped tue 24 14:00, 14:00 counted (1.1666666666666667), over by 2:00',
      'firstResponse 1 high: breached since mon 23 09:00, due mon 23 15:00, stopped -, 15:00 counted (2.5), over by 9:00',
    ])
  })

  it('puts several replaced targets in the order in which they were replaced', () => {
    const policy = slaPolicy({ name: 'Restart', onSeverityChange: 'restart', severities })
    const lines = verdictsOf(
      policy,
      'thu 26 09:00',
      'mon 23 09:00 reported high',
      'mon 23 16:00 severityChanged low',
      'wed 25 11:00 severityChanged high',
    )
    expect(targetsOf(lines, 'firstResponse')).toEqual([
      'firstResponse 1 high: breached since mon 23 09:00, due mon 23 15:00, stopped mon 23 16:00, 7:00 counted (1.1666666666666667), over by 1:00',
      'firstResponse 1 low: breached since mon 23 16:00, due wed 25 10:00, stopped wed 25 11:00, 13:00 counted (1.0833333333333333), over by 1:00',
      'firstResponse 1 high: breached since wed 25 11:00, due wed 25 17:00, stopped -, 7:00 counted (1.1666666666666667), over by 1:00',
    ])
  })

  it('replays a history with many replaced targets once, not once per target', () => {
    const policy = slaPolicy({ name: 'Restart', onSeverityChange: 'restart', severities })
    const start = at('mon 23 09:00')
    const week = 7 * 86_400_000
    let reads = 0
    const eventAt = (ms: number, more: object) => ({
      ...more,
      get at() {
        reads++
        return ms
      },
    })
    const changes = Array.from({ length: 300 }, (_, k) =>
      eventAt(start + (k + 1) * week, { type: 'severityChanged', severity: k % 2 ? 'high' : 'low' }),
    )
    const history = {
      policy,
      calendar: DESK,
      events: [eventAt(start, { type: 'reported', severity: 'high' }), ...changes] as never,
      now: start + 301 * week,
    }
    const report = evaluate(history)
    const readsOfEvaluate = reads
    const verdicts = verdictsFor(report, 'T', history)
    expect(verdicts.filter(({ target }) => target === 'resolution').map(({ startedAt }) => startedAt)).toEqual(
      Array.from({ length: 151 }, (_, k) => start + 2 * k * week),
    )
    expect(reads).toBeLessThanOrEqual(2 * readsOfEvaluate)
  })
  it('puts a replaced target at its cycle', () => {
    const lines = verdictsOf(
      GOLD,
      'mon 23 18:00',
      'mon 23 09:00 reported high',
      'mon 23 10:00 responded',
      'mon 23 12:00 customerReplied',
      'mon 23 15:00 severityChanged low',
    )
    expect(targetsOf(lines, 'nextResponse')).toEqual([
      'nextResponse 1 high: met since mon 23 09:00, due mon 23 11:00, stopped mon 23 10:00, 1:00 counted (0.5)',
      'nextResponse 2 high: breached since mon 23 12:00, due mon 23 14:00, stopped mon 23 15:00, 3:00 counted (1.5), over by 1:00',
    ])
  })

  it('takes the share of working days from their length in this cycle', () => {
    const policy = slaPolicy({
      name: 'Days',
      severities: { high: { level: 1, update: business({ workingDays: 0, due: 'close' }) } },
    })
    const lines = verdictsOf(
      policy,
      'tue 24 12:00',
      'mon 23 13:00 reported high',
      'mon 23 14:00 updated',
      'tue 24 09:00 updated',
    )
    expect(lines).toEqual([
      'update 1 high: met since mon 23 13:00, due mon 23 18:00, stopped mon 23 14:00, 1:00 counted (0.2)',
      'update 2 high: breached since mon 23 14:00, due mon 23 18:00, stopped tue 24 09:00, 4:00 counted (1)',
      'update 3 high: running since tue 24 09:00, due tue 24 18:00, stopped -, 3:00 counted (0.3333333333333333)',
    ])
  })

  it('is pending with nothing consumed while the timer waits', () => {
    const policy = slaPolicy({
      name: 'Calls',
      channels: ['web', 'phone'],
      severities: {
        high: {
          level: 1,
          firstResponse: {
            within: 'PT2H',
            clock: 'always',
            outOfHours: { channel: 'phone', otherwise: 'next-opening' },
          },
        },
      },
    })
    expect(verdictsOf(policy, 'mon 23 08:00', 'mon 23 07:00 reported high web')).toEqual([
      'firstResponse 1 high: pending since -, due -, stopped -, 0:00 counted (0)',
    ])
  })
})
