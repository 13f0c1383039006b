import { describe, expect, it } from 'vitest'
import { type HistoryInput, readHistory } from '../../src/clock/history.ts'
import { replay, type TicketState } from '../../src/clock/replay.ts'
import { slaPolicy } from '../../src/policy/policy.ts'
import { at, DESK, events } from './notation.ts'

const GOLD = slaPolicy({
  name: 'Gold',
  severities: {
    high: {
      level: 1,
      firstResponse: { within: 'PT6H', clock: 'business' },
      resolution: { within: 'PT8H', clock: 'business' },
    },
    none: { level: 2 },
  },
})
const historyOf = (...lines: string[]) => {
  const input: HistoryInput = { policy: GOLD, calendar: DESK, events: events(...lines), now: at('mon 23 12:00') }
  return readHistory(input)
}
const REPORTED = 'mon 23 09:00 reported high'

describe('replay', () => {
  it('keeps the phases of the one target that is to be logged', () => {
    const history = historyOf(REPORTED, 'mon 23 10:00 paused')
    const phases = ({ trackers }: TicketState) => trackers.map(({ name, last }) => [name, last?.phases?.length])
    expect(phases(replay(history, ['resolution']))).toEqual([
      ['firstResponse', undefined],
      ['resolution', 2],
    ])
    expect(phases(replay(history))).toEqual([
      ['firstResponse', undefined],
      ['resolution', undefined],
    ])
  })

  it('returns the ignored events in time order', () => {
    const history = historyOf(...['mon 23 11:00 phoned', REPORTED, 'mon 23 10:00 resumed', 'mon 23 10:30 responded'])
    const { ignored, severity } = replay(history)
    expect(ignored).toEqual([history.events[0], history.events[2]])
    expect(severity).toBe('high')
  })

  it('does not list the report among the ignored events, even if it starts no target', () => {
    expect(replay(historyOf('mon 23 09:00 reported none')).ignored).toEqual([])
  })

  it('returns the same state twice, because it keeps nothing', () => {
    const history = historyOf(REPORTED, 'mon 23 10:00 severityChanged none', 'mon 23 11:00 severityChanged high')
    const seen = ({ trackers }: TicketState) => trackers.map(({ cycles }) => cycles.map(({ counted }) => counted))
    expect(seen(replay(history))).toEqual(seen(replay(history)))
  })

  it('knows whether somebody has called', () => {
    const isPhoned = (...lines: string[]) => replay(historyOf(REPORTED, ...lines)).isPhoned
    expect(isPhoned()).toBe(false)
    expect(isPhoned('mon 23 10:00 phoned')).toBe(true)
    expect(isPhoned('mon 23 10:00 resolved', 'mon 23 10:30 phoned')).toBe(false)
  })
})
