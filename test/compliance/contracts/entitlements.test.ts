import { describe, expect, it } from 'vitest'
import { Entitlements } from '../../../src/compliance/contracts/entitlements.ts'
import { slaPolicy } from '../../../src/policy/policy.ts'
import { at } from '../../clock/notation.ts'
import { refusal } from '../../validation/refusal.ts'
import { contract as anyContract, PLAIN } from '../notation.ts'

const policy = slaPolicy({
  ...PLAIN,
  entitlements: { premium: { limit: 36, per: 'year' }, standard: { limit: null } },
})
const contract = (own: Parameters<typeof anyContract>[0] = {}) => anyContract({ policy, ...own })

describe('Entitlements', () => {
  const now = at('mon 23 12:00')

  it('counts the tickets of the contract year up to now, which begins on the anniversary', () => {
    const acme = contract({ name: 'Acme', from: Date.parse('2024-03-01T00:00+01:00') })
    const entitlements = new Entitlements(now)
    const reports = [
      '2026-02-28T23:59:59.999+01:00', // the year before
      '2026-03-01T00:00+01:00',
      '2026-11-23T12:00+01:00',
      '2026-11-23T12:00:00.001+01:00', // not yet
    ]
    for (const report of reports) entitlements.ticket(acme, 'premium', Date.parse(report))
    expect(entitlements.result([acme])).toEqual({
      'Acme: premium': { limit: 36, used: 2 },
      'Acme: standard': { limit: null, used: 0 },
    })
  })

  it('counts by calendar year if the contract has no first date', () => {
    const plain = contract()
    const entitlements = new Entitlements(now)
    for (const report of ['2025-12-31T23:59+01:00', '2026-01-01T00:00+01:00'])
      entitlements.ticket(plain, 'standard', Date.parse(report))
    expect(entitlements.result([plain])).toMatchObject({ 'plain: standard': { used: 1 } })
  })

  it('adds up the time that was spent on the tickets of a bank of hours, in the present month of the contract', () => {
    const care = slaPolicy({ ...PLAIN, entitlements: { care: { limit: 'PT40H', per: 'month' } } })
    const acme = anyContract({ policy: care, name: 'Acme', from: Date.parse('2024-01-15T00:00+01:00') })
    const entitlements = new Entitlements(now)
    entitlements.ticket(acme, 'care', Date.parse('2026-11-14T12:00+01:00'), 1000) // the month before
    entitlements.ticket(acme, 'care', Date.parse('2026-11-15T00:00+01:00'), 3_600_000)
    entitlements.ticket(acme, 'care', now, 1_800_000)
    entitlements.ticket(acme, 'care', now, 0)
    expect(entitlements.result([acme])).toEqual({
      'Acme: care': { unit: 'milliseconds', limit: 144_000_000, used: 5_400_000 },
    })
    expect(refusal(() => entitlements.ticket(acme, 'care', now))).toBe(
      'key-missing spentMs: The entitlement care is a bank of hours, and the ticket has no time that was spent. Name the column in tickets.spent.',
    )
  })

  it('is undefined if no ticket names an entitlement', () => {
    expect(new Entitlements(now).result([contract()])).toBeUndefined()
  })

  it('names contracts by their name, by their cells, or by their policy', () => {
    const contracts = [
      contract({ name: 'Acme', when: { customer: ['Acme'] } }),
      contract({ when: { customer: ['Brick', 'Cube'], project: ['Web'] } }),
      contract(),
      contract({ name: 'Silent' }),
    ]
    const entitlements = new Entitlements(now)
    for (const own of contracts.slice(0, 3)) entitlements.ticket(own, 'premium', now)
    expect(Object.keys(entitlements.result(contracts)!)).toEqual([
      'Acme: premium',
      'Acme: standard',
      'customer=Brick|Cube, project=Web: premium',
      'customer=Brick|Cube, project=Web: standard',
      'plain: premium',
      'plain: standard',
    ])
  })

  it('adds up contracts with the same name', () => {
    const [one, other] = [contract({ name: 'Acme', when: { a: ['b'] } }), contract({ name: 'Acme' })]
    const entitlements = new Entitlements(now)
    for (const own of [one, other, other]) entitlements.ticket(own, 'premium', now)
    expect(entitlements.result([one, other])).toMatchObject({ 'Acme: premium': { limit: 36, used: 3 } })
  })

  it('leaves out contracts that are not in force now', () => {
    const over = contract({ name: 'Over', until: now })
    const coming = contract({ name: 'Coming', from: now + 1 })
    const present = contract({ name: 'Present', from: now, until: now + 1 })
    const entitlements = new Entitlements(now)
    for (const own of [over, coming]) entitlements.ticket(own, 'premium', now - 5)
    expect(entitlements.result([over, coming])).toBeUndefined()
    entitlements.ticket(present, 'premium', now)
    expect(Object.keys(entitlements.result([over, coming, present])!)).toEqual([
      'Present: premium',
      'Present: standard',
    ])
  })

  it('refuses an entitlement that the policy lacks', () => {
    const entitlements = new Entitlements(now)
    expect(refusal(() => entitlements.ticket(contract(), 'premum', now))).toBe(
      'entitlement-unknown entitlement: "premum" is not known. Did you mean premium?',
    )
    expect(refusal(() => entitlements.ticket(anyContract(), 'premium', now))).toBe(
      'entitlement-unknown entitlement: "premium" is not known.',
    )
  })
})
