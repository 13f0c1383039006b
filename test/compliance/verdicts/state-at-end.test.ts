import { describe, expect, it } from 'vitest'
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

/** The events of the history as it stood when a run of `update` ended, and which run it was. */
function stood(ended: { severity: string; dueAt: string | null; stoppedAt: string }, ...lines: string[]) {
  const history = { policy, calendar: DESK, events: events(...lines), now: at('fri 27 18:00') }
  const { severity, dueAt, stoppedAt } = ended
  const instants = { dueAt: dueAt === null ? null : at(dueAt), stoppedAt: at(stoppedAt) }
  const found = stateAtEnd(history, { target: 'update', severity, ...instants })
  if (!found) return undefined
  expect(found.history).toMatchObject({ policy, calendar: DESK, now: at(stoppedAt) })
  return [found.cycle, ...found.history.events.map(event => lines[history.events.indexOf(event)])]
}

describe('asItStood', () => {
  const reported = 'mon 23 09:00 reported high'

  it('gives the history before what ended the run', () => {
    const updated = 'mon 23 12:00 updated'
    expect(stood({ severity: 'high', dueAt: 'mon 23 11:00', stoppedAt: 'mon 23 12:00' }, reported, updated)).toEqual([
      1,
      reported,
    ])
    const ended = { severity: 'high', dueAt: 'mon 23 14:00', stoppedAt: 'mon 23 17:00' }
    expect(stood(ended, 'mon 23 17:00 updated', updated, reported)).toEqual([2, reported, updated])
  })

  it('takes the report first among its equals', () => {
    const paused = 'mon 23 09:00 paused'
    const ended = { severity: 'high', dueAt: null, stoppedAt: 'mon 23 12:00' }
    expect(stood(ended, paused, 'mon 23 12:00 updated', reported)).toEqual([1, reported, paused])
  })

  it('tells several changes at one instant apart', () => {
    const [first, second] = ['mon 23 12:00 severityChanged low', 'mon 23 12:00 updated']
    const ended = { severity: 'low', dueAt: 'tue 24 11:00', stoppedAt: 'mon 23 12:00' }
    expect(stood(ended, reported, first, second)).toEqual([1, reported, first])
    const before = { severity: 'high', dueAt: 'mon 23 11:00', stoppedAt: 'mon 23 12:00' }
    expect(stood(before, reported, first, second)).toEqual([1, reported])
  })

  it('is undefined where no such run ended then', () => {
    const updated = 'mon 23 12:00 updated'
    for (const [severity, dueAt, stoppedAt] of [
      ['low', 'mon 23 11:00', 'mon 23 12:00'],
      ['high', 'mon 23 11:01', 'mon 23 12:00'],
      ['high', 'mon 23 11:00', 'mon 23 12:01'],
      ['high', 'mon 23 11:00', 'mon 23 09:00'],
    ])
      expect(stood({ severity, dueAt, stoppedAt }, reported, updated)).toBeUndefined()
  })

  it('is undefined where the run had ended before', () => {
    const lines = [reported, 'mon 23 12:00 resolved', 'mon 23 12:00 responded']
    const before = { severity: 'high', dueAt: 'mon 23 11:00', stoppedAt: 'mon 23 12:00' }
    expect(stood(before, ...lines)).toEqual([1, reported])
    const response = {
      target: 'firstResponse',
      severity: 'high',
      dueAt: at('mon 23 11:00'),
      stoppedAt: at('mon 23 12:00'),
    }
    const history = { policy, calendar: DESK, events: events(...lines), now: at('fri 27 18:00') }
    expect(stateAtEnd(history, response as never)).toBeUndefined()
  })

  it('gives the history as if, for a run that a change of severity has put there afterwards', () => {
    const retroactive = slaPolicy({ ...policy, onSeverityChange: 'retroactive' })
    const lines = [reported, 'mon 23 10:00 updated', 'mon 23 12:00 severityChanged low', 'mon 23 13:00 responded']
    const history = { policy: retroactive, calendar: DESK, events: events(...lines), now: at('fri 27 18:00') }
    const ended = {
      target: 'update',
      severity: 'low',
      dueAt: at('mon 23 17:00'),
      stoppedAt: at('mon 23 10:00'),
    } as const
    const stood = stateAtEnd(history, ended)!
    expect(stood.history).toMatchObject({ events: events('mon 23 09:00 reported low'), now: at('mon 23 10:00') })
    expect(stood.cycle).toBe(1)
  })
})
