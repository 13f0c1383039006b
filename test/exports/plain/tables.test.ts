import { describe, expect, it } from 'vitest'
import { textHash } from '../../../src/exports/formats/cells-hash.ts'
import { PairTable } from '../../../src/exports/plain/pair-table.ts'
import { WordColumn } from '../../../src/exports/plain/word-column.ts'
import { largerCopy, WordTable } from '../../../src/exports/plain/word-table.ts'

const MANY = Array.from({ length: 300 }, (_, i) => `wörd ${i}`)

describe('WordTable', () => {
  it.each([
    ['any hash', (text: string) => textHash(text) | 0],
    ['the same hash for all', () => 7],
    ['hashes that share their lower bits', (text: string) => text.length << 20],
  ])('numbers words in their order, with %s', (_, hashOf) => {
    const table = new WordTable()
    const number = (text: string, before = '') => {
      const bytes = Buffer.from(`${before}${text}!`)
      const start = Buffer.byteLength(before)
      return table.numberOf(bytes, start, bytes.length - 1, hashOf(text))
    }
    expect(MANY.map(text => number(text))).toEqual(MANY.map((_, i) => i))
    expect(MANY.map(text => number(text, 'x,'))).toEqual(MANY.map((_, i) => i))
    expect(MANY.map((_, i) => table.textOf(i))).toEqual(MANY)
    expect([number(''), number('wörd'), number(''), number('wörd 1')]).toEqual([
      ...[MANY.length, MANY.length + 1, MANY.length, 1],
    ])
  })

  it('keeps words that are longer than all before', () => {
    const table = new WordTable()
    const long = Buffer.alloc(5000, 'x')
    expect([
      table.numberOf(long, 0, 600, 1),
      table.numberOf(long, 0, 5000, 2),
      table.numberOf(long, 0, 600, 1),
    ]).toEqual([...[0, 1, 0]])
    expect(table.textOf(1)).toBe('x'.repeat(5000))
  })
})

describe('PairTable', () => {
  it('numbers pairs in their order', () => {
    const table = new PairTable()
    const pairs = Array.from({ length: 300 }, (_, i) => [i % 50, Math.floor(i / 50)] as const)
    for (let round = 0; round < 2; round++)
      expect(pairs.map(([first, second]) => table.numberOf(first, second))).toEqual(pairs.map((_, i) => i))
    expect([table.numberOf(60, 0), table.numberOf(0, 60), table.numberOf(60, 0)]).toEqual([300, 301, 300])
  })
})

describe('WordColumn', () => {
  it('finds the meaning of each word once', () => {
    const asked: string[] = []
    const column = new WordColumn(1, text => asked.push(text))
    const bytes = Buffer.from('ababb')
    const numbers = [0, 1, 2, 3, 4].map(at => column.numberOf(bytes, at, at + 1, bytes[at]))
    expect([numbers, asked, numbers.map(number => column.meaning(number))]).toEqual([
      [0, 1, 0, 1, 1],
      ['a', 'b'],
      [1, 2, 1, 2, 2],
    ])
  })
  it('has the meaning of an empty cell if the file lacks the column', () => {
    const column = new WordColumn(-1, text => `<${text}>`)
    expect([column.numberOf(Buffer.from('abc'), 0, 3, 1), column.meaning(0)]).toEqual([0, '<>'])
  })
})

describe('largerCopy', () => {
  it('has the same values at its start', () => {
    expect(largerCopy(Int32Array.of(1, 2), 4)).toEqual(Int32Array.of(1, 2, 0, 0))
    expect(largerCopy(Float64Array.of(0.5), 2)).toEqual(Float64Array.of(0.5, 0))
  })
})
