import { describe, expect, it } from 'vitest'
import { alwaysOpen } from '../../src/calendar/calendars.ts'
import { italianOffice } from '../../src/calendar/presets/italian-office.ts'
import { compiledPolicy, slaPolicy } from '../../src/policy/policy.ts'
import { resolvePolicyAndCalendar } from '../../src/policy/policy-and-calendar.ts'
import { msaBusiness } from '../../src/policy/presets/msa-business.ts'
import { refusal } from '../validation/refusal.ts'

const GOLD = slaPolicy({ name: 'Gold', severities: { high: { level: 1 } } })

describe('resolvePolicyAndCalendar', () => {
  it('returns the built-in contract and Italian office hours if neither key is there', () => {
    expect(resolvePolicyAndCalendar({})).toEqual({
      policy: compiledPolicy(msaBusiness, []),
      calendar: italianOffice,
      calendars: {},
    })
    expect(resolvePolicyAndCalendar({}).calendar).toBe(italianOffice)
  })

  it('returns the given ones', () => {
    const { policy, calendar } = resolvePolicyAndCalendar({ policy: GOLD, calendar: alwaysOpen })
    expect(policy).toBe(compiledPolicy(GOLD, []))
    expect(calendar).toBe(alwaysOpen)
  })

  it.each<[string, object, string]>([
    ['a calendar alone', { calendar: alwaysOpen }, 'policy-required policy: undefined is not a policy.'],
    ['a policy alone', { policy: GOLD }, 'calendar-required calendar: undefined is not a calendar.'],
    ['keys without values', { policy: undefined, calendar: undefined }, 'policy-required policy: undefined is not'],
  ])('refuses %s', (_, input, message) => {
    expect(refusal(() => resolvePolicyAndCalendar(input))).toContain(message)
  })
})
