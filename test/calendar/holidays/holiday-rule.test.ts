import { describe, expect, it } from 'vitest'
import { nearestWeekday, parseHolidayRule, shiftTarget } from '../../../src/calendar/holidays/holiday-rule.ts'
import { WEEKDAYS } from '../../../src/calendar/hours.ts'
import { dateText, epochDay } from '../../../src/time/epoch-day.ts'
import { InputValue } from '../../../src/validation/input-value.ts'
import { readInput } from '../../../src/validation/read-input.ts'
import { refusal } from '../../validation/refusal.ts'

const parse = (rule: unknown) => parseHolidayRule(InputValue.copyOf(rule, ['rule']))
const refused = (rule: unknown) => refusal(() => parse(rule))

/** The dates of a rule in a year as `mon 2026-01-05`. */
function dates(rule: unknown, ...years: number[]): string[] {
  const { datesIn } = parse(rule)
  return years.flatMap(datesIn).map(shown)
}

const shown = (date: number) => `${WEEKDAYS[(date + 3 + 28_000) % 7]} ${dateText(date)}`
const day = (text: string) => epochDay(+text.slice(4, 8), +text.slice(9, 11), +text.slice(12))

const KINDS =
  'Known are { date }, { month, day }, { day }, { weekday, nth, month? }, { weekday, onOrAfter }, { weekday, onOrBefore }, ' +
  '{ easter, church? }, { calendar, month, day }, { calendar, monthCode, day }, { covers }.'

describe('a date', () => {
  it.each([['2026-12-07'], [{ date: '2026-12-07' }]])('%j falls in its own year only', rule =>
    expect(dates(rule, 2025, 2026, 2027)).toEqual(['mon 2026-12-07']),
  )
  it('as text has no options, and closes all of the day', () =>
    expect(parse('2026-12-07')).toMatchObject({ rule: '2026-12-07', options: {} }))
  it.each([
    ['2026-02-30', 'date-invalid rule: Invalid date "2026-02-30": February has 28 days.'],
    ['2028-02-30', 'date-invalid rule: Invalid date "2028-02-30": February has 29 days.'],
    ['2026-13-01', 'date-invalid rule: Invalid date "2026-13-01": month 13 does not exist. Did you mean 2026-01-13?'],
    [
      '7.12.2026',
      'date-invalid rule: "7.12.2026" is not a date of 1900 to 2199. Did you mean 2026-12-07 or 2026-07-12?',
    ],
    ['2026/12/25', 'date-invalid rule: "2026/12/25" is not a date of 1900 to 2199. Did you mean 2026-12-25?'],
    ['Christmas', 'date-invalid rule: "Christmas" is not a date of 1900 to 2199. Write YYYY-MM-DD.'],
    ['02-30', 'date-invalid rule: Invalid date "02-30": February has 29 days.'],
    ['11-31', 'date-invalid rule: Invalid date "11-31": November has 30 days.'],
    ['00-25', 'date-invalid rule: Invalid date "00-25": month 0 does not exist.'],
    ['24-12', 'date-invalid rule: "24-12" is not a single date. For every year write { month: 12, day: 24 }.'],
    ['00-05', 'date-invalid rule: "00-05" is not a date of 1900 to 2199. Write YYYY-MM-DD.'],
    ['13-01', 'date-invalid rule: "13-01" is not a single date. For every year write { month: 1, day: 13 }.'],
    ['12-00', 'date-invalid rule: "12-00" is not a date of 1900 to 2199. Write YYYY-MM-DD.'],
    ['12-255', 'date-invalid rule: "12-255" is not a date of 1900 to 2199. Write YYYY-MM-DD.'],
    ['0/5', 'date-invalid rule: "0/5" is not a date of 1900 to 2199. Write YYYY-MM-DD.'],
    ['x/2026-08-01', 'date-invalid rule: "x/2026-08-01" is not a date of 1900 to 2199. Write YYYY-MM-DD.'],
    ['', 'input-invalid rule: "" is not a text.'],
    [{ date: '2026-02-29' }, 'date-invalid rule.date: Invalid date "2026-02-29": February has 28 days.'],
    [{ date: 20261207 }, 'input-invalid rule.date: 20261207 is not a text.'],
    [{ date: null }, 'input-invalid rule.date: null is not a text.'],
  ])('%j is refused', (rule, message) => expect(refused(rule)).toBe(message))
})

describe('a date without a year', () => {
  it.each([
    ['12-25', ['2025-12-25', '2026-12-25']],
    ['01-06', ['2025-01-06', '2026-01-06']],
    ['05-01', ['2025-05-01', '2026-05-01']],
    ['12-31', ['2025-12-31', '2026-12-31']],
    ['02-29', []],
  ])('%s falls in every year that has it', (rule, found) =>
    expect(dates(rule, 2025, 2026).map(date => date.slice(4))).toEqual(found),
  )
  const every = (...rules: string[]) => `For every year write ${rules.join(' or ')}.`
  const christmas = every('{ month: 12, day: 25 }')
  it.each([
    ['25/12', christmas],
    ['12/25', christmas],
    ['*-12-25', christmas],
    ['--12-25', christmas],
    ['YYYY-12-25', christmas],
    ['25.12.', christmas],
    ['1-6', every('{ month: 1, day: 6 }')],
    ['3/4', every('{ month: 3, day: 4 }', '{ month: 4, day: 3 }')],
    ['5/5', every('{ month: 5, day: 5 }')],
    ['1/1', every('{ month: 1, day: 1 }')],
    ['31/12', every('{ month: 12, day: 31 }')],
    [' 25/12 ', christmas],
    ['2026-08-01/ ', "Write a range as an exception: { '2026-08-01/..': 'closed' }."],
    ['2026-08-01..', "Write a range as an exception: { '2026-08-01/..': 'closed' }."],
    [{ date: '12-25' }, christmas],
    ['2026-08-01/2026-08-15', "Write a range as an exception: { '2026-08-01/2026-08-15': 'closed' }."],
    ['2026-08-01 - 2026-08-15', "Write a range as an exception: { '2026-08-01/2026-08-15': 'closed' }."],
    ['2026-08-01/..', "Write a range as an exception: { '2026-08-01/..': 'closed' }."],
  ])('%j is refused with what to write instead', (rule, hint) => {
    const text = typeof rule === 'string' ? rule : rule.date
    const path = typeof rule === 'string' ? 'rule' : 'rule.date'
    expect(refused(rule)).toBe(`date-invalid ${path}: "${text}" is not a single date. ${hint}`)
  })
})

describe('a month and day', () => {
  it('falls in every year', () =>
    expect(dates({ month: 12, day: 7 }, 1900, 2026, 2199)).toEqual([
      'fri 1900-12-07',
      'mon 2026-12-07',
      'sat 2199-12-07',
    ]))
  it('on 29 February falls in leap years', () =>
    expect(dates({ month: 2, day: 29 }, 1900, 2000, 2026, 2028)).toEqual(['tue 2000-02-29', 'tue 2028-02-29']))
  it.each([
    [1, 31],
    [4, 30],
    [12, 31],
  ])('may be the last day of month %i', (month, last) =>
    expect(dates({ month, day: last }, 2026)[0]).toContain(`-${String(month).padStart(2, '0')}-${last}`),
  )
  it.each([
    [{ month: 2, day: 30 }, 'date-invalid rule.day: Month 2 has no day 30.'],
    [{ month: 4, day: 31 }, 'date-invalid rule.day: Month 4 has no day 31.'],
    [{ month: 1, day: 0 }, 'input-invalid rule.day: 0 is not a whole number from 1 to 31.'],
    [{ month: 1, day: 32 }, 'input-invalid rule.day: 32 is not a whole number from 1 to 31.'],
    [{ month: 1, day: 1.5 }, 'input-invalid rule.day: 1.5 is not a whole number from 1 to 31.'],
    [{ month: 0, day: 1 }, 'input-invalid rule.month: 0 is not a whole number from 1 to 12.'],
    [{ month: 13, day: 1 }, 'input-invalid rule.month: 13 is not a whole number from 1 to 12.'],
    [{ month: '5', day: 1 }, 'input-invalid rule.month: "5" is not a whole number from 1 to 12.'],
    [{ month: 'may', day: 1 }, 'input-invalid rule.month: "may" is not a whole number from 1 to 12.'],
  ])('%j is refused', (rule, message) => expect(refused(rule)).toBe(message))
})

describe('the nth weekday', () => {
  it.each([
    [1, 'fri 2026-05-01', 'thu 2026-05-07'],
    [2, 'fri 2026-05-08', 'thu 2026-05-14'],
    [3, 'fri 2026-05-15', 'thu 2026-05-21'],
    [4, 'fri 2026-05-22', 'thu 2026-05-28'],
    [-1, 'fri 2026-05-29', 'thu 2026-05-28'],
  ])('number %i of a month is counted from its first day, or its last', (nth, friday, thursday) => {
    expect(dates({ month: 5, weekday: 'fri', nth }, 2026)).toEqual([friday])
    expect(dates({ month: 5, weekday: 'thu', nth }, 2026)).toEqual([thursday])
  })
  it('number 5 falls in months that have five', () => {
    expect(dates({ month: 5, weekday: 'sun', nth: 5 }, 2026)).toEqual(['sun 2026-05-31'])
    expect(dates({ month: 5, weekday: 'mon', nth: 5 }, 2026)).toEqual([])
    expect(dates({ month: 2, weekday: 'sun', nth: 5 }, 2026)).toEqual([])
    expect(dates({ month: 2, weekday: 'tue', nth: 5 }, 2028)).toEqual(['tue 2028-02-29'])
  })
  it('last of February minds the leap day', () =>
    expect(dates({ month: 2, weekday: 'tue', nth: -1 }, 2027, 2028)).toEqual(['tue 2027-02-23', 'tue 2028-02-29']))
  it('without a month falls in every month', () => {
    expect(dates({ weekday: 'mon', nth: 1 }, 2026).map(date => date.slice(9))).toEqual([
      ...['01-05', '02-02', '03-02', '04-06', '05-04', '06-01', '07-06', '08-03', '09-07', '10-05', '11-02', '12-07'],
    ])
    expect(dates({ weekday: 'sun', nth: 5 }, 2026).map(date => date.slice(9))).toEqual([
      '03-29',
      '05-31',
      '08-30',
      '11-29',
    ])
    expect(dates({ weekday: 'thu', nth: -1 }, 2026).map(date => date.slice(9))).toEqual([
      ...['01-29', '02-26', '03-26', '04-30', '05-28', '06-25', '07-30', '08-27', '09-24', '10-29', '11-26', '12-31'],
    ])
  })
  it.each([
    [{ weekday: 'mon', nth: 6 }, 'holiday-invalid rule.nth: 6 is not 1 to 5, nor -1 for the last one.'],
    [{ weekday: 'mon', nth: 0 }, 'holiday-invalid rule.nth: 0 is not 1 to 5, nor -1 for the last one.'],
    [{ weekday: 'mon', nth: -2 }, 'holiday-invalid rule.nth: -2 is not 1 to 5, nor -1 for the last one.'],
    [{ weekday: 'mon', nth: 1.5 }, 'holiday-invalid rule.nth: 1.5 is not 1 to 5, nor -1 for the last one.'],
    [{ weekday: 'mon', nth: '1' }, 'holiday-invalid rule.nth: "1" is not 1 to 5, nor -1 for the last one.'],
    [{ weekday: 'mon', nth: 'last' }, 'holiday-invalid rule.nth: "last" is not 1 to 5, nor -1 for the last one.'],
    [{ weekday: 'mno', nth: 1 }, 'weekday-unknown rule.weekday: "mno" is not known. Did you mean mon?'],
    [{ weekday: 'Monday', nth: 1 }, 'weekday-unknown rule.weekday: "Monday" is not known. Did you mean mon?'],
    [{ weekday: 1, nth: 1 }, 'weekday-unknown rule.weekday: 1 is not known. Known: mon, tue, wed, thu, fri, sat, sun.'],
    [{ weekday: 'mon', nth: 1, month: 13 }, 'input-invalid rule.month: 13 is not a whole number from 1 to 12.'],
    [{ weekday: 'mon', nth: 1, month: 0 }, 'input-invalid rule.month: 0 is not a whole number from 1 to 12.'],
  ])('%j is refused', (rule, message) => expect(refused(rule)).toBe(message))
})

describe('a weekday on or after a date', () => {
  const onOrAfter = { month: 6, day: 20 }
  it.each([
    ['sat', 'sat 2026-06-20'],
    ['sun', 'sun 2026-06-21'],
    ['wed', 'wed 2026-06-24'],
    ['fri', 'fri 2026-06-26'],
  ])('is the first from there on, %s', (weekday, date) => expect(dates({ weekday, onOrAfter }, 2026)).toEqual([date]))
  it('may fall into the next year, and belongs to it', () =>
    expect(dates({ weekday: 'mon', onOrAfter: { month: 12, day: 30 } }, 2024, 2025, 2026, 2027, 2028)).toEqual([
      'mon 2024-01-01',
      'mon 2024-12-30',
      'mon 2026-01-05',
      'mon 2027-01-04',
      'mon 2028-01-03',
    ]))
  it('after 29 February is none in other years', () =>
    expect(dates({ weekday: 'mon', onOrAfter: { month: 2, day: 29 } }, 2027, 2028, 2029)).toEqual(['mon 2028-03-06']))
})

describe('a weekday on or before a date', () => {
  const onOrBefore = { month: 6, day: 20 }
  it.each([
    ['sat', 'sat 2026-06-20'],
    ['fri', 'fri 2026-06-19'],
    ['wed', 'wed 2026-06-17'],
    ['sun', 'sun 2026-06-14'],
  ])('is the last up to there, %s', (weekday, date) => expect(dates({ weekday, onOrBefore }, 2026)).toEqual([date]))
  it('may fall into the year before, and belongs to it', () =>
    expect(dates({ weekday: 'mon', onOrBefore: { month: 1, day: 2 } }, 2022, 2023, 2024, 2025)).toEqual([
      // Before 2 January 2023, 2024, 2025 and 2026; 2022 began on a Saturday.
      'mon 2023-01-02',
      'mon 2024-01-01',
      'mon 2024-12-30',
      'mon 2025-12-29',
    ]))
})

describe.each(['onOrAfter', 'onOrBefore'])('the bound %s', bound => {
  it.each([
    ['06-20', ': "06-20" is not an object.', 'input-invalid'],
    [{ month: 6, dya: 20 }, '.dya: This key is not known. Did you mean day?', 'key-unknown'],
    [{ month: 6, day: 20, name: 'x' }, '.name: This key is not known. Known: month, day.', 'key-unknown'],
    [{ month: 6 }, '.day: undefined is not a whole number from 1 to 31.', 'input-invalid'],
    [{ day: 6 }, '.month: undefined is not a whole number from 1 to 12.', 'input-invalid'],
    [{ month: 2, day: 30 }, '.day: Month 2 has no day 30.', 'date-invalid'],
  ])('%j is refused', (value, message, code) =>
    expect(refused({ weekday: 'sat', [bound]: value })).toBe(`${code} rule.${bound}${message}`),
  )
  it('needs a known weekday', () =>
    expect(refused({ weekday: 'st', [bound]: { month: 6, day: 20 } })).toBe(
      'weekday-unknown rule.weekday: "st" is not known. Did you mean sat?',
    ))
})

describe('Easter', () => {
  // Easter Sundays of the Census Bureau, and of the Orthodox: test/calendar/published/easter.ts.
  it.each([
    [{ easter: 0 }, 'sun 2026-04-05'],
    [{ easter: 0, church: 'western' }, 'sun 2026-04-05'],
    [{ easter: 0, church: 'orthodox' }, 'sun 2026-04-12'],
    [{ easter: -2 }, 'fri 2026-04-03'],
    [{ easter: 1 }, 'mon 2026-04-06'],
    [{ easter: 50, church: 'orthodox' }, 'mon 2026-06-01'],
  ])('%j is counted in days', (rule, date) => expect(dates(rule, 2026)).toEqual([date]))
  it('may lie in a neighbouring year, and belongs to it', () => {
    // Easter 2023 was on 9 April, 2024 on 31 March, 2025 on 20 April, 2026 on 5 April.
    expect(dates({ easter: 270 }, 2024, 2025, 2026)).toEqual([
      'thu 2024-01-04',
      'thu 2024-12-26',
      'thu 2026-01-15',
      'thu 2026-12-31',
    ])
    expect(dates({ easter: -100 }, 2023, 2024, 2025)).toEqual(['fri 2023-12-22', 'fri 2025-01-10', 'fri 2025-12-26'])
    expect(dates({ easter: 366 }, 2026)).toEqual(['tue 2026-04-21'])
    expect(dates({ easter: -366 }, 2024)).toEqual(['fri 2024-04-19'])
  })
  it.each([
    [{ easter: 367 }, 'input-invalid rule.easter: 367 is not a whole number from -366 to 366.'],
    [{ easter: -367 }, 'input-invalid rule.easter: -367 is not a whole number from -366 to 366.'],
    [{ easter: 0.5 }, 'input-invalid rule.easter: 0.5 is not a whole number from -366 to 366.'],
    [{ easter: 'monday' }, 'input-invalid rule.easter: "monday" is not a whole number from -366 to 366.'],
    [{ easter: 1, church: 'Orthodox' }, 'input-invalid rule.church: "Orthodox" is not known. Did you mean orthodox?'],
    [{ easter: 1, church: 'wetsern' }, 'input-invalid rule.church: "wetsern" is not known. Did you mean western?'],
    [{ easter: 1, church: 'x' }, 'input-invalid rule.church: "x" is not known. Known: western, orthodox.'],
  ])('%j is refused', (rule, message) => expect(refused(rule)).toBe(message))
})

describe('a day of another calendar', () => {
  // Passover, hebcal: test/calendar/published/hebrew.ts; 5787, which begins in 2026, is a leap year.
  it.each([
    ['by number, in a common year', { calendar: 'hebrew', month: 7, day: 15 }, 2026, ['thu 2026-04-02']],
    ['by number, in a leap year', { calendar: 'hebrew', month: 7, day: 15 }, 2027, ['thu 2027-04-22']],
    ['by code', { calendar: 'hebrew', monthCode: 'M07', day: 15 }, 2027, ['thu 2027-04-22']],
  ])('is told %s', (_, rule, year, found) => expect(dates(rule, year)).toEqual(found))
  it('of a leap month falls in leap years', () =>
    expect(dates({ calendar: 'hebrew', monthCode: 'M05L', day: 14 }, 2026, 2027)).toEqual(['sun 2027-02-21']))
  it('is looked up once a year', () => {
    const { datesIn } = parse({ calendar: 'hebrew', month: 1, day: 1 })
    expect(datesIn(2026).map(shown)).toEqual(['sat 2026-09-12'])
    expect(datesIn(2027).map(shown)).toEqual(['sat 2027-10-02'])
    expect(datesIn(2026)).toBe(datesIn(2026))
  })
  // No year from 2026 to 2030 has the leap months M01L of chinese and M12L of dangi.
  it.each([
    ['hebrew', 'M01', 'sat 2026-09-12'],
    ['hebrew', 'M12', 'fri 2026-08-14'],
    ['hebrew', 'M05L', 'mon 2027-02-08'],
    ['chinese', 'M01L', undefined],
    ['dangi', 'M12L', undefined],
    ['coptic', 'M13', 'sun 2026-09-06'],
    ['persian', 'M12', 'fri 2026-02-20'],
  ])('of %s takes the month code %s', (calendar, monthCode, first) =>
    expect(dates({ calendar, monthCode, day: 1 }, 2026, 2027, 2028, 2029, 2030).at(0)).toBe(first),
  )
  const HEBREW = 'Write M01 to M12, or M05L for a leap month.'
  it.each([
    ...['M1', 'M00', 'M14', 'M20', 'm05', '05', 'M05l', 'M05LL', 'M055', 'xM05', 'M05 '].map(
      code => ['hebrew', code, HEBREW] as const,
    ),
    ['hebrew', 'M13', HEBREW],
    ['hebrew', 'M06L', HEBREW],
    ['chinese', 'M13', 'Write M01 to M12, or M01L to M12L for a leap month.'],
    ['islamic-umalqura', 'M09L', 'Write M01 to M12.'],
    ['ethiopic', 'M14', 'Write M01 to M13.'],
  ] as const)('of %s refuses the month code %s, which no year has', (calendar, monthCode, hint) =>
    expect(refused({ calendar, monthCode, day: 1 })).toBe(
      `input-invalid rule.monthCode: "${monthCode}" is not a month of the calendar ${calendar}. ${hint}`,
    ),
  )
  it.each([
    ['hebrew', 12, ['sat 2026-09-12', 'fri 2026-08-14']],
    ['coptic', 13, ['fri 2026-09-11', 'sun 2026-09-06']],
  ])('of %s takes the months 1 and %i', (calendar, last, expected) => {
    expect([1, last].map(month => dates({ calendar, month, day: 1 }, 2026)[0])).toEqual(expected)
  })
  it.each([
    ['indian', 31, ['sun 2026-03-22', 'sat 2024-04-20']],
    ['persian', 31, ['sat 2026-03-21', 'mon 2026-04-20']],
    ['chinese', 30, ['tue 2026-02-17', 'wed 2026-03-18']],
    ['hebrew', 30, ['sat 2026-09-12', 'sun 2026-10-11']],
  ])('of %s takes the days 1 and %i, and none after that', (calendar, last, expected) => {
    expect([1, last].map(day => dates({ calendar, month: 1, day }, 2026, 2024)[0])).toEqual(expected)
    expect(refused({ calendar, month: 1, day: last + 1 })).toBe(
      `input-invalid rule.day: ${last + 1} is not a whole number from 1 to ${last}.`,
    )
  })
  it.each([
    [
      { calendar: 'hebrew', month: 13, day: 1 },
      "input-invalid rule.month: 13 is not a whole number from 1 to 12. Leap months have a code: { monthCode: 'M05L' }.",
    ],
    [{ calendar: 'persian', month: 13, day: 1 }, 'input-invalid rule.month: 13 is not a whole number from 1 to 12.'],
    [{ calendar: 'hebrew', month: 0, day: 1 }, 'input-invalid rule.month: 0 is not a whole number from 1 to 12.'],
    [{ calendar: 'coptic', month: 14, day: 1 }, 'input-invalid rule.month: 14 is not a whole number from 1 to 13.'],
    [{ calendar: 'hebrew', month: 1, day: 0 }, 'input-invalid rule.day: 0 is not a whole number from 1 to 30.'],
    [{ calendar: 'hebrew', monthCode: 5, day: 1 }, 'input-invalid rule.monthCode: 5 is not a text.'],
    [{ calendar: 'hebrew', monthCode: '', day: 1 }, 'input-invalid rule.monthCode: "" is not a text.'],
    [
      { calendar: 'hebrw', month: 1, day: 1 },
      'input-invalid rule.calendar: "hebrw" is not known. Did you mean hebrew?',
    ],
    [
      { calendar: 'gregory', month: 1, day: 1 },
      'input-invalid rule.calendar: "gregory" is not known. Known: chinese, coptic, dangi, ethioaa, ethiopic, hebrew, ' +
        'indian, islamic-civil, islamic-tbla, islamic-umalqura, persian.',
    ],
  ])('%j is refused', (rule, message) => expect(refused(rule)).toBe(message))
})

describe('covered years', () => {
  it('have no dates of their own', () =>
    expect(dates({ covers: { from: 2026, to: 2027 } }, 2025, 2026, 2027)).toEqual([]))
  it.each([{ from: 1986 }, { to: 2030 }])('may have one end, %j', covers =>
    expect(parse({ covers }).rule).toEqual({ covers }),
  )
  it('may be one year', () =>
    expect(parse({ covers: { from: 2026, to: 2026 } }).rule).toEqual({ covers: { from: 2026, to: 2026 } }))
  it.each([
    [{ covers: { from: 2027, to: 2026 } }, 'range-reversed rule.covers: 2026 is before 2027. Swap the two years.'],
    [
      { covers: { from: 1899, to: 2026 } },
      'input-invalid rule.covers.from: 1899 is not a whole number from 1900 to 2199.',
    ],
    [
      { covers: { from: 2026, to: 2200 } },
      'input-invalid rule.covers.to: 2200 is not a whole number from 1900 to 2199.',
    ],
    [
      { covers: {} },
      'key-missing rule.covers: The years are missing. Give the first year, the last, or both: { from: 2020, to: 2030 }.',
    ],
    [{ covers: [2026] }, 'input-invalid rule.covers: A list is not an object.'],
    [{ covers: { from: 2026, unti: 2027 } }, 'key-unknown rule.covers.unti: This key is not known. Known: from, to.'],
    [{ covers: { from: 2026, to: 2027 }, name: 'x' }, 'key-unknown rule.name: This key is not known. Known: covers.'],
  ])('%j is refused', (rule, message) => expect(refused(rule)).toBe(message))
})

describe('parseHolidayRule', () => {
  it.each([
    [{}, '(none)'],
    [{ name: 'Nothing', since: 2026, closed: '09:00-10:00' }, '(none)'],
    [{ month: 12 }, 'month'],
    [{ weekday: 'mon' }, 'weekday'],
    [{ nth: 1, month: 5 }, 'nth, month'],
    [{ church: 'western' }, 'church'],
    [{ calendar: 'hebrew', day: 1 }, 'calendar, day'],
    [{ calendar: 'hebrew', month: 1, monthCode: 'M01', day: 1 }, 'calendar, month, monthCode, day'],
    [{ date: '2026-12-07', month: 12 }, 'date, month'],
    [{ month: 12, day: 7, nth: 1 }, 'month, day, nth'],
    [{ month: 5, weekday: 'mon', onOrAfter: { month: 6, day: 20 } }, 'month, weekday, onOrAfter'],
    [{ weekday: 'mon', onOrAfter: {}, onOrBefore: {} }, 'weekday, onOrAfter, onOrBefore'],
    [{ weekday: 'mon', nth: 1, day: 3 }, 'weekday, nth, day'],
    [{ easter: 1, month: 4, name: 'x' }, 'easter, month'],
  ])('refuses %j, which is of no kind', (rule, keys) =>
    expect(refused(rule)).toBe(`holiday-invalid rule: No rule has the keys ${keys}. ${KINDS}`),
  )

  it.each([
    ['moth', 'month'],
    ['dya', 'day'],
    ['weekdays', 'weekday'],
    ['onAfter', 'onOrAfter'],
    ['onOrbefore', 'onOrBefore'],
    ['Easter', 'easter'],
    ['chruch', 'church'],
    ['calender', 'calendar'],
    ['monthcode', 'monthCode'],
    ['nmae', 'name'],
    ['snice', 'since'],
    ['untill', 'until'],
    ['year', 'years'],
    ['close', 'closed'],
    ['observd', 'observed'],
    ['substitutes', 'substitute'],
    ['dates', 'date'],
    ['nht', 'nth'],
    ['month?', 'month'],
  ])('refuses the key %s for want of %s', (key, meant) =>
    expect(refused({ month: 1, day: 1, [key]: 1 })).toBe(
      `key-unknown rule.${key}: This key is not known. Did you mean ${meant}?`,
    ),
  )
  it('lists each known key once where none is near', () =>
    expect(refused({ month: 1, day: 1, '?????': 1 })).toBe(
      'key-unknown rule.?????: This key is not known. Known: date, month, day, weekday, nth, onOrAfter, onOrBefore, ' +
        'easter, church, calendar, monthCode, covers, ….',
    ))
  it.each([
    ['a number', 5, 'input-invalid rule: 5 is not an object.'],
    ['null', null, 'input-invalid rule: null is not an object.'],
    ['a list', ['2026-12-07'], 'input-invalid rule: A list is not an object.'],
    ['a name that is no text', { name: 5, date: '2026-12-07' }, 'input-invalid rule.name: 5 is not a text.'],
    ['a blank name', { name: ' ', date: '2026-12-07' }, 'input-invalid rule.name: " " is not a text.'],
  ])('refuses %s', (_, rule, message) => expect(refused(rule)).toBe(message))

  it('hands the rule back as its options', () => {
    const rule = { name: 'Ambrogio', month: 12, day: 7, since: 2020, observed: { sun: 'mon' } }
    const holiday = parse(rule)
    expect(holiday.rule).toEqual(rule)
    expect(holiday.options).toEqual(rule)
    expect(holiday.closed).toBeUndefined()
  })
})

describe('the years of a rule', () => {
  const years = (options: object) => {
    const { datesIn } = parse({ month: 12, day: 7, ...options })
    return [2023, 2024, 2025, 2026, 2027, 2028].filter(year => datesIn(year).length > 0)
  }
  it.each([
    [{ since: 2025 }, [2025, 2026, 2027, 2028]],
    [{ until: 2025 }, [2023, 2024, 2025]],
    [{ since: 2025, until: 2026 }, [2025, 2026]],
    [{ since: 2026, until: 2026 }, [2026]],
    [{ years: [2024, 2027] }, [2024, 2027]],
    [{ since: 2025, years: [2024, 2027] }, [2027]],
    [{ until: 2025, years: [2024, 2027] }, [2024]],
    [{ since: 1900, until: 2199 }, [2023, 2024, 2025, 2026, 2027, 2028]],
    [{ since: 2199 }, []],
    [{ until: 1900 }, []],
  ])('are those of %j', (options, found) => expect(years(options)).toEqual(found))
  it('are those of the date that was reckoned, not of what it was reckoned from', () =>
    expect(
      dates({ weekday: 'mon', onOrAfter: { month: 12, day: 30 }, since: 2027, until: 2027 }, 2026, 2027, 2028),
    ).toEqual(['mon 2027-01-04']))
  it.each([
    [{ since: 1899 }, 'since: 1899'],
    [{ since: 2200 }, 'since: 2200'],
    [{ since: '2026' }, 'since: "2026"'],
    [{ until: 1899 }, 'until: 1899'],
    [{ until: 2200 }, 'until: 2200'],
    [{ until: 2026.5 }, 'until: 2026.5'],
    [{ years: [2026, 1899] }, 'years[1]: 1899'],
    [{ years: [2200] }, 'years[0]: 2200'],
  ])('%j are refused', (options, fault) =>
    expect(refused({ month: 12, day: 7, ...options })).toBe(
      `input-invalid rule.${fault} is not a whole number from 1900 to 2199.`,
    ),
  )
  it.each([
    [{ month: 12, day: 7, years: [] }],
    [{ month: 12, day: 7, since: 2026, years: [2025] }],
    [{ month: 12, day: 7, years: [2025], except: [2025] }],
    [{ date: '2026-12-07', years: [2027] }],
    [{ date: '2026-12-07', since: 2027 }],
    [{ date: '2026-12-07', until: 2025 }],
    [{ date: '2026-12-07', except: [2026] }],
  ])('%j, which never applies, is refused', rule =>
    expect(refused(rule)).toBe('input-invalid rule: It never applies: its years exclude its dates. Correct its years.'),
  )
  it('must be a list', () =>
    expect(refused({ month: 12, day: 7, years: 2026 })).toBe('input-invalid rule.years: 2026 is not a list.'))
})

describe('a day of every month', () => {
  const dayOf =
    (...years: number[]) =>
    (day: number) =>
      dates({ day }, ...years).map(text => text.slice(4))
  it('is in the months that have it', () => {
    expect(dayOf(2026)(15)).toHaveLength(12)
    expect(dayOf(2026)(31).join(' ')).toBe(
      '2026-01-31 2026-03-31 2026-05-31 2026-07-31 2026-08-31 2026-10-31 2026-12-31',
    )
    expect(dayOf(2028)(29)).toContain('2028-02-29')
  })
  it.each([0, 32, 1.5, '15'])('is not %j', day =>
    expect(refused({ day })).toBe(`input-invalid rule.day: ${JSON.stringify(day)} is not a whole number from 1 to 31.`),
  )
})

describe('except', () => {
  it('leaves years out', () =>
    expect(
      dates({ month: 12, day: 25, since: 2024, except: [2025, 2027] }, 2023, 2024, 2025, 2026, 2027, 2028),
    ).toEqual(['wed 2024-12-25', 'fri 2026-12-25', 'mon 2028-12-25']))
  it('leaves years out of a list', () =>
    expect(parse({ month: 12, day: 25, years: [2025, 2026], except: [2026] }).years).toEqual([2025]))
  it.each([
    [[1899], 'input-invalid rule.except[0]: 1899 is not a whole number from 1900 to 2199.'],
    [2026, 'input-invalid rule.except: 2026 is not a list.'],
  ])('is not %j', (except, message) => expect(refused({ month: 12, day: 25, except })).toBe(message))
})

describe('closed', () => {
  it.each([
    ['14:00-24:00', [840, 1440]],
    ['14:00-00:00', [840, 1440]],
    ['00:00-24:00', [0, 1440]],
    ['00:00-12:00', [0, 720]],
    [['14:00-24:00'], [840, 1440]],
    [
      ['16:00-24:00', '00:00-10:00', '12:00-13:30'],
      [0, 600, 720, 810, 960, 1440],
    ],
    [
      ['12:00-24:00', '00:00-12:30'],
      [0, 1440],
    ],
    [
      ['09:00-18:00', '10:00-11:00'],
      [540, 1080],
    ],
    [
      ['00:00-23:30', '23:00-23:59', '23:59-24:00'],
      [0, 1410, 1410, 1440],
    ],
  ])('%j closes parts of the day', (closed, part) => expect(parse({ month: 12, day: 24, closed }).closed).toEqual(part))
  it.each([
    ['22:00-06:00', 'hours-invalid rule.closed: 22:00-06:00 runs into the next date. Close that date by another rule.'],
    ['12:00-00:01', 'hours-invalid rule.closed: 12:00-00:01 runs into the next date. Close that date by another rule.'],
    ['2pm', 'hours-invalid rule.closed: "2pm" is not HH:MM-HH:MM. Such as 09:00-17:00.'],
    [
      '14:00-14:00',
      'hours-empty rule.closed: 14:00-14:00 opens and closes at once. For a 24-hour day write 00:00-24:00; for a closed day omit it.',
    ],
    [true, 'input-invalid rule.closed: true is not a text.'],
    [[], 'hours-empty rule.closed: No part is closed. For the whole day omit this key.'],
    [
      ['10:00-12:00', '22:00-06:00'],
      'hours-invalid rule.closed[1]: 22:00-06:00 runs into the next date. Close that date by another rule.',
    ],
  ])('%j is refused', (closed, message) => expect(refused({ month: 12, day: 24, closed })).toBe(message))
})

describe.each(['observed', 'substitute'])('%s', option => {
  const TARGETS = 'Known: mon, tue, wed, thu, fri, sat, sun, next-working-day, previous-working-day, next-non-holiday.'
  const FORMS = "Write { sat: 'fri', sun: 'mon' } or 'next-working-day'."
  const refusedMove = (move: unknown) => refused({ month: 12, day: 25, [option]: move })
  it.each([
    ['the next working day', 'next-working-day'],
    ['weekdays', { sat: 'fri', sun: 'mon' }],
    ['the previous working day', 'previous-working-day'],
    ['the next date that is no holiday', 'next-non-holiday'],
    ['a weekday', 'mon'],
    [
      'a target of its own for each weekday',
      { sat: 'previous-working-day', sun: 'next-working-day', mon: 'next-non-holiday' },
    ],
    ['no weekday', {}],
  ])('takes %s', (_, move) =>
    expect(parse({ month: 12, day: 25, [option]: move }).options).toMatchObject({ [option]: move }),
  )
  it.each([
    ['next-workday', 'holiday-invalid', ': "next-workday" is not known. Did you mean next-working-day?'],
    ['previous-workday', 'holiday-invalid', ': "previous-workday" is not known. Did you mean previous-working-day?'],
    ['next-nonholiday', 'holiday-invalid', ': "next-nonholiday" is not known. Did you mean next-non-holiday?'],
    ['monday', 'holiday-invalid', ': "monday" is not known. Did you mean mon?'],
    ['', 'holiday-invalid', `: "" is not known. ${TARGETS}`],
    [null, 'input-invalid', `: null is not an object. ${FORMS}`],
    [true, 'input-invalid', `: true is not an object. ${FORMS}`],
    [['fri'], 'input-invalid', `: A list is not an object. ${FORMS}`],
    [{ snu: 'mon' }, 'key-unknown', '.snu: This key is not known. Did you mean sun?'],
    [{ 'sat-sun': 'mon' }, 'key-unknown', '.sat-sun: This key is not known. Known: mon, tue, wed, thu, fri, sat, sun.'],
    [{ sun: 'mno' }, 'holiday-invalid', '.sun: "mno" is not known. Did you mean mon?'],
    [{ sun: 'next-workday' }, 'holiday-invalid', '.sun: "next-workday" is not known. Did you mean next-working-day?'],
    [{ sun: 5 }, 'holiday-invalid', `.sun: 5 is not known. ${TARGETS}`],
    [{ sat: 'fri', sun: 'sun' }, 'holiday-invalid', '.sun: sun cannot move to sun. Leave it out.'],
  ])('%j is refused', (move, code, message) => expect(refusedMove(move)).toBe(`${code} rule.${option}${message}`))
})

describe('observed and substitute', () => {
  it.each([
    ['next-working-day', 'next-working-day'],
    [{ sun: 'mon' }, {}],
  ])('are refused together, %j and %j', (observed, substitute) =>
    expect(refused({ month: 12, day: 25, observed, substitute })).toBe(
      'holiday-invalid rule: A holiday is observed on another day or has a substitute. Give one of the two.',
    ),
  )
})

describe('shiftTarget', () => {
  const [friday, saturday, sunday] = ['fri 2026-12-25', 'sat 2026-12-26', 'sun 2026-12-27'].map(day)
  it('is the same on all dates for the next working day', () =>
    expect([friday, saturday, sunday].map(date => shiftTarget('next-working-day', date))).toEqual(
      Array(3).fill('next-working-day'),
    ))
  it('is that of the weekday', () =>
    expect([friday, saturday, sunday].map(date => shiftTarget({ sat: 'fri', sun: 'next-working-day' }, date))).toEqual([
      undefined,
      'fri',
      'next-working-day',
    ]))
  it('is none without a move', () => expect(shiftTarget(undefined, sunday)).toBeUndefined())
})

describe('nearestWeekday', () => {
  it.each([
    ['wed 2026-12-30', 'wed', 'wed 2026-12-30'],
    ['wed 2026-12-30', 'thu', 'thu 2026-12-31'],
    ['wed 2026-12-30', 'fri', 'fri 2027-01-01'],
    ['wed 2026-12-30', 'sat', 'sat 2027-01-02'],
    ['wed 2026-12-30', 'sun', 'sun 2026-12-27'],
    ['wed 2026-12-30', 'mon', 'mon 2026-12-28'],
    ['wed 2026-12-30', 'tue', 'tue 2026-12-29'],
    ['sat 2022-01-01', 'fri', 'fri 2021-12-31'],
    ['sun 2023-01-01', 'mon', 'mon 2023-01-02'],
  ] as const)('from %s to %s is %s', (from, weekday, to) => expect(shown(nearestWeekday(day(from), weekday))).toBe(to))
})

describe('since and until', () => {
  it('may be one year, and not be exchanged', () => {
    expect(dates({ month: 1, day: 1, since: 2020, until: 2020 }, 2020)).toHaveLength(1)
    expect(refused({ month: 1, day: 1, since: 2021, until: 2020 })).toBe(
      'holiday-invalid rule: since 2021 is after until 2020. Swap them.',
    )
  })
})

describe('a rule with a misspelt key', () => {
  it('is one error', () => {
    const errors = (rule: unknown) => readInput(rule, ['rule'], parseHolidayRule).errors?.map(({ message }) => message)
    expect(errors({ mnth: 5, day: 1 })).toEqual(['rule.mnth: This key is not known. Did you mean month or nth?'])
    expect(errors({ month: 5, dya: 1 })).toEqual(['rule.dya: This key is not known. Did you mean day?'])
  })
})
