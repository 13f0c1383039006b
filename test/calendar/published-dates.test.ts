import { describe, expect, it } from 'vitest'
import {
  type BusinessCalendar,
  businessCalendar,
  type HolidayDate,
  type HolidayMove,
  type HolidayRule,
  type SimpleCalendarSpec,
} from '../../src/index.ts'
import { rows } from './published/by-year.ts'
import { chineseDays, nearMidnight } from './published/chinese.ts'
import { orthodoxEaster, westernEaster } from './published/easter.ts'
import { kuwait2022, kuwait2023 } from './published/gulf.ts'
import { hebrewDays } from './published/hebrew.ts'
import { chingMing, hongKong } from './published/hong-kong.ts'
import { equinoxes, japan } from './published/japan.ts'
import { newSouthWales } from './published/new-south-wales.ts'
import { leapYearsAP, nowruz } from './published/nowruz.ts'
import {
  leapYears,
  midsummerDays,
  orthodoxFeasts,
  partDayYears,
  repentanceDays,
  saxonFeasts,
} from './published/single-days.ts'
import { taiwan2022, taiwan2026 } from './published/taiwan.ts'
import { ummAlQura } from './published/umm-al-qura.ts'
import { englandAndWales } from './published/united-kingdom.ts'
import { unitedStates } from './published/united-states.ts'

describe('a fixed date', () => {
  const calendar = office('Asia/Tokyo', dates(equinoxes))
  it.each(yearsIn(dates(equinoxes)))('has the equinox holidays of Japan, %i', year =>
    expect(datesIn(calendar, year)).toEqual(dates(equinoxes).filter(date => yearOf(date) === year)),
  )
  it('may be text or an object', () =>
    expect(datesIn(office('Asia/Tokyo', ['2026-03-20', { date: '2026-09-23' }]), 2026)).toEqual(
      dates(equinoxes).filter(date => yearOf(date) === 2026),
    ))
})

describe('29 February', () => {
  const calendar = office('UTC', [{ month: 2, day: 29 }])
  it('is a holiday in the leap years from 1900 to 2100 and in no other year', () => {
    const found = range(1900, 2100).filter(year => calendar.holidays(year).length > 0)
    expect(found).toEqual(leapYears)
    expect(found.map(year => calendar.holidays(year)[0].date)).toEqual(leapYears.map(year => `${year}-02-29`))
  })
})

describe('a weekday of a month', () => {
  const first = office('UTC', [{ weekday: 'mon', nth: 1 }])
  const last = office('UTC', [{ weekday: 'mon', nth: -1 }])
  const uk = [...englandAndWales.values()].flat()
  const us = [...unitedStates.values()].flat()
  const of = (holidays: typeof uk, name: string) => holidays.filter(holiday => holiday.name === name).map(it => it.date)
  it.each([
    ['first Monday of May', { month: 5, weekday: 'mon', nth: 1 }, of(uk, 'Early May bank holiday')],
    ['last Monday of August', { month: 8, weekday: 'mon', nth: -1 }, of(uk, 'Summer bank holiday')],
    ['last Monday of May', { month: 5, weekday: 'mon', nth: -1 }, of(us, 'Memorial Day')],
    ['second Monday of October', { month: 10, weekday: 'mon', nth: 2 }, of(us, 'Columbus Day')],
    ['third Monday of January', { month: 1, weekday: 'mon', nth: 3 }, of(us, 'Birthday of Martin Luther King, Jr.')],
    ['fourth Thursday of November', { month: 11, weekday: 'thu', nth: 4 }, of(us, 'Thanksgiving Day')],
  ] as const)('finds the %s', (_, rule, published) => expectDates([rule], published))
  it('without a month finds every first and every last Monday, those of the bank and federal holidays among them', () => {
    const firsts = range(2010, 2027).flatMap(year => datesIn(first, year))
    const lasts = range(2010, 2027).flatMap(year => datesIn(last, year))
    expect([firsts.length, lasts.length]).toEqual([18 * 12, 18 * 12])
    expect(firsts).toEqual(expect.arrayContaining([...of(uk, 'Early May bank holiday'), ...of(us, 'Labor Day')]))
    expect(lasts).toEqual(expect.arrayContaining([...of(uk, 'Summer bank holiday'), ...of(us, 'Memorial Day')]))
  })
  it('that is the fifth exists in some months only', () => {
    const published = of(uk, 'Summer bank holiday').filter(date => date.slice(8) >= '29')
    expect(published.map(yearOf)).toEqual([2020, 2021, 2022, 2026, 2027])
    const fifth = office('UTC', [{ month: 8, weekday: 'mon', nth: 5 }])
    expect(range(2017, 2027).flatMap(year => datesIn(fifth, year))).toEqual(published)
  })
})

describe('a weekday on or after, on or before a date', () => {
  it('finds Swedish Midsummer Day, the Saturday from 20 June on', () =>
    expectDates([{ weekday: 'sat', onOrAfter: { month: 6, day: 20 } }], midsummerDays))
  it('finds it, the other way round, by the Saturday up to 26 June', () =>
    expectDates([{ weekday: 'sat', onOrBefore: { month: 6, day: 26 } }], midsummerDays))
  it('finds Repentance Day in Saxony, the Wednesday up to 22 November', () =>
    expectDates([{ weekday: 'wed', onOrBefore: { month: 11, day: 22 } }], repentanceDays))
})

describe('Easter', () => {
  it("is the Census Bureau's western Easter Sunday in every year from 1900 to 2099", () =>
    expectDates([{ easter: 0 }], [...westernEaster.values()]))
  it('is the Orthodox Easter Sunday in every year from 1900 to 2099', () =>
    expectDates([{ easter: 0, church: 'orthodox' }], [...orthodoxEaster.values()]))
  it.each(monthDays(saxonFeasts))('carries Good Friday, Easter Monday, Ascension and Whit Monday, %i', (year, feasts) =>
    expect(
      datesIn(
        office(
          'Europe/Berlin',
          [-2, 1, 39, 50].map(easter => ({ easter })),
        ),
        year,
      ),
    ).toEqual(feasts),
  )
  it.each(monthDays(orthodoxFeasts))('carries Clean, Easter and Whit Monday of the Orthodox, %i', (year, feasts) => {
    const rules = [-48, -2, 1, 50].map(easter => ({ easter, church: 'orthodox' as const }))
    expect(datesIn(office('Asia/Nicosia', rules), year)).toEqual(feasts)
  })
})

describe('the Persian calendar', () => {
  it('has Nowruz as the University of Tehran does, 1900 to 2119', () =>
    expectDates([{ calendar: 'persian', month: 1, day: 1 }], [...nowruz.values()]))
  it('has a 30 Esfand in its leap years only, the day before Nowruz', () => {
    const calendar = office('Asia/Tehran', [{ calendar: 'persian', monthCode: 'M12', day: 30 }])
    const found = range(1992, 2096).flatMap(year => datesIn(calendar, year))
    expect(found).toEqual(leapYearsAP.map(year => dayBefore(nowruz.get(year + 622)!)))
  })
})

describe('the Umm al-Qura calendar', () => {
  const days = [
    { month: 1, day: 1 },
    { month: 9, day: 1 },
    { monthCode: 'M10', day: 1 },
    { monthCode: 'M12', day: 10 },
  ]
  const published = rows(ummAlQura).flatMap(([, ...found]) => found)
  it.each(range(2000, 2028))('has its new year, Ramadan and both feasts as published, %i', year => {
    const rules = days.map(day => ({ calendar: 'islamic-umalqura', ...day }))
    expect(datesIn(office('Asia/Riyadh', rules), year)).toEqual(published.filter(date => yearOf(date) === year).sort())
  })
  it('has two Eid al-Fitr in 2000 and two new years in 2008', () => {
    const eid = office('Asia/Riyadh', [{ calendar: 'islamic-umalqura', month: 10, day: 1 }])
    const newYear = office('Asia/Riyadh', [{ calendar: 'islamic-umalqura', month: 1, day: 1 }])
    expect(datesIn(eid, 2000)).toEqual(['2000-01-08', '2000-12-27'])
    expect(datesIn(newYear, 2008)).toEqual(['2008-01-10', '2008-12-29'])
  })
})

describe('the Hebrew calendar', () => {
  it.each([
    ['Rosh Hashanah', { month: 1, day: 1 }, 1],
    ['Yom Kippur', { monthCode: 'M01', day: 10 }, 2],
    ['30 Heshvan, in years that have one', { monthCode: 'M02', day: 30 }, 3],
    ['Hanukkah', { monthCode: 'M03', day: 25 }, 4],
    ['the little Purim of leap years', { monthCode: 'M05L', day: 14 }, 5],
    ['Purim', { monthCode: 'M06', day: 14 }, 6],
    ['Passover', { monthCode: 'M07', day: 15 }, 7],
  ])('has %s as hebcal does', (_, day, column) => {
    const published = rows(hebrewDays)
      .map(row => row[column])
      .filter(date => date !== '-')
    const calendar = office('Asia/Jerusalem', [{ calendar: 'hebrew', ...day } as HolidayRule])
    // The table begins with autumn 2000 and ends with spring 2040.
    const found = range(2000, 2040).flatMap(year => datesIn(calendar, year))
    expect(found.filter(date => date > '2000-09' && date < '2040-09')).toEqual(published)
  })
})

describe('the Chinese calendar', () => {
  const holidays = (rule: object) => office('Asia/Hong_Kong', [{ calendar: 'chinese', ...rule } as HolidayRule])
  it.each([
    ['New Year', { month: 1, day: 1 }, 1],
    ['Dragon Boat', { monthCode: 'M05', day: 5 }, 2],
    ['Mid-Autumn', { monthCode: 'M08', day: 15 }, 3],
    ['Double Ninth', { monthCode: 'M09', day: 9 }, 4],
  ])('has %s as the Hong Kong Observatory does', (_, day, column) => {
    const found = range(1999, 2050).flatMap(year => datesIn(holidays(day), year))
    expect(found).toEqual(rows(chineseDays).map(row => row[column]))
  })
  it('has a 30th of the twelfth month in some years only', () => {
    const found = range(2000, 2050).flatMap(year => datesIn(holidays({ monthCode: 'M12', day: 30 }), year))
    expect(found).toEqual(rows(chineseDays).flatMap(row => (row[5] === '-' ? [] : [row[5]])))
  })
  it.each(['M02L', 'M03L', 'M04L', 'M05L', 'M06L', 'M07L', 'M08L', 'M09L', 'M10L', 'M11L', 'M12L', 'M01L'])(
    'begins the leap month %s in the years that have it',
    monthCode => {
      const found = range(1999, 2050).flatMap(year => datesIn(holidays({ monthCode, day: 1 }), year))
      expect(found).toEqual(rows(chineseDays).flatMap(row => (row[6] === monthCode ? [row[7]] : [])))
    },
  )
  it.each(nearMidnight)('begins the month %s, whose new moon is near midnight, on %s', (month, date) =>
    expect(datesIn(holidays({ monthCode: month.slice(5), day: 1 }), yearOf(date))).toEqual([date]),
  )
})

describe('a month by number', () => {
  it.each([
    ['chinese', 'Mid-Autumn', 8, 15, rows(chineseDays).map(row => row[3])],
    ['hebrew', 'Passover', 7, 15, rows(hebrewDays).map(row => row[7])],
  ] as [string, string, number, number, string[]][])(
    'of the %s calendar is the month of that name, with a leap month before it too: %s',
    (...row) => {
      const [calendar, , month, day, published] = row
      const holiday = office('UTC', [{ calendar, month, day }])
      for (const date of published) expect(datesIn(holiday, yearOf(date))).toEqual([date])
    },
  )
  it.each([
    ['chinese', 'Mid-Autumn', 8, 15, 2025, '2025-10-06'],
    ['chinese', 'Mid-Autumn', 8, 15, 2023, '2023-09-29'],
    ['chinese', 'Dragon Boat', 5, 5, 2023, '2023-06-22'],
    ['dangi', 'Chuseok', 8, 15, 2025, '2025-10-06'],
    ['hebrew', 'Passover', 7, 15, 2027, '2027-04-22'],
  ] as const)('of the %s calendar has %s in a leap year', (calendar, _, month, day, year, date) =>
    expect(datesIn(office('UTC', [{ calendar, month, day }]), year)).toEqual([date]),
  )
})

describe('since, until and years', () => {
  const emperorsBirthday = office('Asia/Tokyo', [
    { month: 12, day: 23, until: 2018 },
    { month: 2, day: 23, since: 2020 },
  ])
  const published = monthDays(japan).filter(([year]) => year >= 2007)
  it.each(published)("move the Emperor's Birthday of Japan, %i", (year, holidays) =>
    expect(datesIn(emperorsBirthday, year)).toEqual(holidays.filter(date => /-(12|02)-23$/.test(date))),
  )
  it('leave out the spring bank holiday of 2022, moved for the jubilee', () => {
    const years = [2017, 2018, 2019, 2020, 2021, 2023, 2024, 2025, 2026, 2027]
    const spring = office('Europe/London', [{ month: 5, weekday: 'mon', nth: -1, years }, '2022-06-02'])
    const found = range(2017, 2027).flatMap(year => datesIn(spring, year))
    const holidays = [...englandAndWales.values()].flat().filter(({ name }) => name === 'Spring bank holiday')
    expect(found).toEqual(holidays.map(({ date }) => date))
  })
})

describe('a holiday that closes part of the day', () => {
  const calendar = businessCalendar({
    timeZone: 'Australia/Adelaide',
    hours: { 'mon-sun': '00:00-24:00' },
    holidays: [
      { name: 'Christmas Eve', month: 12, day: 24, closed: '19:00-24:00' },
      { name: "New Year's Eve", month: 12, day: 31, closed: '19:00-24:00' },
    ],
  })
  it.each(partDayYears)('closes South Australia from seven to midnight on 24 and 31 December %i', year => {
    expect(datesIn(calendar, year)).toEqual([`${year}-12-24`, `${year}-12-31`])
    for (const day of [24, 31]) {
      expect(calendar.isOpen(`${year}-12-${day}T18:59:59+10:30`)).toBe(true)
      expect(calendar.isOpen(`${year}-12-${day}T19:00+10:30`)).toBe(false)
      expect(calendar.nextOpen(`${year}-12-${day}T19:00+10:30`)).toBe(
        day === 24 ? `${year}-12-25T00:00:00+10:30` : `${year + 1}-01-01T00:00:00+10:30`,
      )
    }
  })
})

describe('observed, by weekday', () => {
  const observed: HolidayMove = { sat: 'fri', sun: 'mon' }
  const federal = office('America/New_York', [
    { name: "New Year's Day", month: 1, day: 1, observed },
    { name: 'Birthday of Martin Luther King, Jr.', month: 1, weekday: 'mon', nth: 3 },
    { name: "Washington's Birthday", month: 2, weekday: 'mon', nth: 3 },
    { name: 'Memorial Day', month: 5, weekday: 'mon', nth: -1 },
    { name: 'Juneteenth National Independence Day', month: 6, day: 19, since: 2021, observed },
    { name: 'Independence Day', month: 7, day: 4, observed },
    { name: 'Labor Day', month: 9, weekday: 'mon', nth: 1 },
    { name: 'Columbus Day', month: 10, weekday: 'mon', nth: 2 },
    { name: 'Veterans Day', month: 11, day: 11, observed },
    { name: 'Thanksgiving Day', month: 11, weekday: 'thu', nth: 4 },
    { name: 'Christmas Day', month: 12, day: 25, observed },
  ])
  it.each([...unitedStates])('gives the federal holidays of the United States, %i', (year, published) =>
    expect(federal.holidays(year)).toEqual(published),
  )
  it('closes the last day of the year before when New Year is a Saturday', () => {
    expect(datesIn(federal, 2010).at(-1)).toBe('2010-12-31')
    expect(datesIn(federal, 2011)[0]).toBe('2011-01-17')
    expect(federal.isOpen('2021-12-31T12:00-05:00')).toBe(false)
  })
})

describe('observed, on the next working day', () => {
  const observed = 'next-working-day'
  const london = office('Europe/London', [
    { name: "New Year's Day", month: 1, day: 1, observed },
    { name: 'Good Friday', easter: -2 },
    { name: 'Easter Monday', easter: 1 },
    { name: 'Early May bank holiday', month: 5, weekday: 'mon', nth: 1, until: 2019 },
    { name: 'Early May bank holiday (VE day)', date: '2020-05-08' },
    { name: 'Early May bank holiday', month: 5, weekday: 'mon', nth: 1, since: 2021 },
    { name: 'Spring bank holiday', month: 5, weekday: 'mon', nth: -1, until: 2021 },
    { name: 'Spring bank holiday', date: '2022-06-02' },
    { name: 'Spring bank holiday', month: 5, weekday: 'mon', nth: -1, since: 2023 },
    { name: 'Platinum Jubilee bank holiday', date: '2022-06-03' },
    { name: 'Summer bank holiday', month: 8, weekday: 'mon', nth: -1 },
    { name: 'Bank Holiday for the State Funeral of Queen Elizabeth II', date: '2022-09-19' },
    { name: 'Bank holiday for the coronation of King Charles III', date: '2023-05-08' },
    { name: 'Christmas Day', month: 12, day: 25, observed },
    { name: 'Boxing Day', month: 12, day: 26, observed },
  ])
  it.each([...englandAndWales])('gives the bank holidays of England and Wales, %i', (year, published) =>
    expect(london.holidays(year)).toEqual(published),
  )

  const onSunday: HolidayMove = { sun: 'next-working-day' }
  const lunar = (monthCode: string, day: number) => ({ calendar: 'chinese', monthCode, day, observed: onSunday })
  const hongKongDesk = businessCalendar({
    timeZone: 'Asia/Hong_Kong',
    hours: { 'mon-sat': '09:00-18:00' },
    holidays: [
      { month: 1, day: 1, observed: onSunday },
      ...[1, 2, 3].map(day => lunar('M01', day)),
      ...chingMing.map(date => ({ date, observed: onSunday })),
      ...[-2, -1, 1].map(easter => ({ easter })),
      { month: 5, day: 1, observed: onSunday },
      lunar('M04', 8),
      lunar('M05', 5),
      { month: 7, day: 1, observed: onSunday },
      lunar('M08', 16),
      { month: 10, day: 1, observed: onSunday },
      lunar('M09', 9),
      { month: 12, day: 25, observed: onSunday },
      { month: 12, day: 26, observed: onSunday },
    ],
  })
  it.each(monthDays(hongKong))('gives the general holidays of Hong Kong, where Saturdays work, %i', (year, published) =>
    expect(datesIn(hongKongDesk, year)).toEqual(published),
  )
})

describe('substitute, by weekday', () => {
  const substitute: HolidayMove = { sun: 'mon' }
  const tokyo = office('Asia/Tokyo', [
    ...yearly([1, 1], [1, 15], [2, 11], [4, 29], [5, 3], [5, 5], [9, 15], [10, 10], [11, 3], [11, 23]).map(day => ({
      ...day,
      substitute,
    })),
    ...dates(equinoxes).map(date => ({ date, substitute })),
  ])
  it.each(monthDays(japan).filter(([year]) => year <= 1985))(
    'closes the Monday after a Sunday holiday of Japan as well, %i',
    (year, published) => expect(datesIn(tokyo, year)).toEqual(published),
  )
})

describe('substitute, on the next working day', () => {
  const substitute: HolidayMove = { sun: 'next-working-day' }
  const monday = (month: number, nth: number) => ({ month, weekday: 'mon' as const, nth })
  const tokyoRules: HolidayRule[] = [
    ...yearly([1, 1], [2, 11], [4, 29], [5, 3], [5, 4], [5, 5], [11, 3], [11, 23]).map(day => ({ ...day, substitute })),
    { month: 2, day: 23, since: 2020, substitute },
    { month: 12, day: 23, until: 2018, substitute },
    { month: 8, day: 11, since: 2016, until: 2019, substitute },
    { month: 8, day: 11, since: 2022, substitute },
    monday(1, 2),
    monday(9, 3),
    ...[monday(7, 3), monday(10, 2)].flatMap(rule => [
      { ...rule, until: 2019 },
      { ...rule, since: 2022 },
    ]),
    ...dates(equinoxes).map(date => ({ date, substitute })),
    // Moved for the Olympic Games.
    ...['2020-07-23', '2020-07-24', '2020-08-10', '2021-07-22', '2021-07-23', '2021-08-08'].map(date => ({
      date,
      substitute,
    })),
    // Between two holidays, or once for the new Emperor.
    ...['2009-09-22', '2015-09-22', '2026-09-22', '2019-04-30', '2019-05-01', '2019-05-02', '2019-10-22'],
  ]
  const tokyo = office('Asia/Tokyo', tokyoRules)
  it.each(monthDays(japan).filter(([year]) => year >= 2007))(
    'jumps over the holidays that follow a Sunday holiday of Japan, %i',
    (year, published) => expect(datesIn(tokyo, year)).toEqual(published),
  )

  // Law 178/1948 art. 3 (2): the nearest day after it that is no national holiday, whether a shop works then or not.
  it.each(['mon-fri', 'mon-sun', 'thu-tue'])('is the day of the law by next-non-holiday, for a shop open %s', days => {
    const move: HolidayMove = { sun: 'next-non-holiday' }
    const rules = tokyoRules.map(rule =>
      typeof rule === 'object' && 'substitute' in rule ? { ...rule, substitute: move } : rule,
    )
    const shop = businessCalendar({ timeZone: 'Asia/Tokyo', hours: { [days]: '09:00-17:00' }, holidays: rules })
    for (const [year, published] of monthDays(japan).filter(([year]) => year >= 2007))
      expect(datesIn(shop, year)).toEqual(published)
  })

  const sydney = office('Australia/Sydney', [
    { month: 1, day: 1, substitute: 'next-working-day' },
    { month: 1, day: 26, observed: { sat: 'mon', sun: 'mon' } },
    ...[-2, -1, 0, 1].map(easter => ({ easter })),
    { month: 4, day: 25 },
    monday(6, 2),
    monday(10, 1),
    { month: 12, day: 25, substitute: 'next-working-day' },
    { month: 12, day: 26, substitute: 'next-working-day' },
  ])
  it.each(monthDays(newSouthWales))('gives New South Wales its additional days, %i', (year, published) =>
    expect(datesIn(sydney, year)).toEqual(published),
  )
})

describe('substitute, on the previous and the next working day', () => {
  const move: HolidayMove = { sat: 'previous-working-day', sun: 'next-working-day' }
  const days = (...rules: HolidayDate[]) => rules.map(rule => ({ ...rule, substitute: move }))
  const lunar = (month: number, day: number) => ({ calendar: 'chinese', month, day })
  const always = [
    { month: 1, day: 1 },
    { month: 2, day: 28 },
    { month: 4, day: 4 },
    { month: 4, day: 5 },
    ...[lunar(1, 1), lunar(1, 2), lunar(1, 3), lunar(5, 5), lunar(8, 15)],
    { month: 10, day: 10 },
  ]
  const days2026 = [
    { month: 5, day: 1 },
    { month: 9, day: 28 },
    { month: 10, day: 25 },
    { month: 12, day: 25 },
  ]
  it('gives the days off of Taiwan, 2022', () => {
    // New Year's Eve of the lunar year has no rule: its month may have 29 or 30 days.
    const rules = days(...always, { date: '2022-01-31' })
    const taipei = businessCalendar({
      timeZone: 'Asia/Taipei',
      hours: { 'mon-fri': '09:00-18:00' },
      holidays: rules,
      exceptions: { '2022-01-22': '09:00-18:00', '2022-02-04': 'closed' },
    })
    expect(daysOff(taipei, '2021-12-31', '2022-12-30')).toEqual(taiwan2022)
  })
  it('gives the days off of Taiwan, 2026', () => {
    const rules = days(...always, ...days2026, { date: '2026-02-15' }, { date: '2026-02-16' })
    expect(daysOff(office('Asia/Taipei', rules), '2026-01-01', '2026-12-31')).toEqual(taiwan2026)
  })
})

describe('the weekend of the Gulf', () => {
  const gulf = (timeZone: string, holidays: HolidayRule[]) =>
    businessCalendar({ timeZone, hours: { 'sun-thu': '07:00-14:00' }, holidays })
  it('gives Kuwait the days off for its national days, 2022 and 2023', () => {
    const substitute = 'next-working-day'
    const kuwait = gulf('Asia/Kuwait', [
      { month: 2, day: 25, substitute },
      { month: 2, day: 26, substitute },
      { date: '2022-03-01' },
      ...['2022-03-02', '2022-03-03'],
      { date: '2023-02-18', substitute },
    ])
    expect(daysOff(kuwait, '2022-02-20', '2022-03-10')).toEqual(kuwait2022)
    expect(daysOff(kuwait, '2023-02-15', '2023-03-05')).toEqual(kuwait2023)
  })
  it('gives Qatar Sunday 19 December 2021 for its National Day on Saturday', () => {
    const doha = gulf('Asia/Qatar', [{ month: 12, day: 18, substitute: { sat: 'next-working-day' } }])
    expect(doha.holidays(2021).map(({ date }) => date)).toEqual(['2021-12-18', '2021-12-19'])
    expect(doha.holidays(2022).map(({ date }) => date)).toEqual(['2022-12-18'])
  })
})

/** The weekdays without hours, Monday to Friday or Sunday to Thursday. */
function daysOff(calendar: BusinessCalendar, from: string, to: string): string[] {
  const isWorked = (date: string) => weekOf(calendar).includes(new Date(date).getUTCDay())
  return [...calendar.days(from, to)].flatMap(({ date, openMs }) => (!openMs && isWorked(date) ? [date] : []))
}

/** The weekdays with hours, Sunday 0. */
function weekOf(calendar: BusinessCalendar): number[] {
  const { hours } = calendar.toJSON() as SimpleCalendarSpec
  return ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'].flatMap((day, i) => (day in hours ? [i] : []))
}

/** A desk from Monday to Friday with these holidays. */
function office(timeZone: string, holidays: readonly HolidayRule[]): BusinessCalendar {
  return businessCalendar({ timeZone, hours: { 'mon-fri': '09:00-17:00' }, holidays })
}

/** The dates of a year's holidays, each once. */
function datesIn(calendar: BusinessCalendar, year: number): string[] {
  return [...new Set(calendar.holidays(year).map(({ date }) => date))]
}

/** Expects the rules to give these dates, and no other, in each of their years. */
function expectDates(rules: readonly HolidayRule[], published: readonly string[]): void {
  const calendar = office('UTC', rules)
  expect(yearsIn(published).flatMap(year => datesIn(calendar, year))).toEqual(published)
}

function dates(table: string): string[] {
  return rows(table).flat()
}

/** A table of `2015 0101 1225` as the dates of each year. */
function monthDays(table: string): [number, string[]][] {
  return rows(table).map(([year, ...days]) => [+year, days.map(day => `${year}-${day.slice(0, 2)}-${day.slice(2)}`)])
}

function yearly(...days: [number, number][]): { month: number; day: number }[] {
  return days.map(([month, day]) => ({ month, day }))
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
}

function yearsIn(published: readonly string[]): number[] {
  return [...new Set(published.map(yearOf))]
}

function yearOf(date: string): number {
  return +date.slice(0, 4)
}

function dayBefore(date: string): string {
  return new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10)
}
