import { describe, expect, it } from 'vitest'
import { HashCounter } from '../../src/reports/hash-counter.ts'

describe('HashCounter', () => {
  it('counts how often a text has come before', () => {
    const repeats = new HashCounter()
    expect(['a', 'b', 'a', 'a', '', 'b', ''].map(text => repeats.count(text))).toEqual([0, 0, 1, 2, 0, 1, 1])
  })

  it('counts on when it has grown', () => {
    const repeats = new HashCounter()
    const texts = Array.from({ length: 3_000 }, (_, i) => `T-${i}`)
    expect(texts.filter(text => repeats.count(text) !== 0)).toEqual([])
    expect(texts.filter(text => repeats.count(text) !== 1)).toEqual([])
    expect(texts.filter(text => repeats.count(text) !== 2)).toEqual([])
  })

  it('distinguishes many similar texts, and recognises them all', () => {
    const repeats = new HashCounter()
    const texts = Array.from({ length: 100_000 }, (_, i) => `INC${String(i).padStart(7, '0')}: first response`)
    expect(texts.reduce((sum, text) => sum + repeats.count(text), 0)).toBe(0)
    expect(texts.reduce((sum, text) => sum + repeats.count(text), 0)).toBe(100_000)
  })
})
