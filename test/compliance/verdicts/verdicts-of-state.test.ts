import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../src/clock/evaluate.ts'
import type { TicketEvent } from '../../../src/clock/event.ts'
import { type HistoryInput, readHistory } from '../../../src/clock/history.ts'
import { replay } from '../../../src/clock/replay.ts'
import { verdictsFor } from '../../../src/compliance/verdicts/verdicts.ts'
import { verdictsOfState } from '../../../src/compliance/verdicts/verdicts-of-state.ts'
import { isSlaCalendarError } from '../../../src/errors.ts'
import { slaPolicy } from '../../../src/policy/policy.ts'
import { ownHistory } from '../../arbitraries/own-targets.ts'
import { ownTerms } from '../../arbitraries/own-terms.ts'
import { runs } from '../../arbitraries/runs.ts'
import { at, DESK, events } from '../../clock/notation.ts'
import { verdictText } from '../notation.ts'

const within = 'PT6H'
const POLICY = slaPolicy({
  name: 'P',
  channels: ['phone', 'web'],
  severities: {
    high: {
      level: 1,
      firstResponse: { within, clock: 'business' },
      update: { within: 'PT2H', clock: 'business' },
    },
    low: { level: 2, resolution: { within, clock: 'business' } },
    alerting: { level: 3, firstResponse: { within, clock: 'business', alerts: [0.5] } },
    waiting: {
      level: 4,
      firstResponse: { within, clock: 'always', outOfHours: { channel: 'phone', otherwise: 'next-opening' } },
    },
  },
})

/** Returns the verdicts on a history without its report; undefined if they need it. */
function quick(history: HistoryInput<number>) {
  const read = readHistory(history)
  return verdictsOfState(replay(read), 'T', read.report.at, read.now)
}

function verdictsOf(now: string, ...lines: string[]) {
  const history = { policy: POLICY, calendar: DESK, events: events(...lines) as TicketEvent[], now: at(now) }
  return quick(history as HistoryInput<number>)?.map(verdictText)
}

describe('verdictsOfState', () => {
  it('judges every cycle of every target, and those that other severities have', () => {
    const lines = ['mon 23 09:00 reported high', 'mon 23 12:00 updated', 'mon 23 16:00 resolved']
    expect(verdictsOf('tue 24 09:00', ...lines)).toEqual([
      'firstResponse 1 high: breached since mon 23 09:00, due mon 23 15:00, stopped mon 23 16:00, 7:00 counted (1.1666666666666667), over by 1:00',
      'update 1 high: breached since mon 23 09:00, due mon 23 11:00, stopped mon 23 12:00, 3:00 counted (1.5), over by 1:00',
      'update 2 high: breached since mon 23 12:00, due mon 23 14:00, stopped mon 23 16:00, 4:00 counted (2), over by 2:00',
      'resolution 1 high: not-applicable since -, due -, stopped -, 0:00 counted (0)',
    ])
  })

  it.each([
    [
      'a target that a change of severity has replaced',
      'mon 23 09:00 reported high',
      'mon 23 17:00 severityChanged low',
    ],
    ['an open target with alerts', 'mon 23 09:00 reported alerting'],
    ['a timer that waits for an opening', 'mon 23 20:00 reported waiting web'],
  ])('leaves %s to the report', (_, ...lines) => {
    expect(verdictsOf('mon 23 21:00', ...lines)).toBeUndefined()
  })

  it('leaves a target that is due now to the report, and judges it before and after', () => {
    const verdictsAt = (now: string) => verdictsOf(now, 'mon 23 09:00 reported low')?.at(-1)
    expect(verdictsAt('mon 23 14:59')).toContain('running')
    expect(verdictsAt('mon 23 15:00')).toBeUndefined()
    expect(verdictsAt('mon 23 15:01')).toContain('breached')
  })

  it('gives the verdicts of `verdictsFor`, or none, for any history', () =>
    fc.assert(
      fc.property(fc.oneof(ownHistory(), ownHistory({ onSeverityChange: 'carry' })), scene => {
        const history = ownTerms(scene)
        const slow = judgedOr(() => verdictsFor(evaluate(history), 'T', history))
        const fast = judgedOr(() => quick(history))
        expect(fast ?? slow).toEqual(slow)
      }),
      runs(60),
    ))
})

/** Returns the verdicts; the code of the error if the history is refused. */
function judgedOr<T>(judging: () => T): T | string {
  try {
    return judging()
  } catch (error) {
    if (!isSlaCalendarError(error)) throw error
    return error.code
  }
}
