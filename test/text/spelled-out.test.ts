import { describe, expect, it } from 'vitest'
import { codeOf, spelledOut } from '../../src/text/spelled-out.ts'

describe('spelledOut', () => {
  it.each([
    ['a control character', 'a\u001b[31mb', 'a\\u{1b}[31mb'],
    ['several characters', '\u0000\u0007', '\\u{0}\\u{7}'],
    ['half of a surrogate pair', 'a\ud83db', 'a\\u{d83d}b'],
    ['a separator of lines', 'a\u2028b\u2029c', 'a\\u{2028}b\\u{2029}c'],
    ['a change of the writing direction', 'a\u202eb\u2069c', 'a\\u{202e}b\\u{2069}c'],
    ['a tab and a line end', 'a\tb\nc', 'a\\u{9}b\\u{a}c'],
  ])('replaces %s by its code', (_, text, expected) => {
    expect(spelledOut(text)).toBe(expected)
  })

  it('keeps letters, symbols and the given characters', () => {
    expect(spelledOut('東京 🏯 è: a-b')).toBe('東京 🏯 è: a-b')
    expect(spelledOut('a\tb\nc', '\t')).toBe('a\tb\\u{a}c')
    expect(spelledOut('a\tb\nc', '\t\n')).toBe('a\tb\nc')
  })
})

describe('codeOf', () => {
  it('returns the code of a whole character', () => expect(codeOf('🏯')).toBe('\\u{1f3ef}'))
})
