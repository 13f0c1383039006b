import { describe, expect, it } from 'vitest'
import type { WeekHours } from '../../src/calendar/spec.ts'
import { alwaysOpen, businessCalendar, difference, italianHolidays, italianOffice, union } from '../../src/index.ts'
import { codeOf, holidayDates, openDates, plain } from './answers.ts'
import { factsInThePage, factsOf } from './in-the-page.ts'
import { HOUR } from './intl-changes.ts'
import { at, date, span } from './notation.ts'

/*
 * Facts of calendars that break naive code, each as a named case. Expected dates are literals from the source named
 * beside them; where none is named, the fact is arithmetic of the Gregorian calendar or of Easter. Instants are local
 * times with the offset that the zone's clock has then (§2).
 */

const AROUND_THE_CLOCK: WeekHours = { 'mon-sun': '00:00-24:00' }
const YEARS = Array.from({ length: 300 }, (_, i) => 1900 + i)
const OFFICE_HOURS: WeekHours = { 'mon-fri': '09:00-17:00' }

describe('Easter', () => {
  const office = businessCalendar({
    timeZone: 'Europe/Rome',
    hours: OFFICE_HOURS,
    holidays: [
      { name: 'Easter', easter: 0 },
      { name: 'Easter Monday', easter: 1 },
    ],
  })
  const orthodox = businessCalendar({
    timeZone: 'Europe/Athens',
    hours: OFFICE_HOURS,
    holidays: [{ name: 'Pascha', easter: 0, church: 'orthodox' }],
  })
  const western = (year: number) => office.holidays(year)[0].date
  const eastern = (year: number) => orthodox.holidays(year)[0].date

  it('falls at the earliest on 23 March between 1900 and 2199: in 1913, 2008 and 2160', () => {
    expect(YEARS.map(western).filter(day => day.slice(5) <= '03-23')).toEqual([
      '1913-03-23',
      '2008-03-23',
      '2160-03-23',
    ])
  })
  it('falls at the latest on 25 April: in 1943, 2038 and 2190', () => {
    expect(YEARS.map(western).filter(day => day.slice(5) >= '04-25')).toEqual([
      '1943-04-25',
      '2038-04-25',
      '2190-04-25',
    ])
  })
  it('closes the Monday after it: 24 March 2008, 26 April 2038', () => {
    expect(openDates(office, date('mon 2008-03-24'), date('tue 2008-03-25'))).toEqual(['2008-03-25'])
    expect(openDates(office, date('mon 2038-04-26'), date('tue 2038-04-27'))).toEqual(['2038-04-27'])
  })
  it('is always a Sunday, in both churches', () => {
    const weekdays = YEARS.flatMap(year => [western(year), eastern(year)]).map(day => new Date(day).getUTCDay())
    expect(new Set(weekdays)).toEqual(new Set([0]))
  })
  it('of the Orthodox church is between 4 April (2010) and 8 May (2078) in 2000-2099', () => {
    const century = YEARS.filter(year => year >= 2000 && year < 2100).map(eastern)
    const byDay = [...century].sort((a, b) => (a.slice(5) < b.slice(5) ? -1 : 1))
    expect([byDay[0], byDay[99]]).toEqual(['2010-04-04', '2078-05-08'])
  })
  it('of the Orthodox church is Sunday 2 May in 2100, when the Julian calendar differs by 14 days', () => {
    expect(eastern(2100)).toBe(date('sun 2100-05-02'))
  })
  it('of the Orthodox church reaches 9 May for the first time in 2173', () => {
    expect(YEARS.map(eastern).filter(day => day.slice(5) >= '05-09')).toEqual(['2173-05-09'])
  })
  it('is one day for both churches in 2025, 2028, 2031, 2034, 2037, 2038 and 2041', () => {
    const both = YEARS.filter(year => year >= 2025 && year <= 2041 && western(year) === eastern(year))
    expect(both).toEqual([2025, 2028, 2031, 2034, 2037, 2038, 2041])
  })
})

// gov.uk/bank-holidays
describe('bank holidays of England and Wales', () => {
  const rules = [
    { name: 'New Year’s Day', month: 1, day: 1, observed: 'next-working-day' },
    { name: 'Good Friday', easter: -2 },
    { name: 'Easter Monday', easter: 1 },
    { name: 'Early May', month: 5, weekday: 'mon', nth: 1, until: 2019 },
    { name: 'Early May (VE Day)', date: '2020-05-08' },
    { name: 'Early May', month: 5, weekday: 'mon', nth: 1, since: 2021 },
    { name: 'Spring', month: 5, weekday: 'mon', nth: -1, until: 2021 },
    { name: 'Spring', date: '2022-06-02' },
    { name: 'Spring', month: 5, weekday: 'mon', nth: -1, since: 2023 },
    { name: 'Platinum Jubilee', date: '2022-06-03' },
    { name: 'Summer', month: 8, weekday: 'mon', nth: -1 },
    { name: 'Coronation', date: '2023-05-08' },
    { name: 'Christmas Day', month: 12, day: 25, observed: 'next-working-day' },
    { name: 'Boxing Day', month: 12, day: 26, observed: 'next-working-day' },
  ] as const
  const desk = { timeZone: 'Europe/London', hours: { 'mon-fri': '09:00-17:30' } } as const
  const before = businessCalendar({ ...desk, holidays: rules })
  const london = businessCalendar({ ...desk, holidays: [...rules, { name: 'State Funeral', date: '2022-09-19' }] })
  const list = (year: number) => london.holidays(year).map(({ date, name }) => `${date} ${name}`)

  it('2022: New Year’s on 3 January, Spring on 2 June, the Jubilee, the funeral, Christmas after Boxing Day', () => {
    expect(list(2022)).toEqual([
      '2022-01-03 New Year’s Day',
      '2022-04-15 Good Friday',
      '2022-04-18 Easter Monday',
      '2022-05-02 Early May',
      '2022-06-02 Spring',
      '2022-06-03 Platinum Jubilee',
      '2022-08-29 Summer',
      '2022-09-19 State Funeral',
      '2022-12-26 Boxing Day',
      '2022-12-27 Christmas Day',
    ])
  })
  it('2022: the days that moved are marked as observed, the others not', () => {
    expect(london.holidays(2022).filter(day => day.observed)).toEqual([
      { date: '2022-01-03', name: 'New Year’s Day', observed: true },
      { date: '2022-12-27', name: 'Christmas Day', observed: true },
    ])
  })
  it('2022: Monday 30 May is worked, Thursday 2 and Friday 3 June are not', () => {
    expect(openDates(london, date('mon 2022-05-30'), date('sun 2022-06-05'))).toEqual([
      '2022-05-30',
      '2022-05-31',
      '2022-06-01',
    ])
  })
  it('2020: Early May is Friday 8 May, Boxing Day Monday 28 December', () => {
    expect(list(2020)).toEqual([
      '2020-01-01 New Year’s Day',
      '2020-04-10 Good Friday',
      '2020-04-13 Easter Monday',
      '2020-05-08 Early May (VE Day)',
      '2020-05-25 Spring',
      '2020-08-31 Summer',
      '2020-12-25 Christmas Day',
      '2020-12-28 Boxing Day',
    ])
  })
  it('2023: Monday 8 May once, the Coronation', () => {
    expect(list(2023).filter(day => day.startsWith('2023-05'))).toEqual([
      '2023-05-01 Early May',
      '2023-05-08 Coronation',
      '2023-05-29 Spring',
    ])
  })
  it('2027: Christmas on Saturday and Boxing Day on Sunday go to 27 and 28 December', () => {
    expect(list(2027).filter(day => day.startsWith('2027-12'))).toEqual([
      '2027-12-27 Christmas Day',
      '2027-12-28 Boxing Day',
    ])
  })
  it('2022: the funeral, announced nine days before, moves a deadline from Monday 19 to Tuesday 20 September', () => {
    const friday = at('fri 2022-09-16 16:30+01:00')
    const was = before.add(friday, { hours: 2 })
    const is = london.add(friday, { hours: 2 })
    expect(was).toBe(at('mon 2022-09-19 10:00+01:00'))
    expect(is).toBe(at('tue 2022-09-20 10:00+01:00'))
    // §5: the open time that changed tells which tickets to redo.
    const changed = union(difference(before, london), difference(london, before))
    expect(changed.elapsed(friday, was)).toBe(1 * HOUR)
    expect(changed.elapsed(friday, at('fri 2022-09-16 17:30+01:00'))).toBe(0)
  })
})

describe('holidays of the United States', () => {
  const office = businessCalendar({
    timeZone: 'America/New_York',
    hours: OFFICE_HOURS,
    holidays: [{ name: 'New Year’s Day', month: 1, day: 1, observed: { sat: 'fri', sun: 'mon' } }],
  })
  it('New Year’s Day 2022, a Saturday, is observed on 31 December 2021 and listed in 2021', () => {
    expect(office.holidays(2021)).toEqual([
      { date: '2021-01-01', name: 'New Year’s Day' },
      { date: '2021-12-31', name: 'New Year’s Day', observed: true },
    ])
    expect(office.holidays(2022)).toEqual([])
    expect(office.add(at('thu 2021-12-30 16:30-05:00'), { hours: 1 })).toBe(at('mon 2022-01-03 09:30-05:00'))
  })
  it('New Year’s Day 2028 is observed on 31 December 2027', () => {
    expect(holidayDates(office, 2027)).toEqual(['2027-01-01', '2027-12-31'])
    expect(office.holidays(2028)).toEqual([])
    expect(openDates(office, date('thu 2027-12-30'), date('mon 2028-01-03'))).toEqual(['2027-12-30', '2028-01-03'])
  })
  it('New Year’s Day 2023, a Sunday, is observed on Monday 2 January', () => {
    expect(office.holidays(2023)).toEqual([{ date: '2023-01-02', name: 'New Year’s Day', observed: true }])
  })
})

describe('holidays of Japan', () => {
  const tokyo = businessCalendar({
    timeZone: 'Asia/Tokyo',
    hours: OFFICE_HOURS,
    holidays: [
      { name: 'Shōwa Day', month: 4, day: 29, substitute: { sun: 'next-working-day' } },
      { name: 'Abdication', date: '2019-04-30' },
      { name: 'Enthronement', date: '2019-05-01' },
      { name: 'Citizens’ Holiday', date: '2019-05-02' },
      { name: 'Constitution Day', month: 5, day: 3, substitute: { sun: 'next-working-day' } },
      { name: 'Greenery Day', month: 5, day: 4, substitute: { sun: 'next-working-day' } },
      { name: 'Children’s Day', month: 5, day: 5, substitute: { sun: 'next-working-day' } },
      { name: 'Respect for the Aged', month: 9, weekday: 'mon', nth: 3 },
      // The equinox is announced each February, and the day between two holidays is one: dated entries.
      { name: 'Citizens’ Holiday', date: '2026-09-22' },
      { name: 'Autumnal Equinox', date: '2026-09-23' },
    ],
  })
  it('2026: the substitute of Sunday 3 May jumps over 4 and 5 May to Wednesday 6 May', () => {
    const may = tokyo.holidays(2026).filter(day => day.date.startsWith('2026-05'))
    expect(may.map(({ date, name }) => `${date} ${name}`)).toEqual([
      '2026-05-03 Constitution Day',
      '2026-05-04 Greenery Day',
      '2026-05-05 Children’s Day',
      '2026-05-06 Constitution Day',
    ])
    expect(tokyo.add(at('fri 2026-05-01 16:00+09:00'), { hours: 2 })).toBe(at('thu 2026-05-07 10:00+09:00'))
  })
  it('2026: 22 September is a holiday because 21 and 23 are', () => {
    expect(openDates(tokyo, date('fri 2026-09-18'), date('thu 2026-09-24'))).toEqual(['2026-09-18', '2026-09-24'])
  })
  it('2019: ten days without work, 27 April to 6 May', () => {
    expect(tokyo.elapsed(at('sat 2019-04-27 00:00+09:00'), at('tue 2019-05-07 00:00+09:00'))).toBe(0)
    expect(openDates(tokyo, date('fri 2019-04-26'), date('tue 2019-05-07'))).toEqual(['2019-04-26', '2019-05-07'])
  })
})

// State Council, 2025-11-04 (epaper.zsnews.cn 20251105)
describe('working weekends of China in 2026', () => {
  const worked = [
    'sun 2026-01-04',
    'sat 2026-02-14',
    'sat 2026-02-28',
    'sat 2026-05-09',
    'sun 2026-09-20',
    'sat 2026-10-10',
  ]
  const shanghai = businessCalendar({
    timeZone: 'Asia/Shanghai',
    hours: OFFICE_HOURS,
    holidays: [{ name: '春节', calendar: 'chinese', month: 1, day: 1 }],
    exceptions: {
      ...Object.fromEntries(worked.map(day => [date(day), '09:00-17:00'])),
      '2026-02-15/2026-02-23': { name: '春节', hours: 'closed' },
      '2026-05-01/2026-05-05': { name: '劳动节', hours: 'closed' },
      '2026-10-01/2026-10-07': { name: '国庆节', hours: 'closed' },
    },
  })
  it('six weekend days are worked and no others', () => {
    const weekends = openDates(shanghai, '2026-01-01', '2026-12-31').filter(day =>
      [0, 6].includes(new Date(day).getUTCDay()),
    )
    expect(weekends).toEqual(worked.map(date))
  })
  it('nine days off for the spring festival, five in May, seven in October', () => {
    expect(openDates(shanghai, date('sun 2026-02-15'), date('mon 2026-02-23'))).toEqual([])
    expect(openDates(shanghai, date('fri 2026-05-01'), date('tue 2026-05-05'))).toEqual([])
    expect(openDates(shanghai, date('thu 2026-10-01'), date('wed 2026-10-07'))).toEqual([])
  })
  // February has 20 weekdays, 6 of them off (16-20 and 23), and two Saturdays worked. May 21 − 3 + 1, October 22 − 5 + 1.
  it('February has 16 working days, May 19, October 18', () => {
    expect(openDates(shanghai, '2026-02-01', '2026-02-28')).toHaveLength(16)
    expect(openDates(shanghai, '2026-05-01', '2026-05-31')).toHaveLength(19)
    expect(openDates(shanghai, '2026-10-01', '2026-10-31')).toHaveLength(18)
  })
  it('a deadline of Friday 13 February is due on Saturday 14', () => {
    expect(shanghai.add(at('fri 2026-02-13 16:00+08:00'), { hours: 2 })).toBe(at('sat 2026-02-14 10:00+08:00'))
  })
  it('the lunar year begins on 17 February', () => {
    expect(holidayDates(shanghai, 2026)).toEqual([date('tue 2026-02-17')])
  })
  it('a worked weekend wins over a holiday of the same date', () => {
    const both = businessCalendar({
      timeZone: 'Asia/Shanghai',
      hours: OFFICE_HOURS,
      holidays: ['2026-02-14'],
      exceptions: { '2026-02-14': '09:00-17:00' },
    })
    expect(openDates(both, date('sat 2026-02-14'), date('sun 2026-02-15'))).toEqual(['2026-02-14'])
  })
})

// Law 151/2025, GU 236/2025, in force 2026-01-01 (ance.it/?p=265667)
describe('San Francesco, 4 October, in Italy', () => {
  const rome = businessCalendar({ timeZone: 'Europe/Rome', hours: OFFICE_HOURS, holidays: italianHolidays })
  const october = (year: number) => holidayDates(rome, year).filter(day => day.startsWith(`${year}-10`))
  it('is not a holiday up to 2025', () => {
    expect([october(2024), october(2025)]).toEqual([[], []])
    expect(openDates(italianOffice, date('fri 2024-10-04'), date('fri 2024-10-04'))).toEqual(['2024-10-04'])
  })
  it('is one from 2026 on, a Sunday then', () => {
    expect(october(2026)).toEqual([date('sun 2026-10-04')])
  })
  it('closes its first weekday in 2027, a Monday', () => {
    expect(openDates(italianOffice, date('mon 2027-10-04'), date('tue 2027-10-05'))).toEqual(['2027-10-05'])
  })
})

// Dates of the Umm al-Qura calendar as the platform's Intl has it (CLDR); sightings differ.
describe('holidays of the Islamic calendar', () => {
  const eid = { name: 'Eid al-Fitr', calendar: 'islamic-umalqura', month: 10, day: 1 }
  const riyadh = () =>
    businessCalendar({ timeZone: 'Asia/Riyadh', hours: { 'sun-thu': '08:00-16:00' }, holidays: [eid] })
  const tabular = () =>
    businessCalendar({
      timeZone: 'Asia/Riyadh',
      hours: {},
      holidays: [{ ...eid, calendar: 'islamic-civil' }],
    })
  const YEARS_1999_TO_2049 = Array.from({ length: 51 }, (_, i) => 1999 + i)

  it('2000 has two Eid al-Fitr, 8 January and 27 December', () => {
    expect(holidayDates(riyadh(), 2000)).toEqual(['2000-01-08', '2000-12-27'])
  })
  it('2033 has two Eid al-Fitr, in January and in December', () => {
    expect(holidayDates(riyadh(), 2033)).toEqual(['2033-01-03', '2033-12-23'])
  })
  it('Ramadan starts twice in 2030, 5 January and 26 December', () => {
    const ramadan = businessCalendar({
      timeZone: 'Asia/Riyadh',
      hours: {},
      holidays: [{ name: 'Ramadan', calendar: 'islamic-umalqura', month: 9, day: 1 }],
    })
    expect(holidayDates(ramadan, 2030)).toEqual(['2030-01-05', '2030-12-26'])
  })
  it('Umm al-Qura and the tabular calendar differ in 29 of the 53 Eid al-Fitr of 1999 to 2049', () => {
    const computed = YEARS_1999_TO_2049.flatMap(year => holidayDates(riyadh(), year))
    const counted = new Set(YEARS_1999_TO_2049.flatMap(year => holidayDates(tabular(), year)))
    expect(computed).toHaveLength(53)
    expect(computed.filter(day => !counted.has(day))).toHaveLength(29)
  })
  it('a dated entry replaces the forecast from a year on', () => {
    const sighted = businessCalendar({
      timeZone: 'Asia/Riyadh',
      hours: { 'sun-thu': '08:00-16:00' },
      holidays: [
        { ...eid, until: 2025 },
        { name: 'Eid al-Fitr', date: '2026-03-21' },
      ],
    })
    expect(holidayDates(riyadh(), 2026)).toEqual(['2026-03-20'])
    expect(holidayDates(sighted, 2026)).toEqual(['2026-03-21'])
    expect(holidayDates(sighted, 2025)).toEqual(['2025-03-30'])
  })
})

describe('29 February', () => {
  const leap = businessCalendar({
    timeZone: 'Asia/Almaty',
    hours: AROUND_THE_CLOCK,
    holidays: [{ name: 'Leap day', month: 2, day: 29 }],
  })
  it('does not exist in 1900 and 2100, a yearly rule has no holiday then', () => {
    expect([leap.holidays(1900), leap.holidays(2100), leap.holidays(2026)]).toEqual([[], [], []])
    expect([...leap.days('2100-02-28', '2100-03-01')].map(day => day.date)).toEqual(['2100-02-28', '2100-03-01'])
    expect(leap.elapsed(at('sun 2100-02-28 00:00+05:00'), at('tue 2100-03-02 00:00+05:00'))).toBe(48 * HOUR)
  })
  it('exists in 2000 and in 2096 and 2104', () => {
    expect([2000, 2096, 2104].flatMap(year => holidayDates(leap, year))).toEqual([
      '2000-02-29',
      '2096-02-29',
      '2104-02-29',
    ])
  })
  it('of 2024 closes 25 hours in Almaty, where 23:00 is repeated', () => {
    expect(plain(leap.intervals(at('wed 2024-02-28 00:00+06:00'), at('sat 2024-03-02 00:00+05:00')))).toEqual([
      span('wed 2024-02-28 00:00+06:00 .. thu 2024-02-29 00:00+06:00'),
      span('fri 2024-03-01 00:00+05:00 .. sat 2024-03-02 00:00+05:00'),
    ])
  })
})

describe('week 53', () => {
  const thursdays = businessCalendar({ timeZone: 'Europe/Rome', hours: { thu: '09:00-10:00' } })
  // A year has 53 ISO weeks exactly when it has 53 Thursdays.
  it('2026 has one: 53 Thursdays, 2025 and 2027 have 52', () => {
    const count = (year: number) => openDates(thursdays, `${year}-01-01`, `${year}-12-31`).length
    expect([count(2025), count(2026), count(2027)]).toEqual([52, 53, 52])
  })
  it('2026: week 53, 28 December to 3 January, has four working days in addition to New Year’s Day', () => {
    const office = businessCalendar({
      timeZone: 'Europe/Rome',
      hours: OFFICE_HOURS,
      holidays: [{ month: 1, day: 1 }],
    })
    expect(openDates(office, date('mon 2026-12-28'), date('sun 2027-01-03'))).toHaveLength(4)
  })
})

describe('holidays and exceptions on a date that does not exist, Apia 2011-12-30', () => {
  const hours: WeekHours = { 'mon-sat': '09:00-17:00' }
  const window = span('thu 2011-12-29 00:00-10:00 .. sun 2012-01-01 00:00+14:00')
  const open = (spec: Partial<Parameters<typeof businessCalendar>[0]>) =>
    plain(businessCalendar({ timeZone: 'Pacific/Apia', hours, ...spec }).intervals(window.start, window.end))
  const thursday = span('thu 2011-12-29 09:00-10:00 .. 17:00-10:00')
  const saturday = span('sat 2011-12-31 09:00+14:00 .. 17:00+14:00')

  it('a holiday dated then is accepted and closes nothing', () => {
    expect(open({ holidays: ['2011-12-30'] })).toEqual([thursday, saturday])
  })
  it('a yearly rule that falls on it is accepted, and closes the other years', () => {
    const rule = { name: 'Yearly', month: 12, day: 30 }
    expect(open({ holidays: [rule] })).toEqual([thursday, saturday])
    const apia = businessCalendar({ timeZone: 'Pacific/Apia', hours, holidays: [rule] })
    expect(openDates(apia, date('wed 2010-12-29'), date('fri 2010-12-31'))).toEqual(['2010-12-29', '2010-12-31'])
    expect(openDates(apia, date('sat 2012-12-29'), date('mon 2012-12-31'))).toEqual(['2012-12-29', '2012-12-31'])
  })
  it('half a holiday then closes nothing', () => {
    expect(open({ holidays: [{ date: '2011-12-30', closed: '12:00-24:00' }] })).toEqual([thursday, saturday])
  })
  it('an exception that closes it closes nothing, one that opens it opens nothing', () => {
    expect(open({ exceptions: { '2011-12-30': 'closed' } })).toEqual([thursday, saturday])
    expect(open({ exceptions: { '2011-12-30': '08:00-20:00' } })).toEqual([thursday, saturday])
  })
  it('an exception over a range passes over it', () => {
    expect(open({ exceptions: { '2011-12-29/2011-12-31': '10:00-12:00' } })).toEqual([
      span('thu 2011-12-29 10:00-10:00 .. 12:00-10:00'),
      span('sat 2011-12-31 10:00+14:00 .. 12:00+14:00'),
    ])
  })
})

describe('a holiday lasts as long as its local date', () => {
  for (const [zone, title, before, day, after] of [
    [
      'Africa/Cairo',
      '23 hours, from 01:00',
      'thu 2026-04-23 00:00+02:00',
      'fri 2026-04-24 01:00+03:00',
      'sat 2026-04-25 00:00+03:00',
    ],
    [
      'America/Havana',
      '25 hours, two midnights',
      'sat 2026-10-31 00:00-04:00',
      'sun 2026-11-01 00:00-04:00',
      'mon 2026-11-02 00:00-05:00',
    ],
    [
      'Europe/Rome',
      '24 hours',
      'thu 2026-12-24 00:00+01:00',
      'fri 2026-12-25 00:00+01:00',
      'sat 2026-12-26 00:00+01:00',
    ],
    [
      'Antarctica/Troll',
      '22 hours',
      'sat 2026-03-28 00:00+00:00',
      'sun 2026-03-29 00:00+00:00',
      'mon 2026-03-30 00:00+02:00',
    ],
    [
      'Antarctica/Troll',
      '26 hours',
      'sat 2026-10-24 00:00+02:00',
      'sun 2026-10-25 00:00+02:00',
      'mon 2026-10-26 00:00+00:00',
    ],
    [
      'Antarctica/Casey',
      '21 hours',
      'sat 2009-10-17 00:00+08:00',
      'sun 2009-10-18 00:00+08:00',
      'mon 2009-10-19 00:00+11:00',
    ],
    [
      'Antarctica/Casey',
      '27 hours',
      'wed 2023-03-08 00:00+11:00',
      'thu 2023-03-09 00:00+11:00',
      'fri 2023-03-10 00:00+08:00',
    ],
    [
      'Antarctica/Vostok',
      '26 hours',
      'sun 2023-12-17 00:00+07:00',
      'mon 2023-12-18 00:00+07:00',
      'tue 2023-12-19 00:00+05:00',
    ],
    [
      'Australia/Lord_Howe',
      '24 and a half hours',
      'sat 2026-04-04 00:00+11:00',
      'sun 2026-04-05 00:00+11:00',
      'mon 2026-04-06 00:00+10:30',
    ],
    [
      'Asia/Pyongyang',
      '23 and a half hours',
      'thu 2018-05-03 00:00+08:30',
      'fri 2018-05-04 00:00+08:30',
      'sat 2018-05-05 00:00+09:00',
    ],
    [
      'Pacific/Kwajalein',
      '47 hours',
      'mon 1969-09-29 00:00+11:00',
      'tue 1969-09-30 00:00+11:00',
      'wed 1969-10-01 00:00-12:00',
    ],
  ])
    it(`${zone}: ${day.slice(4, 14)} closes ${title}`, () => {
      const desk = businessCalendar({ timeZone: zone, hours: AROUND_THE_CLOCK, holidays: [day.slice(4, 14)] })
      expect(plain(desk.intervals(at(before), at(after) + HOUR))).toEqual([
        { start: at(before), end: at(day) },
        { start: at(after), end: at(after) + HOUR },
      ])
      expect(desk.elapsed(at(day), at(after))).toBe(0)
      expect(desk.nextOpen(at(day))).toBe(at(after))
    })

  // §4: it closes the morning part of the night shift before it, its own shift's part after midnight stays open.
  it('Africa/Cairo: a holiday on Friday 24 April 2026 ends Thursday’s night shift at the missing midnight', () => {
    const nights = businessCalendar({
      timeZone: 'Africa/Cairo',
      hours: { 'mon-sun': '22:00-06:00' },
      holidays: ['2026-04-24'],
    })
    expect(plain(nights.intervals(at('thu 2026-04-23 12:00+02:00'), at('sat 2026-04-25 12:00+03:00')))).toEqual([
      span('thu 2026-04-23 22:00+02:00 .. fri 2026-04-24 01:00+03:00'),
      span('sat 2026-04-25 00:00+03:00 .. 06:00+03:00'),
    ])
  })
  it('America/Havana: a holiday on Sunday 1 November 2026 closes from the first of its midnights', () => {
    const nights = businessCalendar({
      timeZone: 'America/Havana',
      hours: { 'mon-sun': '22:00-06:00' },
      holidays: ['2026-11-01'],
    })
    expect(plain(nights.intervals(at('sat 2026-10-31 12:00-04:00'), at('mon 2026-11-02 12:00-05:00')))).toEqual([
      span('sat 2026-10-31 22:00-04:00 .. sun 2026-11-01 00:00-04:00'),
      span('mon 2026-11-02 00:00-05:00 .. 06:00-05:00'),
    ])
  })
})

describe('half days, regions and times', () => {
  it('24 and 31 December close at 14:00, Good Friday at noon', () => {
    const rome = businessCalendar({
      timeZone: 'Europe/Rome',
      hours: OFFICE_HOURS,
      holidays: [
        { month: 12, day: 24, closed: '14:00-24:00' },
        { month: 12, day: 31, closed: '14:00-24:00' },
        { easter: -2, closed: '12:00-24:00' },
      ],
    })
    const open = (day: string) => [...rome.days(date(day), date(day))].flatMap(({ intervals }) => plain(intervals))
    expect(open('thu 2026-12-24')).toEqual([span('thu 2026-12-24 09:00+01:00 .. 14:00+01:00')])
    expect(open('thu 2026-12-31')).toEqual([span('thu 2026-12-31 09:00+01:00 .. 14:00+01:00')])
    expect(open('fri 2026-04-03')).toEqual([span('fri 2026-04-03 09:00+02:00 .. 12:00+02:00')])
  })
  it('America/Sao_Paulo: an afternoon closed on Saturday 17 February 2018 lasts eleven hours', () => {
    const desk = businessCalendar({
      timeZone: 'America/Sao_Paulo',
      hours: AROUND_THE_CLOCK,
      holidays: [{ date: '2018-02-17', closed: '14:00-24:00' }],
    })
    expect(plain(desk.intervals(at('sat 2018-02-17 00:00-02:00'), at('sun 2018-02-18 12:00-03:00')))).toEqual([
      span('sat 2018-02-17 00:00-02:00 .. 14:00-02:00'),
      span('sun 2018-02-18 00:00-03:00 .. 12:00-03:00'),
    ])
    expect(desk.nextOpen(at('sat 2018-02-17 14:00-02:00'))).toBe(at('sat 2018-02-17 14:00-02:00') + 11 * HOUR)
  })
  it('8 August is a holiday in Augsburg, a working day in the rest of Bavaria', () => {
    const bavaria = { timeZone: 'Europe/Berlin', hours: OFFICE_HOURS, holidays: [{ month: 8, day: 15 }] }
    const augsburg = { ...bavaria, holidays: [...bavaria.holidays, { name: 'Friedensfest', month: 8, day: 8 }] }
    const week = [date('fri 2025-08-08'), date('mon 2025-08-11')] as const
    expect(openDates(businessCalendar(bavaria), ...week)).toEqual(['2025-08-08', '2025-08-11'])
    expect(openDates(businessCalendar(augsburg), ...week)).toEqual(['2025-08-11'])
  })
  it('the summer bank holiday is the first Monday of August in Scotland, the last in England', () => {
    const august = (nth: number) =>
      businessCalendar({
        timeZone: 'Europe/London',
        hours: OFFICE_HOURS,
        holidays: [{ month: 8, weekday: 'mon', nth }],
      })
    expect(holidayDates(august(1), 2026)).toEqual([date('mon 2026-08-03')])
    expect(holidayDates(august(-1), 2026)).toEqual([date('mon 2026-08-31')])
  })
  it('Good Friday is off in Alsace and worked in Paris, one desk of both is open', () => {
    const france = { timeZone: 'Europe/Paris', hours: OFFICE_HOURS, holidays: [{ easter: 1 }] }
    const paris = businessCalendar(france)
    const strasbourg = businessCalendar({ ...france, holidays: [...france.holidays, { easter: -2 }] })
    const friday = span('fri 2026-04-03 00:00+02:00 .. sat 2026-04-04 00:00+02:00')
    expect(strasbourg.elapsed(friday.start, friday.end)).toBe(0)
    expect(paris.elapsed(friday.start, friday.end)).toBe(8 * HOUR)
    expect(union(strasbourg, paris).elapsed(friday.start, friday.end)).toBe(8 * HOUR)
  })
})

describe('a day of 23 hours', () => {
  const cairo = businessCalendar({ timeZone: 'Africa/Cairo', hours: AROUND_THE_CLOCK })
  const noon = at('thu 2026-04-23 12:00+02:00')
  it('rejects P1D as a budget (§6)', () => {
    expect(codeOf(() => cairo.add(noon, 'P1D'))).toBe('budget-invalid')
  })
  it('ends PT24H an hour later by the clock', () => {
    expect(cairo.add(noon, 'PT24H')).toBe(at('fri 2026-04-24 13:00+03:00'))
    expect(alwaysOpen.add(noon, 24 * HOUR)).toBe(at('fri 2026-04-24 13:00+03:00'))
  })
})

describe('docs/testing.md', () => {
  it('lists each of these facts', ({ task }) => {
    expect(factsInThePage('test/zones/calendar-facts.test.ts')).toEqual(factsOf(task.file))
  })
})
