import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { BusinessCalendar } from '../../../src/calendar/business-calendar.ts'
import { businessCalendar } from '../../../src/calendar/calendars.ts'
import type { HolidayRule } from '../../../src/calendar/spec.ts'
import { refusal } from '../../validation/refusal.ts'

let italianHolidays: readonly HolidayRule[]
let italianOffice: BusinessCalendar
let everyDay: BusinessCalendar

// The calendar is made as its module is read. Read anew for each test, a rule that is refused fails them all, not none.
beforeEach(async () => {
  vi.resetModules()
  const italy = await import('../../../src/calendar/presets/italian-office.ts')
  italianHolidays = italy.italianHolidays
  italianOffice = italy.italianOffice
  everyDay = businessCalendar({
    timeZone: 'Europe/Rome',
    hours: { 'mon-sun': '00:00-24:00' },
    holidays: italianHolidays,
  })
})

const listed = (year: number) => everyDay.holidays(year).map(({ date, name }) => `${date} ${name}`)
const named = (year: number) => everyDay.holidays(year).map(({ name }) => name)

describe('italianHolidays', () => {
  it('are these in 2026', () =>
    expect(listed(2026)).toEqual([
      '2026-01-01 Capodanno',
      '2026-01-06 Epifania',
      "2026-04-06 Lunedì dell'Angelo",
      '2026-04-25 Festa della Liberazione',
      '2026-05-01 Festa del Lavoro',
      '2026-06-02 Festa della Repubblica',
      '2026-08-15 Assunzione di Maria Vergine',
      "2026-10-04 San Francesco d'Assisi",
      '2026-11-01 Ognissanti',
      '2026-12-08 Immacolata Concezione',
      '2026-12-25 Natale',
      '2026-12-26 Santo Stefano',
    ]))
  it('are not known before 1986, and say so', () => {
    const unknown =
      'The holidays are known for 1986 and later years only. Use a date in these years, or add the holidays of more years.'
    expect(() => listed(1985)).toThrow(`year: ${unknown}`)
    for (const calendar of [italianOffice, everyDay]) {
      expect(() => calendar.isOpen('1985-12-31T10:00+01:00')).toThrow(unknown)
      expect(() => calendar.subtract('1986-01-02T10:00+01:00', 'PT100H')).toThrow(unknown)
    }
    const withMore = [...italianHolidays, { name: "Sant'Ambrogio", month: 12, day: 7 }]
    const milan = businessCalendar({ timeZone: 'Europe/Rome', hours: {}, holidays: withMore })
    expect(refusal(() => milan.holidays(1985))).toBe(`years-not-covered year: ${unknown}`)
    expect(italianHolidays).toContainEqual({ covers: { from: 1986 } })
  })
  it('are known to the end of the supported range', () => {
    expect(listed(2199)).toHaveLength(12)
    expect(everyDay.isOpen('2199-12-31T23:59:59Z')).toBe(false)
    expect(italianOffice.add('2199-12-31T17:00+01:00', 'PT1H')).toBe('2199-12-31T18:00:00+01:00')
  })
  it('begin in 1986, when 2 June is one', () => {
    expect(listed(1986)).toEqual([
      '1986-01-01 Capodanno',
      '1986-01-06 Epifania',
      "1986-03-31 Lunedì dell'Angelo",
      '1986-04-25 Festa della Liberazione',
      '1986-05-01 Festa del Lavoro',
      '1986-06-02 Festa della Repubblica',
      '1986-08-15 Assunzione di Maria Vergine',
      '1986-11-01 Ognissanti',
      '1986-12-08 Immacolata Concezione',
      '1986-12-25 Natale',
      '1986-12-26 Santo Stefano',
    ])
  })
  it('have 2 June again since 2001', () => {
    for (const year of [1987, 2000]) expect(named(year)).not.toContain('Festa della Repubblica')
    for (const year of [2001, 2002]) expect(named(year)).toContain('Festa della Repubblica')
  })
  it('have 4 October since 2026', () => {
    expect(named(2025)).not.toContain("San Francesco d'Assisi")
    expect(named(2027)).toContain("San Francesco d'Assisi")
  })
  it('have 17 March in 2011 only', () => {
    expect(listed(2011)).toContain("2011-03-17 150 anni dell'Unita d'Italia")
    for (const year of [2010, 2012]) expect(named(year)).not.toContain("150 anni dell'Unita d'Italia")
  })
  it('are frozen, list and rules', () => {
    expect(Object.isFrozen(italianHolidays)).toBe(true)
    expect(italianHolidays.map(rule => Object.isFrozen(rule))).toEqual(italianHolidays.map(() => true))
  })
})

describe('italianOffice', () => {
  it('is in Rome and says who it is', () =>
    expect([italianOffice.timeZone, italianOffice.name]).toEqual(['Europe/Rome', 'Italian office']))
  it('opens Monday to Friday, 09:00 to 18:00', () =>
    expect([...italianOffice.days('2026-11-16', '2026-11-22')].map(day => [day.date, day.openMs / 3_600_000])).toEqual([
      ['2026-11-16', 9],
      ['2026-11-17', 9],
      ['2026-11-18', 9],
      ['2026-11-19', 9],
      ['2026-11-20', 9],
      ['2026-11-21', 0],
      ['2026-11-22', 0],
    ]))
  it('opens at nine and closes at six by the clock of Rome', () => {
    expect(italianOffice.nextOpen('2026-11-20T00:00+01:00')).toBe('2026-11-20T09:00:00+01:00')
    expect(italianOffice.nextClose('2026-07-17T09:00+02:00')).toBe('2026-07-17T18:00:00+02:00')
  })
  it('is closed on the national holidays', () =>
    expect(italianOffice.add('2026-12-24T17:00+01:00', { hours: 2 })).toBe('2026-12-28T10:00:00+01:00'))
  it('is described by its JSON', () =>
    expect(italianOffice.toJSON()).toEqual({
      name: 'Italian office',
      timeZone: 'Europe/Rome',
      hours: {
        mon: ['09:00-18:00'],
        tue: ['09:00-18:00'],
        wed: ['09:00-18:00'],
        thu: ['09:00-18:00'],
        fri: ['09:00-18:00'],
      },
      holidays: [...italianHolidays],
    }))
})
