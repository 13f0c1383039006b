import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { businessCalendar } from '../../src/index.ts'
import { runs } from '../arbitraries/runs.ts'
import { anyScene } from '../arbitraries/scenes.ts'
import { answered } from './answers.ts'

describe('nextOpen, on any calendar', () => {
  it('is open, and nothing is before it', () =>
    fc.assert(
      fc.property(anyScene(1), ({ spec, at: [t] }) => {
        const calendar = businessCalendar(spec)
        const open = calendar.nextOpen(t)
        fc.pre(open !== null)
        expect(open).toBeGreaterThanOrEqual(t)
        expect(calendar.isOpen(open)).toBe(true)
        expect(calendar.elapsed(t, open)).toBe(0)
      }),
      runs(12),
    ))

  it('is where the first millisecond of a budget is counted', () =>
    fc.assert(
      fc.property(anyScene(1), ({ spec, at: [t] }) => {
        const calendar = businessCalendar(spec)
        const due = answered(() => calendar.add(t, 1))
        expect(calendar.nextOpen(t)).toBe(due - 1)
      }),
      runs(12),
    ))
})

describe('nextClose, on any calendar', () => {
  it('is closed, with open time up to it since the opening before it', () =>
    fc.assert(
      fc.property(anyScene(1), ({ spec, at: [t] }) => {
        const calendar = businessCalendar(spec)
        const close = calendar.nextClose(t)
        fc.pre(close !== null)
        const open = calendar.nextOpen(t)!
        expect(close).toBeGreaterThan(open)
        expect(calendar.isOpen(close)).toBe(false)
        expect(calendar.elapsed(open, close)).toBe(close - open)
      }),
      runs(12),
    ))
})

describe('previousClose, on any calendar', () => {
  it('has open time just before it, and none after it', () =>
    fc.assert(
      fc.property(anyScene(1), ({ spec, at: [t] }) => {
        const calendar = businessCalendar(spec)
        const close = calendar.previousClose(t)
        fc.pre(close !== null)
        expect(close).toBeLessThanOrEqual(t)
        expect(calendar.isOpen(close - 1)).toBe(true)
        expect(calendar.elapsed(close, t)).toBe(0)
      }),
      runs(12),
    ))
})

describe('previousOpen, on any calendar', () => {
  it('is open, closed just before, with open time from it to the closing after it', () =>
    fc.assert(
      fc.property(anyScene(1), ({ spec, at: [t] }) => {
        const calendar = businessCalendar(spec)
        const open = calendar.previousOpen(t)
        fc.pre(open !== null)
        const close = calendar.previousClose(t)!
        expect(open).toBeLessThan(t)
        expect(calendar.isOpen(open)).toBe(true)
        expect(calendar.isOpen(open - 1)).toBe(false)
        expect(calendar.elapsed(open, close)).toBe(close - open)
      }),
      runs(12),
    ))
})
