import { describe, expect, it } from 'vitest'
import { explain } from '../../src/explain/explain.ts'
import { timeByHolder } from '../../src/explain/time-by-holder.ts'
import { slaPolicy } from '../../src/policy/policy.ts'
import { at, DESK, explanationOf, lasting } from '../clock/notation.ts'
import { refusal } from '../validation/refusal.ts'

const policy = slaPolicy({
  name: 'Gold',
  severities: { high: { level: 1, resolution: { within: { hours: 4 }, clock: 'business' } } },
})
const LINES = ['mon 23 09:00 reported high', 'mon 23 10:00 assigned desk', 'mon 23 12:00 assigned network']

/** Who counted how much: `desk 2:00, 50%, 1 hand-off`. */
function told(now: string, ...lines: string[]): string[] {
  const explanation = explanationOf({ policy, target: 'resolution' }, now, ...LINES, ...lines)
  return timeByHolder(explanation).map(({ holder, countedMs, share, handOffs, heldAtBreach }) => {
    const breach = heldAtBreach ? ', at breach' : ''
    return `${holder} ${lasting(countedMs)}, ${Math.round(share * 100)}%, ${handOffs} hand-offs${breach}`
  })
}

describe('timeByHolder', () => {
  it('lists who had the ticket while time was counted, up to now', () =>
    expect(told('mon 23 12:30')).toEqual([
      'null 1:00, 29%, 1 hand-offs',
      'desk 2:00, 57%, 1 hand-offs',
      'network 0:30, 14%, 0 hand-offs',
    ]))

  it('counts each hand-off and names the holder at the breach', () =>
    expect(told('mon 23 17:00', 'mon 23 13:00 assigned desk', 'mon 23 14:00 assigned network')).toEqual([
      'null 1:00, 13%, 1 hand-offs',
      'desk 3:00, 38%, 2 hand-offs',
      'network 4:00, 50%, 1 hand-offs, at breach',
    ]))

  it('counts no hand-off where a pause or a night divides the time of one holder', () =>
    expect(told('tue 24 10:00', 'mon 23 13:00 paused', 'mon 23 17:00 resumed')).toEqual([
      'null 1:00, 17%, 1 hand-offs',
      'desk 2:00, 33%, 1 hand-offs',
      'network 3:00, 50%, 0 hand-offs, at breach',
    ]))

  it('leaves out a holder who gets the ticket at this very instant', () =>
    expect(told('mon 23 12:00')).toEqual(['null 1:00, 33%, 1 hand-offs', 'desk 2:00, 67%, 0 hand-offs']))

  it('gives the whole time of a deadline to nobody', () => {
    const input = { policy, calendar: DESK, severity: 'high', target: 'resolution' } as const
    expect(timeByHolder(explain({ ...input, reportedAt: at('mon 23 09:00') }))).toEqual([
      { holder: null, countedMs: 4 * 3_600_000, share: 1, handOffs: 0, heldAtBreach: false },
    ])
  })

  it('has no share of no time', () => {
    const explanation = explanationOf({ policy, target: 'resolution' }, 'mon 23 08:30', 'mon 23 08:00 reported high')
    expect(timeByHolder(explanation)).toEqual([
      { holder: null, countedMs: 0, share: 0, handOffs: 0, heldAtBreach: false },
    ])
  })

  it('refuses anything but an explanation', () =>
    expect(refusal(() => timeByHolder({} as never))).toBe(
      'input-invalid An object is not an explanation. Pass a result of explain.',
    ))
})
