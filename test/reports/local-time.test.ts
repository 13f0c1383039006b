import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localDateText, localTimeText } from '../../src/reports/local-time.ts'
import { localDate, localTime } from '../../src/time/time-text.ts'
import { runs } from '../arbitraries/runs.ts'

const at = (text: string) => Date.parse(text)

describe('momentText', () => {
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
  ])('shows %s in %s as %s', (instant, timeZone, text) => {
    expect(localTimeText(at(instant), timeZone)).toBe(text)
    expect(localDateText(at(instant), timeZone)).toBe(text.slice(4, 14))
  })

  it('is what Intl shows, in nasty zones too', () =>
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
          expect(localTimeText(instant, timeZone)).toBe(localTime(instant, timeZone))
          expect(localDateText(instant, timeZone)).toBe(localDate(instant, timeZone))
        },
      ),
      runs(300),
    ))
})
