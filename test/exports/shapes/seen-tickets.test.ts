import { describe, expect, it } from 'vitest'
import { SeenTickets } from '../../../src/exports/shapes/seen-tickets.ts'

describe('SeenTickets', () => {
  it('finds each of many ids, with its line and its file', () => {
    const seen = new SeenTickets()
    const many = Array.from({ length: 9_000 }, (_, i) => ({
      id: `T-${i}`,
      line: i + 2,
      file: i < 4_500 ? 'a.csv' : 'b.csv',
    }))
    expect(many.filter(({ id, line, file }) => seen.add(id, line, line, file) !== undefined)).toEqual([])
    const wrong = many.filter(({ id, line, file }, i) => {
      const found = seen.add(id, i % 2 ? line : 1, 1, 'c.csv')
      return found?.isSame !== (i % 2 === 1) || found.source.line !== line || found.source.file !== file
    })
    expect(wrong).toEqual([])
    expect(seen.add('other', 1, 3, 'c.csv')).toBeUndefined()
    expect(seen.add('other', 1, 4, 'd.csv')).toEqual({ source: { file: 'c.csv', line: 3 }, isSame: true })
  })
})
