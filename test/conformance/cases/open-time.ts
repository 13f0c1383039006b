import type { Case, Paragraph, Query } from '../vector.ts'

const hours = { 'mon-fri': '09:00-18:00' }
const rome = { timeZone: 'Europe/Rome', hours }

/** The holidays of some years: a rule is known by its dates. */
function holidayCase(
  name: string,
  holidays: readonly unknown[],
  years: readonly number[],
  calendar: object = rome,
): Case {
  return {
    name,
    spec: { calendar: { ...calendar, holidays } },
    queries: years.map(year => ({ call: 'holidays', year })),
  }
}

const golden = [3, 4, 5].map(day => ({ month: 5, day, substitute: { sun: 'next-working-day' } }))
const christmas = [25, 26].map(day => ({ month: 12, day, substitute: 'next-working-day' }))

const holidays: readonly Case[] = [
  holidayCase(
    'dates, yearly dates, a date of every month',
    ['2026-12-07', '12-25', { day: 31, name: 'Stocktaking' }],
    [2026, 2027],
  ),
  holidayCase('29 February exists in leap years only', ['02-29'], [1900, 2000, 2024, 2026, 2100]),
  holidayCase(
    'the nth weekday of a month, and the last one',
    [
      { month: 5, weekday: 'mon', nth: -1, name: 'Memorial Day' },
      { month: 11, weekday: 'thu', nth: 4, name: 'Thanksgiving' },
      { month: 3, weekday: 'sun', nth: 5 },
      { weekday: 'wed', nth: 2 },
    ],
    [2026, 2027],
  ),
  holidayCase(
    'a weekday on or after a date, and on or before one',
    [
      { weekday: 'sat', onOrAfter: { month: 6, day: 20 }, name: 'Midsummer' },
      { weekday: 'mon', onOrBefore: { month: 5, day: 24 }, name: 'Victoria Day' },
      { weekday: 'fri', onOrAfter: { month: 12, day: 28 }, name: 'Crosses the new year' },
    ],
    [2026, 2027, 2030],
  ),
  holidayCase(
    'days after Easter, of both churches, over the earliest and the latest dates',
    [
      { easter: 0, name: 'Easter' },
      { easter: -2, name: 'Good Friday' },
      { easter: 50, name: 'Whit Monday' },
      { easter: 0, church: 'orthodox', name: 'Orthodox Easter' },
    ],
    [1913, 1943, 2010, 2025, 2026, 2038, 2078, 2100, 2160, 2173],
  ),
  holidayCase(
    'the Hebrew, Persian and Umm al-Qura calendars',
    [
      { calendar: 'hebrew', month: 7, day: 15, name: 'Passover or Sukkot by its month' },
      { calendar: 'persian', month: 1, day: 1, name: 'Nowruz' },
      { calendar: 'islamic-umalqura', month: 10, day: 1, name: 'Eid al-Fitr' },
    ],
    [2000, 2026, 2030],
  ),
  holidayCase(
    'the Chinese calendar, with a leap month by its code',
    [
      { calendar: 'chinese', month: 1, day: 1, name: 'New Year' },
      { calendar: 'chinese', monthCode: 'M06L', day: 1, name: 'In a leap month' },
    ],
    [2025, 2026],
  ),
  holidayCase(
    'years: since, until, only these, except these',
    [
      { month: 10, day: 4, since: 2026 },
      { month: 6, day: 2, until: 2026 },
      { month: 8, day: 1, years: [2025, 2027] },
      { month: 9, day: 1, except: [2026] },
    ],
    [2025, 2026, 2027],
  ),
  holidayCase(
    'observed on Friday or Monday, also in the year before',
    [
      { month: 1, day: 1, observed: { sat: 'fri', sun: 'mon' } },
      { month: 7, day: 4, observed: { sat: 'fri', sun: 'mon' } },
    ],
    [2020, 2021, 2022, 2026, 2027],
  ),
  holidayCase('Christmas and Boxing Day with substitutes', christmas, [2020, 2021, 2022, 2026, 2027]),
  holidayCase('a substitute that jumps over the days of Golden Week', golden, [2024, 2025, 2026]),
  holidayCase('the next working day of a shop that is closed on Wednesdays', golden, [2026], {
    timeZone: 'Asia/Tokyo',
    hours: { 'thu-tue': '10:00-20:00' },
  }),
  holidayCase(
    'the next date that is not a holiday, with hours or without',
    [3, 4, 5].map(day => ({ month: 5, day, substitute: { sun: 'next-non-holiday' } })),
    [2026],
    { timeZone: 'Asia/Tokyo', hours: { 'thu-tue': '10:00-20:00' } },
  ),
  holidayCase('the working day before', [{ month: 12, day: 26, observed: 'previous-working-day' }], [2026, 2027]),
  holidayCase(
    'the nearest Monday',
    [{ month: 10, day: 12, observed: { tue: 'mon', wed: 'mon', thu: 'mon', fri: 'mon', sat: 'mon', sun: 'mon' } }],
    [2024, 2025, 2026, 2027],
  ),
  holidayCase(
    'a holiday on a date that the zone skips',
    ['12-30', { month: 12, day: 29, substitute: 'next-working-day' }],
    [2011, 2012],
    {
      timeZone: 'Pacific/Apia',
      hours: { 'mon-sat': '09:00-17:00' },
    },
  ),
]

const nights = { timeZone: 'Europe/Rome', hours: { 'mon-fri': '22:00-06:00' }, holidays: ['2026-06-02'] }
const aroundJune: Query[] = [
  { call: 'intervals', from: '2026-06-01T12:00+02:00', to: '2026-06-04T12:00+02:00' },
  { call: 'add', at: '2026-06-01T22:00+02:00', budget: 'PT3H' },
  { call: 'subtract', at: '2026-06-03T03:00+02:00', budget: 'PT4H' },
  { call: 'isOpen', at: '2026-06-02T05:00+02:00' },
  { call: 'isOpen', at: '2026-06-02T23:00+02:00' },
  { call: 'isOpen', at: '2026-06-03T05:00+02:00' },
]

function dayCase(name: string, more: object, from: string, to: string, ...queries: Query[]): Case {
  return { name, spec: { calendar: { ...rome, ...more } }, queries: [{ call: 'days', from, to }, ...queries] }
}

const open: readonly Case[] = [
  {
    name: 'a holiday closes the morning of the last night shift, not that of its own',
    spec: { calendar: nights },
    queries: aroundJune,
  },
  {
    name: 'hours of an exception on a holiday',
    spec: { calendar: { ...nights, exceptions: { '2026-06-02': '09:00-13:00' } } },
    queries: aroundJune,
  },
  {
    name: 'a closed exception takes the end of the night shift',
    spec: { calendar: { ...nights, holidays: [], exceptions: { '2026-06-02': 'closed' } } },
    queries: aroundJune,
  },
  {
    name: 'hours of an exception run past midnight into a closed date',
    spec: { calendar: { ...nights, exceptions: { '2026-06-01': '20:00-03:00', '2026-06-03': 'closed' } } },
    queries: aroundJune,
  },
  {
    name: 'a holiday that closes part of a day, and several parts',
    spec: {
      calendar: {
        ...rome,
        holidays: [
          { date: '2026-12-24', closed: '13:00-24:00' },
          { date: '2026-12-31', closed: ['00:00-10:00', '12:00-13:00', '16:00-24:00'] },
        ],
      },
    },
    queries: [
      { call: 'days', from: '2026-12-23', to: '2027-01-01' },
      { call: 'intervals', from: '2026-12-31T00:00+01:00', to: '2027-01-01T00:00+01:00' },
      { call: 'nextClose', at: '2026-12-24T10:00+01:00' },
      { call: 'add', at: '2026-12-24T12:00+01:00', budget: 'PT2H' },
    ],
  },
  {
    name: 'a holiday of 23, 25 and 0 hours',
    spec: {
      calendar: {
        timeZone: 'Europe/Rome',
        hours: { 'mon-sun': '00:00-24:00' },
        holidays: ['2026-03-29', '2026-10-25'],
      },
    },
    queries: [
      { call: 'elapsed', from: '2026-03-28T00:00Z', to: '2026-03-31T00:00Z' },
      { call: 'elapsed', from: '2026-10-24T00:00Z', to: '2026-10-27T00:00Z' },
      { call: 'nextOpen', at: '2026-10-25T12:00Z' },
    ],
  },
  dayCase(
    'one date, a range and a yearly date: the key with the fewest days applies',
    {
      exceptions: {
        '2026-08-10/2026-08-21': 'closed',
        '2026-08-14': '09:00-12:00',
        '08-13': '10:00-11:00',
        '08-01/08-31': '08:00-14:00',
      },
    },
    '2026-08-07',
    '2026-08-25',
  ),
  dayCase(
    'a week’s hours change the shifts, and holidays still close',
    {
      holidays: ['08-15', '2026-07-08'],
      exceptions: { '07-01/08-31': { 'mon-sat': '08:00-14:00' }, '2026-08-17/2026-08-21': 'closed' },
    },
    '2026-06-29',
    '2026-07-13',
    { call: 'days', from: '2026-08-13', to: '2026-09-02' },
    { call: 'add', at: '2026-08-14T13:00+02:00', budget: 'PT4H' },
  ),
  dayCase(
    'a yearly range over the new year, and open ranges',
    {
      exceptions: { '12-24/01-06': 'closed', '2027-03-01/..': '10:00-16:00', '../2025-12-31': '09:00-12:00' },
    },
    '2026-12-22',
    '2027-01-08',
    { call: 'days', from: '2025-12-19', to: '2026-01-08' },
    { call: 'days', from: '2027-02-26', to: '2027-03-02' },
  ),
  dayCase(
    'yearly ranges that begin and end on 29 February',
    {
      exceptions: { '02-20/02-29': '09:00-10:00', '03-01/03-02': '09:00-11:00' },
    },
    '2026-02-26',
    '2026-03-04',
    { call: 'days', from: '2028-02-26', to: '2028-03-04' },
  ),
  dayCase(
    'an exception without a name gives a week in odd and even weeks',
    {
      exceptions: { '2026-07-01/2026-07-31': { odd: { 'mon-wed': '09:00-12:00' }, even: { thu: '09:00-12:00' } } },
    },
    '2026-06-29',
    '2026-08-03',
  ),
  dayCase(
    'a list: the last entry that covers a date applies',
    {
      exceptions: [
        { on: { weekday: 'sat', nth: -1 }, hours: '09:00-13:00' },
        { on: { workingDay: -1 }, hours: '09:00-13:00', name: 'Month-end closing' },
        { from: '12-24', to: '01-06', hours: 'closed', name: 'Company holidays', since: 2026 },
      ],
    },
    '2026-11-26',
    '2026-12-02',
    { call: 'days', from: '2026-12-21', to: '2027-01-08' },
    { call: 'days', from: '2025-12-29', to: '2026-01-02' },
  ),
  dayCase(
    'a list: working days of a month, from its start and in one month only',
    {
      holidays: ['2026-06-01', '2026-06-02'],
      exceptions: [
        { on: { workingDay: 1 }, hours: '09:00-12:00' },
        { on: { workingDay: 23, month: 7 }, hours: 'closed' },
        { on: { workingDay: 5 }, hours: { 'mon-fri': '07:00-10:00' }, except: [2026] },
      ],
    },
    '2026-05-29',
    '2026-06-10',
    { call: 'days', from: '2026-07-29', to: '2026-08-04' },
    { call: 'days', from: '2027-01-01', to: '2027-01-11' },
  ),
  dayCase(
    'a list: ranges by date, open ranges, years of a range',
    {
      exceptions: [
        { from: '2026-05-01', hours: '09:00-17:00' },
        { to: '2026-01-31', hours: '10:00-18:00' },
        { from: '12-24', to: '01-06', hours: 'closed', years: [2026] },
        { on: { easter: 1 }, hours: 'closed' },
      ],
    },
    '2026-01-29',
    '2026-02-03',
    { call: 'days', from: '2026-04-02', to: '2026-05-04' },
    { call: 'days', from: '2026-12-22', to: '2027-01-08' },
    { call: 'days', from: '2027-12-22', to: '2028-01-04' },
  ),
  {
    name: 'open by exception only, on days of a rota',
    spec: {
      calendar: {
        timeZone: 'Asia/Shanghai',
        hours: { 'mon-fri': '09:00-18:00' },
        exceptions: { '2026-02-14': '09:00-18:00', '2026-02-15/2026-02-23': 'closed', '2026-02-28': '09:00-18:00' },
      },
    },
    queries: [
      { call: 'days', from: '2026-02-12', to: '2026-03-01' },
      { call: 'add', at: '2026-02-14T15:00+08:00', budget: 'PT6H' },
      { call: 'subtract', at: '2026-02-24T10:00+08:00', budget: 'PT6H' },
    ],
  },
]

function refusedCase(error: string, more: object): Case {
  return {
    name: `refused: ${JSON.stringify(more)}`,
    spec: { calendar: { timeZone: 'Europe/Rome', hours: {}, ...more } },
    queries: [{ call: 'read', error }],
  }
}

const refused: readonly Case[] = [
  refusedCase('exceptions-cross', {
    exceptions: { '2026-08-01/2026-08-20': 'closed', '2026-08-10/2026-08-31': '09:00-12:00' },
  }),
  refusedCase('exceptions-cross', { exceptions: { '08-01/08-20': 'closed', '08-10/08-31': '09:00-12:00' } }),
  refusedCase('exception-invalid', { exceptions: [{ hours: 'closed' }] }),
  refusedCase('range-reversed', { exceptions: { '2026-08-20/2026-08-01': 'closed' } }),
  refusedCase('date-invalid', { exceptions: { '2026-02-30': 'closed' } }),
  refusedCase('date-invalid', { holidays: ['2026-02-30'] }),
  refusedCase('date-invalid', { holidays: ['02-30'] }),
  refusedCase('holiday-invalid', { holidays: [{ month: 5, weekday: 'mon', nth: 6 }] }),
  refusedCase('holiday-invalid', { holidays: [{ month: 5, day: 1, easter: 0 }] }),
  refusedCase('holiday-invalid', { holidays: [{ name: 'No date' }] }),
  refusedCase('key-unknown', { holidays: [{ month: 5, day: 1, sinse: 2026 }] }),
]

/** §4 */
export const openTimes: Paragraph = {
  paragraph: 4,
  title: 'Open time: holidays and exceptions',
  cases: [...open, ...holidays, ...refused],
}
