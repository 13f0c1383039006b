import { describe, expect, it } from 'vitest'
import { IdHash } from '../../../src/exports/formats/cells-hash.ts'
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

  it('finds ids of several kinds, whose numbers overlap or leave gaps', () => {
    const seen = new SeenTickets()
    const known = new Map<string, number>()
    const ids = Array.from({ length: 20_000 }, (_, i) => `${'ABCDEFG'[(i * i) % 7]}-${(i * 7919) % 6_000}`)
    const wrong = ids.filter((id, line) => {
      const found = seen.add(id, 1, line, 'a.csv')?.source.line
      const expected = known.get(id)
      if (expected === undefined) known.set(id, line)
      return found !== expected
    })
    expect(wrong).toEqual([])
    expect(known.size).toBeGreaterThan(10_000)
  })

  it('keeps the line of each id, also if rows have several lines', () => {
    const seen = new SeenTickets()
    const lineOf = (i: number) => (i < 5_000 ? i : 3 * i)
    for (let i = 0; i < 10_000; i++) seen.add(`T-${i}`, 1, lineOf(i), 'a.csv')
    for (let i = 0; i < 10_000; i += 7) expect(seen.add(`T-${i}`, 1, 1, 'a.csv')!.source.line).toBe(lineOf(i))
  })

  it('adds many rows up to the first id that is known', () => {
    const seen = new SeenTickets()
    const ids = ['T-1', 'T-2', 'T-9', 'U-1', 'U-2', 'T-2', 'T-3']
    const hashes = Int32Array.from(
      ids.flatMap((id, row) => {
        const { kind, place } = new IdHash().ofText(id)
        return [kind, place, -row]
      }),
    )
    expect(seen.addNew(hashes, 0, ids.length, 10, 'a.csv')).toBe(5)
    expect(seen.addNew(hashes, 6, ids.length, 10, 'a.csv')).toBe(7)
    expect(ids.map(id => seen.add(id, -4, 99, 'b.csv')!.source.line)).toEqual([10, 11, 12, 13, 14, 11, 16])
    expect(ids.map(id => seen.add(id, -4, 99, 'b.csv')!.isSame)).toEqual(ids.map(id => id === 'U-2'))
  })
})
