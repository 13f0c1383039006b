import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { businessCalendar, intersection } from '../../../src/calendar/calendars.ts'
import { parseCalendarSpec } from '../../../src/calendar/sources/parse-calendar-spec.ts'
import { Renamed } from '../../../src/calendar/sources/renamed.ts'
import { Schedule } from '../../../src/calendar/sources/schedule.ts'
import type { CalendarSpec, SimpleCalendarSpec } from '../../../src/calendar/spec.ts'
import { isInside } from '../../../src/calendar/timeline/spans.ts'
import { type Period, zoneOf } from '../../../src/time/zone.ts'
import { InputValue } from '../../../src/validation/input-value.ts'
import { anyWeeklyHours } from '../../arbitraries/alternating-hours.ts'
import { anyExceptions } from '../../arbitraries/exceptions.ts'
import { runs } from '../../arbitraries/runs.ts'
import { anyZone, changesOf } from '../../arbitraries/zones.ts'
import { refusal } from '../../validation/refusal.ts'
import { changesBetween, DAY, offsetReader } from '../../zones/intl-changes.ts'

const MINUTE = 60_000
const WEEK = 7 * 24 * 60
/** A shift on a weekday, Monday first: its start in minutes after midnight, and its length. */
type Shift = { readonly day: number; readonly start: number; readonly length: number }
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

  it.each<[string, CalendarSpec, string, number[]]>([
    // Tokyo was ten hours ahead of UTC in the summers of 1948 to 1951.
    ['at every difference that there ever was', monday, 'Asia/Tokyo', hours(18, 22)],
    ['each part of a day', utc({ hours: { mon: ['09:00-10:00', '10:30-12:00'] } }), 'Asia/Tokyo', hours(18, 22)],
    ['at both ends of the week', monday, 'Pacific/Honolulu', hours(0, 2.5, 166.5, 168)],
    ['always', { always: true }, 'Asia/Tokyo', [0, WEEK]],
  ])('has minutes by the clock of another zone: %s', (_, spec, zone, expected) =>
    expect(outline(spec, zone)).toEqual(expected),
  )

  it('contains every open minute by the clock of any zone, also while an hour is repeated', () =>
    fc.assert(
      fc.property(
        anyWeeklyHours(),
        anyExceptions('UTC'),
        anyZone(),
        anyZone(),
        fc.nat(),
        (hours, exceptions, ...more) => {
          const [timeZone, other, index] = more
          const near = changesOf(other).concat(changesOf(timeZone))
          const change = near[index % near.length]
          const spec = utc({ timeZone, hours, exceptions })
          const minutes = outline(spec, other)
          const spans = parseCalendarSpec(InputValue.copyOf(spec, [])).spans(change - 9 * DAY, change + 9 * DAY)
          const latest = latestReading(other, change)
          const open = spans.flatMap((at, i) => (i % 2 ? [at - 1] : [at, (at + spans[i + 1]) / 2]))
          expect(open.filter(at => !isInside(minuteOfWeek(latest(at)), minutes))).toEqual([])
        },
      ),
      runs(300),
    ))
})

describe('outline of a period', () => {
  it('leaves out the differences of other periods', () => {
    const year = (first: number): Period => [Date.UTC(first, 0), Date.UTC(first + 1, 0)]
    const source = parseCalendarSpec(InputValue.copyOf(monday, []))
    expect(source.outline(zoneOf('Asia/Tokyo'), year(1950))).toEqual(hours(18, 22))
    expect(source.outline(zoneOf('Asia/Tokyo'), year(2026))).toEqual(hours(18, 21))
  })

  it('contains every minute of the period at which the clock of the calendar shows its hours', () =>
    fc.assert(
      fc.property(anyZone(), anyZone(), fc.nat(), anyShifts(), anyPart(), (timeZone, other, index, shifts, part) => {
        const near = changesOf(other).concat(changesOf(timeZone))
        const change = near[index % near.length]
        const period: Period = [change + part.start, change + part.start + part.length]
        const minutes = parseCalendarSpec(InputValue.copyOf({ timeZone, hours: hoursOf(shifts) }, [])).outline(
          zoneOf(other),
          period,
        )
        const [own, shown] = [timeZone, other].map(zone => latestReading(zone, change))
        const isOpen = (minute: number) =>
          shifts.some(({ day, start, length }) => (minute - day * 1440 - start + 2 * WEEK) % WEEK < length)
        const missing: string[] = []
        for (let at = period[0]; at < period[1]; at += MINUTE)
          if (isOpen(minuteOfWeek(own(at))) && !isInside(minuteOfWeek(shown(at)), minutes))
            missing.push(new Date(at).toJSON())
        expect(missing).toEqual([])
      }),
      runs(200),
    ))
})

/** One shift on each of some weekdays: its start in minutes after midnight, and its length. */
function anyShifts(): fc.Arbitrary<Shift[]> {
  // Two days apart, so that nights do not overlap. An even number of minutes, because a closing at 23:59 is refused.
  const shift = fc.record({
    day: fc.constantFrom(0, 2, 4),
    start: fc.nat(719).map(half => 2 * half),
    length: fc.integer({ min: 1, max: 719 }).map(half => 2 * half),
  })
  return fc.uniqueArray(shift, { minLength: 1, selector: ({ day }) => day })
}

/** A part of the days around a change: up to a day and a half. */
function anyPart(): fc.Arbitrary<{ start: number; length: number }> {
  return fc.record({ start: fc.integer({ min: -DAY, max: DAY }), length: fc.integer({ min: 1, max: 1.5 * DAY }) })
}

function hoursOf(shifts: readonly Shift[]): Record<string, string> {
  const text = (minute: number) =>
    [Math.floor(minute / 60) % 24, minute % 60].map(part => String(part).padStart(2, '0')).join(':')
  return Object.fromEntries(
    shifts.map(({ day, start, length }) => [
      ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'][day],
      `${text(start)}-${text(start + length)}`,
    ]),
  )
}

/** Returns the minute of the week of milliseconds since a Monday. */
function minuteOfWeek(reading: number): number {
  return (reading / MINUTE + 9999 * WEEK) % WEEK
}

/** Returns the latest time that a zone's clock has shown until an instant, in milliseconds since a Monday. */
function latestReading(zone: string, near: number): (at: number) => number {
  const offsetAt = offsetReader(zone)
  const changes = changesBetween(offsetAt, near - 12 * DAY, near + 10 * DAY)
  return at => {
    const before = changes.filter(change => change.at <= at).map(change => change.at + change.before - 1)
    return Math.max(at + offsetAt(at), ...before) - MONDAY
  }
}

describe('an intersection without a common hour of the week', () => {
  const office = (timeZone: string, hours: string) => businessCalendar({ timeZone, hours: { 'mon-fri': hours } })

  it.each([
    ['in one zone', [office('Europe/Rome', '09:00-12:00'), office('Europe/Rome', '12:00-18:00')]],
    ['in two zones', [office('Europe/Rome', '09:00-14:00'), office('America/New_York', '09:00-17:00')]],
    [
      'in two zones that now have one clock',
      [office('Europe/Vienna', '09:00-12:00'), office('Europe/Paris', '12:00-18:00')],
    ],
    [
      'in three zones',
      ['Europe/Rome', 'America/New_York', 'Asia/Tokyo'].map(timeZone => office(timeZone, '09:00-17:00')),
    ],
  ])('never opens, and looks at the dates of one quarter: %s', (_, calendars) => {
    const calendar = intersection(businessCalendar(monday), ...calendars)
    const spans = vi.spyOn(Schedule.prototype, 'spans')
    expect(refusal(() => calendar.add(MONDAY, 1))).toMatch(/^never-opens/)
    expect(spans.mock.calls.length).toBeLessThanOrEqual(1 + calendars.length)
    spans.mockRestore()
  })

  it('opens if the hours meet only while one zone has changed its clock, and the other one has not', () => {
    const calendar = intersection(office('Europe/Rome', '09:00-14:15'), office('America/New_York', '09:00-17:00'))
    expect(new Date(calendar.nextOpen(Date.UTC(2026, 3, 1)) ?? 0).toJSON()).toBe('2026-10-26T13:00:00.000Z')
  })
})
