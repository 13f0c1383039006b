import { describe, expect, it } from 'vitest'
import { SeenTickets } from '../../../src/exports/shapes/seen-tickets.ts'

describe('SeenTickets', () => {
  it('finds each of many ids again, with its line and its file', () => {
    const seen = new SeenTickets()
    const many = 3_000
    for (let i = 0; i < many; i++)
      expect(seen.add(`T-${i}`, i + 1, i + 2, i < many / 2 ? 'a.csv' : 'b.csv')).toBe(undefined)
    for (let i = 0; i < many; i++)
      expect(seen.add(`T-${i}`, i % 2 ? i + 1 : i + 2, 1, 'c.csv')).toEqual({
        source: { file: i < many / 2 ? 'a.csv' : 'b.csv', line: i + 2 },
        isSame: i % 2 === 1,
      })
  })
})
