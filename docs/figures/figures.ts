import {
  type BusinessCalendar,
  businessCalendar,
  type Explanation,
  explain,
  italianHolidays,
  italianOffice,
  slaPolicy,
  type TargetSpec,
} from '../../src/index.ts'
import { timelineSvg } from '../../src/svg/index.ts'
import { lookUps } from './look-ups.ts'

/** A picture of the guides, as wide as asked for. */
export type Figure = { readonly name: string; readonly svg: (width: number) => string }

/** The pictures of the guides: what they show is what the library answers, so that none can lie. */
export const figures: readonly Figure[] = [
  // Six working hours from a Friday afternoon.
  timeline('friday-to-monday', explain({ severity: 'high', reportedAt: '2026-11-20T16:30+01:00' })),
  timeline('venerdi-lunedi', explain({ severity: 'high', reportedAt: '2026-11-20T16:30+01:00' }), 'it'),
  // The budget ends with the day: due at closing time, not on Monday morning.
  timeline('closing-time', explain({ severity: 'high', reportedAt: '2026-11-20T12:00+01:00' })),
  timeline(
    'paused',
    explain({
      events: [
        { at: '2026-11-20T16:30+01:00', type: 'reported', severity: 'high' },
        { at: '2026-11-20T17:00+01:00', type: 'paused', reason: 'customer' },
        { at: '2026-11-23T10:00+01:00', type: 'resumed', reason: 'customer' },
      ],
      now: '2026-11-23T12:00+01:00',
    }),
  ),
  // From 02:00 to 03:00 at once on 29 March: six hours of the shift are left before 06:00, not seven.
  timeline(
    'clock-change',
    explain({
      ...desk(
        businessCalendar({ name: 'Night shift', timeZone: 'Europe/Rome', hours: { 'mon-sun': '22:00-06:00' } }),
        'PT7H',
      ),
      reportedAt: '2026-03-28T23:00+01:00',
    }),
  ),
  // Christmas is a Friday, 26 December a Saturday; the office closes at noon on Christmas Eve.
  timeline(
    'holidays',
    explain({
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
  ),
  // One working day, with a cut-off at 15:00, over Easter.
  timeline(
    'working-day',
    explain({
      ...desk(italianOffice, { workingDays: 1, due: 'close', cutoff: '15:00' }),
      reportedAt: '2026-04-03T16:00+02:00',
    }),
  ),
  { name: 'look-ups', svg: lookUps },
]

function timeline(name: string, explanation: Explanation, locale = 'en'): Figure {
  return { name, svg: width => timelineSvg(explanation, { width, locale }) }
}

/** The terms of a desk that promises one thing. */
function desk(calendar: BusinessCalendar, within: TargetSpec['within']) {
  const policy = slaPolicy({
    name: calendar.name ?? 'Desk',
    severities: { normal: { level: 1, firstResponse: { within, clock: 'business' } } },
  })
  return { policy, calendar, severity: 'normal' as const }
}

/** What each picture's file ends in, and how wide it is: for wide screens and for phones. */
export const WIDTHS = [
  ['', 720],
  ['-narrow', 340],
] as const
