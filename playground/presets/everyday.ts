import { type HolidayRule, italianHolidays, msaBusiness, type PolicySpec } from '../../dist/index.js'
import { ROME } from './contracts.ts'
import { AROUND_THE_CLOCK, type Preset, promise } from './preset.ts'

/** The days to which United States federal holidays on a weekend move for most offices: 5 U.S.C. 6103(b). */
const WEEKEND = { observed: { sat: 'fri', sun: 'mon' } } as const

/** The legal public holidays of the United States: 5 U.S.C. 6103(a). */
const FEDERAL: readonly HolidayRule[] = [
  { name: "New Year's Day", month: 1, day: 1, ...WEEKEND },
  { name: 'Birthday of Martin Luther King, Jr.', month: 1, weekday: 'mon', nth: 3 },
  { name: "Washington's Birthday", month: 2, weekday: 'mon', nth: 3 },
  { name: 'Memorial Day', month: 5, weekday: 'mon', nth: -1 },
  { name: 'Juneteenth', month: 6, day: 19, since: 2021, ...WEEKEND },
  { name: 'Independence Day', month: 7, day: 4, ...WEEKEND },
  { name: 'Labor Day', month: 9, weekday: 'mon', nth: 1 },
  { name: 'Columbus Day', month: 10, weekday: 'mon', nth: 2 },
  { name: 'Veterans Day', month: 11, day: 11, ...WEEKEND },
  { name: 'Thanksgiving Day', month: 11, weekday: 'thu', nth: 4 },
  { name: 'Christmas Day', month: 12, day: 25, ...WEEKEND },
]

/** The public holidays of Munich: Bavarian law on Sundays and holidays (FTG), article 1. */
const BAVARIA: readonly HolidayRule[] = [
  { name: 'Neujahr', month: 1, day: 1 },
  { name: 'Heilige Drei Könige', month: 1, day: 6 },
  { name: 'Karfreitag', easter: -2 },
  { name: 'Ostermontag', easter: 1 },
  { name: 'Erster Mai', month: 5, day: 1 },
  { name: 'Christi Himmelfahrt', easter: 39 },
  { name: 'Pfingstmontag', easter: 50 },
  { name: 'Fronleichnam', easter: 60 },
  { name: 'Mariä Himmelfahrt', month: 8, day: 15 },
  { name: 'Tag der Deutschen Einheit', month: 10, day: 3 },
  { name: 'Allerheiligen', month: 11, day: 1 },
  { name: 'Weihnachten', month: 12, day: 25 },
  { name: 'Zweiter Weihnachtstag', month: 12, day: 26 },
]

const LONDON = { name: 'London office', timeZone: 'Europe/London', hours: { 'mon-fri': '09:00-17:30' } } as const
const BERLIN = { timeZone: 'Europe/Berlin', hours: { 'mon-fri': '09:00-17:00' } } as const

/** Four priorities with two targets each. */
const MATRIX: PolicySpec = {
  name: 'Support P1 to P4',
  onSeverityChange: 'restart',
  severities: {
    P1: {
      level: 1,
      label: 'Outage',
      firstResponse: { within: 'PT1H', clock: 'always' },
      resolution: { within: 'PT4H', clock: 'always' },
    },
    P2: {
      level: 2,
      label: 'Serious',
      firstResponse: { within: 'PT2H', clock: 'business' },
      resolution: { within: 'PT8H', clock: 'business' },
    },
    P3: {
      level: 3,
      label: 'Minor',
      firstResponse: { within: 'PT8H', clock: 'business' },
      resolution: { within: { workingDays: 3, due: 'close' }, clock: 'business' },
    },
    P4: {
      level: 4,
      label: 'Question',
      firstResponse: { within: { workingDays: 2, due: 'close' }, clock: 'business' },
      resolution: { within: { workingDays: 10, due: 'close' }, clock: 'business' },
    },
  },
}

/** Returns a policy with one severity, whose resolution has this budget in business time. */
function solved(name: string, within: PolicySpec['severities'][string]['resolution'] & object): PolicySpec {
  return { name, severities: { normal: { level: 1, resolution: within } } }
}

export const everyday: readonly Preset[] = [
  {
    id: 'desk',
    title: 'Support desk: 4 business hours',
    note: 'Monday to Friday with a lunch break. The time outside these hours does not count.',
    calendar: {
      name: 'Support desk',
      timeZone: 'Europe/Rome',
      hours: { 'mon-fri': ['09:00-13:00', '14:00-18:00'] },
      holidays: italianHolidays,
    },
    policy: promise('Standard support', 'PT4H'),
    severity: 'normal',
    at: '2026-11-20T16:30',
    zone: 'Europe/Rome',
  },
  {
    id: 'always',
    title: '24/7: half an hour, day and night',
    note: 'The calendar is always open, so nights, weekends and holidays count.',
    calendar: { name: 'Operations', timeZone: 'Europe/Paris', hours: AROUND_THE_CLOCK },
    policy: promise('Operations, 24/7', 'PT30M'),
    severity: 'normal',
    at: '2026-12-25T23:45',
    zone: 'Europe/Paris',
  },
  {
    id: 'us-federal',
    title: 'US desk with federal holidays',
    note: 'Reported the day before Thanksgiving: one hour on Wednesday, seven on Friday.',
    calendar: { name: 'New York desk', timeZone: 'America/New_York', hours: BERLIN.hours, holidays: FEDERAL },
    policy: promise('Eight business hours', 'PT8H'),
    severity: 'normal',
    at: '2026-11-25T16:00',
    zone: 'America/New_York',
  },
  {
    id: 'bavaria',
    title: 'Munich, with the holidays of Bavaria',
    note: 'Corpus Christi is a holiday in Bavaria, but not in Berlin: two hours on Wednesday, six on Friday.',
    calendar: { name: 'Munich office', ...BERLIN, holidays: BAVARIA },
    policy: promise('Eight business hours', 'PT8H'),
    severity: 'normal',
    at: '2026-06-03T15:00',
    zone: 'Europe/Berlin',
  },
  {
    id: 'p1-p4',
    title: 'P1 to P4: response and resolution',
    note: 'P1 counts around the clock, P2 to P4 count business hours or days. Change the severity and the target to compare.',
    calendar: LONDON,
    policy: MATRIX,
    severity: 'P3',
    target: 'resolution',
    at: '2026-11-19T11:00',
    zone: 'Europe/London',
  },
  {
    id: 'paused-twice',
    title: 'On hold twice: customer and supplier',
    note: 'Six business hours. The timer stops during both pauses, and the due time moves.',
    calendar: ROME,
    policy: msaBusiness,
    severity: 'high',
    channel: 'web',
    at: '2026-11-17T09:00',
    zone: 'Europe/Rome',
    pauses: [
      { from: '2026-11-17T10:00', until: '2026-11-17T14:00', reason: 'customer' },
      { from: '2026-11-17T16:00', until: '2026-11-18T11:00', reason: 'supplier' },
    ],
  },
  {
    id: 'next-day',
    title: 'Next business day by 16:00',
    note: 'A budget in days: reported on Friday, due on Monday at 16:00, however many hours these days have.',
    calendar: { name: 'Berlin office', ...BERLIN },
    policy: solved('Next business day', { within: { workingDays: 1, due: '16:00' }, clock: 'business' }),
    severity: 'normal',
    target: 'resolution',
    at: '2026-11-20T11:00',
    zone: 'Europe/Berlin',
  },
  {
    id: 'rotation',
    title: 'Two-week rotation: early and late shifts',
    note: 'This week the desk is open from 06:00 to 14:00, next week from 14:00 to 22:00.',
    calendar: {
      name: 'Shift desk',
      timeZone: 'Europe/Vienna',
      hours: { rotation: [{ 'mon-fri': '06:00-14:00' }, { 'mon-fri': '14:00-22:00' }], startsOn: '2026-11-16' },
    },
    policy: promise('Four business hours', 'PT4H'),
    severity: 'normal',
    at: '2026-11-20T13:00',
    zone: 'Europe/Vienna',
  },
  {
    id: 'late',
    title: 'Answered too late',
    note: 'The response came an hour and a half after it was due: the target is breached.',
    calendar: ROME,
    policy: msaBusiness,
    severity: 'high',
    channel: 'web',
    at: '2026-11-20T16:30',
    zone: 'Europe/Rome',
    events: [{ at: '2026-11-23T15:00', type: 'responded', to: '' }],
  },
  {
    id: 'escalated',
    title: 'The severity changes from P3 to P1',
    note: 'Three rules exist for a change of severity. The page compares them.',
    calendar: LONDON,
    policy: MATRIX,
    severity: 'P3',
    at: '2026-11-17T09:00',
    zone: 'Europe/London',
    events: [{ at: '2026-11-17T13:00', type: 'severityChanged', to: 'P1' }],
  },
  {
    id: 'reopened',
    title: 'Resolved, then reopened',
    note: 'Three of eight hours were used when the ticket was resolved. The rest counts from the reopening.',
    calendar: { name: 'Berlin office', ...BERLIN },
    policy: solved('Eight business hours', { within: 'PT8H', clock: 'business' }),
    severity: 'normal',
    target: 'resolution',
    at: '2026-11-17T09:00',
    zone: 'Europe/Berlin',
    events: [
      { at: '2026-11-17T12:00', type: 'resolved', to: '' },
      { at: '2026-11-18T10:00', type: 'reopened', to: '' },
    ],
  },
  {
    id: 'year-end',
    title: 'Closed between the years',
    note: 'Christmas Eve is a half day, and from 28 to 31 December the office is closed.',
    calendar: {
      name: 'Munich office',
      ...BERLIN,
      holidays: BAVARIA,
      exceptions: {
        '2026-12-24': { name: 'Christmas Eve', hours: '09:00-13:00' },
        '2026-12-28/2026-12-31': { name: 'Company holidays', hours: 'closed' },
      },
    },
    policy: promise('Eight business hours', 'PT8H'),
    severity: 'normal',
    at: '2026-12-23T16:00',
    zone: 'Europe/Berlin',
  },
]
