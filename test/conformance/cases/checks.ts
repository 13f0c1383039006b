import type { Case, Paragraph, Query } from '../vector.ts'
import { business, event, rome } from './contracts.ts'

const policy = {
  name: 'Gold',
  severities: {
    high: { level: 1, firstResponse: business('PT4H'), resolution: business('PT12H') },
    low: { level: 2, firstResponse: business('PT8H'), nextResponse: business('PT4H') },
  },
}
const contract = { policy, calendar: rome }
const NOW = '2026-11-26T12:00+01:00'

const tickets = [
  ['T-1', 'fri 09:00 reported high', 'fri 12:00 responded', 'mon 10:00 resolved'],
  ['T-2', 'fri 16:30 reported high', 'mon 12:00 responded', 'tue 12:00 resolved'],
  ['T-3', 'mon 09:00 reported low', 'mon 10:00 responded', 'mon 11:00 customerReplied', 'tue 10:00 responded'],
  ['T-4', 'mon 16:00 reported low', 'tue 09:00 severityChanged high', 'tue 12:00 paused customer'],
  ['T-5', 'tue 17:00 reported high'],
  ['T-6', 'tue 16:00 reported low', 'tue 17:00 resolved'],
  ['T-7', 'mon 09:00 reported high', 'mon 10:00 resolved', 'tue 10:00 reopened'],
].map(([id, ...lines]) => ({ id, events: lines.map(event) }))

/** Tickets around the ends of months, each met, breached or open. */
const months = [
  ['2026-09-30T23:30+02:00', 1],
  ['2026-10-01T00:30+02:00', 3],
  ['2026-10-31T23:59+01:00', 1],
  ['2026-11-01T00:00+01:00', 5],
  ['2026-11-15T12:00+01:00', 1],
  ['2026-11-16T12:00+01:00', 9],
  ['2026-11-17T12:00+01:00', 1],
  ['2026-12-31T23:30Z', 1],
  ['2026-12-31T22:30Z', undefined],
  ['2027-01-01T10:00Z', 1],
  ['2027-01-01T11:00Z', 2],
  ['2027-01-01T12:00Z', 2.5],
].map(([reported, hours], i) => {
  const at = reported as string
  const responded =
    hours === undefined
      ? []
      : [{ at: new Date(Date.parse(at) + Number(hours) * 3_600_000).toISOString(), type: 'responded' }]
  return { id: `M-${i + 1}`, events: [{ at, type: 'reported', severity: 'any' }, ...responded] }
})
const flat = { name: 'Flat', severities: { any: { level: 1, firstResponse: { within: 'PT2H', clock: 'always' } } } }
const credits = [
  { below: 95, percent: 5 },
  { below: 70, percent: 10 },
  { below: 50, percent: 25 },
]
const attainment = (...objectives: object[]): Query[] =>
  objectives.map(objective => ({ call: 'attainment', now: '2027-01-02T12:00Z', target: 'firstResponse', objective }))

const entitlements: readonly Case[] = [
  [
    'a count per quarter',
    { limit: 2, per: 'quarter' },
    '2026-01-31',
    [
      '2026-01-31T09:00+01:00',
      '2026-04-29T23:00+02:00',
      '2026-04-30T00:30+02:00',
      '2026-05-01T12:00+02:00',
      '2026-06-01T12:00+02:00',
      '2026-07-01T12:00+02:00',
    ],
  ],
  [
    'a count per year from a leap day',
    { limit: 3, per: 'year' },
    '2024-02-29',
    ['2026-02-27T12:00+01:00', '2026-02-28T12:00+01:00', '2026-03-01T12:00+01:00'],
  ],
  ['any number per month', { limit: null, per: 'month' }, '2026-01-31', ['2026-04-01T12:00+02:00']],
].map(([name, entitlement, contractStart, instants]) => ({
  name: `an entitlement: ${name}`,
  spec: { entitlement },
  queries: ['2026-04-10T12:00+02:00', '2026-05-31T12:00+02:00'].map(now => ({
    call: 'entitlement',
    ...{ now, contractStart, timeZone: 'Europe/Rome', uses: (instants as string[]).map(at => ({ at })) },
  })),
}))

const bank: Case = {
  name: 'an entitlement: a bank of hours per month',
  spec: { entitlement: { limit: 'PT40H', per: 'month' } },
  queries: ['2026-03-30T12:00+02:00', '2026-04-10T12:00+02:00'].map(now => ({
    call: 'entitlement',
    ...{ now, contractStart: '2026-01-31', timeZone: 'Europe/Rome' },
    uses: [
      { at: '2026-03-10T09:00+01:00', spent: 'PT30H' },
      { at: '2026-03-30T09:00+02:00', spent: 'PT12H30M' },
      { at: '2026-03-31T00:00+02:00', spent: 'PT2H' },
    ],
  })),
}

const late = { ...rome, holidays: [...rome.holidays, { name: 'Announced late', date: '2026-11-23' }] }
const shorter = {
  ...policy,
  severities: {
    ...policy.severities,
    high: { level: 1, firstResponse: business('PT2H'), resolution: business('PT10H') },
  },
}
const versions: readonly (readonly [string, object])[] = [
  ['nothing', contract],
  ['a late holiday', { ...contract, calendar: late }],
  ['longer hours', { ...contract, calendar: { ...rome, hours: { 'mon-fri': '08:00-20:00' } } }],
  ['shorter budgets', { ...contract, policy: shorter }],
]

/** §14 */
export const checks: Paragraph = {
  paragraph: 14,
  title: 'Compliance',
  cases: [
    {
      name: 'verdicts',
      spec: { ...contract, tickets },
      queries: ['2026-11-24T18:00+01:00', NOW].map(now => ({ call: 'verdicts', now })),
    },
    {
      name: 'the attainment of months, quarters and years, with credits and a waived ticket',
      spec: { policy: flat, calendar: rome, tickets: months, waived: ['M-6'] },
      queries: attainment(
        ...['month', 'quarter', 'year', 'all'].map(per => ({ min: 95, per, credits })),
        { min: 90.5, per: 'month', minTickets: 3 },
        { min: 0, per: 'month' },
        { min: 100, per: 'all' },
        { min: 50, per: 'month', credits },
      ),
    },
    ...entitlements,
    bank,
    ...tickets.map(({ id, events }) => ({
      name: `a forecast for ${id}`,
      spec: { ...contract, events },
      queries: ['2026-11-24T17:30+01:00', '2026-11-26T12:00+01:00'].flatMap(now =>
        ['2026-11-27T12:00+01:00', '2026-12-04T12:00+01:00'].map(until => ({ call: 'forecast', now, until })),
      ),
    })),
    ...versions.map(([name, after]) => ({
      name: `a change: ${name}`,
      spec: { before: contract, after, tickets },
      queries: [
        { call: 'diff', now: NOW },
        ...('policy' in after && after.policy === policy ? [{ call: 'affected', now: NOW }] : []),
      ],
    })),
  ],
}
