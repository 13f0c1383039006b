import { describe, expect, it } from 'vitest'
import { alwaysOpen, businessCalendar, union } from '../../src/calendar/calendars.ts'
import { yearDays } from '../../src/calendar/year-days.ts'

const desk = businessCalendar({
  timeZone: 'Europe/Rome',
  hours: { 'mon-fri': '09:00-18:00' },
  holidays: [
    { name: 'Natale', month: 12, day: 25 },
    { name: 'Vigilia', month: 12, day: 24, closed: '13:00-24:00' },
    { name: 'Ognissanti', month: 11, day: 1 },
  ],
  exceptions: {
    '2026-08-10/2026-08-21': { name: 'Ferie', hours: 'closed' },
    '2026-12-19': { name: 'Inventario', hours: '09:00-12:00' },
  },
})

describe('yearDays', () => {
  const days = () => new Map(yearDays(desk, 2026).map(day => [day.date, day]))
  const kind = (date: string) => days().get(date)?.kind

  it('has every date of the year', () => {
    expect(days().size).toBe(365)
    expect(yearDays(desk, 2028)).toHaveLength(366)
  })

  it.each([
    ['2026-12-21', 'open'],
    ['2026-12-20', 'closed'],
    ['2026-12-25', 'holiday'],
    ['2026-12-24', 'part'],
    ['2026-12-19', 'extra'],
    ['2026-08-10', 'exception'],
    ['2026-08-15', 'exception'],
    ['2026-11-01', 'holiday'], // a Sunday
  ])('%s is %s', (date, expected) => {
    expect(kind(date)).toBe(expected)
  })

  it('has a clock change that begins or ends the year', () => {
    // Lima skipped the first hour of 1994 and repeated the last hour of 31 March; Kiritimati the last date of that year.
    const changed = (timeZone: string, year: number) =>
      yearDays(businessCalendar({ timeZone, hours: {} }), year).flatMap(({ date, change }) => (change ? [date] : []))
    expect(changed('America/Lima', 1993)).toEqual([])
    expect(changed('America/Lima', 1994)).toEqual(['1994-01-01', '1994-03-31'])
    expect(changed('Pacific/Kiritimati', 1994)).toEqual(['1994-12-31'])
    expect(changed('Pacific/Kiritimati', 1995)).toEqual([])
  })

  it('has the name and the open time of a date', () => {
    expect(days().get('2026-12-24')).toEqual({
      date: '2026-12-24',
      openMs: 4 * 3_600_000,
      kind: 'part',
      name: 'Vigilia',
    })
    expect(days().get('2026-12-19')).toMatchObject({ name: 'Inventario', openMs: 3 * 3_600_000 })
    expect(days().get('2026-12-21')).not.toHaveProperty('name')
  })

  it('has no name for an exception that is named by its dates', () => {
    const exceptions = { '2026-12-19': '09:00-12:00', '2026-12-28/..': 'closed', '12-24': 'closed' } as const
    const unnamed = yearDays(businessCalendar({ timeZone: 'UTC', hours: {}, exceptions }), 2026)
    expect(unnamed.flatMap(({ name }) => name ?? [])).toEqual([])
  })

  it('has the name of an exception rather than that of the holiday, and none without a reason', () => {
    const calendar = businessCalendar({
      timeZone: 'UTC',
      hours: { 'mon-fri': '09:00-18:00' },
      holidays: [{ name: 'Christmas', month: 12, day: 25 }],
      exceptions: { '2026-12-25': { name: 'Stocktaking', hours: '09:00-12:00' } },
    })
    expect(yearDays(calendar, 2026).slice(-8, -5)).toStrictEqual([
      { date: '2026-12-24', openMs: 9 * 3_600_000, kind: 'open' },
      { date: '2026-12-25', openMs: 3 * 3_600_000, kind: 'extra', name: 'Stocktaking' },
      { date: '2026-12-26', openMs: 0, kind: 'closed' },
    ])
  })

  it('has the clock changes, also in the first and the last year', () => {
    expect([...days().values()].filter(({ change }) => change).map(({ date }) => date)).toEqual([
      '2026-03-29',
      '2026-10-25',
    ])
    expect(yearDays(alwaysOpen, 1900)).toHaveLength(365)
    expect(yearDays(alwaysOpen, 2199).every(day => day.kind === 'open')).toBe(true)
  })

  it('assigns a change at the end of a date to the date whose last hour is repeated', () => {
    const almaty = yearDays(businessCalendar({ timeZone: 'Asia/Almaty', hours: {} }), 2024)
    expect(almaty.filter(({ change }) => change).map(({ date }) => date)).toEqual(['2024-02-29'])
  })

  it('shows combinations, and a date that the zone skips', () => {
    const both = union(desk, businessCalendar({ timeZone: 'Europe/Rome', hours: { sat: '10:00-12:00' } }))
    expect(yearDays(both, 2026).find(({ date }) => date === '2026-01-10')?.kind).toBe('open')
    const apia = yearDays(businessCalendar({ timeZone: 'Pacific/Apia', hours: { 'mon-sun': '00:00-24:00' } }), 2011)
    expect(apia.find(({ date }) => date === '2011-12-30')).toMatchObject({ openMs: 0, kind: 'closed' })
    expect(apia.find(({ change }) => change && change.at > Date.UTC(2011, 11))?.date).toBe('2011-12-30')
  })
})
