import fc from 'fast-check'
import type { HolidayDate, HolidayMove, HolidayOptions, HolidayRule } from '../../src/calendar/spec.ts'
import { anyDate } from './dates.ts'
import { weekdays } from './hours.ts'

/**
 * Holiday rules of every kind. Moves to working days appear only where a weekday has hours, and on no rule that comes
 * every month: in a calendar with one working day a week such holidays would push each other on without end.
 */
export function anyHolidays(zone: string, worksAtAll: boolean): fc.Arbitrary<HolidayRule[]> {
  const yearly = rule(yearlyDate(zone), anyMove(worksAtAll))
  const monthly = rule(monthlyDate(), anyMove(false))
  const bare = fc.oneof(anyDate(zone), fc.constantFrom('12-25', '12-26', '01-01', '02-29'))
  return fc.array(
    fc.oneof({ arbitrary: yearly, weight: 6 }, { arbitrary: monthly, weight: 1 }, { arbitrary: bare, weight: 1 }),
    { maxLength: 5 },
  )
}

/** A rule that closes whole dates and does not move. */
export function anyPlainHoliday(zone: string): fc.Arbitrary<HolidayRule> {
  return rule(yearlyDate(zone), fc.constant({}), fc.constant({}))
}

/**
 * Holidays close to each other in every year, most of them with a move: they meet on one date, drive each other away
 * and compete for the same substitute.
 */
export function crowdedHolidays(): fc.Arbitrary<HolidayRule[]> {
  const day = fc.constantFrom(
    { month: 12, day: 30 },
    { month: 12, day: 31 },
    ...[1, 2, 3, 4].map(day => ({ month: 1, day })),
  )
  return fc
    .array(fc.tuple(day, anyPart(), anyMove(true)), { minLength: 1, maxLength: 7 })
    .map(rules => rules.map((parts, i) => Object.assign({ name: String(i) }, ...parts)))
}

type Move = Pick<HolidayOptions, 'observed' | 'substitute'>
type Part = Pick<HolidayOptions, 'closed'>

function rule(
  date: fc.Arbitrary<HolidayDate>,
  move: fc.Arbitrary<Move>,
  part: fc.Arbitrary<Part> = anyPart(),
): fc.Arbitrary<HolidayRule> {
  return fc.tuple(date, anyYears(), anyName(), part, move).map(([date, years, ...parts]) => {
    // A rule whose years exclude its date is refused.
    const year = 'date' in date ? Number(date.date.slice(0, 4)) : undefined
    return Object.assign({}, date, year !== undefined && excludes(years, year) ? {} : years, ...parts)
  })
}

function excludes({ since, until, years }: Pick<HolidayOptions, 'since' | 'until' | 'years'>, year: number): boolean {
  return year < since! || year > until! || years?.includes(year) === false
}

function yearlyDate(zone: string): fc.Arbitrary<HolidayDate> {
  const weekday = fc.constantFrom(...weekdays)
  const month = fc.integer({ min: 1, max: 12 })
  const monthDay = fc.oneof(
    fc.record({ month, day: fc.integer({ min: 1, max: 28 }) }),
    fc.constantFrom({ month: 1, day: 1 }, { month: 12, day: 25 }, { month: 12, day: 26 }, { month: 12, day: 31 }),
  )
  return fc.oneof(
    { arbitrary: anyDate(zone).map(date => ({ date })), weight: 2 },
    { arbitrary: fc.oneof(monthDay, fc.constant({ month: 2, day: 29 })), weight: 4 },
    { arbitrary: fc.record({ month, weekday, nth: fc.constantFrom(1, 2, 3, 4, 5, -1) }), weight: 2 },
    { arbitrary: fc.record({ weekday, onOrAfter: monthDay }), weight: 1 },
    { arbitrary: fc.record({ weekday, onOrBefore: monthDay }), weight: 1 },
    { arbitrary: fc.record({ easter: fc.constantFrom(-47, -2, 0, 1, 39, 50, 60) }), weight: 2 },
    {
      arbitrary: fc.record({
        easter: fc.constantFrom(-48, -2, 0, 1, 50),
        church: fc.constantFrom('orthodox' as const, 'western' as const),
      }),
      weight: 1,
    },
    { arbitrary: otherCalendarDate(), weight: 1 },
  )
}

function otherCalendarDate(): fc.Arbitrary<HolidayDate> {
  const others = ['hebrew', 'islamic-umalqura', 'persian', 'indian']
  const calendar = fc.constantFrom('chinese', 'chinese', 'coptic', 'ethiopic', ...others)
  const day = fc.oneof(fc.constantFrom(1, 10, 15, 29, 30), fc.integer({ min: 1, max: 30 }))
  const code = fc.constantFrom('M01', 'M03', 'M06', 'M07', 'M08', 'M09', 'M10', 'M12')
  return fc.oneof(
    fc.record({ calendar, month: fc.integer({ min: 1, max: 12 }), day }),
    fc.record({ calendar, monthCode: code, day }),
    fc.record({
      calendar: fc.constant('hebrew'),
      monthCode: fc.constantFrom('M05L', 'M06'),
      day,
    }),
    fc.record({ calendar: fc.constant('chinese'), monthCode: fc.constantFrom('M06L', 'M02L', 'M08'), day }),
  )
}

function monthlyDate(): fc.Arbitrary<HolidayDate> {
  return fc.record({ weekday: fc.constantFrom(...weekdays), nth: fc.constantFrom(1, 2, 5, -1) })
}

function anyYears(): fc.Arbitrary<Pick<HolidayOptions, 'since' | 'until' | 'years'>> {
  const year = fc.integer({ min: 2022, max: 2028 })
  return fc.oneof(
    { arbitrary: fc.constant({}), weight: 6 },
    { arbitrary: fc.record({ since: year }), weight: 1 },
    { arbitrary: fc.record({ until: year }), weight: 1 },
    {
      arbitrary: fc.tuple(year, fc.nat({ max: 4 })).map(([since, more]) => ({ since, until: since + more })),
      weight: 1,
    },
    { arbitrary: fc.uniqueArray(year, { minLength: 1, maxLength: 3 }).map(years => ({ years })), weight: 1 },
  )
}

function anyName(): fc.Arbitrary<Pick<HolidayOptions, 'name'>> {
  return fc.oneof(
    {
      arbitrary: fc.constantFrom("Sant'Ambrogio", 'Ferragosto', 'Boxing Day', '春节').map(name => ({ name })),
      weight: 4,
    },
    { arbitrary: fc.constant({}), weight: 1 },
  )
}

function anyPart(): fc.Arbitrary<Part> {
  return fc.oneof(
    { arbitrary: fc.constant({}), weight: 5 },
    {
      arbitrary: fc
        .constantFrom('14:00-24:00', '00:00-12:00', '11:15-15:45', '00:00-01:00', '00:00-24:00')
        .map(closed => ({ closed })),
      weight: 1,
    },
  )
}

function anyMove(worksAtAll: boolean): fc.Arbitrary<Move> {
  const toWeekdays: HolidayMove[] = [
    'mon',
    'fri',
    { sat: 'fri', sun: 'mon' },
    { sun: 'mon' },
    { sat: 'mon', sun: 'tue' },
    { tue: 'mon', wed: 'mon', thu: 'fri' },
    { mon: 'sun', fri: 'sat' },
  ]
  const toOtherHolidays: HolidayMove[] = [
    'next-non-holiday',
    { sun: 'next-non-holiday' },
    { fri: 'next-non-holiday', sat: 'mon' },
  ]
  const toWorkingDays: HolidayMove[] = [
    'next-working-day',
    'previous-working-day',
    { sun: 'next-working-day' },
    { sat: 'next-working-day', sun: 'next-working-day' },
    { sat: 'previous-working-day', sun: 'next-working-day' },
    { sat: 'fri', sun: 'next-working-day' },
    { mon: 'next-working-day', sun: 'mon' },
    { wed: 'previous-working-day', thu: 'next-working-day', fri: 'next-non-holiday' },
  ]
  const move = fc.constantFrom(...toWeekdays, ...toOtherHolidays, ...(worksAtAll ? toWorkingDays : []))
  return fc.oneof(
    { arbitrary: fc.constant({}), weight: 2 },
    { arbitrary: fc.record({ observed: move }), weight: 1 },
    { arbitrary: fc.record({ substitute: move }), weight: 1 },
  )
}
