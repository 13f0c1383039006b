import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JudgedVerdict } from '../../../src/compliance/result.ts'
import { OutcomeCounts, percentOf, tallyOf } from '../../../src/compliance/tally/tally.ts'
import type { Outcome } from '../../../src/compliance/verdicts/verdict.ts'
import { runs } from '../../arbitraries/runs.ts'

const verdict = (outcome: Outcome, countedMs = 0, own: Partial<JudgedVerdict> = {}) =>
  ({ outcome, countedMs, ...own }) as JudgedVerdict

function countOf(...verdicts: JudgedVerdict[]): OutcomeCounts {
  const count = new OutcomeCounts()
  for (const one of verdicts) count.add(one)
  return count
}

describe('tallyOf', () => {
  it('counts each verdict once, and pending ones as running', () => {
    const outcomes = ['met', 'met', 'met', 'breached', 'running', 'pending', 'paused', 'not-applicable'] as const
    expect(tallyOf([countOf(...outcomes.map((outcome, i) => verdict(outcome, i)))], 0)).toEqual({
      tickets: 8,
      met: 3,
      breached: 1,
      running: 2,
      paused: 1,
      notApplicable: 1,
      waived: 0,
      known: 0,
      percent: 75,
      medianMs: 1,
      p90Ms: 3,
    })
  })

  it('counts waived and known breaches separately', () => {
    const waived = verdict('breached', 1, { waived: 'strike' })
    const both = verdict('breached', 1, { waived: 'strike', known: true })
    const known = verdict('breached', 1, { known: true })
    expect(tallyOf([countOf(waived, both, known, verdict('breached', 1))], 0)).toMatchObject({
      breached: 4,
      waived: 2,
      known: 1,
    })
  })

  it('has the times of ended verdicts only', () => {
    const count = countOf(verdict('running', 9), verdict('paused', 9), verdict('met', 2), verdict('breached', 4))
    expect(tallyOf([count], 0)).toMatchObject({ medianMs: 2, p90Ms: 4 })
    expect(tallyOf([countOf(verdict('running', 9))], 0)).toMatchObject({ medianMs: null, p90Ms: null, percent: null })
  })

  it('adds up several counts', () => {
    const [one, other] = [countOf(verdict('met', 1), verdict('met', 2)), countOf(verdict('breached', 3))]
    expect(tallyOf([one, other], 0)).toMatchObject({ tickets: 3, met: 2, breached: 1, percent: 66.67, medianMs: 2 })
  })

  it('has no percentage if too few have ended', () => {
    const count = countOf(verdict('met'), verdict('breached'), verdict('running'))
    expect(tallyOf([count], 2).percent).toBe(50)
    expect(tallyOf([count], 3).percent).toBeNull()
  })
})

describe('percentOf', () => {
  it.each([
    [0, 0, null],
    [1, 0, 100],
    [0, 1, 0],
    [1, 2, 33.33],
    [2, 1, 66.67],
    [1, 7, 12.5],
    [1, 799, 0.13], // 0.125 lies half way: up
    [24_999, 1, 99.99], // 99.996
    [10 ** 9, 1, 99.99],
  ])('of %i met and %i breached is %s', (met, breached, expected) => {
    expect(percentOf(met, breached)).toBe(expected)
  })

  it('is within half a hundredth of the quotient, but never 100 while one is breached', () => {
    fc.assert(
      fc.property(fc.nat(30_000), fc.integer({ min: 1, max: 30_000 }), (met, breached) => {
        const percent = percentOf(met, breached)!
        expect(percent).toBeLessThan(100)
        expect(Math.abs(percent - Math.min((100 * met) / (met + breached), 99.99))).toBeLessThanOrEqual(0.005 + 1e-9)
      }),
      runs(100),
    )
  })
})
