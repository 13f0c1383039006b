import { describe, expect, it } from 'vitest'
import { alwaysOpen, businessCalendar, italianOffice } from '../../src/index.ts'
import { Temporal } from '../temporal.ts'
import { refusal } from '../validation/refusal.ts'

const night = businessCalendar({ timeZone: 'Europe/Rome', hours: { fri: '22:00-06:00' } })

describe('isWorkingDay', () => {
  it('is true for a date with any open time', () => {
    const dates = ['2026-12-04', '2026-12-05', '2026-12-07', '2026-12-08']
    expect(dates.map(date => italianOffice.isWorkingDay(date))).toEqual([true, false, true, false])
    expect(night.isWorkingDay('2026-11-21')).toBe(true)
  })

  it('is false for a date that the zone skips', () => {
    const apia = businessCalendar({ timeZone: 'Pacific/Apia', hours: { 'mon-sun': '00:00-24:00' } })
    expect(['2011-12-29', '2011-12-30', '2011-12-31'].map(date => apia.isWorkingDay(date))).toEqual([true, false, true])
  })

  it('knows the first and the last date of the range in every zone', () => {
    for (const timeZone of ['Asia/Tokyo', 'UTC', 'Pacific/Honolulu']) {
      const calendar = businessCalendar({ timeZone, hours: { 'mon-sun': '00:00-24:00' } })
      expect([calendar.isWorkingDay('1900-01-01'), calendar.isWorkingDay('2199-12-31')]).toEqual([true, true])
    }
  })
})

describe('addWorkingDays', () => {
  it('counts working days of either sign', () => {
    expect([0, 1, 2, -1, -5].map(n => italianOffice.addWorkingDays('2026-12-04', n))).toEqual([
      '2026-12-04',
      '2026-12-07',
      '2026-12-09',
      '2026-12-03',
      '2026-11-27',
    ])
  })

  it('takes a closed date for the next working day', () => {
    expect([0, 1, -1].map(n => italianOffice.addWorkingDays('2026-12-05', n))).toEqual([
      '2026-12-07',
      '2026-12-09',
      '2026-12-04',
    ])
  })

  it('returns what was given: a Temporal.PlainDate', () => {
    const date = Temporal.PlainDate.from('2026-12-04')
    const due: Temporal.PlainDate = italianOffice.addWorkingDays(date, 2)
    expect(due).toBeInstanceOf(Temporal.PlainDate)
    expect(String(due)).toBe('2026-12-09')
  })

  it('counts 100,000 days', () => {
    expect(alwaysOpen.addWorkingDays('1900-01-01', 100_000)).toBe('2173-10-16')
    expect(alwaysOpen.addWorkingDays('2173-10-16', -100_000)).toBe('1900-01-01')
  })

  it('refuses what is not a whole number', () => {
    expect(refusal(() => italianOffice.addWorkingDays('2026-12-04', 1.5))).toBe(
      'input-invalid n: 1.5 is not a whole number.',
    )
    expect(refusal(() => italianOffice.addWorkingDays('2026-12-04', '1' as never))).toBe(
      'input-invalid n: "1" is not a whole number.',
    )
  })

  it('never opens or runs out of days at the ends', () => {
    const once = businessCalendar({ timeZone: 'UTC', hours: {}, exceptions: { '2026-11-20': '09:00-13:00' } })
    const code = (date: string, n: number) => refusal(() => once.addWorkingDays(date, n)).split(' ')[0]
    expect(once.addWorkingDays('2026-11-01', 0)).toBe('2026-11-20')
    expect(once.addWorkingDays('2026-11-30', -1)).toBe('2026-11-20')
    expect([code('2026-11-21', 1), code('2026-11-21', 0), code('2026-11-20', -1)]).toEqual(Array(3).fill('never-opens'))
    expect([code('2026-11-20', 1), code('2026-11-01', 1), code('2026-11-30', -2), code('2026-11-01', 1e12)]).toEqual(
      Array(4).fill('instant-out-of-range'),
    )
  })

  it('is out of range after the last working day, which opens', () => {
    const rome = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } })
    expect(refusal(() => rome.addWorkingDays('2199-12-31', 1))).toMatch(/^instant-out-of-range/)
  })

  it('returns no date that it does not accept', () => {
    const tokyo = businessCalendar({ timeZone: 'Asia/Tokyo', hours: { 'mon-sun': '00:00-24:00' } })
    expect(tokyo.addWorkingDays('2199-12-30', 1)).toBe('2199-12-31')
    expect(refusal(() => tokyo.addWorkingDays('2199-12-31', 1))).toMatch(/^instant-out-of-range/)
    const honolulu = businessCalendar({ timeZone: 'Pacific/Honolulu', hours: { 'mon-sun': '00:00-24:00' } })
    expect(refusal(() => honolulu.addWorkingDays('1900-01-01', -1))).toMatch(/^instant-out-of-range/)
  })

  it('refuses years whose holidays are not known', () =>
    expect(refusal(() => italianOffice.addWorkingDays('1986-01-02', -20))).toMatch(/^years-not-covered/))
})

describe('workingDaysBetween', () => {
  it('counts the first date and not the last', () => {
    expect(italianOffice.workingDaysBetween('2026-12-04', '2026-12-09')).toBe(2)
    expect(italianOffice.workingDaysBetween('2026-12-09', Temporal.PlainDate.from('2026-12-04'))).toBe(-2)
    expect(italianOffice.workingDaysBetween('2026-12-05', '2026-12-06')).toBe(0)
    expect(italianOffice.workingDaysBetween('2026-12-06', '2026-12-05')).toBe(0)
  })
})

describe('dates of a calendar', () => {
  const weekdays = businessCalendar({ timeZone: 'UTC', hours: { 'mon-fri': '09:00-17:00' } })

  it('are counted in both directions', () => {
    const between = (from: string, to: string) => weekdays.workingDaysBetween(from, to)
    expect([between('2026-11-20', '2026-11-24'), between('2026-11-24', '2026-11-20')]).toEqual([2, -2])
    expect([between('2026-11-20', '2026-11-20'), between('2026-11-22', '2026-11-21')]).toEqual([0, 0])
  })
  it('reach the first date of the range', () => expect(weekdays.addWorkingDays('1900-01-02', -1)).toBe('1900-01-01'))
  it('say from where there is none left', () => {
    const honolulu = businessCalendar({ timeZone: 'Pacific/Honolulu', hours: { 'mon-sun': '00:00-24:00' } })
    const never = businessCalendar({ timeZone: 'UTC', hours: {} })
    expect(refusal(() => honolulu.addWorkingDays('1900-01-01', -1))).toBe(
      'instant-out-of-range The instant is outside 1900-01-01T00:00Z to 2200-01-01T00:00Z. ' +
        'Use a shorter duration, or check that the calendar has enough open time.',
    )
    expect(refusal(() => never.addWorkingDays('2026-11-20', 1))).toContain('seen from 2026-11-20T00:00:00.000Z')
  })
  it('are named if they are not dates', () => {
    const path = (call: () => unknown) => refusal(call).split(':')[0]
    expect(path(() => weekdays.isWorkingDay('today'))).toBe('date-invalid date')
    expect(path(() => weekdays.addWorkingDays('today', 1))).toBe('date-invalid date')
    expect(path(() => weekdays.workingDaysBetween('today', '2026-11-20'))).toBe('date-invalid from')
    expect(path(() => weekdays.workingDaysBetween('2026-11-20', 'today'))).toBe('date-invalid to')
  })
})

describe('days', () => {
  it('takes Temporal.PlainDate too', () => {
    const days = italianOffice.days(Temporal.PlainDate.from('2026-12-04'), '2026-12-05')
    expect(Array.from(days, ({ date }) => date)).toEqual(['2026-12-04', '2026-12-05'])
  })
})
