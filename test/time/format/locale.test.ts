import { describe, expect, it } from 'vitest'
import { checkedLocale, type TextOptions } from '../../../src/time/format/locale.ts'
import { refusal } from '../../validation/refusal.ts'

describe('checkedLocale', () => {
  it.each<[unknown, string]>([
    [undefined, 'en'],
    ['it', 'it'],
    ['IT-ch', 'it-CH'],
    ['de-de', 'de-DE'],
  ])('reads %j as %s', (locale, tag) => {
    expect(checkedLocale({ locale } as TextOptions)).toBe(tag)
  })

  it.each<[unknown, string]>([
    ['', '""'],
    ['e', '"e"'],
    [null, 'null'],
    [[''], 'A list'],
    [5, '5'],
    [[], 'A list'],
    [['it'], 'A list'],
  ])('rejects %j', (locale, text) => {
    expect(refusal(() => checkedLocale({ locale } as TextOptions))).toBe(
      `input-invalid locale: ${text} is not a language tag. Such as 'en' or 'it'.`,
    )
  })
})
