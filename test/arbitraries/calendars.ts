import fc from 'fast-check'
import type { CalendarSpec, SimpleCalendarSpec, WeekHours } from '../../src/calendar/spec.ts'
import type { CalendarSpec as AnyCalendarSpec, DeskSpec } from '../reference/specs.ts'
import { anyExceptions } from './exceptions.ts'
import { anyHolidays } from './holidays.ts'
import { anyWeekHours, openWeekdays } from './hours.ts'
import { anyZone } from './zones.ts'

/** A desk: weekly hours in a zone, holidays and exceptions. Now and then one that opens by exception only. */
export function anyDesk(): fc.Arbitrary<SimpleCalendarSpec> {
  return deskWith(
    fc.oneof({ arbitrary: anyWeekHours(), weight: 19 }, { arbitrary: fc.constant<WeekHours>({}), weight: 1 }),
  )
}

function deskWith(weekHours: fc.Arbitrary<WeekHours>): fc.Arbitrary<SimpleCalendarSpec> {
  const places = fc
    .tuple(anyZone(), weekHours)
    .chain(([timeZone, hours]) =>
      fc.tuple(fc.constant({ timeZone, hours }), fc.option(anyExceptions(timeZone), { nil: undefined })),
    )
  return places.chain(([{ timeZone, hours }, exceptions]) =>
    fc.record(
      {
        timeZone: fc.constant(timeZone),
        hours: fc.constant(hours),
        name: fc.constantFrom('Milan desk', 'Night desk', 'Follow'),
        holidays: anyHolidays(
          timeZone,
          [hours, ...weeksOf(exceptions)].some(week => openWeekdays(week).length > 0),
        ),
        ...(exceptions && { exceptions: fc.constant(exceptions) }),
      },
      { requiredKeys: ['timeZone', 'hours', ...(exceptions ? (['exceptions'] as const) : [])] },
    ),
  )
}

/** The weekly hours that exceptions bring into force. */
function weeksOf(exceptions: SimpleCalendarSpec['exceptions'] = {}): WeekHours[] {
  return Object.values(exceptions).flatMap(exception => {
    const hours = typeof exception === 'object' && 'hours' in exception ? exception.hours : exception
    return typeof hours === 'object' && !Array.isArray(hours) ? [hours as WeekHours] : []
  })
}

/** A desk that is open most of the time, so that an intersection with it is open at times. */
export function mostlyOpenDesk(): fc.Arbitrary<SimpleCalendarSpec> {
  return deskWith(
    fc.constantFrom<WeekHours>({ 'mon-sun': '00:00-24:00' }, { 'mon-sat': ['05:00-02:30', '03:15-04:45'] }),
  )
}

/** A calendar: mostly one desk, else desks combined, and those combined again. */
export function anyCalendar(): fc.Arbitrary<CalendarSpec> {
  return fc.oneof({ arbitrary: anyDesk(), weight: 3 }, { arbitrary: anyComposite(1), weight: 2 })
}

/**
 * A union, intersection or difference, `deeper` levels of which may be combined themselves. Most of them are open at times:
 * what is intersected is mostly open, and what is taken away mostly closed.
 */
function anyComposite(deeper: number): fc.Arbitrary<CalendarSpec> {
  const leaf = fc.oneof(
    { arbitrary: deskWith(anyWeekHours()), weight: 19 },
    { arbitrary: fc.constant({ always: true as const }), weight: 1 },
  )
  const operand: fc.Arbitrary<CalendarSpec> =
    deeper > 0 ? fc.oneof({ arbitrary: leaf, weight: 3 }, { arbitrary: anyComposite(deeper - 1), weight: 1 }) : leaf
  const mostlyClosed = deskWith(
    fc.constantFrom<WeekHours>({}, { tue: '11:00-15:00' }, { 'mon-fri': ['12:00-12:30', '23:30-00:15'] }),
  )
  return fc.oneof(
    { arbitrary: fc.array(operand, { minLength: 1, maxLength: 3 }).map(union => ({ union })), weight: 8 },
    {
      arbitrary: fc
        .tuple(operand, fc.array(mostlyOpenDesk(), { maxLength: 2 }))
        .map(([first, more]) => ({ intersection: [first, ...more] })),
      weight: 8,
    },
    { arbitrary: fc.tuple(anyDesk(), operand).map(intersection => ({ intersection })), weight: 1 },
    { arbitrary: fc.tuple(operand, mostlyClosed).map(difference => ({ difference })), weight: 8 },
    { arbitrary: fc.tuple(operand, anyDesk()).map(difference => ({ difference })), weight: 1 },
  )
}

/** The desks a calendar is made of. */
export function desksOf(spec: AnyCalendarSpec): DeskSpec[] {
  if ('union' in spec) return spec.union.flatMap(desksOf)
  if ('intersection' in spec) return spec.intersection.flatMap(desksOf)
  if ('difference' in spec) return spec.difference.flatMap(desksOf)
  return 'always' in spec ? [] : [spec]
}
