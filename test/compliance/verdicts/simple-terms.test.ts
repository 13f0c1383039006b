import { describe, expect, it } from 'vitest'
import { alwaysOpen } from '../../../src/calendar/calendars.ts'
import { lackingTargets, simpleTerms, startsAtOnce } from '../../../src/compliance/verdicts/simple-terms.ts'
import { compiledPolicy, slaPolicy } from '../../../src/policy/policy.ts'
import type { PolicySpec, SeveritySpec } from '../../../src/policy/spec.ts'
import { BOSTON, DESK } from '../../clock/notation.ts'

const HOUR = 3_600_000
const within = 'PT6H'

/** The simple terms of a severity in a policy whose other severity has a resolution. */
function termsOf(high: Omit<SeveritySpec, 'level'>, targets: PolicySpec['targets'] = {}) {
  const low = { level: 2, resolution: { within: 'PT16H', clock: 'business' } } as const
  const policy = { name: 'P', channels: ['web', 'phone'], severities: { high: { level: 1, ...high }, low }, targets }
  return simpleTerms('high', compiledPolicy(slaPolicy(policy as PolicySpec), []), DESK, { boston: BOSTON })
}

describe('simpleTerms', () => {
  it('have the targets in hours of a severity, and the names of all others', () => {
    const terms = termsOf({ firstResponse: { within, clock: 'business' } })!
    const target = expect.objectContaining({ spec: { within, clock: 'business' }, ms: 6 * HOUR })
    const stops = { stopsWhenAnswered: true, stopsWhenAssigned: false }
    const simple = { ms: 6 * HOUR, calendar: DESK, target, ...stops, hasLateAlerts: false }
    expect(terms).toEqual({
      severity: 'high',
      channels: ['web', 'phone'],
      businessHours: DESK,
      targets: [
        { name: 'firstResponse', simple },
        { name: 'resolution', simple: undefined },
      ],
      firstResponse: simple,
    })
    expect(lackingTargets(terms)).toEqual(['resolution'])
  })

  it('count around the clock, or in the hours that a target names', () => {
    const calendarOf = (firstResponse: SeveritySpec['firstResponse']) =>
      termsOf({ firstResponse })!.firstResponse!.calendar
    expect(calendarOf({ within, clock: 'always' })).toBe(alwaysOpen)
    expect(calendarOf({ within, clock: 'business', calendar: 'boston' })).toBe(BOSTON)
  })

  it('have a first response of their own only if it is the only target, as it is built in', () => {
    const firstResponse = { within, clock: 'always' } as const
    const defined = { starts: 'reported', stops: ['responded', 'assigned'] } as const
    expect(termsOf({ firstResponse, resolution: firstResponse })!.firstResponse).toBeUndefined()
    expect(termsOf({ firstResponse }, { firstResponse: defined })!).toMatchObject({
      targets: [{ simple: { stopsWhenAssigned: true } }, {}],
      firstResponse: undefined,
    })
  })

  it.each<[string, Omit<SeveritySpec, 'level'>]>([
    ['a target that other events start again', { update: { within, clock: 'always' } }],
    ['a budget in working days', { firstResponse: { within: { workingDays: 1, due: 'close' }, clock: 'business' } }],
    ['holders whose time counts alone', { resolution: { within, clock: 'business', heldBy: ['desk'] } }],
  ])('are null for %s', (_, high) => {
    expect(termsOf(high)).toBeNull()
  })

  it('are null for a target that an assignment starts', () => {
    const triage = { within, clock: 'business' } as const
    expect(termsOf({ triage }, { triage: { starts: ['reported', 'assigned'], stops: 'responded' } })).toBeNull()
    expect(termsOf({ triage }, { triage: { starts: 'phoned', stops: 'responded' } })).toBeNull()
    expect(termsOf({ triage }, { triage: { starts: 'reported', stops: 'assigned' } })).not.toBeNull()
  })
})

describe('startsAtOnce', () => {
  const startsFor = (otherwise: 'advise' | 'next-opening', channel: string | undefined) => {
    const outOfHours = { channel: 'phone', otherwise }
    const terms = termsOf({ firstResponse: { within, clock: 'always', outOfHours } })!
    return startsAtOnce(terms.firstResponse!, terms, channel)
  }

  it('is false for a channel that may wait for the next opening, or is unknown', () => {
    expect([undefined, 'phone', 'web', 'fax'].map(channel => startsFor('next-opening', channel))).toEqual([
      true,
      true,
      false,
      false,
    ])
    expect(startsFor('advise', 'web')).toBe(true)
  })
})
