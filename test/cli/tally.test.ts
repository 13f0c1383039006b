import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { count, emptyTally, percent } from '../../src/cli/tally.ts'

describe('count', () => {
  it('counts a ticket once, and under its verdict', () => {
    const tally = emptyTally()
    for (const verdict of ['met', 'breached', 'met', 'running'] as const) count(tally, verdict)
    expect(tally).toEqual({ tickets: 4, met: 2, breached: 1, running: 1 })
  })
})

describe('percent', () => {
  it.each([
    [0, 0, null],
    [1, 0, 100],
    [0, 1, 0],
    [1, 2, 33.33],
    [2, 1, 66.67],
    [1, 7, 12.5],
    [1, 799, 0.13], // 0.125 lies half way: up
  ])('of %i met and %i breached is %s', (met, breached, expected) => {
    expect(of(met, breached)).toBe(expected)
  })

  it('leaves those still running out', () => {
    expect(percent({ tickets: 9, met: 1, breached: 1, running: 7 })).toBe(50)
    expect(percent({ tickets: 7, met: 0, breached: 0, running: 7 })).toBeNull()
  })

  it('is never 100 while a promise is broken', () => {
    expect(of(24_999, 1)).toBe(99.99) // 99.996
    expect(of(10 ** 9, 1)).toBe(99.99)
  })

  it('is within half a hundredth of the quotient, but for that', () => {
    fc.assert(
      fc.property(fc.nat(30_000), fc.nat(30_000), (met, breached) => {
        fc.pre(met + breached > 0 && met / (met + breached) < 0.9999)
        expect(Math.abs(of(met, breached)! - (100 * met) / (met + breached))).toBeLessThanOrEqual(0.005 + 1e-9)
      }),
    )
  })
})

function of(met: number, breached: number) {
  return percent({ tickets: met + breached, met, breached, running: 0 })
}
