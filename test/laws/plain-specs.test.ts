import { describe, expect, it } from 'vitest'
import { Check } from '../../src/compliance/index.ts'
import {
  businessCalendar,
  type CalendarInput,
  type CalendarSpec,
  deadline,
  difference,
  entitlementUse,
  evaluate,
  evaluateMany,
  explain,
  intersection,
  type Policy,
  type PolicySpec,
  slaPolicy,
  union,
} from '../../src/index.ts'
import { toICalendar } from '../../src/integrations/icalendar/index.ts'
import { calendarTable } from '../../src/integrations/sql/index.ts'

const POLICY = {
  name: 'Gold',
  channels: ['web'],
  severities: {
    high: {
      level: 1,
      firstResponse: { within: 'PT2H', clock: 'business' },
      resolution: { within: { workingDays: 1, due: 'close' }, clock: 'business', calendar: 'boston' },
    },
  },
  entitlements: { premium: { limit: 1, per: 'year' } },
} satisfies PolicySpec
const MILAN: CalendarSpec = { name: 'Milan', timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } }
const BOSTON: CalendarSpec = { timeZone: 'America/New_York', hours: { 'mon-fri': '09:00-17:00' } }

const plain = { policy: POLICY, calendar: MILAN, calendars: { boston: BOSTON } }
const checked = {
  policy: slaPolicy(POLICY),
  calendar: businessCalendar(MILAN),
  calendars: { boston: businessCalendar(BOSTON) },
}
type Terms = {
  readonly policy: Policy
  readonly calendar: CalendarInput
  readonly calendars: { readonly boston: CalendarInput }
}

const at = Date.parse('2026-11-20T16:30+01:00')
const now = Date.parse('2026-11-23T16:30+01:00')
const events = [
  { at, type: 'reported', severity: 'high' },
  { at: at + 1, type: 'calendarChanged', calendar: 'boston' },
] as const
const dates = { from: '2026-12-01', to: '2026-12-03', dtstamp: '2026-11-20T09:00:00Z' }

describe('a plain spec', () => {
  it.each<[string, (terms: Terms) => unknown]>([
    ['deadline', terms => deadline({ ...terms, severity: 'high', reportedAt: at, target: 'resolution' })],
    ['explain, of a deadline', terms => explain({ ...terms, severity: 'high', reportedAt: at })],
    ['explain, of a history', terms => explain({ ...terms, events, now })],
    ['evaluate', terms => evaluate({ ...terms, events, now })],
    ['evaluateMany', terms => Array.from(evaluateMany([{ events }, { events, ...terms }], { ...terms, now }))],
    ['union', ({ calendar, calendars }) => union(calendar, calendars.boston).toJSON()],
    ['intersection', ({ calendar, calendars }) => intersection(calendar, calendars.boston).toJSON()],
    ['difference', ({ calendar, calendars }) => difference(calendar, calendars.boston).toJSON()],
    [
      'entitlementUse',
      ({ policy }) =>
        entitlementUse(policy, [{ reportedAt: at, entitlement: 'premium' }], {
          contractStart: '2026-01-01',
          timeZone: 'Europe/Rome',
          now,
        }),
    ],
    [
      'Check',
      ({ policy, calendar, calendars }) => {
        const contract = { when: {}, policyName: 'gold', policy, calendarName: 'milan', calendar, severities: {} }
        const check = new Check({ contracts: [contract], calendars, now })
        return [check.ticket({ id: '1', events }), check.result()]
      },
    ],
    ['toICalendar', ({ calendar }) => toICalendar(calendar, dates)],
    ['calendarTable', ({ calendars }) => Array.from(calendarTable(calendars, { from: at, to: now }))],
  ])('gives what its policy or calendar gives: %s', (_, result) => {
    expect(JSON.stringify(result(plain))).toBe(JSON.stringify(result(checked)))
  })

  it('stays as it was, neither frozen nor marked', () => {
    const policy = structuredClone(POLICY)
    const calendar = structuredClone(MILAN)
    deadline({ policy, calendar, severity: 'high', reportedAt: at })
    expect([policy, calendar]).toEqual([POLICY, MILAN])
    expect([policy, policy.severities, calendar].map(Object.isFrozen)).toEqual([false, false, false])
    expect([policy, calendar].flatMap(Reflect.ownKeys).filter(key => typeof key === 'symbol')).toEqual([])
  })

  it('counts as it is now, not as it was at its first use', () => {
    const policy = structuredClone(POLICY) as { severities: { high: { firstResponse: { within: string } } } }
    const dueAt = () =>
      deadline({ policy: policy as unknown as PolicySpec, calendar: MILAN, severity: 'high', reportedAt: at }).dueAt
    const before = dueAt()
    policy.severities.high.firstResponse.within = 'PT1H'
    expect(before - dueAt()).toBe(Date.parse('2026-11-23T09:30+01:00') - Date.parse('2026-11-20T17:30+01:00'))
  })
})
