import { ROME } from './contracts.ts'
import { OFFICE, type Preset, promise } from './preset.ts'

// A comment at each example names the source of its holidays.
export const holidays: readonly Preset[] = [
  {
    // Act on National Holidays (Japan), art. 3 (2): a holiday on a Sunday moves to the next day that is not a holiday. Dates of
    // 2026: Cabinet Office, syukujitsu.csv.
    id: 'japan',
    title: 'Japan 2026: a substitute holiday',
    note: 'Constitution Day is a Sunday. Monday and Tuesday are holidays already, so Wednesday, 6 May is one too.',
    calendar: {
      name: 'Tokyo office',
      timeZone: 'Asia/Tokyo',
      hours: OFFICE,
      holidays: [
        { name: 'Constitution Day', month: 5, day: 3, substitute: { sun: 'next-working-day' } },
        { name: 'Greenery Day', month: 5, day: 4, substitute: { sun: 'next-working-day' } },
        { name: "Children's Day", month: 5, day: 5, substitute: { sun: 'next-working-day' } },
      ],
    },
    policy: promise('Four hours', 'PT4H'),
    severity: 'normal',
    at: '2026-05-01T17:00',
    zone: 'Asia/Tokyo',
  },
  {
    // General Office of the State Council (China), notice of 4 November 2025 on the holidays of 2026.
    id: 'china',
    title: 'China 2026: a Saturday that is worked',
    note: 'Saturday, 14 February is a working day before the spring festival. An exception opens it, and another one closes nine days.',
    calendar: {
      name: 'Shanghai office',
      timeZone: 'Asia/Shanghai',
      hours: OFFICE,
      exceptions: {
        '2026-02-14': { name: 'Worked Saturday', hours: '09:00-18:00' },
        '2026-02-15/2026-02-23': { name: 'Spring festival', hours: 'closed' },
        '2026-02-28': { name: 'Worked Saturday', hours: '09:00-18:00' },
      },
    },
    policy: promise('Twelve hours', 'PT12H'),
    severity: 'normal',
    at: '2026-02-13T17:00',
    zone: 'Asia/Shanghai',
  },
  {
    // 5 U.S.C. 6103 (b): a holiday on a Saturday is observed on the Friday before.
    id: 'new-year',
    title: 'US 2028: New Year observed in 2027',
    note: '1 January 2028 is a Saturday: it is observed on Friday, 31 December 2027.',
    calendar: {
      name: 'New York office',
      timeZone: 'America/New_York',
      hours: { 'mon-fri': '09:00-17:00' },
      holidays: [{ name: "New Year's Day", month: 1, day: 1, observed: { sat: 'fri', sun: 'mon' } }],
    },
    policy: promise('Four hours', 'PT4H'),
    severity: 'normal',
    at: '2027-12-30T16:00',
    zone: 'America/New_York',
  },
  {
    // Bank holidays of England and Wales: gov.uk/bank-holidays.
    id: 'jubilee',
    title: 'England 2022: a moved bank holiday',
    note: 'For the Platinum Jubilee the spring bank holiday moved from Monday to Thursday, 2 June, and Friday was an extra one. The funeral in September was announced nine days before.',
    calendar: {
      name: 'London office',
      timeZone: 'Europe/London',
      hours: { 'mon-fri': '09:00-17:30' },
      holidays: [
        { name: 'Spring bank holiday', month: 5, weekday: 'mon', nth: -1, until: 2021 },
        { name: 'Spring bank holiday', date: '2022-06-02' },
        { name: 'Platinum Jubilee bank holiday', date: '2022-06-03' },
        { name: 'State Funeral of Queen Elizabeth II', date: '2022-09-19' },
        { name: 'Spring bank holiday', month: 5, weekday: 'mon', nth: -1, since: 2023 },
      ],
    },
    policy: promise('Four hours', 'PT4H'),
    severity: 'normal',
    at: '2022-06-01T16:30',
    zone: 'Europe/London',
  },
  {
    // Law 151/2025, Gazzetta Ufficiale 236/2025, in force from 1 January 2026.
    id: 'italy',
    title: 'Italy 2027: San Francesco, new in 2026',
    note: 'In 2026 it was a Sunday. Monday, 4 October 2027 is the first one that closes an office.',
    calendar: ROME,
    policy: promise('Four hours', 'PT4H'),
    severity: 'normal',
    at: '2027-10-01T17:00',
    zone: 'Europe/Rome',
  },
  {
    // Public holidays of Cyprus in 2022: secqoia.com/the-company/official-holidays-2021.
    id: 'orthodox-easter',
    title: 'Cyprus 2022: Easter a week later',
    note: 'Good Friday of the Orthodox Church is on 22 April and Easter Monday on 25 April. Monday, 18 April, a holiday in Rome, is a working day.',
    calendar: {
      name: 'Nicosia office',
      timeZone: 'Asia/Nicosia',
      hours: { 'mon-fri': '09:00-17:00' },
      holidays: [
        { name: 'Good Friday', easter: -2, church: 'orthodox' },
        { name: 'Easter Monday', easter: 1, church: 'orthodox' },
      ],
    },
    policy: promise('Four hours', 'PT4H'),
    severity: 'normal',
    at: '2022-04-21T16:00',
    zone: 'Asia/Nicosia',
  },
  {
    // The ministry's announcement for 2024, from 29 Ramadan 1445 (8 April): gulfnews.com, work resumes on 14 April.
    id: 'umm-al-qura',
    title: 'Saudi Arabia 2024: Eid by Umm al-Qura',
    note: 'The last two days of Ramadan and the first two of Shawwal are holidays. With the weekend, Friday and Saturday, six days are closed. Future dates are forecasts, because they depend on the sighting of the moon.',
    calendar: {
      name: 'Riyadh office',
      timeZone: 'Asia/Riyadh',
      hours: { 'sun-thu': '08:00-16:00' },
      holidays: [
        { name: 'End of Ramadan', calendar: 'islamic-umalqura', month: 9, day: 29 },
        { name: 'End of Ramadan', calendar: 'islamic-umalqura', month: 9, day: 30 },
        { name: 'Eid al-Fitr', calendar: 'islamic-umalqura', month: 10, day: 1 },
        { name: 'Eid al-Fitr', calendar: 'islamic-umalqura', month: 10, day: 2 },
      ],
    },
    policy: promise('Four hours', 'PT4H'),
    severity: 'normal',
    at: '2024-04-07T15:00',
    zone: 'Asia/Riyadh',
  },
  {
    // The part-day public holidays of South Australia, 7 pm to midnight, since 2012: SafeWork SA.
    id: 'part-day',
    title: 'Adelaide 2018: Christmas Eve until seven',
    note: 'The evening of 24 December is a holiday from 19:00. One hour counts on Monday, the other three on Thursday.',
    calendar: {
      name: 'Adelaide late desk',
      timeZone: 'Australia/Adelaide',
      hours: { 'mon-fri': '12:00-22:00' },
      holidays: [
        { name: 'Christmas Eve', month: 12, day: 24, closed: '19:00-24:00', since: 2012, until: 2023 },
        { name: 'Christmas Day', month: 12, day: 25 },
        { name: 'Proclamation Day', month: 12, day: 26 },
      ],
    },
    policy: promise('Four hours', 'PT4H'),
    severity: 'normal',
    at: '2018-12-24T18:00',
    zone: 'Australia/Adelaide',
  },
  {
    id: 'leap-day',
    title: 'A rule for 29 February',
    note: 'The office is closed on every leap day, in 2028 a Tuesday. In other years the rule closes neither 28 February nor 1 March.',
    calendar: {
      name: 'Leap desk',
      timeZone: 'Europe/Berlin',
      hours: OFFICE,
      holidays: [{ name: 'Leap day', month: 2, day: 29 }],
    },
    policy: promise('Four hours', 'PT4H'),
    severity: 'normal',
    at: '2028-02-28T17:00',
    zone: 'Europe/Berlin',
  },
]
