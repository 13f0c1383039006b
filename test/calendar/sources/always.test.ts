import { describe, expect, it } from 'vitest'
import { always } from '../../../src/calendar/sources/always.ts'
import { zoneOf } from '../../../src/time/zone.ts'

describe('always', () => {
  it('is open all of every window', () => {
    expect(always().spans(5, 9)).toEqual([5, 9])
    expect(always().spans(-1, 0)).toEqual([-1, 0])
  })
  it('keeps the dates of UTC', () => expect(always().zone).toBe(zoneOf('UTC', [])))
  it('has no name', () => expect(always().name).toBeUndefined())
  it('has no holidays', () => expect(always().holidays(2026)).toEqual([]))
  it('is open for its own reason', () => expect(always().dayReason(0, true)).toEqual({ reason: 'always' }))
  it('is one segment from end to end', () =>
    expect(always().segments(5, 9)).toEqual([{ start: 5, end: 9, isOpen: true, reason: 'always' }]))
  it('is described by itself', () => expect(always().toJSON()).toEqual({ always: true }))
})
