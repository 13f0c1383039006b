import type { Case, Paragraph, Query } from '../vector.ts'

const zone = { timeZone: 'Europe/Rome' }

const week: Query[] = [
  { call: 'intervals', from: '2026-03-02T00:00+01:00', to: '2026-03-09T12:00+01:00' },
  { call: 'elapsed', from: '2026-03-02T00:00+01:00', to: '2026-03-09T00:00+01:00' },
  { call: 'add', at: '2026-03-06T16:30+01:00', budget: 'PT6H' },
  { call: 'subtract', at: '2026-03-09T10:00+01:00', budget: 'PT6H' },
  { call: 'nextOpen', at: '2026-03-06T20:00+01:00' },
  { call: 'nextClose', at: '2026-03-06T12:00+01:00' },
  { call: 'previousOpen', at: '2026-03-08T12:00+01:00' },
  { call: 'previousClose', at: '2026-03-08T12:00+01:00' },
  { call: 'isOpen', at: '2026-03-06T09:00+01:00' },
  { call: 'isOpen', at: '2026-03-06T18:00+01:00' },
  { call: 'isOpen', at: '2026-03-06T17:59:59.999+01:00' },
]

const weeks: { readonly [name: string]: object } = {
  'Monday to Friday': { 'mon-fri': '09:00-18:00' },
  'a break': { 'mon-fri': ['09:00-13:00', '14:00-18:00'] },
  'intervals that touch, out of order': { 'mon-fri': ['13:00-18:00', '09:00-13:00'] },
  'a range of weekdays across the week end': { 'fri-mon': '10:00-16:00' },
  'a night shift, from Sunday into Monday too': { 'sun-thu': '22:00-06:00' },
  'one night shift a week': { fri: '22:00-06:00' },
  'until midnight, and on from midnight': { fri: '18:00-24:00', sat: '00:00-04:00' },
  'a shift of 23 hours': { fri: '12:00-11:00', sun: '20:00-23:00' },
  'one minute a week': { wed: '12:00-12:01' },
}

const refused: readonly (readonly [string, object])[] = [
  ['hours-invalid', { mon: '9-17' }],
  ['hours-invalid', { mon: '09:00-25:00' }],
  ['hours-invalid', { mon: '09:60-17:00' }],
  ['hours-invalid', { mon: '00:00-23:59' }],
  ['hours-invalid', { mon: '24:00-06:00' }],
  ['hours-empty', { mon: '09:00-09:00' }],
  ['hours-empty', { mon: '12:00-12:00' }],
  ['hours-overlap', { mon: ['09:00-13:00', '12:00-18:00'] }],
  ['hours-overlap', { mon: '22:00-06:00', tue: '05:00-13:00' }],
  ['hours-overlap', { sun: '22:00-06:00', mon: '05:59-13:00' }],
  ['weekday-duplicate', { 'mon-fri': '09:00-17:00', fri: '09:00-13:00' }],
  ['weekday-unknown', { monday: '09:00-17:00' }],
  ['hours-overlap', { odd: { sun: '22:00-06:00' }, even: { mon: '05:00-09:00' } }],
  // Week 53 is followed by week 1: two odd weeks in a row.
  ['hours-overlap', { odd: { sun: '22:00-06:00', mon: '05:00-09:00' }, even: {} }],
  ['hours-overlap', { rotation: ['22:00-06:00', '05:00-09:00'], startsOn: '2026-03-02' }],
]

const shifts = { rotation: ['06:00-14:00', '14:00-22:00', '22:00-06:00', 'closed'], startsOn: '2026-03-01' }
const fourOnFourOff = {
  rotation: [...Array(4).fill('07:00-19:00'), ...Array(4).fill('closed')],
  startsOn: '2026-12-01',
}
const threeWeeks = {
  rotation: [{ 'mon-fri': '08:00-16:00' }, { 'mon-thu': '10:00-20:00' }, {}],
  startsOn: '2026-01-05',
}
const oddAndEven = { odd: { mon: '09:00-18:00', sat: '09:00-12:00' }, even: { mon: '09:00-13:00' } }
const nightsInOddWeeks = { odd: { 'fri-sun': '20:00-04:00' }, even: { mon: '04:00-08:00' } }

const alternating: readonly Case[] = [
  {
    name: 'odd and even ISO weeks, over week 53',
    spec: { calendar: { ...zone, hours: oddAndEven } },
    queries: [
      { call: 'days', from: '2026-12-14', to: '2027-01-18' },
      { call: 'days', from: '2020-12-21', to: '2021-01-11' },
      { call: 'add', at: '2026-12-28T09:00+01:00', budget: 'PT20H' },
      { call: 'subtract', at: '2027-01-11T13:00+01:00', budget: 'PT20H' },
    ],
  },
  {
    name: 'night shifts of odd weeks that end in even ones',
    spec: { calendar: { ...zone, hours: nightsInOddWeeks } },
    queries: [
      { call: 'intervals', from: '2026-12-31T12:00+01:00', to: '2027-01-12T12:00+01:00' },
      { call: 'elapsed', from: '2026-12-01T00:00+01:00', to: '2027-02-01T00:00+01:00' },
    ],
  },
  {
    name: 'four days on, four days off, before the start too',
    spec: { calendar: { ...zone, hours: fourOnFourOff } },
    queries: [
      { call: 'days', from: '2026-11-20', to: '2026-12-12' },
      { call: 'days', from: '2000-01-01', to: '2000-01-09' },
      { call: 'add', at: '2026-12-03T12:00+01:00', budget: 'PT24H' },
      { call: 'subtract', at: '2026-12-03T12:00+01:00', budget: 'PT72H' },
    ],
  },
  {
    name: 'early, late, night and free, over the start of daylight saving time',
    spec: { calendar: { ...zone, hours: shifts } },
    queries: [
      { call: 'intervals', from: '2026-03-24T00:00+01:00', to: '2026-04-02T00:00+02:00' },
      { call: 'add', at: '2026-03-28T12:00+01:00', budget: 'PT20H' },
    ],
  },
  {
    name: 'a rotation of three weeks, one of which is free',
    spec: { calendar: { ...zone, hours: threeWeeks } },
    queries: [
      { call: 'days', from: '2025-12-29', to: '2026-02-01' },
      { call: 'nextOpen', at: '2026-01-16T12:00+01:00' },
      { call: 'add', at: '2026-01-15T19:00+01:00', budget: 'PT9H' },
    ],
  },
]

/** §3 */
export const weeklyHours: Paragraph = {
  paragraph: 3,
  title: 'Weekly hours, odd and even weeks, rotations',
  cases: [
    ...Object.entries(weeks).map(([name, hours]) => ({ name, spec: { calendar: { ...zone, hours } }, queries: week })),
    ...alternating,
    ...refused.map(([error, hours]) => ({
      name: `refused: ${JSON.stringify(hours)}`,
      spec: { calendar: { ...zone, hours } },
      queries: [{ call: 'read', error }],
    })),
    {
      name: 'a calendar without hours is refused',
      spec: { calendar: zone },
      queries: [{ call: 'read', error: 'key-missing' }],
    },
    {
      name: 'a calendar with an unknown key is refused',
      spec: { calendar: { ...zone, hours: {}, holliday: [] } },
      queries: [{ call: 'read', error: 'key-unknown' }],
    },
  ],
}
