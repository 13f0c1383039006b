import { describe, expect, it } from 'vitest'
import { splitByHolder } from '../../src/explain/split-by-holder.ts'

const SEGMENTS = [
  { start: 0, end: 10, reason: 'hours' },
  { start: 10, end: 20, reason: 'paused' },
]

describe('splitByHolder', () => {
  it('leaves segments as they are if nobody ever had the ticket', () => {
    expect(splitByHolder(SEGMENTS, [])).toStrictEqual(SEGMENTS)
  })

  it('cuts segments at each hand-off, and names nobody before the first one', () => {
    const changes = [
      { at: 4, holder: 'desk' },
      { at: 10, holder: 'network' },
      { at: 15, holder: 'lab' },
    ]
    expect(splitByHolder(SEGMENTS, changes)).toStrictEqual([
      { start: 0, end: 4, reason: 'hours' },
      { start: 4, end: 10, reason: 'hours', holder: 'desk' },
      { start: 10, end: 15, reason: 'paused', holder: 'network' },
      { start: 15, end: 20, reason: 'paused', holder: 'lab' },
    ])
  })

  it('takes the last of several hand-offs, at one instant or before the first segment', () => {
    const changes = [
      { at: -5, holder: 'desk' },
      { at: -5, holder: 'network' },
      { at: 30, holder: 'lab' },
    ]
    expect(splitByHolder(SEGMENTS, changes).map(({ holder }) => holder)).toEqual(['network', 'network'])
  })
})
