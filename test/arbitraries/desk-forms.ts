import fc from 'fast-check'
import { addDays } from '../reference/dates.ts'
import type { CalendarSpec, DeskSpec, ExceptionsSpec, HolidaySpec } from '../reference/specs.ts'
import { type Weekly, weeklyOf } from '../reference/weekly-hours.ts'
import { anyWeeklyHours } from './alternating-hours.ts'
import { anyDateRule, anyExceptionKeys, anyExceptionList, anyYears } from './exception-lists.ts'
import { anyHolidays } from './holidays.ts'
import { anyZone } from './zones.ts'

/** A desk in every form of §3 and §4: hours that alternate, yearly exceptions and lists of them, holidays of all kinds. */
function anyDeskOfEveryForm(): fc.Arbitrary<DeskSpec> {
  return fc.tuple(anyZone(), anyWeeklyHours()).chain(([timeZone, hours]) =>
    fc
      .record({
        exceptions: anyExceptionsOfEveryForm(timeZone),
        holidays: anyHolidaysOfEveryForm(timeZone, hasHours(weeklyOf(hours))),
      })
      .map(({ exceptions, holidays }) => ({ timeZone, hours, holidays, ...(exceptions && { exceptions }) })),
  )
}

/** One desk of every form, or two of them combined. */
export function anyCalendarOfEveryForm(): fc.Arbitrary<CalendarSpec> {
  const two = fc.tuple(anyDeskOfEveryForm(), anyDeskOfEveryForm())
  return fc.oneof<fc.WeightedArbitrary<CalendarSpec>[]>(
    { arbitrary: anyDeskOfEveryForm(), weight: 6 },
    { arbitrary: two.map(union => ({ union })), weight: 1 },
    { arbitrary: two.map(intersection => ({ intersection })), weight: 1 },
    { arbitrary: two.map(difference => ({ difference })), weight: 1 },
  )
}

function anyExceptionsOfEveryForm(zone: string): fc.Arbitrary<ExceptionsSpec | undefined> {
  return fc.oneof<fc.Arbitrary<ExceptionsSpec | undefined>[]>(
    anyExceptionKeys(zone),
    anyExceptionList(zone),
    fc.constant(undefined),
  )
}

/** Holidays with years left out, with several closed parts, and of every month; only the other ones move. */
function anyHolidaysOfEveryForm(zone: string, worksAtAll: boolean): fc.Arbitrary<HolidaySpec[]> {
  const parts = fc.constantFrom<string | string[] | undefined>(
    undefined,
    '14:00-24:00',
    ['00:00-10:00', '15:30-24:00'],
    ['00:00-12:00', '12:00-24:00'],
    ['12:00-13:00'],
  )
  const plain = fc
    .tuple(anyDateRule(), fc.oneof(fc.constant({}), anyYears()), parts)
    .map(([date, years, closed]) => ({ ...date, ...years, ...(closed !== undefined && { closed }) }))
  return fc
    .tuple(anyHolidays(zone, worksAtAll), fc.array(plain, { maxLength: 2 }))
    .map(([moving, more]) => [...moving, ...more])
}

/** Whether any date of a year has hours. */
function hasHours(weekly: Weekly): boolean {
  for (let days = 0; days < 366; days++) if (weekly(addDays('2026-01-01', days)).length > 0) return true
  return false
}
