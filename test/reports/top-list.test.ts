import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TopList } from '../../src/reports/top-list.ts'
import { runs } from '../arbitraries/runs.ts'

describe('TopList', () => {
  it('keeps the first items of a stable sort, and counts all', () => {
    const items = fc.array(fc.record({ rank: fc.nat({ max: 5 }), id: fc.nat() }), { maxLength: 30 })
    fc.assert(
      fc.property(items, fc.integer({ min: 1, max: 10 }), (items, max) => {
        const list = new TopList<{ rank: number; id: number }>(max, (a, b) => a.rank - b.rank)
        for (const item of items) list.add(item)
        expect(list.list).toEqual([...items].sort((a, b) => a.rank - b.rank).slice(0, max))
        expect(list.total).toBe(items.length)
      }),
      runs(100),
    )
  })

  it('has a last item only once it is full, and counts skipped items', () => {
    const list = new TopList<number>(2, (a, b) => a - b)
    list.add(5)
    expect(list.last).toBeUndefined()
    list.add(3)
    expect(list.last).toBe(5)
    list.add(4)
    list.skip(10)
    expect([list.last, list.total, ...list.list]).toEqual([4, 13, 3, 4])
  })
})
