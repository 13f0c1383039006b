import { describe, expect, it } from 'vitest'
import { ContractEvaluator } from '../../../src/compliance/contracts/contract-evaluator.ts'
import { slaPolicy } from '../../../src/policy/policy.ts'
import { BOSTON, DESK, events } from '../../clock/notation.ts'
import { refusal } from '../../validation/refusal.ts'
import { contract, PLAIN } from '../notation.ts'

const within = 'PT2H'
const NAMING = slaPolicy({
  name: 'Naming',
  severities: {
    high: { level: 1, firstResponse: { within, clock: 'business', calendar: 'boston' } },
    low: { level: 2, update: { within, clock: 'business', calendar: 'rome' } },
  },
})

describe('Terms', () => {
  const calendars = { boston: BOSTON, rome: DESK, spare: DESK }
  const naming = new ContractEvaluator(contract({ policy: NAMING, severities: { P1: 'high', low: 'high' } }), calendars)

  it('knows the zone of its contract', () => {
    expect(naming.zone.id).toBe('Europe/Rome')
  })

  describe('plain', () => {
    it('gives the promise of a severity by the name that tickets give', () => {
      const terms = new ContractEvaluator(contract({ severities: { P1: 'high', high: 'low' } }), {})
      expect(terms.simpleTarget('P1')).toMatchObject({ severity: 'high', clock: DESK })
      expect(terms.simpleTarget('high')).toMatchObject({ severity: 'low' })
      expect(terms.simpleTarget('P1')).toBe(terms.simpleTarget('P1'))
    })

    it('is null where it is not plain, and where nobody knows the severity', () => {
      const days = slaPolicy({ name: 'Days', severities: { high: { level: 1 } } })
      const terms = new ContractEvaluator(contract({ policy: days }), {})
      expect([
        terms.simpleTarget('high'),
        terms.simpleTarget('high'),
        terms.simpleTarget('P1'),
        terms.simpleTarget('toString'),
      ]).toEqual([null, null, null, null])
    })

    it('counts by the calendar that the target names', () => {
      expect(naming.simpleTarget('P1')!.clock).toBe(BOSTON)
    })
  })

  describe('history', () => {
    const now = 5

    it('has the severities in the policy’s words, and all else as it was given', () => {
      const given = events('mon 23 09:00 reported P1', 'mon 23 10:00 responded', 'mon 23 11:00 severityChanged high')
      const history = naming.history(given, now)
      expect(history).toMatchObject({ policy: NAMING, calendar: DESK, now })
      expect(history.events).toEqual([{ ...given[0], severity: 'high' }, given[1], given[2]])
      expect(history.events[2]).toBe(given[2])
    })

    it('hands on only the calendars that are needed', () => {
      const plain = events('mon 23 09:00 reported P1')
      expect(Object.keys(naming.history(plain, now).calendars!)).toEqual(['boston', 'rome'])
      const changed = [...plain, ...events('mon 23 10:00 calendarChanged spare')]
      expect(Object.keys(naming.history(changed, now).calendars!)).toEqual(['boston', 'rome', 'spare'])
      const unknown = [...changed, ...events('mon 23 10:00 calendarChanged bostom')]
      expect(naming.history(unknown, now).calendars).toBe(calendars)
    })

    it('refuses a severity that neither the contract nor the policy knows', () => {
      const given = events('mon 23 10:00 responded', 'mon 23 09:00 reported hihg')
      expect(refusal(() => naming.history(given, now))).toBe(
        'severity-unknown events[1].severity: "hihg" is not known. Did you mean high?',
      )
      expect(refusal(() => naming.history(events('mon 23 09:00 reported xxxxxxx'), now))).toContain(
        'Known: P1, low, high, low.',
      )
    })
  })

  it('takes an own name of the contract for granted, not what every object has', () => {
    const terms = new ContractEvaluator(contract({ policy: PLAIN }), {})
    expect(refusal(() => terms.history(events('mon 23 09:00 reported constructor'), 5))).toMatch(/^severity-unknown/)
  })
})
