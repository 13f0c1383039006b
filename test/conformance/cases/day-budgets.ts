import type { Case, Paragraph, Query } from '../vector.ts'

const rome = { timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' }, holidays: [{ easter: 1 }] }
const calendars = {
  'an office': rome,
  'a shop with a break and a short Monday': {
    timeZone: 'Europe/Rome',
    hours: { 'mon-fri': ['09:00-13:00', '14:00-18:00'] },
    exceptions: { '2026-03-09': '09:00-13:00' },
  },
  'nights, whose last shift ends on Saturday': { timeZone: 'Europe/Rome', hours: { 'mon-fri': '22:00-06:00' } },
  'a week from Sunday to Thursday': { timeZone: 'Africa/Cairo', hours: { 'sun-thu': '08:00-16:00' } },
}
const STARTS = [
  '2026-03-06T09:30Z',
  '2026-03-06T15:30Z',
  '2026-03-06T19:00Z',
  '2026-03-07T11:00Z',
  '2026-04-03T13:00Z',
  '2026-03-27T09:00Z',
]

const workingDays = [
  { workingDays: 0, due: 'close' },
  { workingDays: 1, due: 'close' },
  { workingDays: 1, due: 'close', cutoff: '15:00' },
  { workingDays: 1, due: 'close', cutoff: '15:00', dayZero: 'report' },
  { workingDays: 1, due: 'close', dayZero: 'report' },
  { workingDays: 1, due: 'same-time' },
  { workingDays: 2, due: 'same-time', dayZero: 'report' },
  { workingDays: 0, due: '16:00' },
  { workingDays: 1, due: '12:00' },
  { workingDays: 1, due: '13:30', dayZero: 'report' },
  { workingDays: 20, due: '20:00' },
]
const calendarDays = [
  { days: 1, due: 'same-time' },
  { days: 5, due: 'same-time', ifClosed: 'next-working-day' },
  { days: 2, due: '16:00', ifClosed: 'next-working-day' },
  { days: 1, due: 'end-of-day', ifClosed: 'previous-working-day' },
  { weeks: 1, due: 'same-time' },
  { weeks: 2, due: 'end-of-day' },
  { months: 1, due: '09:00', ifClosed: 'previous-working-day' },
  { years: 1, due: 'same-time' },
]

const adding = (budgets: readonly object[]): Query[] =>
  STARTS.flatMap(at => budgets.map(budget => ({ call: 'add', at, budget })))
const back: Query[] = STARTS.flatMap(at =>
  [0, 1, 3].map(workingDays => ({ call: 'subtract', at, budget: { workingDays, due: 'same-time' } })),
)

const clock = (name: string, timeZone: string, ...queries: Query[]): Case => ({
  name,
  spec: { calendar: { timeZone, hours: { 'mon-sun': '00:30-03:30' } } },
  queries,
})

/** §8 */
export const dayBudgets: Paragraph = {
  paragraph: 8,
  title: 'Budgets in days',
  cases: [
    ...Object.entries(calendars).flatMap(([name, calendar]) => [
      { name: `working days: ${name}`, spec: { calendar }, queries: [...adding(workingDays), ...back] },
      { name: `calendar days: ${name}`, spec: { calendar }, queries: adding(calendarDays) },
      {
        name: `dates: ${name}`,
        spec: { calendar },
        queries: [
          ...['2026-03-07', '2026-03-08', '2026-03-09', '2026-04-06'].map(date => ({ call: 'isWorkingDay', date })),
          ...[-5, -1, 0, 1, 2, 30].flatMap(n =>
            ['2026-03-06', '2026-03-07'].map(date => ({ call: 'addWorkingDays', date, n })),
          ),
          { call: 'workingDaysBetween', from: '2026-03-06', to: '2026-03-10' },
          { call: 'workingDaysBetween', from: '2026-03-10', to: '2026-03-06' },
          { call: 'workingDaysBetween', from: '2026-01-01', to: '2027-01-01' },
        ],
      },
    ]),
    {
      name: 'months and years end in shorter months',
      spec: { calendar: rome },
      queries: [
        { call: 'add', at: '2026-01-31T09:00Z', budget: { months: 1, due: 'end-of-day' } },
        { call: 'add', at: '2028-01-31T09:00Z', budget: { months: 1, due: 'same-time' } },
        { call: 'add', at: '2028-02-29T09:00Z', budget: { years: 1, due: 'same-time' } },
        { call: 'add', at: '2026-08-31T09:00Z', budget: { months: 6, due: 'same-time' } },
      ],
    },
    clock(
      'a local time that is skipped, and one that is repeated',
      'Europe/Rome',
      { call: 'add', at: '2026-03-28T01:30Z', budget: { workingDays: 1, due: 'same-time' } },
      { call: 'add', at: '2026-03-28T01:30Z', budget: { days: 1, due: 'same-time' } },
      { call: 'add', at: '2026-10-24T00:30Z', budget: { workingDays: 1, due: 'same-time' } },
      { call: 'add', at: '2026-10-25T01:15Z', budget: { workingDays: 0, due: 'same-time' } },
      { call: 'add', at: '2026-10-25T01:15Z', budget: { days: 1, due: '02:15' } },
    ),
    clock(
      'a date that the zone skips',
      'Pacific/Apia',
      { call: 'add', at: '2011-12-29T12:00Z', budget: { days: 1, due: 'same-time' } },
      { call: 'add', at: '2011-12-29T12:00Z', budget: { workingDays: 1, due: 'close' } },
      { call: 'workingDaysBetween', from: '2011-12-28', to: '2012-01-02' },
      { call: 'isWorkingDay', date: '2011-12-30' },
    ),
    {
      name: 'budgets that are refused',
      spec: { calendar: rome },
      queries: [
        ...[
          { days: 1, weeks: 1, due: 'same-time' },
          { days: 0, due: 'same-time' },
          { workingDays: -1, due: 'close' },
          { workingDays: 1.5, due: 'close' },
          { days: 1 },
        ].map(budget => ({ call: 'add', at: '2026-03-06T12:00Z', budget, error: 'budget-invalid' })),
        {
          call: 'subtract',
          at: '2026-03-06T12:00Z',
          budget: { workingDays: 1, due: 'close' },
          error: 'budget-invalid',
        },
        { call: 'isWorkingDay', date: '2026-02-30', error: 'date-invalid' },
      ],
    },
  ],
}
