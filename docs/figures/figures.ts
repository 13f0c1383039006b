import {
  type BusinessCalendar,
  businessCalendar,
  explain,
  italianHolidays,
  italianOffice,
  slaPolicy,
  type TargetSpec,
  union,
} from '../../src/index.ts'
import { type TimelineOptions, timelineSvg } from '../../src/svg/index.ts'
import { lookUps } from './look-ups.ts'
import { addAndSubtract, alerts, combined, elapsed, noMoreOpenTime } from './meanings.ts'
import { type TrackPicture, tracksSvg } from './tracks.ts'

/** A picture of the guides, as wide as asked for. */
export type Figure = { readonly name: string; readonly svg: (width: number) => string }

const sunday = businessCalendar({ timeZone: 'Europe/Rome', hours: { sun: '02:30-06:00' } })
const office = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } })

/** The pictures of the guides: what they show is what the library answers, so that none can lie. */
export const figures: readonly Figure[] = [
  // Six working hours from a Friday afternoon.
  timeline('friday-to-monday', { severity: 'high', reportedAt: '2026-11-20T16:30+01:00' }),
  timeline('venerdi-lunedi', { severity: 'high', reportedAt: '2026-11-20T16:30+01:00' }, { locale: 'it' }),
  // The budget ends with the day: due at closing time, not on Monday morning.
  timeline('closing-time', { severity: 'high', reportedAt: '2026-11-20T12:00+01:00' }),
  timeline('paused', {
    events: [
      { at: '2026-11-20T16:30+01:00', type: 'reported', severity: 'high' },
      { at: '2026-11-20T17:00+01:00', type: 'paused', reason: 'customer' },
      { at: '2026-11-23T10:00+01:00', type: 'resumed', reason: 'customer' },
    ],
    now: '2026-11-23T12:00+01:00',
  }),
  // From 02:00 to 03:00 at once on 29 March: six hours of the shift are left before 06:00, not seven.
  timeline('clock-change', {
    ...desk(
      businessCalendar({ name: 'Night shift', timeZone: 'Europe/Rome', hours: { 'mon-sun': '22:00-06:00' } }),
      'PT7H',
    ),
    reportedAt: '2026-03-28T23:00+01:00',
  }),
  // Christmas is a Friday, 26 December a Saturday; the office closes at noon on Christmas Eve.
  timeline('holidays', {
    ...desk(
      businessCalendar({
        name: 'Milan desk',
        timeZone: 'Europe/Rome',
        hours: { 'mon-fri': ['09:00-13:00', '14:00-18:00'] },
        holidays: [...italianHolidays, { name: "Sant'Ambrogio", month: 12, day: 7 }],
        exceptions: { '2026-12-24': { name: 'Christmas Eve', hours: '09:00-12:00' } },
      }),
      'PT8H',
    ),
    reportedAt: '2026-12-23T16:00+01:00',
  }),
  // One working day, with a cut-off at 15:00, over Easter.
  timeline('working-day', {
    ...desk(italianOffice, { workingDays: 1, due: 'close', cutoff: '15:00' }),
    reportedAt: '2026-04-03T16:00+02:00',
  }),
  // Twelve hours at once on a desk in Milan, Boston and Tokyo: a lane per office.
  timeline(
    'follow-the-sun',
    {
      ...desk(
        union(
          businessCalendar({ name: 'Tokyo', timeZone: 'Asia/Tokyo', hours: { 'mon-fri': '09:00-17:00' } }),
          businessCalendar({ name: 'Milan', timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-17:00' } }),
          businessCalendar({ name: 'Boston', timeZone: 'America/New_York', hours: { 'mon-fri': '09:00-17:00' } }),
        ),
        'PT12H',
      ),
      reportedAt: '2026-03-05T20:00Z',
    },
    { timeZone: 'Europe/Rome' },
  ),
  tracks('look-ups', lookUps),
  // §1: the clock of another zone shows the same instants.
  timeline('instants', { severity: 'high', reportedAt: '2026-11-20T16:30+01:00' }, { timeZone: 'Asia/Tokyo' }),
  // §2: 02:30 is skipped on 29 March, and comes twice on 25 October.
  timeline('skipped-hour', { ...desk(sunday, 'PT3H'), reportedAt: '2026-03-29T00:00+01:00' }),
  timeline('repeated-hour', { ...desk(sunday, { hours: 4.5 }), reportedAt: '2026-10-25T00:00+02:00' }),
  // §3: four days on, four days off.
  timeline('four-on-four-off', {
    ...desk(
      businessCalendar({
        timeZone: 'Europe/Rome',
        hours: { rotation: [...Array(4).fill('07:00-19:00'), ...Array(4).fill('closed')], startsOn: '2026-12-01' },
      }),
      'PT24H',
    ),
    reportedAt: '2026-12-03T12:00+01:00',
  }),
  // §4: a holiday on a Tuesday closes the end of Monday's night shift and the beginning of its own.
  timeline('night-shift-holiday', {
    ...desk(
      businessCalendar({
        timeZone: 'Europe/Rome',
        hours: { 'mon-fri': '22:00-06:00' },
        holidays: [{ name: 'Festa della Repubblica', date: '2026-06-02' }],
      }),
      'PT8H',
    ),
    reportedAt: '2026-06-01T21:00+02:00',
  }),
  timeline('listed-exceptions', {
    ...desk(
      businessCalendar({
        timeZone: 'Europe/Rome',
        hours: { 'mon-fri': '09:00-18:00' },
        exceptions: [
          { on: { weekday: 'sat', nth: -1 }, hours: '09:00-13:00', name: 'Last Saturday' },
          { on: { workingDay: -1 }, hours: '09:00-13:00', name: 'Month-end closing' },
        ],
      }),
      'PT16H',
    ),
    reportedAt: '2026-11-27T12:00+01:00',
  }),
  tracks('elapsed', elapsed),
  tracks('add-and-subtract', addAndSubtract),
  tracks('no-more-open-time', noMoreOpenTime),
  // §8: two calendar days lead to a Sunday, which moves to Monday.
  timeline('calendar-days', {
    ...desk(office, { days: 2, due: '16:00', ifClosed: 'next-working-day' }),
    reportedAt: '2026-03-06T17:00+01:00',
  }),
  // §9: the clock waits for the opening, because nobody called.
  timeline('phone-rule', {
    policy: slaPolicy({
      name: 'Calls only',
      channels: ['web', 'phone'],
      severities: {
        critical: {
          level: 1,
          firstResponse: {
            within: 'PT2H',
            clock: 'always',
            outOfHours: { channel: 'phone', otherwise: 'next-opening' },
          },
        },
      },
    }),
    calendar: office,
    severity: 'critical',
    channel: 'web',
    reportedAt: '2026-03-07T20:00+01:00',
  }),
  // §10: a pause, and the time between resolved and reopened.
  timeline('reopened', {
    ...resolution({}),
    events: [
      { at: '2026-03-06T16:00+01:00', type: 'reported', severity: 'high' },
      { at: '2026-03-06T17:00+01:00', type: 'paused', reason: 'customer' },
      { at: '2026-03-09T10:00+01:00', type: 'resumed', reason: 'customer' },
      { at: '2026-03-09T11:00+01:00', type: 'resolved' },
      { at: '2026-03-09T16:00+01:00', type: 'reopened' },
    ],
    now: '2026-03-10T11:00+01:00',
  }),
  // §11: an agreement of the network team counts only while it has the ticket.
  timeline('holders', {
    ...resolution({ heldBy: ['network'] }),
    events: [
      { at: '2026-03-06T10:00+01:00', type: 'reported', severity: 'high' },
      { at: '2026-03-06T10:00+01:00', type: 'assigned', to: 'service desk' },
      { at: '2026-03-06T14:00+01:00', type: 'assigned', to: 'network' },
      { at: '2026-03-09T10:00+01:00', type: 'assigned', to: 'service desk' },
      { at: '2026-03-09T12:00+01:00', type: 'assigned', to: 'network' },
    ],
    now: '2026-03-09T12:00+01:00',
  }),
  tracks('combined', combined),
  tracks('alerts', alerts),
  // §14: a breached target, with the time after the deadline.
  timeline('breached', {
    ...resolution({}),
    events: [
      { at: '2026-03-06T14:00+01:00', type: 'reported', severity: 'high' },
      { at: '2026-03-09T13:00+01:00', type: 'resolved' },
    ],
    now: '2026-03-10T00:00+01:00',
  }),
]

/** What `explain` takes: a ticket or its history. */
type Told = { readonly [key: string]: unknown; readonly calendar?: BusinessCalendar }

/** A timeline with the hours of whole dates. */
function timeline(name: string, told: Told, options: TimelineOptions = {}): Figure {
  const { calendar = italianOffice } = told
  const explanation = explain(told as never)
  return { name, svg: width => timelineSvg(explanation, { width, calendar, ...options }) }
}

function tracks(name: string, picture: TrackPicture): Figure {
  return { name, svg: width => tracksSvg(picture, width) }
}

/** The terms of an office that has one target: a resolution within six hours. */
function resolution(terms: Pick<TargetSpec, 'heldBy'>) {
  const target = { within: 'PT6H', clock: 'business', ...terms } as const
  const policy = slaPolicy({ name: 'Example', severities: { high: { level: 1, resolution: target } } })
  return { policy, calendar: office, target: 'resolution' as const }
}

/** The terms of a desk that has one target, on its business hours, or on all days for a budget of calendar days. */
function desk(calendar: BusinessCalendar, within: TargetSpec['within']) {
  const isInCalendarDays = typeof within === 'object' && 'ifClosed' in within
  const policy = slaPolicy({
    name: calendar.name ?? 'Desk',
    severities: { normal: { level: 1, firstResponse: { within, clock: isInCalendarDays ? 'always' : 'business' } } },
  })
  return { policy, calendar, severity: 'normal' as const }
}

/** What each picture's file ends in, and how wide it is: for wide screens and for phones. */
export const WIDTHS = [
  ['', 608],
  ['-narrow', 328],
] as const
