import { describe, expect, it } from 'vitest'
import { clip, intersect, isInside, push, subtract, total, unite } from '../../../src/calendar/timeline/spans.ts'

function pushed(spans: readonly number[], start: number, end: number): number[] {
  const list = [...spans]
  push(list, start, end)
  return list
}

describe('push', () => {
  it('begins a list', () => expect(pushed([], 3, 5)).toEqual([3, 5]))
  it('begins a list at a negative start', () => expect(pushed([], -5, -3)).toEqual([-5, -3]))
  it('adds a span behind a gap of one', () => expect(pushed([1, 3], 4, 5)).toEqual([1, 3, 4, 5]))
  it('joins a span that touches the last one', () => expect(pushed([1, 3], 3, 5)).toEqual([1, 5]))
  it('joins a span that overlaps the last one', () => expect(pushed([1, 3], 2, 5)).toEqual([1, 5]))
  it('keeps the end of a last span that holds the new one', () => expect(pushed([1, 9], 2, 5)).toEqual([1, 9]))
  it('looks at the last span only', () => expect(pushed([1, 3, 6, 8], 8, 9)).toEqual([1, 3, 6, 9]))
  it('leaves out an empty span, also where it would touch', () => {
    expect(pushed([], 3, 3)).toEqual([])
    expect(pushed([1, 3], 7, 7)).toEqual([1, 3])
  })
  it('leaves out a span whose end lies before its start', () => expect(pushed([1, 3], 7, 6)).toEqual([1, 3]))
  it('adds a span of one', () => expect(pushed([], 3, 4)).toEqual([3, 4]))
})

const A = [0, 10, 20, 30]
const B = [5, 20, 25, 28, 40, 50]

describe('union', () => {
  it('joins the spans of both', () => expect(unite(A, B)).toEqual([0, 30, 40, 50]))
  it('does not mind the order', () => expect(unite(B, A)).toEqual([0, 30, 40, 50]))
  it('joins spans that touch', () => expect(unite([0, 5], [5, 9])).toEqual([0, 9]))
  it('keeps a gap of one', () => expect(unite([0, 5], [6, 9])).toEqual([0, 5, 6, 9]))
  it('is each list itself beside an empty one', () => {
    expect(unite(A, [])).toBe(A)
    expect(unite([], B)).toBe(B)
  })
  it('of nothing is nothing', () => expect(unite([], [])).toEqual([]))
  it('of a list and itself is that list', () => expect(unite(B, B)).toEqual(B))
})

describe('intersect', () => {
  it('holds what is in both', () => expect(intersect(A, B)).toEqual([5, 10, 25, 28]))
  it('does not mind the order', () => expect(intersect(B, A)).toEqual([5, 10, 25, 28]))
  it('leaves nothing of spans that only touch', () => expect(intersect([0, 5], [5, 9])).toEqual([]))
  it('with nothing is nothing', () => {
    expect(intersect(A, [])).toEqual([])
    expect(intersect([], A)).toEqual([])
  })
  it('of a list and itself is that list', () => expect(intersect(A, A)).toEqual(A))
})

describe('subtract', () => {
  it('holds what is in the first and not in the second', () => expect(subtract(A, B)).toEqual([0, 5, 20, 25, 28, 30]))
  it('does mind the order', () => expect(subtract(B, A)).toEqual([10, 20, 40, 50]))
  it('cuts a span that lies inside in two', () => expect(subtract([0, 10], [4, 6])).toEqual([0, 4, 6, 10]))
  it('leaves a span alone that only touches', () => expect(subtract([0, 5], [5, 9])).toEqual([0, 5]))
  it('is the list itself where there is nothing to take away', () => expect(subtract(A, [])).toBe(A))
  it('leaves nothing of nothing, and nothing of a list without itself', () => {
    expect(subtract([], B)).toEqual([])
    expect(subtract(A, A)).toEqual([])
  })
})

describe('clip', () => {
  it('cuts spans at both ends', () => expect(clip(A, 5, 25)).toEqual([5, 10, 20, 25]))
  it('keeps spans that end where the window does', () => expect(clip(A, 0, 30)).toEqual(A))
  it('leaves out spans that touch the window from outside', () => expect(clip(A, 10, 20)).toEqual([]))
})

describe('total', () => {
  it('adds up the lengths', () => expect(total(B)).toBe(28))
  it('of nothing is 0', () => expect(total([])).toBe(0))
})

describe('isInside', () => {
  it.each([
    [-1, false],
    [0, true],
    [9, true],
    [10, false],
    [19, false],
    [20, true],
    [30, false],
  ])('knows for %i, as half-open spans do', (at, expected) => expect(isInside(at, [0, 10, 20, 30])).toBe(expected))
  it('finds nothing in nothing', () => expect(isInside(0, [])).toBe(false))
})
