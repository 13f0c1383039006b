import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockText, localDate, localTime } from '../../../src/time/format/local-time.ts'
import { runs } from '../../arbitraries/runs.ts'
import { refusal } from '../../validation/refusal.ts'

const at = (text: string) => Date.parse(text)

describe('localTime and localDate', () => {
  it.each([
    ['2026-11-20T15:30Z', 'Europe/Rome', 'Fri 2026-11-20 16:30'],
    ['2026-11-20T15:30:05.678Z', 'Europe/Rome', 'Fri 2026-11-20 16:30:05'],
    ['2026-03-29T00:59Z', 'Europe/Rome', 'Sun 2026-03-29 01:59'],
    ['2026-03-29T01:00Z', 'Europe/Rome', 'Sun 2026-03-29 03:00'],
    ['2026-10-25T00:30Z', 'Europe/Rome', 'Sun 2026-10-25 02:30'],
    ['2026-10-25T01:30Z', 'Europe/Rome', 'Sun 2026-10-25 02:30'],
    ['2011-12-30T09:59Z', 'Pacific/Apia', 'Thu 2011-12-29 23:59'],
    ['2011-12-30T10:00Z', 'Pacific/Apia', 'Sat 2011-12-31 00:00'],
    ['1900-01-01T00:00Z', 'America/New_York', 'Sun 1899-12-31 19:00'],
    ['1969-12-31T23:59Z', 'UTC', 'Wed 1969-12-31 23:59'],
    ['2199-12-31T23:59Z', 'Asia/Tokyo', 'Wed 2200-01-01 08:59'],
    ['2026-10-25T00:30:00Z', 'Europe/Rome', 'Sun 2026-10-25 02:30'],
    ['2026-11-20T15:30:05Z', 'Asia/Kolkata', 'Fri 2026-11-20 21:00:05'],
    ['1960-01-01T00:00Z', 'Africa/Monrovia', 'Thu 1959-12-31 23:15:30'],
  ])('shows %s in %s as %s', (instant, timeZone, text) => {
    expect(localTime(at(instant), timeZone)).toBe(text)
    expect(localDate(at(instant), timeZone)).toBe(text.slice(4, 14))
  })

  it('show what Intl shows, also in zones with unusual changes', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: at('1905-01-01'), max: at('2190-01-01') }),
        fc.constantFrom(
          'Europe/Rome',
          'America/Sao_Paulo',
          'Australia/Lord_Howe',
          'Africa/Monrovia',
          'Pacific/Apia',
          'Asia/Gaza',
        ),
        (instant, timeZone) => {
          expect(localTime(instant, timeZone)).toBe(intlText(instant, timeZone))
          expect(localDate(instant, timeZone)).toBe(intlText(instant, timeZone).slice(4, 14))
        },
      ),
      runs(300),
    ))
})

describe('localTime', () => {
  it('writes the weekday in the language', () => {
    expect(localTime(at('2026-11-20T15:30Z'), 'Europe/Rome', 'it')).toBe('ven 2026-11-20 16:30')
  })
})

describe('clockText', () => {
  it('has seconds only if there are some, and drops fractions', () => {
    expect([0, 1_500, 61_000, 5_400_000].map(clockText)).toEqual(['00:00', '00:00:01', '00:01:01', '01:30'])
  })
})

describe('a zone that no platform knows', () => {
  it.each([
    ['localTime', localTime],
    ['localDate', localDate],
  ])('is refused by %s with its place', (_, write) => {
    expect(refusal(() => write(0, 'Mars/Phobos'))).toContain('time-zone-unknown timeZone: "Mars/Phobos" is not')
  })
})

/** An instant as Intl shows it: `Fri 2026-11-20 16:30`. */
function intlText(instant: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  const { weekday, year, month, day, hour, minute, second } = Object.fromEntries(
    format.formatToParts(instant).map(({ type, value }) => [type, value]),
  )
  return `${weekday} ${year}-${month}-${day} ${hour}:${minute}${second === '00' ? '' : `:${second}`}`
}
