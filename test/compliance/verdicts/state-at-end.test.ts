import { describe, expect, it } from 'vitest'
import type { TicketEvent } from '../../../src/clock/event.ts'
import { stateAtEnd } from '../../../src/compliance/verdicts/state-at-end.ts'
import { slaPolicy } from '../../../src/policy/policy.ts'
import { at, DESK, events } from '../../clock/notation.ts'

const within = 'PT2H'
const policy = slaPolicy({
  name: 'P',
  onSeverityChange: 'restart',
  severities: {
    high: { level: 1, update: { within, clock: 'business' } },
    low: { level: 2, update: { within: 'PT8H', clock: 'business' } },
  },
})

type Ended = { severity: string; dueAt: string | null; stoppedAt: string }

/** Returns the state when a cycle of `update` ended, undefined without such a cycle. */
function stateOf({ severity, dueAt, stoppedAt }: Ended, history: readonly TicketEvent[]) {
  const instants = { dueAt: dueAt === null ? null : at(dueAt), stoppedAt: at(stoppedAt) }
  return stateAtEnd(
    { policy, calendar: DESK, events: history, now: at('fri 27 18:00') },
    { target: 'update', severity, ...instants },
  )
}

/** Returns the number of the cycle that ended, and the events of the history at its end. */
function cycleAndEvents(ended: Ended, ...lines: string[]) {
  const all = events(...lines)
  const { history, cycle } = stateOf(ended, all)!
  expect(history).toMatchObject({ policy, calendar: DESK, now: at(ended.stoppedAt) })
  return [cycle, ...history.events.map(event => lines[all.indexOf(event as TicketEvent<never, never>)])]
}

describe('stateAtEnd', () => {
  const reported = 'mon 23 09:00 reported high'

  it('returns the history before the event that ended the cycle', () => {
    const updated = 'mon 23 12:00 updated'
    expect(
      cycleAndEvents({ severity: 'high', dueAt: 'mon 23 11:00', stoppedAt: 'mon 23 12:00' }, reported, updated),
    ).toEqual([1, reported])
    const ended = { severity: 'high', dueAt: 'mon 23 14:00', stoppedAt: 'mon 23 17:00' }
    expect(cycleAndEvents(ended, 'mon 23 17:00 updated', updated, reported)).toEqual([2, reported, updated])
  })

  it('sorts the report before other events of the same instant', () => {
    const paused = 'mon 23 09:00 paused'
    const ended = { severity: 'high', dueAt: null, stoppedAt: 'mon 23 12:00' }
    expect(cycleAndEvents(ended, paused, 'mon 23 12:00 updated', reported)).toEqual([1, reported, paused])
  })

  it('distinguishes several changes at one instant', () => {
    const [first, second] = ['mon 23 12:00 severityChanged low', 'mon 23 12:00 updated']
    const ended = { severity: 'low', dueAt: 'tue 24 11:00', stoppedAt: 'mon 23 12:00' }
    expect(cycleAndEvents(ended, reported, first, second)).toEqual([1, reported, first])
    const before = { severity: 'high', dueAt: 'mon 23 11:00', stoppedAt: 'mon 23 12:00' }
    expect(cycleAndEvents(before, reported, first, second)).toEqual([1, reported])
  })

  it('is undefined if no such cycle ended then', () => {
    const updated = 'mon 23 12:00 updated'
    for (const [severity, dueAt, stoppedAt] of [
      ['low', 'mon 23 11:00', 'mon 23 12:00'],
      ['high', 'mon 23 11:01', 'mon 23 12:00'],
      ['high', 'mon 23 11:00', 'mon 23 12:01'],
      ['high', 'mon 23 11:00', 'mon 23 09:00'],
    ])
      expect(stateOf({ severity, dueAt, stoppedAt }, events(reported, updated))).toBeUndefined()
  })

  it('is undefined if the cycle had ended before', () => {
    const lines = [reported, 'mon 23 12:00 resolved', 'mon 23 12:00 responded']
    const before = { severity: 'high', dueAt: 'mon 23 11:00', stoppedAt: 'mon 23 12:00' }
    expect(cycleAndEvents(before, ...lines)).toEqual([1, reported])
    const response = {
      target: 'firstResponse',
      severity: 'high',
      dueAt: at('mon 23 11:00'),
      stoppedAt: at('mon 23 12:00'),
    }
    const history = { policy, calendar: DESK, events: events(...lines), now: at('fri 27 18:00') }
    expect(stateAtEnd(history, response as never)).toBeUndefined()
  })

  it('returns the history with the new severity for a cycle that a change of severity created in retrospect', () => {
    const retroactive = slaPolicy({ ...policy, onSeverityChange: 'retroactive' })
    const lines = [reported, 'mon 23 10:00 updated', 'mon 23 12:00 severityChanged low', 'mon 23 13:00 responded']
    const history = { policy: retroactive, calendar: DESK, events: events(...lines), now: at('fri 27 18:00') }
    const ended = {
      target: 'update',
      severity: 'low',
      dueAt: at('mon 23 17:00'),
      stoppedAt: at('mon 23 10:00'),
    } as const
    const snapshot = stateAtEnd(history, ended)!
    expect(snapshot.history).toMatchObject({ events: events('mon 23 09:00 reported low'), now: at('mon 23 10:00') })
    expect(snapshot.cycle).toBe(1)
  })
})
