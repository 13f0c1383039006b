import { type CalendarSpec, italianHolidays, msaBusiness } from '../../dist/index.js'
import { OFFICE, type Preset, promise } from './preset.ts'

// The library's italianOffice, with its keys in the usual order.
export const ROME: CalendarSpec = {
  name: 'Italian office',
  timeZone: 'Europe/Rome',
  hours: OFFICE,
  holidays: italianHolidays,
}

// A comment at each example names the source of its holidays.
export const contracts: readonly Preset[] = [
  {
    id: 'seed',
    title: 'MSA Business 2023, office hours in Rome',
    note: 'Six working hours from a Friday afternoon: an hour and a half on Friday, the rest on Monday.',
    calendar: ROME,
    policy: msaBusiness,
    severity: 'high',
    channel: 'web',
    at: '2026-11-20T16:30',
    zone: 'Europe/Rome',
  },
  {
    id: 'paused',
    title: 'The same ticket, waiting for a customer',
    note: 'The support team asks the customer on Friday and gets the reply on Monday at ten. The time between does not count.',
    calendar: ROME,
    policy: msaBusiness,
    severity: 'high',
    channel: 'web',
    at: '2026-11-20T16:30',
    zone: 'Europe/Rome',
    pauses: [{ from: '2026-11-20T17:00', until: '2026-11-23T10:00', reason: 'customer' }],
  },
  {
    id: 'two-teams',
    title: 'Your own target, two teams, alerts',
    note: 'The repair starts when somebody acknowledges the ticket. Only the time of the network team counts. Two alerts warn before it is due.',
    calendar: ROME,
    policy: {
      name: 'Network support',
      targets: { repair: { label: 'Repair', starts: 'acknowledged', stops: 'repaired' } },
      severities: {
        outage: {
          level: 1,
          label: 'Outage',
          firstResponse: { within: 'PT1H', clock: 'business' },
          repair: {
            within: 'PT8H',
            clock: 'business',
            heldBy: ['network'],
            alerts: [0.5, { name: 'last hour', before: 'PT1H' }],
          },
        },
      },
    },
    severity: 'outage',
    target: 'repair',
    at: '2026-11-20T10:00',
    zone: 'Europe/Rome',
    events: [
      { at: '2026-11-20T10:30', type: 'acknowledged', to: '' },
      { at: '2026-11-20T10:30', type: 'assigned', to: 'desk' },
      { at: '2026-11-20T12:00', type: 'assigned', to: 'network' },
    ],
  },
  {
    // Act on National Holidays (Japan), with the dates of 2026 and 2027 from the Cabinet Office, syukujitsu.csv. The dates of
    // the equinoxes are published each year in the Official Gazette. A day between two holidays is a holiday too.
    id: 'tokyo',
    title: 'Tokyo: eight hours over holidays',
    note: 'Reported on a Friday afternoon; Monday, 23 November is Labour Thanksgiving Day. Three hours on Friday, five on Tuesday.',
    calendar: {
      name: 'Tokyo office',
      timeZone: 'Asia/Tokyo',
      hours: OFFICE,
      holidays: [
        { name: "New Year's Day", month: 1, day: 1, substitute: { sun: 'next-working-day' } },
        { name: 'Coming of Age Day', month: 1, weekday: 'mon', nth: 2 },
        { name: 'National Foundation Day', month: 2, day: 11, substitute: { sun: 'next-working-day' } },
        { name: "Emperor's Birthday", month: 2, day: 23, since: 2020, substitute: { sun: 'next-working-day' } },
        { name: 'Vernal Equinox Day', date: '2026-03-20' },
        { name: 'Vernal Equinox Day', date: '2027-03-21', substitute: { sun: 'next-working-day' } },
        { name: 'Showa Day', month: 4, day: 29, substitute: { sun: 'next-working-day' } },
        { name: 'Constitution Day', month: 5, day: 3, substitute: { sun: 'next-working-day' } },
        { name: 'Greenery Day', month: 5, day: 4, substitute: { sun: 'next-working-day' } },
        { name: "Children's Day", month: 5, day: 5, substitute: { sun: 'next-working-day' } },
        { name: 'Marine Day', month: 7, weekday: 'mon', nth: 3 },
        { name: 'Mountain Day', month: 8, day: 11, since: 2022, substitute: { sun: 'next-working-day' } },
        { name: 'Respect for the Aged Day', month: 9, weekday: 'mon', nth: 3 },
        { name: "Citizens' Holiday", date: '2026-09-22' },
        { name: 'Autumnal Equinox Day', date: '2026-09-23' },
        { name: 'Autumnal Equinox Day', date: '2027-09-23' },
        { name: 'Sports Day', month: 10, weekday: 'mon', nth: 2 },
        { name: 'Culture Day', month: 11, day: 3, substitute: { sun: 'next-working-day' } },
        { name: 'Labour Thanksgiving Day', month: 11, day: 23, substitute: { sun: 'next-working-day' } },
      ],
    },
    policy: promise('Eight working hours', 'PT8H'),
    severity: 'normal',
    at: '2026-11-20T15:00',
    zone: 'Asia/Tokyo',
  },
  {
    id: 'follow-the-sun',
    title: 'Follow the sun: Milan, Boston, Tokyo',
    note: 'The calendar is open while one of three offices is. On Friday evening Boston closes last, on Monday Tokyo opens first.',
    calendar: {
      union: [
        { name: 'Milan', timeZone: 'Europe/Rome', hours: OFFICE },
        { name: 'Boston', timeZone: 'America/New_York', hours: OFFICE },
        { name: 'Tokyo', timeZone: 'Asia/Tokyo', hours: OFFICE },
      ],
    },
    policy: promise('Follow the sun', 'PT4H'),
    severity: 'normal',
    at: '2026-11-20T23:30',
    zone: 'Europe/Rome',
  },
  {
    // Good Friday and Easter Monday are bank holidays of England and Wales: gov.uk/bank-holidays.
    id: 'easter',
    title: 'Next business day, cut-off, over Easter',
    note: 'Reported after the cut-off on Maundy Thursday: Tuesday is day 0, Wednesday the next business day. On Easter Sunday the clock goes forward.',
    calendar: {
      name: 'London office',
      timeZone: 'Europe/London',
      hours: { 'mon-fri': '09:00-17:30' },
      holidays: [
        { name: 'Good Friday', easter: -2 },
        { name: 'Easter Monday', easter: 1 },
      ],
    },
    policy: {
      name: 'Next business day',
      severities: {
        standard: {
          level: 1,
          resolution: { within: { workingDays: 1, due: 'close', cutoff: '15:00' }, clock: 'business' },
        },
      },
    },
    severity: 'standard',
    target: 'resolution',
    at: '2027-03-25T15:30',
    zone: 'Europe/London',
  },
]
