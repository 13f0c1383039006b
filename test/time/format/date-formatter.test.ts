import { describe, expect, it } from 'vitest'
import { dateFormatter } from '../../../src/time/format/date-formatter.ts'

const WALL = Date.UTC(2026, 8, 7, 9, 5)

describe('dateFormatter', () => {
  it.each([
    ['en', 'Monday, 7 September 2026', 'Mon 7 Sep', 'Mon'],
    ['en-US', 'Monday, September 7, 2026', 'Mon, Sep 7', 'Mon'],
    ['it', 'lunedì 7 settembre 2026', 'lun 7 set', 'lun'],
    ['de', 'Montag, 7. September 2026', 'Mo., 7. Sept.', 'Mo'],
  ])('writes dates in %s', (locale, long, short, weekday) => {
    const { longDate, shortDate, weekday: weekdayOf } = dateFormatter(locale)
    expect([longDate(WALL), shortDate(WALL), weekdayOf(WALL)]).toEqual([long, short, weekday])
  })

  it('writes English dates the British way, except for the United States', () => {
    expect(dateFormatter('en-GB').longDate(WALL)).toBe('Monday, 7 September 2026')
    expect(dateFormatter('en-AU').longDate(WALL)).toBe('Monday, 7 September 2026')
  })

  it('writes seconds only if there are some', () => {
    const { time } = dateFormatter('en')
    expect([time(WALL), time(WALL + 9000), time(Date.UTC(2026, 0, 1))]).toEqual(['09:05', '09:05:09', '00:00'])
  })

  it.each(['nl', 'pt', 'sv'])('writes the time with 24 hours and two digits in %s', locale => {
    const { time } = dateFormatter(locale)
    const times = [WALL, WALL + 9000, Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 1, 15, 5)].map(time)
    expect(times).toEqual(['09:05', '09:05:09', '00:00', '15:05'])
  })

  it('makes the formatter of a language once', () => {
    expect(dateFormatter('it')).toBe(dateFormatter('it'))
  })
})
