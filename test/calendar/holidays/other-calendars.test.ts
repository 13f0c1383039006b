import { Temporal as Polyfill } from '@js-temporal/polyfill'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import {
  leapMonthsOf,
  monthsOf,
  OTHER_CALENDARS,
  type OtherCalendar,
  otherCalendarDates,
  requireCalendarSupport,
} from '../../../src/calendar/holidays/other-calendars.ts'
import { dateText } from '../../../src/time/epoch-day.ts'
import { runs } from '../../arbitraries/runs.ts'
import { refusal } from '../../validation/refusal.ts'
import { rows } from '../published/by-year.ts'
import { chineseDays, nearMidnight } from '../published/chinese.ts'
import { hebrewDays } from '../published/hebrew.ts'
import { nowruz } from '../published/nowruz.ts'
import { ummAlQura } from '../published/umm-al-qura.ts'

/** The dates of a month, by the number in its name or by its code, and day in some years. */
function dates(calendar: OtherCalendar, month: number | string, day: number, ...years: number[]): string[] {
  const monthCode = typeof month === 'number' ? `M${String(month).padStart(2, '0')}` : month
  return years.flatMap(year => otherCalendarDates({ calendar, monthCode, day }, year)).map(dateText)
}

/** A column of a published table: of the rows of these years, those that have it. */
function column(table: string, index: number, ...years: string[]): string[] {
  return rows(table)
    .filter(row => years.includes(row[0]))
    .map(row => row[index])
    .filter(date => date !== '-')
}

const years = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i)

describe('OTHER_CALENDARS', () => {
  it('are those of the Temporal proposal besides the Gregorian ones', () =>
    expect(OTHER_CALENDARS).toEqual([
      ...['chinese', 'coptic', 'dangi', 'ethioaa', 'ethiopic', 'hebrew', 'indian'],
      ...['islamic-civil', 'islamic-tbla', 'islamic-umalqura', 'persian'],
    ]))
  // The first day of the year, as Temporal of Node 26 has it, with that of 2026 or the nearest.
  it.each([
    ['chinese', '2026-02-17'],
    ['coptic', '2026-09-11'],
    ['dangi', '2026-02-17'],
    ['ethioaa', '2026-09-11'],
    ['ethiopic', '2026-09-11'],
    ['hebrew', '2026-09-12'],
    ['indian', '2026-03-22'],
    ['islamic-civil', '2026-06-17'],
    ['islamic-tbla', '2026-06-16'],
    ['islamic-umalqura', '2026-06-16'],
    ['persian', '2026-03-21'],
  ] as const)('have a new year in 2026, %s', (calendar, date) => {
    expect(dates(calendar, 1, 1, 2026)).toEqual([date])
    expect(dates(calendar, 'M01', 1, 2026)).toEqual([date])
  })
})

describe('otherCalendarDates', () => {
  // The polyfill fails for the other calendars.
  it.each(['hebrew', 'islamic-umalqura', 'islamic-civil', 'persian', 'indian'] as const)(
    'has the first and the last days of the months that Temporal has in any year, %s',
    calendar => {
      fc.assert(
        fc.property(fc.integer({ min: 1900, max: 2099 }), year => {
          const found: string[] = []
          for (const monthCode of [...monthsOf(calendar), ...leapMonthsOf(calendar)])
            for (const day of [1, 29, 30, 31])
              for (const date of otherCalendarDates({ calendar, monthCode, day }, year))
                found.push(`${dateText(date)} ${monthCode} ${day}`)
          const shown: string[] = []
          let date = Polyfill.PlainDate.from({ year, month: 1, day: 1 })
          while (date.year === year) {
            const { monthCode, day } = date.withCalendar(calendar)
            if (day === 1 || day > 28) shown.push(`${date} ${monthCode} ${day}`)
            // Only the ends of months are of interest, and the polyfill is slow.
            date = date.add({ days: day > 2 && day < 26 ? 26 - day : 1 })
          }
          expect(found.sort()).toEqual(shown)
        }),
        runs(3),
      )
    },
  )
})

describe('otherCalendarDates, by rules of arithmetic', () => {
  it('has Hebrew months by name, whether the year has a leap month or not', () => {
    // 5787, which holds the spring of 2027, is a leap year; 5786 is none.
    const passovers = column(hebrewDays, 7, '5786', '5787')
    expect(passovers).toEqual(['2026-04-02', '2027-04-22'])
    expect(dates('hebrew', 'M07', 15, 2026, 2027)).toEqual(passovers)
  })
  it('has a Hebrew leap month in leap years only', () =>
    expect(dates('hebrew', 'M05L', 14, ...years(2024, 2030))).toEqual(
      column(hebrewDays, 5, '5784', '5785', '5786', '5787', '5788', '5789', '5790'),
    ))
  it('has no occurrence where the month lacks the day', () => {
    const inAutumn = column(hebrewDays, 3, '5781', '5782', '5783', '5784', '5785', '5786', '5787')
    expect(dates('hebrew', 'M02', 30, ...years(2020, 2026))).toEqual(inAutumn)
    expect(inAutumn).toHaveLength(3)
    expect(dates('persian', 12, 31, 2026)).toEqual([])
    expect(dates('islamic-civil', 1, 31, 2026)).toEqual([])
  })
  it('has no occurrence of a month that the calendar does not have', () => {
    expect(dates('persian', 13, 1, 2026)).toEqual([])
    expect(dates('persian', 'M13', 1, 2026)).toEqual([])
    expect(dates('islamic-umalqura', 'M05L', 1, 2026)).toEqual([])
  })
  it.each([
    ['hebrew', 4, 1, [2025, 2027], ['2025-01-01', '2025-12-21', '2027-12-31']],
    ['hebrew', 3, 30, [2005, 2024], ['2005-12-31', '2024-12-31']],
    ['islamic-umalqura', 12, 1, [2005, 2006], ['2005-01-12', '2006-01-01', '2006-12-22']],
    ['islamic-umalqura', 11, 29, [2005], ['2005-01-10', '2005-12-31']],
  ] as const)('takes the first and the last day of a year in: %s %i-%i', (calendar, month, day, years, found) =>
    expect(dates(calendar, month, day, ...years)).toEqual(found),
  )
  it('finds a day twice in a year, and not at all', () => {
    const newYears = column(ummAlQura, 1, '1428', '1429', '1430', '1431')
    expect(newYears).toEqual(['2007-01-20', '2008-01-10', '2008-12-29', '2009-12-18'])
    expect(dates('islamic-umalqura', 1, 1, 2008)).toEqual(newYears.slice(1, 3))
    const feasts = column(ummAlQura, 4, '1426', '1427', '1428')
    expect(feasts).toEqual(['2006-01-10', '2006-12-31', '2007-12-20'])
    expect(dates('islamic-umalqura', 12, 10, 2006, 2007)).toEqual(feasts)
  })
  it('has Nowruz as published', () =>
    expect(dates('persian', 1, 1, ...years(2015, 2030))).toEqual(years(2015, 2030).map(year => nowruz.get(year))))
  it('has the Indian new year on 22 March, a day earlier in leap years', () =>
    // Calendar Reform Committee, 1955: 1 Chaitra.
    expect(dates('indian', 1, 1, 2026, 2027, 2028)).toEqual(['2026-03-22', '2027-03-22', '2028-03-21']))
})

describe('otherCalendarDates, by new moons', () => {
  it.each([1999, 2012, 2025, 2026, 2027, 2029, 2030])('has the Chinese days of the Observatory, %i', year => {
    const [newYear, dragonBoat, midAutumn, doubleNinth] = [1, 2, 3, 4].flatMap(i => column(chineseDays, i, `${year}`))
    expect(dates('chinese', 'M01', 1, year)).toEqual([newYear])
    expect(dates('chinese', 'M05', 5, year)).toEqual([dragonBoat])
    expect(dates('chinese', 'M08', 15, year)).toEqual([midAutumn])
    expect(dates('chinese', 'M09', 9, year)).toEqual([doubleNinth])
  })
  it('has a thirtieth of the twelfth month in the years that have one', () =>
    expect(dates('chinese', 'M12', 30, ...years(2019, 2031))).toEqual(
      column(chineseDays, 5, ...years(2018, 2030).map(String)),
    ))
  it('has Chinese months by name, whether the year has a leap month or not', () => {
    // 2025 has a leap month after the sixth, 2026 has none.
    expect(dates('chinese', 'M06L', 1, 2024, 2025, 2026)).toEqual(column(chineseDays, 7, '2025'))
    expect(dates('chinese', 8, 15, 2025, 2026)).toEqual(column(chineseDays, 3, '2025', '2026'))
    expect(dates('chinese', 13, 1, 2025, 2026, 2027)).toEqual([])
  })
  it.each([
    ['M02L', 2023],
    ['M04L', 2020],
    ['M11L', 2033],
  ])('has the leap month %s of %i', (code, year) => {
    expect(dates('chinese', code, 1, year - 1, year, year + 1)).toEqual(column(chineseDays, 7, `${year}`))
    expect(dates('chinese', code.slice(0, 3), 1, year)).not.toEqual(column(chineseDays, 7, `${year}`))
  })
  it.each(nearMidnight)('begins the Chinese month %s on the day of the Observatory, %s', (month, date) => {
    const year = +date.slice(0, 4)
    const code = month.slice(5)
    expect(dates('chinese', code, 1, year)).toEqual([date])
    // The day before is the last of the month before, whose code is the one before.
    const before = `M${String(((+code.slice(1) + 10) % 12) + 1).padStart(2, '0')}`
    const last = [29, 30].flatMap(day => dates('chinese', before, day, year)).filter(found => found < date)
    expect(Date.parse(date) - Date.parse(last.at(-1)!)).toBe(86_400_000)
  })
  // Temporal of Node 26.
  it.each([
    ['M02', '2017-02-26'],
    ['M07', '2051-08-07'],
    ['M10', '2051-11-03'],
    ['M12', '2097-01-13'],
  ])('begins the Korean month %s, whose new moon is near midnight, on %s', (code, date) =>
    expect(dates('dangi', code, 1, +date.slice(0, 4))).toEqual([date]),
  )
  it('tells the Korean calendar from the Chinese', () => {
    expect(dates('chinese', 'M07', 1, 2051)).toEqual(['2051-08-06'])
    expect(dates('dangi', 'M07', 2, 2051)).toEqual(['2051-08-08'])
    // The Korean new years as Temporal of Node 26 has them; the Chinese ones of 2027 and 2028 are a day earlier.
    expect(dates('dangi', 'M01', 1, 2026, 2027, 2028)).toEqual(['2026-02-17', '2027-02-07', '2028-01-27'])
  })
  it.each([
    ['M12', 1, [2005], ['2005-01-10', '2005-12-31']],
    ['M12', 1, [2014], ['2014-01-01']],
    ['M11', 29, [2013], ['2013-01-10', '2013-12-31']],
    ['M11', 29, [2022], ['2022-01-01', '2022-12-22']],
    [12, 1, [2024, 2025], ['2024-01-11', '2024-12-31']],
  ] as const)('takes the first and the last day of a year in: %s-%i in %j', (month, day, years, found) =>
    expect(dates('chinese', month, day, ...years)).toEqual(found),
  )

  // The Coptic year begins on 29 August of the Julian calendar, on 30 August before a Julian leap year; that is 13 days
  // later in the Gregorian calendar until 28 February 2100, and 14 days from then on. The Ethiopic year too.
  it.each(['coptic', 'ethiopic', 'ethioaa'] as const)('has the year of thirteen months, %s', calendar => {
    expect(dates(calendar, 1, 1, 2023, 2024, 2025, 2026, 2027)).toEqual([
      ...['2023-09-12', '2024-09-11', '2025-09-11', '2026-09-11', '2027-09-12'],
    ])
    expect(dates(calendar, 'M01', 1, 2099, 2100, 2103)).toEqual(['2099-09-12', '2100-09-12', '2103-09-13'])
    expect(dates(calendar, 'M13', 5, 2026, 2027)).toEqual(['2026-09-10', '2027-09-10'])
    expect(dates(calendar, 13, 6, ...years(2020, 2028))).toEqual(['2023-09-11', '2027-09-11'])
    expect(dates(calendar, 12, 30, 2026)).toEqual(['2026-09-05'])
    expect(dates(calendar, 'M04', 29, 2023, 2024, 2025)).toEqual(['2023-01-07', '2024-01-08', '2025-01-07'])
    expect(dates(calendar, 4, 29, 2024)).toEqual(['2024-01-08'])
    expect(dates(calendar, 4, 31, 2024)).toEqual([])
    expect(dates(calendar, 'M05L', 1, 2024)).toEqual([])
  })
  it.each(['America/Los_Angeles', 'Pacific/Kiritimati'])('does not depend on the zone of the process, %s', zone => {
    vi.stubEnv('TZ', zone)
    expect(dates('coptic', 1, 1, 2026)).toEqual(['2026-09-11'])
    vi.unstubAllEnvs()
  })
  it('begins and ends with the years that are supported', () => {
    expect(dates('coptic', 4, 22, 1900, 2199)).toEqual(['1900-12-31', '2199-01-01'])
    expect(dates('ethiopic', 1, 1, 1900, 2199)).toEqual(['1900-09-11', '2199-09-13'])
  })
})

describe('otherCalendarDates and Temporal', () => {
  const Native = (globalThis as { Temporal?: typeof Polyfill }).Temporal
  // The polyfill cannot compute these. Past 2100 the moons of implementations differ.
  const isBeyondPolyfill = (calendar: OtherCalendar) => /chinese|dangi|coptic|ethio/.test(calendar)
  const lastYear = (calendar: OtherCalendar) => (/chinese|dangi/.test(calendar) ? 2100 : 2199)
  const step = process.env.DEEP ? 1 : process.env.FEW ? 37 : 11
  const corrected = [1917, 1922, 1954, 1955, 1987, 2012, 2018, 2027, 2051, 2057, 2070, 2097]

  it.each([
    ...OTHER_CALENDARS.filter(calendar => !isBeyondPolyfill(calendar)).map(calendar => [
      'polyfill',
      calendar,
      Polyfill,
    ]),
    ...(Native ? OTHER_CALENDARS.map(calendar => ['platform', calendar, Native]) : []),
  ] as [string, OtherCalendar, typeof Polyfill][])('agree on every month: %s, %s', (_, calendar, { PlainDate }) => {
    const shown = (date: string) => {
      const { monthCode, day } = PlainDate.from(date).withCalendar(calendar)
      return `${monthCode}-${day}`
    }
    let months = 0
    const codes = [...monthsOf(calendar), ...leapMonthsOf(calendar)]
    const sample = years(1900, lastYear(calendar)).filter(
      year => (year - 1900) % step === 0 || corrected.includes(year),
    )
    for (const year of sample)
      for (const monthCode of codes)
        for (const start of otherCalendarDates({ calendar, monthCode, day: 1 }, year)) {
          expect(shown(dateText(start))).toBe(`${monthCode}-1`)
          // The day before ends another month: so no month is longer or shorter than Temporal's.
          const before = shown(dateText(start - 1))
          const [code, day] = before.split('-')
          expect([`${before} ${dateText(start - 1)}`]).toEqual(
            [start - 1].filter(date => holds(calendar, code, +day, date)).map(date => `${before} ${dateText(date)}`),
          )
          months++
        }
    expect(months).toBeGreaterThan(12 * sample.length - 1)
  })

  function holds(calendar: OtherCalendar, monthCode: string, day: number, date: number): boolean {
    const year = +dateText(date).slice(0, 4)
    return otherCalendarDates({ calendar, monthCode, day }, year).includes(date)
  }
})

// test/package/copies.test.ts has a platform that lacks a calendar.
describe('requireCalendarSupport', () => {
  it.each(OTHER_CALENDARS)('takes %s', calendar => expect(requireCalendarSupport(calendar, [])).toBeUndefined())
  it('refuses a calendar that the platform replaces by another', () =>
    expect(refusal(() => requireCalendarSupport('mayan' as OtherCalendar, ['calendar']))).toBe(
      'intl-missing calendar: Intl.DateTimeFormat of this platform does not know the calendar mayan. ' +
        'List the dates, or use an engine with full Intl data.',
    ))
})
