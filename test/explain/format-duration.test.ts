import { describe, expect, it } from 'vitest'
import { checkedLocale, formatDuration, type TextOptions } from '../../src/explain/format-duration.ts'
import { refusal } from '../validation/refusal.ts'

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
  ])('tells %d ms in hours and minutes, never in days', (ms, text) => {
    expect(formatDuration(ms)).toBe(text)
  })

  it.each([
    ['it', '-30 ore'],
    ['it-CH', '-30 ore'],
    ['en', '-30 hours'],
    ['en-GB', '-30 hours'],
    ['de', '-30 Stunden'],
  ])('speaks %s', (locale, text) => {
    expect(formatDuration(-30 * HOUR, { locale })).toBe(text)
  })

  it.each([
    ['seconds', 45_000, '45 secondi'],
    ['hours and minutes', 61 * MINUTE, '1 ora e 1 minuto'],
    ['nothing', 0, '0 minuti'],
  ])('tells %s in Italian', (_, ms, text) => {
    expect(formatDuration(ms, { locale: 'it' })).toBe(text)
  })

  it('is English where no language is named', () => {
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
  ])('refuses %s', (ms, text) => {
    expect(refusal(() => formatDuration(ms as number))).toBe(
      `input-invalid ms: ${text} is not a number of milliseconds.`,
    )
  })

  it('refuses what is no language', () => {
    expect(refusal(() => formatDuration(0, { locale: 'italian language' }))).toBe(
      "input-invalid locale: \"italian language\" is not a language tag. Such as 'en' or 'it'.",
    )
  })
})

describe('localeOf', () => {
  it.each<[unknown, string]>([
    [undefined, 'en'],
    ['it', 'it'],
    ['IT-ch', 'it-CH'],
    ['de-de', 'de-DE'],
  ])('of %j', (locale, tag) => {
    expect(checkedLocale({ locale } as TextOptions)).toBe(tag)
  })
  it.each<[unknown, string]>([
    ['', '""'],
    ['e', '"e"'],
    [null, 'null'],
    [[''], 'A list'],
  ])('refuses %j', (locale, text) => {
    expect(refusal(() => checkedLocale({ locale } as TextOptions))).toBe(
      `input-invalid locale: ${text} is not a language tag. Such as 'en' or 'it'.`,
    )
  })
  it.each<[unknown, string]>([
    [5, '5'],
    [[], 'A list'],
    [['it'], 'A list'],
  ])('refuses %j, which is no text', (locale, text) => {
    expect(refusal(() => checkedLocale({ locale } as TextOptions))).toBe(
      `input-invalid locale: ${text} is not a language tag. Such as 'en' or 'it'.`,
    )
  })
})
