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

describe('ContractEvaluator', () => {
  const calendars = { boston: BOSTON, rome: DESK, spare: DESK }
  const naming = new ContractEvaluator(contract({ policy: NAMING, severities: { P1: 'high', low: 'high' } }), calendars)

  it('has the zone of its contract', () => {
    expect(naming.zone.id).toBe('Europe/Rome')
  })

  describe('simpleTerms', () => {
    it('finds the terms by the severity’s name in tickets', () => {
      const terms = new ContractEvaluator(contract({ severities: { P1: 'high', high: 'low' } }), {})
      expect(terms.simpleTerms('P1')).toMatchObject({ severity: 'high', businessHours: DESK })
      expect(terms.simpleTerms('high')).toMatchObject({ severity: 'low' })
      expect(terms.simpleTerms('P1')).toBe(terms.simpleTerms('P1'))
    })

    it('is null if there is none, and for an unknown severity', () => {
      const days = slaPolicy({ name: 'Days', severities: { high: { level: 1, update: { within, clock: 'always' } } } })
      const terms = new ContractEvaluator(contract({ policy: days }), {})
      expect([
        terms.simpleTerms('high'),
        terms.simpleTerms('high'),
        terms.simpleTerms('P1'),
        terms.simpleTerms('toString'),
      ]).toEqual([null, null, null, null])
    })

    it('counts in the calendar that the target names', () => {
      expect(naming.simpleTerms('P1')!.targets[0].simple!.calendar).toBe(BOSTON)
    })
  })

  describe('history', () => {
    const now = 5

    it('has the severities of the policy, and the other events as given', () => {
      const given = events('mon 23 09:00 reported P1', 'mon 23 10:00 responded', 'mon 23 11:00 severityChanged high')
      const history = naming.history(given, now)
      expect(history).toMatchObject({ policy: NAMING, calendar: DESK, now })
      expect(history.events).toEqual([{ ...given[0], severity: 'high' }, given[1], given[2]])
      expect(history.events[2]).toBe(given[2])
    })

    it('passes on only the calendars that are needed', () => {
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

  it('does not find inherited properties as severities', () => {
    const terms = new ContractEvaluator(contract({ policy: PLAIN }), {})
    expect(refusal(() => terms.history(events('mon 23 09:00 reported constructor'), 5))).toMatch(/^severity-unknown/)
  })
})
