import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textWidth, wrapped } from '../../src/svg/text-width.ts'
import { runs } from '../arbitraries/runs.ts'
import { anyText } from '../arbitraries/texts.ts'

describe('textWidth', () => {
  it('grows with the length of a text, and is larger for letters of East Asia', () => {
    expect(textWidth('')).toBe(0)
    expect(textWidth('due 13:00')).toBe(textWidth('due') + textWidth(' 13:00'))
    expect(textWidth('WWW')).toBeGreaterThan(textWidth('aaa'))
    expect(textWidth('aaa')).toBeGreaterThan(textWidth('iii'))
    expect(textWidth('憲法記念日')).toBe(65)
    expect(textWidth('🎄')).toBe(13)
    expect(textWidth('\u1100')).toBe(13)
    expect(textWidth('\u10ff')).toBe(10)
  })
})

describe('wrapped', () => {
  it('breaks between words, and marks cut text with an ellipsis', () => {
    const room = textWidth('high, first')
    expect(wrapped('high, first', room, 3)).toEqual(['high, first'])
    expect(wrapped('high, first answer: due', room, 3)).toEqual(['high, first', 'answer:', 'due'])
    expect(wrapped('high, first answer: due', room, 2)).toEqual(['high, first', 'answer:…'])
    expect(wrapped('America/Argentina/Buenos_Aires', room, 1)).toEqual(['Americ…'])
  })

  it('breaks at another joint', () => {
    expect(wrapped('65 more days · 360 h · Natale', textWidth('65 more days · 360 h'), 3, ' · ')).toEqual([
      '65 more days · 360 h',
      'Natale',
    ])
  })

  const [anyRoom, anyLines] = [fc.integer({ min: 20, max: 400 }), fc.integer({ min: 1, max: 4 })]
  it('never exceeds the width or the lines', () =>
    fc.assert(
      fc.property(anyText(), anyRoom, anyLines, (text, room, most) => {
        const lines = wrapped(text, room, most)
        expect(lines.length).toBeLessThanOrEqual(most)
        for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(room)
      }),
      runs(30),
    ))

  it('keeps the whole text unless it adds an ellipsis', () =>
    fc.assert(
      fc.property(anyText(), anyRoom, anyLines, (text, room, most) => {
        const lines = wrapped(text, room, most)
        fc.pre(!lines.join('').includes('…'))
        expect(lines.join(' ')).toBe(text)
      }),
      runs(30),
    ))
})
