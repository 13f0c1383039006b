import { describe, expect, it } from 'vitest'
import { offsetText } from '../../../src/time/format/offset.ts'

describe('offsetText', () => {
  it.each([
    [0, '+00:00'],
    [60, '+01:00'],
    [-300, '-05:00'],
    [630, '+10:30'],
    [-44.5, '-00:44:30'],
    [840, '+14:00'],
    [60.5, '+01:00:30'],
  ])('writes %d minutes as %s', (minutes, text) => {
    expect(offsetText(minutes * 60_000)).toBe(text)
  })
})
