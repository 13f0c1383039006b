import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type EntitledTicket,
  type EntitledTime,
  type EntitlementYear,
  entitlementUse,
} from '../../src/clock/entitlement.ts'
import { type Policy, slaPolicy } from '../../src/policy/policy.ts'
import { msaBusiness } from '../../src/policy/presets/msa-business.ts'
import type { EntitlementSpec } from '../../src/policy/spec.ts'
import { runs } from '../arbitraries/runs.ts'
import { referenceEntitlement } from '../reference/entitlements.ts'
import { refusal } from '../validation/refusal.ts'

const GOLD = slaPolicy({
  name: 'Gold',
  severities: { high: { level: 1 } },
  entitlements: {
    incidents: { limit: 2, per: 'year' },
    questions: { limit: null },
    visits: { limit: 0, per: 'year' },
  },
})
const BARE = slaPolicy({ name: 'Bare', severities: { high: { level: 1 } } })

const YEAR = { contractStart: '2024-03-01', timeZone: 'Europe/Rome', now: '2026-11-22T12:00Z' }
const incident = (reportedAt: EntitledTicket['reportedAt']) => ({ reportedAt, entitlement: 'incidents' })
const used = (tickets: Iterable<EntitledTicket>, year: Partial<EntitlementYear> = {}) =>
  entitlementUse(GOLD, tickets, { ...YEAR, ...year })
const refused = (tickets: unknown, ...[year, policy]: unknown[]) =>
  refusal(() => entitlementUse(policy as Policy, tickets as EntitledTicket[], year as EntitlementYear))
/** The first dates of a contract year and of the next one. */
const yearOf = (contractStart: string, now: EntitlementYear['now'], timeZone = 'Europe/Rome') => {
  const { from, until } = used([], { contractStart, now, timeZone }).incidents
  return `${from} to ${until}`
}

describe('entitlementUse, of months, quarters and banks of hours', () => {
  const policy = (care: EntitlementSpec) =>
    slaPolicy({ name: 'Care', severities: { high: { level: 1 } }, entitlements: { care } })
  const bank = policy({ limit: 'PT40H', per: 'month' })
  const spent = (at: string, spent: EntitledTime['spent']) => ({ at, spent, entitlement: 'care' })

  it('adds up the time that was spent in the present month of the contract', () => {
    const uses = [
      spent('2026-11-14T23:59+01:00', 'PT30H'), // the month before
      spent('2026-11-15T00:00+01:00', { hours: 1.5 }),
      spent('2026-11-22T12:00Z', 1_800_000),
      spent('2026-11-22T12:00:00.001Z', 'PT5H'), // not yet
    ]
    const contract = { contractStart: '2024-01-15', timeZone: 'Europe/Rome', now: '2026-11-22T12:00Z' }
    const hour = 3_600_000
    expect(entitlementUse(bank, uses, contract).care).toEqual({
      unit: 'milliseconds',
      limit: 40 * hour,
      used: 2 * hour,
      left: 38 * hour,
      exceeded: 0,
      from: '2026-11-15',
      until: '2026-12-15',
    })
    expect(entitlementUse(bank, [spent('2026-11-20T12:00Z', 'PT41H')], contract).care).toMatchObject({
      left: 0,
      exceeded: hour,
    })
  })

  it.each([
    ['month', '2024-01-31', '2026-02-27T12:00Z', '2026-01-31 to 2026-02-28'],
    ['month', '2024-01-31', '2026-02-28T12:00Z', '2026-02-28 to 2026-03-31'],
    ['month', '2024-01-31', '2028-02-29T12:00Z', '2028-02-29 to 2028-03-31'],
    ['month', '2026-01-01', '2026-12-31T12:00Z', '2026-12-01 to 2027-01-01'],
    ['quarter', '2025-11-30', '2026-02-27T12:00Z', '2025-11-30 to 2026-02-28'],
    ['quarter', '2025-11-30', '2026-02-28T12:00Z', '2026-02-28 to 2026-05-30'],
    ['quarter', '2026-01-01', '2026-09-30T12:00Z', '2026-07-01 to 2026-10-01'],
    ['quarter', '2026-03-15', '2026-03-15T00:00+01:00', '2026-03-15 to 2026-06-15'],
  ] as const)('has periods of a %s from %s (%s)', (per, contractStart, now, dates) => {
    const contract = { contractStart, timeZone: 'Europe/Rome', now }
    const { from, until } = entitlementUse(policy({ limit: 3, per }), [], contract).care
    expect(`${from} to ${until}`).toBe(dates)
  })

  it('counts what the slow reference counts', () => {
    const zones = fc.constantFrom('Europe/Rome', 'America/New_York', 'Pacific/Apia', 'Asia/Kolkata')
    const day = 86_400_000
    const start = fc.integer({ min: 0, max: 1500 }).map(days => Date.UTC(2023, 0, 1) + days * day)
    const uses = fc.array(fc.tuple(fc.integer({ min: -40, max: 1100 }), fc.integer({ min: 0, max: day })), {
      maxLength: 12,
    })
    const amounts = fc.constantFrom(0, 1, 3, 7_200_000, null)
    fc.assert(
      fc.property(
        fc.tuple(zones, start, fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 0, max: day - 1 })),
        fc.constantFrom([1, 'month'], [3, 'quarter'], [12, 'year'] as const),
        amounts,
        fc.boolean(),
        uses,
        ([timeZone, first, days, time], [months, per], limit, isBank, given) => {
          const contractStart = new Date(first).toISOString().slice(0, 10)
          const now = first + (days + 1) * day + time
          const isTime = isBank && limit !== null
          const cases = given.map(([days, amount]) => ({
            at: first + days * day + amount,
            amount: isTime ? amount : 1,
          }))
          const entries = cases.map(({ at, amount }) =>
            isTime
              ? { at, spent: { milliseconds: amount }, entitlement: 'care' }
              : { reportedAt: at, entitlement: 'care' },
          )
          const count = limit === null ? null : limit % 1_000_000
          const terms = { limit: isTime ? { milliseconds: limit } : count, per } as EntitlementSpec
          const contract = { contractStart, timeZone, now }
          const { unit, ...use } = entitlementUse(policy(terms), entries, contract).care
          expect(unit).toBe(isTime ? 'milliseconds' : undefined)
          expect(use).toEqual(
            referenceEntitlement({ limit: isTime ? limit : count, months: months as 1 | 3 | 12 }, cases, contract),
          )
        },
      ),
      runs(100),
    )
  })

  it.each<[string, unknown, string]>([
    [
      'a ticket of a bank of hours',
      { reportedAt: 0, entitlement: 'care' },
      'input-invalid tickets[0]: "care" is a bank of hours, not a number of tickets. Write such as ' +
        "{ at: '2026-04-02T10:00Z', spent: 'PT1H30M', entitlement: 'care' }.",
    ],
    [
      'time that was spent, of an unknown entitlement',
      { at: 0, spent: 'PT1H', entitlement: 'car' },
      'entitlement-unknown tickets[0].entitlement: "car" is not known. Did you mean care?',
    ],
    [
      'a ticket with the time that was spent',
      { reportedAt: 0, at: 0, spent: 'PT1H', entitlement: 'care' },
      'key-unknown tickets[0].reportedAt: This key is not known. Known: at, spent, entitlement.',
    ],
    [
      'a use of a bank without a time',
      { at: 0, entitlement: 'care' },
      "key-missing tickets[0].spent: This key is required. Give the time, such as 'PT1H30M'.",
    ],
    [
      'a negative time',
      { at: 0, spent: 'PT-1H', entitlement: 'care' },
      'budget-invalid tickets[0].spent: "PT-1H" is not an amount of time. Pass milliseconds, \'PT6H\' or { hours: 6 }.',
    ],
    [
      'a time below zero',
      { at: 0, spent: -1, entitlement: 'care' },
      'budget-invalid tickets[0].spent: -1 is not a time of 0 or more.',
    ],
    [
      'days',
      { at: 0, spent: 'P1D', entitlement: 'care' },
      "budget-invalid tickets[0].spent: Hours are counted here, not days. For 40 hours write 'PT40H' or { hours: 40 }.",
    ],
    [
      'a use without an instant',
      { spent: 0, entitlement: 'care' },
      'instant-invalid tickets[0].at: undefined is not an instant. Pass a Date, epoch milliseconds or text with a zone.',
    ],
  ])('refuses %s', (_, use, message) => {
    expect(refused([use], YEAR, bank)).toBe(message)
  })

  it.each([3, null])('refuses time that was spent of %s tickets', limit => {
    expect(refused([{ at: 0, spent: 'PT1H', entitlement: 'care' }], YEAR, policy({ limit, per: 'year' }))).toBe(
      'input-invalid tickets[0]: "care" counts tickets, not hours. Write such as ' +
        "{ reportedAt: '2026-04-02T10:00Z', entitlement: 'care' }.",
    )
  })
})

describe('entitlementUse', () => {
  it('counts the tickets of each entitlement in the present year of the contract', () => {
    const tickets = [
      incident('2026-03-01T00:00+01:00'),
      incident(new Date('2026-07-01T12:00Z')),
      { reportedAt: Date.parse('2026-07-02T12:00Z'), entitlement: 'questions' },
    ]
    const dates = { from: '2026-03-01', until: '2027-03-01' }
    expect(used(tickets)).toEqual({
      incidents: { limit: 2, used: 2, left: 0, exceeded: 0, ...dates },
      questions: { limit: null, used: 1, left: null, exceeded: 0, ...dates },
      visits: { limit: 0, used: 0, left: 0, exceeded: 0, ...dates },
    })
  })

  it.each([
    [0, { used: 0, left: 2, exceeded: 0 }],
    [1, { used: 1, left: 1, exceeded: 0 }],
    [2, { used: 2, left: 0, exceeded: 0 }],
    [3, { used: 3, left: 0, exceeded: 1 }],
    [5, { used: 5, left: 0, exceeded: 3 }],
  ])('counts the tickets left of two, and those above the limit (%i)', (count, use) => {
    const tickets = Array.from({ length: count }, () => incident('2026-07-01T12:00Z'))
    expect(used(tickets).incidents).toMatchObject(use)
  })

  it('has no left and nothing too many where any number is included', () => {
    const tickets = Array.from({ length: 50 }, () => ({ reportedAt: '2026-07-01T12:00Z', entitlement: 'questions' }))
    expect(used(tickets).questions).toMatchObject({ limit: null, used: 50, left: null, exceeded: 0 })
  })

  it.each([
    ['2026-02-28T23:59:59.999+01:00', 0],
    ['2026-03-01T00:00+01:00', 1],
    ['2026-11-22T12:00Z', 1],
    ['2026-11-22T12:00:00.001Z', 0],
    ['2027-03-01T00:00+01:00', 0],
    ['2025-07-01T12:00Z', 0],
  ])('counts those of the year up to now only (%s)', (reportedAt, count) => {
    expect(used([incident(reportedAt)]).incidents.used).toBe(count)
  })

  it.each([
    ['2024-03-01', '2024-03-01T00:00+01:00', '2024-03-01 to 2025-03-01'],
    ['2024-03-01', '2026-02-28T23:59:59+01:00', '2025-03-01 to 2026-03-01'],
    ['2024-03-01', '2026-03-01T00:00+01:00', '2026-03-01 to 2027-03-01'],
    ['2024-03-01', '2026-12-31T12:00+01:00', '2026-03-01 to 2027-03-01'],
    ['2024-12-31', '2026-01-01T12:00+01:00', '2025-12-31 to 2026-12-31'],
    ['2026-01-01', '2026-01-01T12:00+01:00', '2026-01-01 to 2027-01-01'],
  ])('goes from anniversary to anniversary (%s, %s)', (contractStart, now, year) => {
    expect(yearOf(contractStart, now)).toBe(year)
  })

  it.each([
    ['2024-03-15T12:00Z', '2024-02-29 to 2025-02-28'],
    ['2025-02-27T12:00Z', '2024-02-29 to 2025-02-28'],
    ['2025-02-28T12:00Z', '2025-02-28 to 2026-02-28'],
    ['2028-02-28T12:00Z', '2027-02-28 to 2028-02-29'],
    ['2028-02-29T12:00Z', '2028-02-29 to 2029-02-28'],
  ])('has its anniversary of 29 February on the 28th (%s)', (now, year) => {
    expect(yearOf('2024-02-29', now)).toBe(year)
  })

  it('begins its dates in the zone of the contract', () => {
    const now = '2026-03-01T02:00Z'
    expect(yearOf('2024-03-01', now, 'Europe/Rome')).toBe('2026-03-01 to 2027-03-01')
    expect(yearOf('2024-03-01', now, 'America/New_York')).toBe('2025-03-01 to 2026-03-01')
    const count = (reportedAt: string, timeZone: string) => used([incident(reportedAt)], { timeZone }).incidents.used
    expect(count('2026-03-01T04:59:59Z', 'America/New_York')).toBe(0)
    expect(count('2026-03-01T05:00Z', 'America/New_York')).toBe(1)
  })

  it('takes any iterable of tickets', () => {
    expect(used(new Set([incident(0), incident('2026-07-01T12:00Z')])).incidents.used).toBe(1)
  })

  it('knows the incidents of the seed contract', () => {
    const tickets = [{ reportedAt: '2026-07-01T12:00Z', entitlement: 'premiumIncidents' }]
    const { premiumIncidents, standardIncidents } = entitlementUse(msaBusiness, tickets, YEAR)
    expect(premiumIncidents).toMatchObject({ limit: 36, used: 1, left: 35 })
    expect(standardIncidents).toMatchObject({ limit: null, used: 0, left: null })
  })

  it('is empty where the policy has no entitlements', () => {
    expect(entitlementUse(BARE, [], YEAR)).toEqual({})
  })

  it('changes nothing that is given', () => {
    const tickets = Object.freeze([Object.freeze(incident('2026-07-01T12:00Z'))])
    const year = Object.freeze({ ...YEAR })
    expect(entitlementUse(GOLD, tickets, year)).toEqual(entitlementUse(GOLD, tickets, year))
  })

  describe('refuses', () => {
    it.each<[string, unknown, string]>([
      [
        'a misspelt entitlement',
        [incident(0), { reportedAt: 0, entitlement: 'incident' }],
        'entitlement-unknown tickets[1].entitlement: "incident" is not known. Did you mean incidents?',
      ],
      [
        'no entitlement',
        [{ reportedAt: 0 }],
        'entitlement-unknown tickets[0].entitlement: undefined is not known. Known: incidents, questions, visits.',
      ],
      [
        'an entitlement of every object',
        [{ reportedAt: 0, entitlement: 'constructor' }],
        'entitlement-unknown tickets[0].entitlement: "constructor" is not known. Known: incidents, questions, visits.',
      ],
      [
        'an unknown key of a ticket',
        [{ ...incident(0), severity: 'high' }],
        'key-unknown tickets[0].severity: This key is not known. Known: reportedAt, entitlement.',
      ],
      ['a ticket that is nothing', [incident(0), undefined], 'input-invalid tickets[1]: undefined is not an object.'],
      [
        'a ticket without an instant',
        [{ entitlement: 'visits' }],
        'instant-invalid tickets[0].reportedAt: undefined is not an instant. Pass a Date, epoch milliseconds or text with a zone.',
      ],
      [
        'a ticket at a local time',
        [incident('2026-07-01T12:00')],
        'instant-without-zone tickets[0].reportedAt: "2026-07-01T12:00" is not an instant: it has no zone. Add Z, an offset or a zone: 2026-11-20T16:30+01:00, 2026-11-20T16:30[Europe/Rome].',
      ],
      ['no tickets', undefined, 'input-invalid tickets: undefined is not an iterable of tickets.'],
      [
        'tickets that throw when they are read',
        [
          {
            get reportedAt() {
              throw new Error('no')
            },
            entitlement: 'visits',
          },
        ],
        'input-invalid The value cannot be read.',
      ],
    ])('%s', (_, tickets, message) => {
      expect(refused(tickets, YEAR, GOLD)).toBe(message)
    })

    it.each<[string, unknown, string]>([
      ['no year', undefined, 'input-invalid undefined is not an object.'],
      [
        'an unknown key of the year',
        { ...YEAR, zone: 'UTC' },
        'key-unknown zone: This key is not known. Known: contractStart, timeZone, now.',
      ],
      ['no start', { ...YEAR, contractStart: undefined }, 'input-invalid contractStart: undefined is not a text.'],
      [
        'a start that is not a date',
        { ...YEAR, contractStart: '2026-02-30' },
        'date-invalid contractStart: Invalid date "2026-02-30": February has 28 days.',
      ],
      [
        'an unknown zone',
        { ...YEAR, timeZone: 'Europe/Milan' },
        'time-zone-unknown timeZone: "Europe/Milan" is not an IANA time zone. Did you mean Europe/Rome?',
      ],
      [
        'no now',
        { ...YEAR, now: undefined },
        'instant-invalid now: undefined is not an instant. Pass a Date, epoch milliseconds or text with a zone.',
      ],
      [
        'a now before the contract',
        { ...YEAR, now: '2024-02-29T23:59:59.999+01:00' },
        'input-invalid now: It lies before the contract, which starts on 2024-03-01.',
      ],
    ])('%s', (_, year, message) => {
      expect(refused([], year, GOLD)).toBe(message)
    })

    it.each<[string, unknown, string]>([
      ['no policy', undefined, 'policy-required policy: undefined is not a policy. Pass a policy or its spec.'],
      ['a name of a policy', 'Gold', 'input-invalid policy: "Gold" is not a policy. Pass a policy or its spec.'],
      [
        'an invalid policy',
        { ...GOLD, rank: 0 },
        'input-invalid policy.rank: 0 is not a whole number from 1 to 1000000.',
      ],
    ])('%s', (_, policy, message) => {
      expect(refused([], YEAR, policy)).toBe(message)
    })

    it('any entitlement where the policy has none', () => {
      expect(refused([incident(0)], YEAR, BARE)).toBe(
        'entitlement-unknown tickets[0].entitlement: "incidents" is not known.',
      )
    })
  })
})
