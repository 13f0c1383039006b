import { describe, expect, it } from 'vitest'
import type { BusinessCalendar } from '../../../src/calendar/business-calendar.ts'
import { businessCalendar, difference, union } from '../../../src/calendar/calendars.ts'
import { readHistory } from '../../../src/clock/history.ts'
import { mayBeAffected } from '../../../src/compliance/impact/may-be-affected.ts'
import { slaPolicy } from '../../../src/policy/policy.ts'
import { at, BOSTON, DESK, events, SHUT } from '../../clock/notation.ts'

const MINUTE = 60_000
const CALENDARS = { desk: DESK, boston: BOSTON }
type Name = keyof typeof CALENDARS

const NEXT_DAY = { workingDays: 1, due: 'close' } as const
const SECOND_DAY = { workingDays: 2, due: 'close' } as const
const call = { channel: 'phone', otherwise: 'next-opening' } as const

/** Makes a policy with the targets of the severity `high`, and those of `low`. */
function promising(high: object, low: object = {}, targets: object = {}) {
  const severities = { high: { level: 1, ...high }, low: { level: 2, ...low } }
  return slaPolicy({ name: 'Terms', channels: ['web', 'phone'], severities, targets } as Parameters<
    typeof slaPolicy
  >[0])
}

const SIX_HOURS = { within: 'PT6H', clock: 'business' }
const HOURS = promising(
  { firstResponse: { within: 'PT1H', clock: 'business' }, resolution: SIX_HOURS },
  { resolution: { within: 'PT12H', clock: 'always' } },
)
const DAYS = promising({ firstResponse: SIX_HOURS, resolution: { within: SECOND_DAY, clock: 'business' } })
const MOVED = { days: 3, due: '16:00', ifClosed: 'previous-working-day' } as const

const LATE = { arrival: { starts: 'acknowledged', stops: 'arrived' } }
const LATE_DAYS = promising(
  { firstResponse: SIX_HOURS, resolution: { within: NEXT_DAY, clock: 'business' }, arrival: SIX_HOURS },
  {},
  LATE,
)
const LATE_HOURS = promising({ firstResponse: SIX_HOURS, arrival: SIX_HOURS }, {}, LATE)

/** The calendar with one more or one less minute of open time, from an instant in November 2026. */
function changedAt(calendar: BusinessCalendar, instant: number): BusinessCalendar {
  const [start, end] = [instant, instant + MINUTE].map(ms => new Date(ms + 60 * MINUTE).toISOString())
  const hours = `${start.slice(11, 16)}-${end.slice(11, 16)}`
  const minute = businessCalendar({ timeZone: 'Europe/Rome', hours: {}, exceptions: { [start.slice(0, 10)]: hours } })
  return union(difference(calendar, minute), difference(minute, calendar))
}

/** Returns what the function finds if some of the calendars change. */
function found(policy: ReturnType<typeof slaPolicy>, now: string, lines: string[], changed: Partial<typeof CALENDARS>) {
  const history = { policy, calendar: DESK, calendars: CALENDARS, events: events(...lines), now: at(now) }
  return mayBeAffected(readHistory(history), (name = 'desk') => {
    const before = CALENDARS[name as Name]
    return { before, after: changed[name as Name] ?? before }
  })
}

const open = ['mon 23 09:00 reported high']
const resolved = ['mon 16 10:00 reported high', 'mon 16 11:00 resolved']

describe('mayBeAffected', () => {
  it.each<[string, ReturnType<typeof slaPolicy>, Name, string[], string, string]>([
    // From the report until six hours after the end of the ticket, in open time or not.
    ['one that is resolved', HOURS, 'desk', [...open, 'mon 23 14:00 resolved'], 'mon 23 09:00', 'tue 24 11:00'],
    [
      'one whose time ends at closing',
      HOURS,
      'desk',
      [...open, 'mon 23 12:00 resolved'],
      'mon 23 09:00',
      'tue 24 09:00',
    ],
    ['one that is answered', HOURS, 'desk', [...open, 'mon 23 10:00 responded'], 'mon 23 09:00', 'tue 24 16:00'],
    [
      'one that goes on after it was resolved',
      HOURS,
      'desk',
      [...open, 'mon 23 10:00 resolved', 'tue 24 09:30 assigned anna'],
      'mon 23 09:00',
      'tue 24 15:30',
    ],
    [
      'one that is reopened',
      HOURS,
      'desk',
      [...open, 'mon 23 10:00 resolved', 'mon 23 11:00 reopened', 'mon 23 12:00 assigned anna'],
      'mon 23 09:00',
      'tue 24 16:00',
    ],
    [
      'one that had another severity, with twelve hours',
      HOURS,
      'desk',
      [...open, 'mon 23 10:00 severityChanged low', 'mon 23 11:00 severityChanged high', 'mon 23 12:00 resolved'],
      'mon 23 09:00',
      'tue 24 15:00',
    ],
    [
      'one that changes to a calendar',
      HOURS,
      'boston',
      [...open, 'mon 23 10:00 calendarChanged boston', 'mon 23 12:00 resolved'],
      'mon 23 09:00',
      'tue 24 09:00',
    ],
    // Between both Mondays 56 hours pass until the deadline: as many open hours end on Tuesday, eight days later.
    ['one due in working days', DAYS, 'desk', resolved, 'sat 14 10:00', 'tue 24 13:00'],
    // Two days after the deadline, which is on Wednesday at closing.
    [
      'one due on the next day',
      promising({ resolution: { within: NEXT_DAY, clock: 'business' } }),
      'desk',
      ['tue 10 10:00 reported high', 'tue 10 11:00 resolved'],
      'sun 08 10:00',
      'fri 13 18:00',
    ],
    // Three days are 78 hours. As many open hours end on the Monday after the next one.
    [
      'one whose due date moves back',
      promising({ resolution: { within: MOVED, clock: 'always' } }),
      'desk',
      ['wed 11 10:00 reported high', 'wed 11 11:00 resolved'],
      'mon 09 10:00',
      'mon 23 17:00',
    ],
    // A target that may start on Tuesday the 24th, after the ticket is resolved, is due two days earlier.
    [
      'one with a target that may still start',
      LATE_DAYS,
      'desk',
      ['tue 10 10:00 reported high', 'tue 10 11:00 resolved'],
      'sun 08 10:00',
      'fri 27 18:00',
    ],
    [
      'one with a target in hours that may still start',
      LATE_HOURS,
      'desk',
      ['tue 10 10:00 reported high', 'tue 10 11:00 resolved'],
      'tue 10 10:00',
      'tue 10 17:00',
    ],
    // Its timer may start when Boston opens, at three.
    [
      'one that may wait for the next opening',
      promising({
        firstResponse: { within: 'PT2H', clock: 'always', outOfHours: call },
        resolution: {
          ...SIX_HOURS,
          calendar: 'boston',
        },
      }),
      'desk',
      ['mon 23 10:00 reported high', 'mon 23 11:00 resolved'],
      'mon 23 10:00',
      'tue 24 12:00',
    ],
  ])('finds any change up to the last deadline of %s, and no other change', (_, policy, name, lines, from, until) => {
    const isFound = (instant: number) =>
      found(policy, 'tue 24 10:00', lines, { [name]: changedAt(CALENDARS[name], instant) })
    const [first, end] = [at(from), at(until)]
    expect([first - MINUTE, first, end - MINUTE, end].map(isFound)).toEqual([false, true, true, false])
  })

  it('finds another zone with the same hours only if a target is due in days', () => {
    const desk = businessCalendar({ timeZone: 'Europe/Berlin', hours: { 'mon-fri': '09:00-18:00' } })
    const isFound = (policy: ReturnType<typeof slaPolicy>) => found(policy, 'mon 23 12:00', open, { desk })
    expect([isFound(HOURS), isFound(DAYS), found(DAYS, 'mon 23 12:00', open, {})]).toEqual([false, true, false])
  })

  it('leaves errors of calendars to the evaluation, and throws all others', () => {
    const history = readHistory({ policy: HOURS, calendar: DESK, events: events(...open), now: at('mon 23 12:00') })
    expect(mayBeAffected(history, () => ({ before: SHUT, after: SHUT }))).toBe(true)
    const broken = () => {
      throw new TypeError('mine')
    }
    expect(() => mayBeAffected(history, broken)).toThrow('mine')
  })
})
