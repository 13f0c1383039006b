import { describe, expect, it } from 'vitest'
import { escapeControlCharacters } from '../../src/reports/escape-control.ts'

describe('escapeControlCharacters', () => {
  it.each([
    ['a\nb', 'a\\nb'],
    ['\u001b[31mred\u0007', '\\u{1b}[31mred\\u{7}'],
    ['a\u202eb', 'a\\u{202e}b'],
    ['::error::x', '\\u{3a}:error::x'],
    ['a ::stop', 'a \\u{3a}:stop'],
    ['a::b', 'a::b'],
    ['9:00', '9:00'],
    ['##[group]x ##[end]', '#\\u{23}[group]x #\\u{23}[end]'],
  ])('writes %j as %j', (text, escaped) => {
    expect(escapeControlCharacters(text)).toBe(escaped)
  })
})
