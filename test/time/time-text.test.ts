import { describe, expect, it } from 'vitest'
import { dayText, durationText, localDate, localTime, utcText } from '../../src/time/time-text.ts'

describe('localTime', () => {
  it.each([
    ['2026-11-20T15:30:00Z', 'Europe/Rome', 'Fri 2026-11-20 16:30'],
    ['2026-11-20T23:00:00Z', 'Europe/Rome', 'Sat 2026-11-21 00:00'],
    ['2026-11-20T15:30:05Z', 'Asia/Kolkata', 'Fri 2026-11-20 21:00:05'],
    ['2026-10-25T00:30:00Z', 'Europe/Rome', 'Sun 2026-10-25 02:30'],
    ['2026-10-25T01:30:00Z', 'Europe/Rome', 'Sun 2026-10-25 02:30'],
  ])('shows %s in %s as %s', (at, zone, text) => {
    expect(localTime(Date.parse(at), zone)).toBe(text)
  })
})

describe('localDate', () => {
  it('is the date on the zone’s wall, not in UTC', () => {
    expect(localDate(Date.parse('2026-12-31T23:30Z'), 'Europe/Rome')).toBe('2027-01-01')
    expect(localDate(Date.parse('2026-12-31T23:30Z'), 'America/New_York')).toBe('2026-12-31')
  })
})

describe('dayText', () => {
  it('has weekday, day and month', () => {
    expect(dayText('2026-11-20')).toBe('Fri 20 Nov')
    expect(dayText('2026-12-08')).toBe('Tue 8 Dec')
  })
})

describe('utcText', () => {
  it('has a fraction only where there is one', () => {
    expect(utcText(Date.UTC(2026, 10, 20, 15, 30))).toBe('2026-11-20T15:30:00Z')
    expect(utcText(Date.UTC(2026, 10, 20, 15, 30, 0, 7))).toBe('2026-11-20T15:30:00.007Z')
  })
})

describe('durationText', () => {
  it.each([
    [0, '0 min'],
    [5_400_000, '1 h 30 min'],
    [60_000, '1 min'],
    [126_000_000, '35 h'],
    [3_605_000, '1 h 5 s'],
    [1_500, '1.5 s'],
    [7_764, '7.8 s'],
    [59_999, '1 min'],
    [22_957_687_764, '6377 h 8 min 7 s'],
    [7, '0.007 s'],
  ])('says %i ms as %s', (ms, text) => {
    expect(durationText(ms)).toBe(text)
  })
})
