import { businessCalendar, type HolidayRule } from '../../../src/index.ts'
import { fromDateHolidays } from '../../../src/integrations/date-holidays/from-date-holidays.ts'
import type { HintRow, HintRows } from '../notation.ts'

const desk = { timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-17:00' } } as const

/** Returns the tested dates that a calendar with the holiday closes. A range of dates is tested as an exception. */
function closedDays(holiday: HolidayRule): string[] {
  const isRange = typeof holiday === 'object' && Object.values(holiday)[0] === 'closed'
  const calendar = businessCalendar({
    ...desk,
    ...(isRange ? { exceptions: holiday as never } : { holidays: [holiday] }),
  })
  const days = ['2025-12-25', '2026-02-27', '2026-04-03', '2026-03-04', '2026-08-10', '2026-12-25', '2027-12-24']
  return days.filter(date => [...calendar.days(date, date)][0].openMs === 0)
}

const CHRISTMAS = ['2025-12-25', '2026-12-25']
const holiday = (wrong: unknown, ...means: unknown[]): HintRow => ({
  wrong,
  code: 'date-invalid',
  use: closedDays,
  means,
})

/** A row with a move of Christmas 2027, which is a Saturday, and the date to which it moves. */
const move = (wrong: unknown, code: HintRow['code'], ...means: string[]): HintRow => ({
  wrong,
  code,
  use: observed =>
    businessCalendar({ ...desk, holidays: [{ month: 12, day: 25, observed }] })
      .holidays(2027)
      .map(({ date }) => date)
      .join(),
  means,
})

const germany = (more: object): unknown =>
  fromDateHolidays({ country: 'DE', years: { from: 2026, to: 2026 }, ...more } as never).length > 0

export default {
  covers: [
    'src/calendar/holidays/date-rule.ts',
    'src/calendar/holidays/holiday-rule.ts',
    'src/calendar/holidays/coverage.ts',
    'src/calendar/timeline/timeline.ts',
    'src/calendar/holidays/other-calendars.ts',
    'src/time/epoch-day.ts',
  ],
  rows: [
    holiday('25/12', CHRISTMAS),
    holiday('12/25', CHRISTMAS),
    holiday('*-12-25', CHRISTMAS),
    holiday('25-12', CHRISTMAS),
    holiday('3/4', ['2026-03-04'], ['2026-04-03']),
    holiday('2026/12/25', ['2026-12-25']),
    holiday('3.4.2026', ['2026-04-03'], ['2026-03-04']),
    holiday('2026-02-30'),
    holiday('2026-25-12', ['2026-12-25']),
    holiday('2026-08-01/2026-08-15', ['2026-08-10']),
    holiday('2026-12-01/..', ['2026-12-25', '2027-12-24']),
    {
      ...holiday('Christmas', []),
      says: 'Write YYYY-MM-DD.',
      means: [],
    },
    move('next-workingday', 'holiday-invalid', '2027-12-27'),
    move('previous-workingday', 'holiday-invalid', '2027-12-24'),
    move('nextnonholiday', 'holiday-invalid', '2027-12-26'),
    move('friday', 'holiday-invalid', '2027-12-24'),
    move(true, 'input-invalid', '2027-12-24', '2027-12-27'),
    {
      title: 'a thirteenth month of the Hebrew year',
      wrong: { month: 13 },
      code: 'input-invalid',
      use: month =>
        businessCalendar({ ...desk, holidays: [{ calendar: 'hebrew', day: 1, ...month }] }).holidays(2027).length,
      means: [1],
    },
    {
      title: 'covers without years',
      wrong: {},
      code: 'key-missing',
      use: covers => businessCalendar({ ...desk, holidays: [{ covers }] }).holidays(2026).length,
      means: [0],
    },
    {
      title: 'country UK of date-holidays',
      wrong: { country: 'UK' },
      code: 'input-invalid',
      use: germany,
      read: hint => [{ country: /mean (\w\w) \(/.exec(hint)?.[1] }],
      says: 'Did you mean GB (United Kingdom)?',
      means: [true],
    },
  ],
} satisfies HintRows
