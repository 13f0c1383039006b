import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CalendarSpec, ExceptionsSpec, WeekHours, WeeklyHours } from '../../src/calendar/spec.ts'
import { businessCalendar } from '../../src/index.ts'
import { anyRotationOfWeeks, anyWeeklyHours } from '../arbitraries/alternating-hours.ts'
import { anyDate } from '../arbitraries/dates.ts'
import { anyDateRule, listOf, separateExceptionKeys } from '../arbitraries/exception-lists.ts'
import { anyHolidays, anyPlainHoliday } from '../arbitraries/holidays.ts'
import { anyWeekHours } from '../arbitraries/hours.ts'
import { runs } from '../arbitraries/runs.ts'
import { anyZone } from '../arbitraries/zones.ts'
import { addDays } from '../reference/dates.ts'
import type { WeeklyHours as AnyWeeklyHours } from '../reference/specs.ts'

/** All results of a calendar for some months, with the reasons of each date. */
function results(spec: CalendarSpec, from: string): unknown {
  const calendar = businessCalendar(spec)
  const days = [...calendar.days(from, addDays(from, 400))]
  return { days, holidays: calendar.holidays(2026) }
}

const place = fc.tuple(anyZone(), anyWeekHours()).chain(([timeZone, hours]) =>
  fc.record({
    timeZone: fc.constant(timeZone),
    hours: fc.constant(hours),
    holidays: anyHolidays(timeZone, Object.keys(hours).length > 0),
    from: fc.oneof(anyDate('UTC'), fc.constant('2026-06-01')).map(date => (date > '2198' ? '2026-01-01' : date)),
  }),
)

describe('the forms of a calendar', () => {
  it('have the results of a week for hours that alternate between equal weeks', () =>
    fc.assert(
      fc.property(place, anyRotationOfWeeks(), ({ from, ...desk }, { rotation, startsOn }) => {
        const week = desk.hours
        const expected = results(desk, from)
        const same = (hours: WeeklyHours) => expect(results({ ...desk, hours }, from)).toEqual(expected)
        same({ rotation: rotation.map(() => week), startsOn })
        same({ odd: week, even: week })
        same({ rotation: daysOf(week), startsOn: '2026-11-30' })
      }),
      runs(20),
    ))

  it('have the results of the object for a list of exceptions of which no two overlap', () => {
    const desk = place.chain(desk =>
      fc.record({ desk: fc.constant(desk), exceptions: separateExceptionKeys(desk.timeZone), reversed: fc.boolean() }),
    )
    fc.assert(
      fc.property(desk, ({ desk: { from, ...desk }, exceptions, reversed }) => {
        const list = listOf(exceptions)
        const spec = (exceptions: unknown) => ({ ...desk, exceptions: exceptions as ExceptionsSpec })
        expect(results(spec(reversed ? list.reverse() : list), from)).toEqual(results(spec(exceptions), from))
      }),
      runs(20),
    )
  })

  it('have the openings of holidays for closed exceptions on the same rules', () =>
    fc.assert(
      fc.property(place, fc.array(anyDateRule(), { maxLength: 3 }), ({ from, ...desk }, rules) => {
        const openTime = (more: object) =>
          Array.from(
            businessCalendar({ ...desk, hours: withoutNights(desk.hours), ...more }).days(from, addDays(from, 400)),
            ({ openMs }) => openMs,
          )
        const exceptions = rules.map(on => ({ on, hours: 'closed' }))
        expect(openTime({ holidays: [], exceptions })).toEqual(openTime({ holidays: rules }))
      }),
      runs(20),
    ))

  it('have the results of the calendar for weekly hours of any form that a week’s exception brings into force', () =>
    fc.assert(
      fc.property(place, anyWeeklyHours(), anyPlainHoliday('UTC'), ({ from, timeZone }, given, holiday) => {
        const hours = given as AnyWeeklyHours as WeeklyHours
        const openTime = (spec: CalendarSpec) =>
          Array.from(businessCalendar(spec).days(from, addDays(from, 60)), ({ intervals }) => [...intervals])
        const always: ExceptionsSpec = [{ from: '01-01', to: '12-31', hours }]
        expect(openTime({ timeZone, hours: {}, holidays: [holiday], exceptions: always })).toEqual(
          openTime({ timeZone, hours, holidays: [holiday] }),
        )
      }),
      runs(20),
    ))
})

/** The hours of a week as days, Monday first. */
function daysOf(week: WeekHours): (string | readonly string[])[] {
  const { hours } = businessCalendar({ timeZone: 'UTC', hours: week }).toJSON() as { hours: WeekHours }
  return (['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const).map(day => hours[day] ?? 'closed')
}

/** The hours without those that run into the next date, which a replaced date keeps and a holiday closes. */
function withoutNights(week: WeekHours): WeekHours {
  const entries = Object.entries(week).map(([days, hours]) => [
    days,
    [hours].flat().filter(text => text!.slice(6) > text!.slice(0, 5)),
  ])
  return Object.fromEntries(entries)
}
