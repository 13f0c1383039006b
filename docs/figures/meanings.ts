import {
  alwaysOpen,
  businessCalendar,
  difference,
  evaluate,
  intersection,
  isSlaCalendarError,
  slaPolicy,
  union,
} from '../../src/index.ts'
import { clockText, type TrackPicture } from './tracks.ts'

const HOUR = 3_600_000
const timeZone = 'Europe/Rome'
const office = businessCalendar({ timeZone, hours: { 'mon-fri': '09:00-18:00' } })
const once = businessCalendar({ timeZone: 'UTC', hours: {}, exceptions: { '2026-05-04': '09:00-13:00' } })
const milan = businessCalendar({ timeZone, hours: { 'mon-fri': '09:00-17:00' } })
const boston = businessCalendar({ timeZone: 'America/New_York', hours: { 'mon-fri': '09:00-17:00' } })
const tokyo = businessCalendar({ timeZone: 'Asia/Tokyo', hours: { 'mon-fri': '09:00-17:00' } })

const weekend = { timeZone, from: Date.parse('2026-03-06T00:00+01:00'), to: Date.parse('2026-03-09T18:00+01:00') }
const friday17 = Date.parse('2026-03-06T17:00+01:00')
const monday10 = Date.parse('2026-03-09T10:00+01:00')

/** §5: what counts between two instants. */
export const elapsed: TrackPicture = {
  id: 'elapsed',
  title: 'Open time between two instants',
  ...weekend,
  groups: [
    {
      title: `Friday 17:00 to Monday 10:00: ${office.elapsed(friday17, monday10) / HOUR} hours`,
      tracks: [
        { label: 'office', calendar: office },
        {
          label: 'counted',
          calendar: { intervals: () => office.intervals(friday17, monday10) },
        },
        { label: '', from: friday17, to: monday10 },
      ],
    },
  ],
}

/** §6: the earliest instant, and the latest one. */
export const addAndSubtract: TrackPicture = {
  id: 'add',
  title: 'Adding and subtracting open time',
  ...weekend,
  groups: [
    { title: 'From Friday 17:00', at: friday17, hours: [1, 2] },
    { title: 'From Monday 10:00', at: monday10, hours: [-1, -2] },
  ].map(({ title, at, hours }) => ({
    title,
    at,
    tracks: [
      { calendar: office },
      ...hours.map(n => {
        const to = office.add(at, n * HOUR)
        return { label: `${n > 0 ? 'add' : 'subtract'} ${Math.abs(n)} h: ${clockText(to, timeZone)}`, from: at, to }
      }),
    ],
  })),
}

const monday0 = Date.UTC(2026, 4, 4)
const tuesday0 = Date.UTC(2026, 4, 5)

/** §7: the only open time of a calendar. */
export const noMoreOpenTime: TrackPicture = {
  id: 'once',
  title: 'No more open time',
  timeZone: 'UTC',
  from: monday0,
  to: Date.UTC(2026, 4, 6),
  groups: [
    {
      title: 'From Monday 00:00',
      at: monday0,
      tracks: [
        { calendar: once },
        ...[4, 5].map(n => {
          const to = resultOf(() => once.add(monday0, n * HOUR))
          return { label: `add ${n} h: ${shown(to)}`, from: monday0, to: typeof to === 'number' ? to : null }
        }),
      ],
    },
    {
      title: 'From Tuesday 00:00',
      at: tuesday0,
      tracks: [
        { calendar: once },
        ...(
          [
            ['add 1 h', resultOf(() => once.add(tuesday0, HOUR))],
            ['nextOpen', once.nextOpen(tuesday0)],
            ['previousClose', once.previousClose(tuesday0)],
          ] as const
        ).map(([call, to]) => ({
          label: `${call}: ${shown(to)}`,
          from: tuesday0,
          to: typeof to === 'number' ? to : null,
        })),
      ],
    },
  ],
}

function shown(result: number | string | null): string {
  return typeof result === 'number' ? clockText(result, 'UTC') : String(result)
}

/** Returns the result of a call, or the code of its error. */
function resultOf(call: () => number): number | string {
  try {
    return call()
  } catch (error) {
    if (isSlaCalendarError(error)) return error.code
    throw error
  }
}

/** §12: three offices, and what is made from them. */
export const combined: TrackPicture = {
  id: 'combined',
  title: 'Combined calendars',
  timeZone: 'UTC',
  from: Date.parse('2026-03-06T00:00Z'),
  to: Date.parse('2026-03-07T00:00Z'),
  groups: [
    {
      title: '6 March 2026 in UTC',
      tracks: Object.entries({
        tokyo,
        milan,
        boston,
        'union of the three': union(tokyo, milan, boston),
        'intersection of milan and boston': intersection(milan, boston),
        'difference of milan and boston': difference(milan, boston),
        alwaysOpen,
      }).map(([name, calendar]) => {
        const open = calendar.elapsed('2026-03-06T00:00Z', '2026-03-07T00:00Z')
        return { label: `${name}: ${open / HOUR} h`, calendar }
      }),
    },
  ],
}

const alerted = slaPolicy({
  name: 'Example',
  alerts: [0.5, { name: 'last hour', before: 'PT1H' }],
  severities: {
    high: { level: 1, resolution: { within: 'PT4H', clock: 'business' } },
    low: { level: 2, resolution: { within: 'PT8H', clock: 'business' } },
  },
})
const reported = Date.parse('2026-03-06T09:00+01:00')
const history = [
  { at: reported, type: 'reported', severity: 'high' },
  { at: Date.parse('2026-03-06T11:30+01:00'), type: 'severityChanged', severity: 'low' },
] as const

/** §13: the alerts of a ticket, before and after a change of severity. */
export const alerts: TrackPicture = {
  id: 'alerts',
  title: 'Alerts before and after a change of severity',
  timeZone,
  from: Date.parse('2026-03-06T06:00+01:00'),
  to: Date.parse('2026-03-06T21:00+01:00'),
  groups: [
    { title: 'At 11:00, high: four hours', at: Date.parse('2026-03-06T11:00+01:00') },
    { title: 'At 12:00, low since 11:30: eight hours', at: Date.parse('2026-03-06T12:00+01:00') },
  ].map(({ title, at }) => ({
    title,
    at,
    tracks: [
      { calendar: office },
      ...evaluate({ policy: alerted, calendar: office, events: history, now: at }).alerts.map(alert => ({
        label: `${alert.name} ${clockText(alert.at!, timeZone).slice(4)}${alert.fired ? ', fired' : ''}`,
        from: reported,
        to: alert.at,
      })),
    ],
  })),
}
