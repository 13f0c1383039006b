import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { businessCalendar, intersection } from '../../../src/calendar/calendars.ts'
import { parseCalendarSpec } from '../../../src/calendar/sources/parse-calendar-spec.ts'
import { Renamed } from '../../../src/calendar/sources/renamed.ts'
import { Schedule } from '../../../src/calendar/sources/schedule.ts'
import type { CalendarSpec, SimpleCalendarSpec } from '../../../src/calendar/spec.ts'
import { isInside } from '../../../src/calendar/timeline/spans.ts'
import { zoneOf } from '../../../src/time/zone.ts'
import { InputValue } from '../../../src/validation/input-value.ts'
import { anyWeeklyHours } from '../../arbitraries/alternating-hours.ts'
import { anyExceptions } from '../../arbitraries/exceptions.ts'
import { runs } from '../../arbitraries/runs.ts'
import { refusal } from '../../validation/refusal.ts'

const MINUTE = 60_000
const WEEK = 7 * 24 * 60
/** A Monday. */
const MONDAY = Date.UTC(2026, 9, 5)

const utc = (spec: Partial<SimpleCalendarSpec>): CalendarSpec => ({ timeZone: 'UTC', hours: {}, ...spec })
const outline = (spec: CalendarSpec, zone = 'UTC') =>
  parseCalendarSpec(InputValue.copyOf(spec, [])).outline(zoneOf(zone))
/** Hours from a Monday at midnight on. */
const hours = (...spans: number[]) => spans.map(hour => hour * 60)
const monday = utc({ hours: { mon: '09:00-12:00' } })

describe('outline', () => {
  it.each<[string, CalendarSpec, number[]]>([
    ['hours of a week', utc({ hours: { mon: '09:00-12:00', sun: '10:00-11:00' } }), hours(9, 12, 154, 155)],
    ['a night that reaches into the next week', utc({ hours: { sun: '22:00-06:00' } }), hours(0, 6, 166, 168)],
    ['odd and even weeks', utc({ hours: { odd: { mon: '09:00-12:00' }, even: { mon: '11:00-13:00' } } }), hours(9, 13)],
    [
      'a rotation of days, on every weekday',
      utc({ hours: { rotation: ['20:00-24:00', 'closed'], startsOn: '2026-01-01' } }),
      hours(20, 24, 44, 48, 68, 72, 92, 96, 116, 120, 140, 144, 164, 168),
    ],
    ['no hours at all', utc({}), []],
    [
      'hours of an exception, on every weekday',
      utc({ exceptions: { '2026-12-24': '23:00-24:00' } }),
      hours(23, 24, 47, 48, 71, 72, 95, 96, 119, 120, 143, 144, 167, 168),
    ],
    [
      'weekly hours of an exception',
      utc({ exceptions: { '2026-12-01/2026-12-24': { mon: '09:00-12:00' } } }),
      hours(9, 12),
    ],
    ['an intersection', { intersection: [monday, utc({ hours: { mon: '11:00-13:00' } })] }, hours(11, 12)],
    ['a union', { union: [monday, utc({ hours: { mon: '11:00-13:00' } })] }, hours(9, 13)],
    ['a difference: all of the first calendar', { difference: [monday, monday] }, hours(9, 12)],
    ['always open', { always: true }, [0, WEEK]],
  ])('has the minutes of %s', (_, spec, expected) => expect(outline(spec)).toEqual(expected))

  it('is that of the original for a renamed calendar', () => {
    const original = parseCalendarSpec(InputValue.copyOf(monday, []))
    expect(new Renamed(original, 'Desk').outline(zoneOf('UTC'))).toEqual(hours(9, 12))
  })

  it('has all minutes by the clock of another zone', () => expect(outline(monday, 'Asia/Tokyo')).toEqual([0, WEEK]))

  it('contains every open minute', () =>
    fc.assert(
      fc.property(anyWeeklyHours(), anyExceptions('UTC'), (hours, exceptions) => {
        const spec = utc({ hours, exceptions })
        const minutes = outline(spec)
        const spans = parseCalendarSpec(InputValue.copyOf(spec, [])).spans(MONDAY, MONDAY + 60 * 24 * 60 * MINUTE)
        const weekly = (at: number) => ((at - MONDAY) / MINUTE) % WEEK
        const edges = spans.map((at, i) => weekly(i % 2 ? at - MINUTE : at))
        expect(edges.filter(minute => !isInside(minute, minutes))).toEqual([])
      }),
      runs(60),
    ))
})

describe('an intersection without a common hour of the week', () => {
  it('never opens, and looks at no date', () => {
    const spans = vi.spyOn(Schedule.prototype, 'spans')
    const [early, late] = ['09:00-12:00', '13:00-18:00'].map(hours =>
      businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': hours } }),
    )
    const calendar = intersection(early, late, businessCalendar(monday))
    expect(refusal(() => calendar.add(MONDAY, 1))).toMatch(/^never-opens/)
    expect(spans).not.toHaveBeenCalled()
  })
})
