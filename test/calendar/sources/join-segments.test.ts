import { describe, expect, it } from 'vitest'
import { joinSegments } from '../../../src/calendar/sources/join-segments.ts'

describe('joinSegments', () => {
  const piece = (start: number, end: number, name?: string) => ({ start, end, name })
  it('makes one of neighbours that agree in everything but their times', () => {
    expect(joinSegments([piece(0, 1, 'a'), piece(1, 2, 'a'), piece(2, 5, 'a'), piece(5, 6, 'b')])).toEqual([
      piece(0, 5, 'a'),
      piece(5, 6, 'b'),
    ])
  })
  it('keeps segments that differ, and equal ones with a gap between them', () => {
    const pieces = [piece(0, 1, 'a'), piece(1, 2, 'b'), piece(2, 3, 'a'), piece(3, 4)]
    expect(joinSegments(pieces)).toEqual(pieces)
  })
  it('of none are none, and of one it is', () => {
    expect(joinSegments([])).toEqual([])
    expect(joinSegments([piece(0, 1)])).toEqual([piece(0, 1)])
  })
  it('changes nothing that is given', () => {
    const pieces = Object.freeze([Object.freeze(piece(0, 1)), Object.freeze(piece(1, 2))])
    expect(joinSegments(pieces)).toEqual([piece(0, 2)])
  })
})
