import type { Case, Paragraph, Query } from '../vector.ts'

const office = (name: string, timeZone: string) => ({ name, timeZone, hours: { 'mon-fri': '09:00-17:00' } })
const milan = { ...office('Milan', 'Europe/Rome'), holidays: [{ date: '2026-03-06', name: 'Feast' }] }
const boston = office('Boston', 'America/New_York')
const tokyo = office('Tokyo', 'Asia/Tokyo')

/** Around the two weeks in which only America has changed its clocks. */
const queries: Query[] = [
  { call: 'intervals', from: '2026-03-05T12:00Z', to: '2026-03-10T12:00Z' },
  { call: 'elapsed', from: '2026-03-02T00:00Z', to: '2026-04-06T00:00Z' },
  { call: 'elapsed', from: '2026-03-10T00:00Z', to: '2026-03-09T00:00Z' },
  { call: 'add', at: '2026-03-06T16:00Z', budget: 'PT8H' },
  { call: 'subtract', at: '2026-03-09T16:00Z', budget: 'PT8H' },
  { call: 'nextOpen', at: '2026-03-07T12:00Z' },
  { call: 'nextClose', at: '2026-03-06T10:00Z' },
  { call: 'previousOpen', at: '2026-03-07T12:00Z' },
  { call: 'previousClose', at: '2026-03-07T12:00Z' },
  { call: 'days', from: '2026-03-05', to: '2026-03-10' },
  { call: 'addWorkingDays', date: '2026-03-06', n: 1 },
  { call: 'explainCalendar', from: '2026-03-05T15:00Z', to: '2026-03-09T15:00Z' },
]

const combinations: { readonly [name: string]: object } = {
  'a union of three offices follows the sun': { union: [milan, boston, tokyo] },
  'the order decides the zone of dates': { union: [tokyo, milan] },
  'an intersection': { intersection: [milan, boston] },
  'a difference': { difference: [milan, boston] },
  'a difference the other way round': { difference: [boston, milan] },
  'a union of one': { union: [boston] },
  'the same calendar twice': { intersection: [milan, milan] },
  'a union without a part of another': { difference: [{ union: [milan, tokyo] }, { intersection: [milan, boston] }] },
  'all time without an office': { difference: [{ always: true }, milan] },
}

const refusedCase = (error: string, calendar: object): Case => ({
  name: `refused: ${JSON.stringify(calendar)}`,
  spec: { calendar },
  queries: [{ call: 'read', error }],
})

/** §12 */
export const combined: Paragraph = {
  paragraph: 12,
  title: 'Combining calendars',
  cases: [
    ...Object.entries(combinations).map(([name, calendar]) => ({ name, spec: { calendar }, queries })),
    { name: 'always open', spec: { calendar: { always: true } }, queries: queries.slice(0, 5) },
    refusedCase('input-invalid', { union: [] }),
    refusedCase('input-invalid', { difference: [{ always: true }] }),
    refusedCase('key-unknown', { union: [{ always: true }], hours: {} }),
  ],
}
