import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DurationStyle, exactDuration, formatDuration } from '../../../src/time/format/duration.ts'
import { runs } from '../../arbitraries/runs.ts'
import { refusal } from '../../validation/refusal.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

describe('formatDuration', () => {
  it.each([
    [0, '0 minutes'],
    [-0, '0 minutes'],
    [1, '0 minutes'],
    [-1, '0 minutes'],
    [999, '0 minutes'],
    [-999, '0 minutes'],
    [1000, '1 second'],
    [-1000, '-1 second'],
    [MINUTE - 1, '59 seconds'],
    [MINUTE, '1 minute'],
    [MINUTE + 30_000, '1 minute'],
    [2 * MINUTE - 1, '1 minute'],
    [59 * MINUTE, '59 minutes'],
    [HOUR - 1, '59 minutes'],
    [HOUR, '1 hour'],
    [HOUR + MINUTE, '1 hour 1 minute'],
    [6.5 * HOUR, '6 hours 30 minutes'],
    [-6.5 * HOUR, '-6 hours 30 minutes'],
    [-30_000, '-30 seconds'],
    [24 * HOUR, '24 hours'],
    [1234 * HOUR, '1,234 hours'],
    [0.5, '0 minutes'],
  ])('writes %d ms in hours and minutes, never in days', (ms, text) => {
    expect(formatDuration(ms)).toBe(text)
  })

  it.each([
    ['it', '-30 ore'],
    ['it-CH', '-30 ore'],
    ['en', '-30 hours'],
    ['en-GB', '-30 hours'],
    ['de', '-30 Stunden'],
  ])('writes the language of %s', (locale, text) => {
    expect(formatDuration(-30 * HOUR, { locale })).toBe(text)
  })

  it.each([
    ['seconds', 45_000, '45 secondi'],
    ['hours and minutes', 61 * MINUTE, '1 ora e 1 minuto'],
    ['nothing', 0, '0 minuti'],
  ])('writes %s in Italian', (_, ms, text) => {
    expect(formatDuration(ms, { locale: 'it' })).toBe(text)
  })

  it.each([
    ['en', '6 hours 30 minutes'],
    ['it', '6 ore e 30 minuti'],
    ['es', '6 horas y 30 minutos'],
    ['de', '6 Stunden, 30 Minuten'],
  ])('joins hours and minutes in the language of %s', (locale, text) => {
    expect(formatDuration(6.5 * HOUR, { locale })).toBe(text)
  })

  it('writes English by default', () => {
    expect(formatDuration(HOUR, {})).toBe('1 hour')
    expect(formatDuration(HOUR, { locale: undefined })).toBe('1 hour')
  })

  it.each<[unknown, string]>([
    [Number.NaN, 'NaN'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
    [Number.NEGATIVE_INFINITY, '-Infinity'],
    ['5', '"5"'],
    [undefined, 'undefined'],
    [null, 'null'],
    [5n, '5'],
  ])('rejects %s', (ms, text) => {
    expect(refusal(() => formatDuration(ms as number))).toBe(
      `input-invalid ms: ${text} is not a number of milliseconds.`,
    )
  })

  it('rejects a misspelled option, and options that are not an object', () => {
    expect(refusal(() => formatDuration(0, { stile: 'short' } as never))).toBe(
      'key-unknown stile: This key is not known. Did you mean style?',
    )
    expect(refusal(() => formatDuration(0, null as never))).toBe('input-invalid null is not an object.')
  })

  it('rejects a locale that is not a language tag', () => {
    expect(refusal(() => formatDuration(0, { locale: 'italian language' }))).toBe(
      "input-invalid locale: \"italian language\" is not a language tag. Such as 'en' or 'it'.",
    )
  })
})

describe('formatDuration in other styles', () => {
  it.each<[number, string, string]>([
    [0, '0 h', '0:00:00'],
    [-0, '0 h', '0:00:00'],
    [999, '0 h', '0:00:00'],
    [-999, '0 h', '0:00:00'],
    [1000, '1 s', '0:00:01'],
    [-1000, '-1 s', '-0:00:01'],
    [MINUTE - 1, '59 s', '0:00:59'],
    [MINUTE, '1 min', '0:01:00'],
    [MINUTE + 30_000, '1 min', '0:01:30'],
    [HOUR - 1, '59 min', '0:59:59'],
    [HOUR, '1 h', '1:00:00'],
    [6.5 * HOUR, '6 h 30 min', '6:30:00'],
    [-6.5 * HOUR - 9000, '-6 h 30 min', '-6:30:09'],
    [24 * HOUR, '24 h', '24:00:00'],
    [7535 * HOUR + 5 * MINUTE, '7535 h 5 min', '7535:05:00'],
  ])('writes %d ms as %s and as %s', (ms, short, digital) => {
    expect(formatDuration(ms, { style: 'short' })).toBe(short)
    expect(formatDuration(ms, { style: 'digital' })).toBe(digital)
  })

  it('writes symbols and digits the same in every language', () => {
    for (const locale of ['it', 'de', 'ar', 'hi'])
      for (const style of ['short', 'digital'] as const)
        expect(formatDuration(6.5 * HOUR, { locale, style })).toBe(formatDuration(6.5 * HOUR, { style }))
  })

  it('writes words by default', () => {
    expect(formatDuration(HOUR, { style: 'long' })).toBe('1 hour')
    expect(formatDuration(HOUR, { style: undefined })).toBe('1 hour')
  })

  it.each<[unknown, string]>([
    ['shrt', '"shrt" is not known. Did you mean short?'],
    ['narrow', '"narrow" is not known. Known: long, short, digital.'],
    ['constructor', '"constructor" is not known. Known: long, short, digital.'],
    [null, 'null is not known. Known: long, short, digital.'],
  ])('rejects the style %j', (style, message) => {
    expect(refusal(() => formatDuration(0, { style: style as DurationStyle }))).toBe(`input-invalid style: ${message}`)
  })

  it('rejects a locale that is not a language tag in every style', () => {
    for (const style of ['short', 'digital'] as const)
      expect(refusal(() => formatDuration(0, { locale: 'in italiano', style }))).toContain('input-invalid locale')
  })
})

describe('exactDuration', () => {
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
  ])('writes %i ms as %s', (ms, text) => {
    expect(exactDuration(ms)).toBe(text)
  })
})

describe('the texts of any length', () => {
  const SECONDS = { h: 3600, min: 60, s: 1 }
  const secondsOf = (text: string) =>
    Array.from(text.matchAll(/([\d.]+) (h|min|s)/g), ([, amount, unit]) => +amount * SECONDS[unit as 'h']).reduce(
      (sum, seconds) => sum + seconds,
      0,
    )

  it('add up to the length, as exactly as each style promises', () =>
    fc.assert(
      fc.property(fc.oneof(fc.nat(2 * MINUTE), fc.nat(999 * HOUR)), ms => {
        const seconds = Math.floor(ms / 1000)
        const [hours, minutes, rest] = formatDuration(ms, { style: 'digital' }).split(':').map(Number)
        expect(hours * 3600 + minutes * 60 + rest).toBe(seconds)
        const short = secondsOf(formatDuration(ms, { style: 'short' }))
        expect(short).toBe(ms < MINUTE ? seconds : seconds - (seconds % 60))
        expect(Math.abs(secondsOf(exactDuration(ms)) - ms / 1000)).toBeLessThan(ms < MINUTE ? 0.0501 : 1)
        expect(formatDuration(ms).match(/\d+/g)?.map(Number)).toEqual(
          formatDuration(ms, { style: 'short' }).match(/\d+/g)?.map(Number),
        )
      }),
      runs(200),
    ))

  it('have a minus sign if the length is negative and is not shown as zero', () =>
    fc.assert(
      fc.property(fc.nat(999 * HOUR), fc.constantFrom('long', 'short', 'digital'), (ms, style) => {
        const text = formatDuration(ms, { style })
        expect(formatDuration(-ms, { style })).toBe(ms < 1000 ? text : `-${text}`)
      }),
      runs(100),
    ))
})
