import type { Paragraph, Query } from '../vector.ts'

const office = { timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' }, holidays: ['2026-03-11'] }
const shop = { timeZone: 'America/New_York', hours: { 'mon-sat': ['09:00-12:30', '13:15-19:00'], sun: '10:00-14:00' } }
const nights = { timeZone: 'Asia/Kolkata', hours: { 'mon-fri': '21:30-05:45' } }

/** Instants inside hours, at an opening, at a closing, in a break, and on a closed day. */
const INSTANTS = [
  '2026-03-06T12:00Z',
  '2026-03-06T08:00Z',
  '2026-03-06T17:00Z',
  '2026-03-07T23:59:59.999Z',
  '2026-03-11T10:00Z',
]
const PAIRS = INSTANTS.flatMap((from, i) =>
  INSTANTS.slice(i).flatMap(to => [
    [from, to],
    [to, from],
  ]),
)

/** §5 */
export const elapsed: Paragraph = {
  paragraph: 5,
  title: 'Elapsed open time',
  cases: Object.entries({ office, shop, nights }).map(([name, calendar]) => ({
    name,
    spec: { calendar },
    queries: PAIRS.map(([from, to]) => ({ call: 'elapsed', from, to })),
  })),
}

const BUDGETS = [
  0,
  1,
  60_000,
  'PT1H',
  'PT1H30M',
  'PT6H',
  'PT9H',
  'PT40H',
  'PT500H',
  { hours: 1, minutes: 30 },
  { hours: 1, milliseconds: 0.5 },
  'PT0.0005S',
  { hours: -2 },
]
const refused = (budget: unknown): Query => ({ call: 'add', at: '2026-03-06T12:00Z', budget, error: 'budget-invalid' })

/** §6 */
export const adding: Paragraph = {
  paragraph: 6,
  title: 'Adding and subtracting open time',
  cases: [
    ...Object.entries({ office, shop, nights }).map(([name, calendar]) => ({
      name,
      spec: { calendar },
      queries: INSTANTS.flatMap(at =>
        BUDGETS.flatMap(budget => [
          { call: 'add', at, budget },
          { call: 'subtract', at, budget },
        ]),
      ),
    })),
    {
      name: 'budgets that are refused',
      spec: { calendar: office },
      queries: ['P1D', 'P30D', 'P1M', 'P1W', {}, '', '6 hours', 'PT', null, { days: 1 }, { workingDays: 1 }].map(
        refused,
      ),
    },
  ],
}

/** Open on one day alone, near an end of the range, so that the reference need not look through 300 years. */
const openOn = (date: string) => ({ timeZone: 'UTC', hours: {}, exceptions: { [date]: '09:00-13:00' } })
const lookUps = (at: string, ...calls: string[]): Query[] => calls.map(call => ({ call, at }))

/** §7 */
export const limits: Paragraph = {
  paragraph: 7,
  title: 'Limits',
  cases: [
    {
      name: 'one day with hours, and none after it',
      spec: { calendar: openOn('2199-05-04') },
      queries: [
        { call: 'add', at: '2199-05-01T00:00Z', budget: 'PT4H' },
        { call: 'add', at: '2199-05-01T00:00Z', budget: 'PT5H' },
        { call: 'add', at: '2199-05-04T13:00Z', budget: 1 },
        { call: 'add', at: '2199-05-05T00:00Z', budget: 'PT1H' },
        { call: 'add', at: '2199-05-05T00:00Z', budget: 0 },
        { call: 'subtract', at: '2199-05-05T00:00Z', budget: 'PT4H' },
        ...['01T00:00', '04T09:00', '04T13:00', '05T00:00'].flatMap(time =>
          lookUps(`2199-05-${time}Z`, 'nextOpen', 'nextClose'),
        ),
      ],
    },
    {
      name: 'one day with hours, and none before it',
      spec: { calendar: openOn('1900-05-04') },
      queries: [
        { call: 'subtract', at: '1900-05-05T00:00Z', budget: 'PT4H' },
        { call: 'subtract', at: '1900-05-05T00:00Z', budget: 'PT5H' },
        { call: 'subtract', at: '1900-05-01T00:00Z', budget: 1 },
        ...['01T00:00', '04T09:00', '04T13:00', '05T00:00'].flatMap(time =>
          lookUps(`1900-05-${time}Z`, 'previousOpen', 'previousClose'),
        ),
      ],
    },
    {
      name: 'always open: the ends of the range are neither openings nor closings',
      spec: { calendar: { always: true } },
      queries: [
        ...lookUps('2026-05-04T12:00Z', 'nextOpen', 'previousClose'),
        ...lookUps('1900-01-01T00:00Z', 'nextOpen', 'previousOpen', 'previousClose'),
        ...lookUps('2199-12-31T23:59:59.999Z', 'nextOpen', 'nextClose', 'previousClose'),
        { call: 'add', at: '2199-12-31T23:59:59Z', budget: 999 },
        { call: 'add', at: '2199-12-31T23:59:59Z', budget: 1000 },
        { call: 'subtract', at: '1900-01-01T00:00:01Z', budget: 1000 },
        { call: 'subtract', at: '1900-01-01T00:00:01Z', budget: 1001 },
      ],
    },
    {
      name: 'holidays that are known for one year',
      spec: {
        calendar: {
          timeZone: 'UTC',
          hours: { 'mon-fri': '09:00-17:00' },
          holidays: ['2026-12-25', { covers: { from: 2026, to: 2026 } }],
        },
      },
      queries: [
        { call: 'add', at: '2026-12-24T16:00Z', budget: 'PT2H' },
        { call: 'add', at: '2026-12-31T16:00Z', budget: 'PT2H', error: 'years-not-covered' },
        { call: 'elapsed', from: '2025-12-31T12:00Z', to: '2026-01-02T12:00Z', error: 'years-not-covered' },
        { call: 'isOpen', at: '2027-06-01T12:00Z', error: 'years-not-covered' },
      ],
    },
  ],
}
