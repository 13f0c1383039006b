import { type CalendarSpec, italianHolidays, msaBusiness, type PolicySpec } from '../dist/index.js'
import { jsonText } from './json-text.ts'
import type { Pause, State } from './state.ts'

/** A question to start from. */
export type Preset = {
  readonly id: string
  readonly group: 'Contracts' | 'Clocks' | 'Holidays'
  readonly title: string
  /** What to look at. */
  readonly note: string
  readonly calendar: CalendarSpec
  readonly policy: PolicySpec
  readonly severity: string
  readonly target?: string
  readonly channel?: string
  readonly at: string
  readonly zone: string
  readonly pauses?: readonly Pause[]
}

/** A policy of one severity: `within` of the calendar's hours to a first response. */
function promise(name: string, within: string): PolicySpec {
  return { name, severities: { normal: { level: 1, firstResponse: { within, clock: 'business' } } } }
}

const OFFICE = { 'mon-fri': '09:00-18:00' } as const

// The library's own italianOffice, in the order in which people write it.
const ROME: CalendarSpec = {
  name: 'Italian office',
  timeZone: 'Europe/Rome',
  hours: OFFICE,
  holidays: italianHolidays,
}

// Clock changes: the IANA time zone database, tzdata 2026c. Holidays and worked days: the source beside each.
export const presets: readonly Preset[] = [
  {
    id: 'seed',
    group: 'Contracts',
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
    group: 'Contracts',
    title: 'The same, waiting for the customer',
    note: 'The desk asks back on Friday and has the answer on Monday at ten: the time between does not count.',
    calendar: ROME,
    policy: msaBusiness,
    severity: 'high',
    channel: 'web',
    at: '2026-11-20T16:30',
    zone: 'Europe/Rome',
    pauses: [{ from: '2026-11-20T17:00', until: '2026-11-23T10:00', reason: 'customer' }],
  },
  {
    id: 'follow-the-sun',
    group: 'Contracts',
    title: 'Follow the sun: Milan, Boston, Tokyo',
    note: 'Open while one of three desks is: on Friday evening Boston closes last, on Monday Tokyo opens first.',
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
    group: 'Contracts',
    title: 'Next business day with a cut-off, over Easter',
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
  {
    id: 'night-shift',
    group: 'Clocks',
    title: 'A night shift in spring, an hour short',
    note: 'From 23:00 to 06:00 there are six hours this night. The seventh comes the next evening.',
    calendar: { name: 'Night shift', timeZone: 'Europe/Berlin', hours: { 'mon-sun': '22:00-06:00' } },
    policy: promise('Night desk', 'PT7H'),
    severity: 'normal',
    at: '2026-03-28T23:00',
    zone: 'Europe/Berlin',
  },
  {
    id: 'apia',
    group: 'Clocks',
    title: 'Apia 2011: a Friday that does not exist',
    note: 'Samoa crossed the date line: after Thursday, 29 December came Saturday, 31 December.',
    calendar: { name: 'Apia office', timeZone: 'Pacific/Apia', hours: { 'mon-fri': '09:00-17:00' } },
    policy: promise('Two hours', 'PT2H'),
    severity: 'normal',
    at: '2011-12-29T16:00',
    zone: 'Pacific/Apia',
  },
  {
    id: 'havana',
    group: 'Clocks',
    title: 'Havana 2026: two midnights',
    note: 'On 1 November the clock shows 00:00 to 01:00 twice: four hours from 22:00 end at 01:00.',
    calendar: { name: 'Havana night desk', timeZone: 'America/Havana', hours: { 'mon-sun': '22:00-06:00' } },
    policy: promise('Four hours', 'PT4H'),
    severity: 'normal',
    at: '2026-10-31T22:00',
    zone: 'America/Havana',
  },
  {
    id: 'sao-paulo',
    group: 'Clocks',
    title: 'São Paulo 2018: a day without midnight',
    note: 'Sunday, 4 November 2018 began at 01:00, and so did the hours that open at midnight.',
    calendar: { name: 'Sunday desk', timeZone: 'America/Sao_Paulo', hours: { sun: '00:00-06:00' } },
    policy: promise('Two hours', 'PT2H'),
    severity: 'normal',
    at: '2018-11-03T20:00',
    zone: 'America/Sao_Paulo',
  },
  {
    id: 'lord-howe',
    group: 'Clocks',
    title: 'Lord Howe 2026: half an hour',
    note: 'On 4 October the clock goes from 02:00 to 02:30: the date has 23 hours and a half.',
    calendar: { name: 'Island desk', timeZone: 'Australia/Lord_Howe', hours: { 'mon-sun': '00:00-08:00' } },
    policy: promise('Two hours', 'PT2H'),
    severity: 'normal',
    at: '2026-10-04T01:00',
    zone: 'Australia/Lord_Howe',
  },
  {
    id: 'troll',
    group: 'Clocks',
    title: 'Troll station 2026: two hours at once',
    note: 'In spring the clock goes from 01:00 to 03:00. Four hours around the clock from 23:00 end at 05:00.',
    calendar: { name: 'Troll station', timeZone: 'Antarctica/Troll', hours: { 'mon-sun': '00:00-24:00' } },
    policy: promise('Four hours', 'PT4H'),
    severity: 'normal',
    at: '2026-03-28T23:00',
    zone: 'Antarctica/Troll',
  },
  {
    // Act on National Holidays (Japan), art. 3 (2): a holiday on a Sunday goes to the next day that is none. Dates of
    // 2026: Cabinet Office, syukujitsu.csv.
    id: 'japan',
    group: 'Holidays',
    title: 'Japan 2026: a substitute that jumps',
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
    group: 'Holidays',
    title: 'China 2026: a Saturday that is worked',
    note: 'Saturday, 14 February is worked for the spring festival: an exception opens it, another closes nine days.',
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
    group: 'Holidays',
    title: 'United States 2028: New Year in the year before',
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
]

/** The state of the page that asks a preset's question. */
export function stateOf(preset: Preset): State {
  const { calendar, policy, severity, target = 'firstResponse', channel = '', at, zone, pauses = [] } = preset
  const texts = { calendar: jsonText(calendar), policy: jsonText(policy) }
  return { ...texts, severity, target, channel, at, again: false, zone, pauses }
}
