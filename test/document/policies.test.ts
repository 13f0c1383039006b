import { describe, expect, it } from 'vitest'
import { parseDocument } from '../../src/document/document.ts'
import { slaPolicy } from '../../src/policy/policy.ts'
import { msaBusiness } from '../../src/policy/presets/msa-business.ts'
import { BOSTON, GOLD, MILAN, refused, SILVER } from './notation.ts'

describe('parseDocument, with policies', () => {
  it('names a single policy by its own name', () => {
    const { policies, contracts } = parseDocument({ policy: GOLD, calendar: 'alwaysOpen' })
    expect(policies).toEqual({ 'Gold plan': slaPolicy(GOLD) })
    expect(contracts[0].policyName).toBe('Gold plan')
    expect(contracts[0].policy).toBe(policies['Gold plan'])
  })

  it('reads several policies by name', () => {
    const { policies } = parseDocument({
      calendar: 'alwaysOpen',
      policies: { gold: GOLD, base: 'msaBusiness' },
      contracts: [{ policy: 'gold' }],
    })
    expect(policies).toEqual({ gold: slaPolicy(GOLD), base: msaBusiness })
  })

  it.each<[string, object, string]>([
    [
      'an error in the only policy',
      { policy: { ...GOLD, rank: 0 } },
      'input-invalid policy.rank: 0 is not a whole number from 1 to 1000000.',
    ],
    [
      'a misspelt word',
      { policy: 'msaBuisness' },
      'input-invalid policy: "msaBuisness" is not known. Did you mean msaBusiness?',
    ],
    ['a number', { policy: 5 }, 'input-invalid policy: 5 is not an object.'],
    ['null', { policies: { gold: null } }, 'input-invalid policies.gold: null is not an object.'],
    ['none', { policies: {} }, 'input-invalid policies: An object is not a policy: name at least one.'],
    [
      'an error deep inside one of several policies',
      {
        policies: {
          gold: GOLD,
          bad: { ...SILVER, severities: { high: { level: 1, firstResponse: { within: 'P1D', clock: 'always' } } } },
        },
      },
      'budget-invalid policies.bad.severities.high.firstResponse.within: The open time of days varies.',
    ],
    [
      'a misspelt key',
      { policies: { bad: { ...SILVER, severities: { high: { level: 1, firstRespons: {} } } } } },
      'key-unknown policies.bad.severities.high.firstRespons: This key is not known. Did you mean firstResponse?',
    ],
  ])('refuses %s', (_, document, message) => {
    expect(refused({ calendar: 'alwaysOpen', ...document }).slice(0, message.length)).toBe(message)
  })

  it('checks the calendars that targets name', () => {
    const policy = (calendar: string) => ({
      ...SILVER,
      severities: { high: { level: 1, resolution: { within: 'PT1H', clock: 'business', calendar } } },
    })
    const document = { calendar: 'milan', calendars: { milan: MILAN, boston: BOSTON } }
    expect(parseDocument({ ...document, policy: policy('boston') }).contracts[0].calendarName).toBe('milan')
    expect(parseDocument({ ...document, policy: policy('alwaysOpen') }).contracts[0].calendarName).toBe('milan')
    expect(refused({ ...document, policy: policy('bostn') })).toBe(
      'calendar-unknown policy.severities.high.resolution.calendar: "bostn" is not one of the calendars given. Did you mean boston?',
    )
    expect(refused({ ...document, policies: { a: policy('bostn') } })).toMatch(
      /^calendar-unknown policies\.a\.severities\.high\.resolution\.calendar:/,
    )
  })
})
