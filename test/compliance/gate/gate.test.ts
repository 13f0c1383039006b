import { describe, expect, it } from 'vitest'
import { evaluateGate } from '../../../src/compliance/gate/gate.ts'
import type { Minimums } from '../../../src/compliance/gate/minimums.ts'
import type { JudgedVerdict } from '../../../src/compliance/result.ts'
import { VerdictCounts } from '../../../src/compliance/tally/verdict-counts.ts'
import { findingsOf } from '../notation.ts'

const TARGETS = new Map<string, string[]>([
  ['high', ['firstResponse', 'resolution']],
  ['low', ['firstResponse']],
])

/** The outcome and findings over verdicts: `3 firstResponse high met` is three tickets. */
function gated(minimums: Minimums | undefined, minTickets: number, ...lines: string[]): string[] {
  const counts = new VerdictCounts(TARGETS)
  for (const line of lines) {
    const [times, target, severity, outcome, excuse] = line.split(' ')
    const excused = excuse === 'waived' ? { waived: 'strike' } : excuse === 'known' ? { known: true } : {}
    const verdict = { target, severity, outcome, countedMs: 1, consumed: 0.5, ...excused } as unknown as JudgedVerdict
    for (let i = 0; i < +times; i++) counts.ticket([verdict], severity, 0)
  }
  const { outcome, findings } = evaluateGate({ counts, targets: TARGETS, minimums, minTickets, attainment: [] })
  return [outcome, ...findingsOf(findings)]
}

describe('evaluateGate, without a minimum', () => {
  it.each([
    ['met', '1 firstResponse high met'],
    ['met', '1 firstResponse low running'],
    ['met', '1 firstResponse low paused'],
    ['met', '1 resolution high met'],
    ['breached', '1 firstResponse low breached'],
    ['breached', '1 resolution high breached'],
    ['met', '1 firstResponse high breached waived'],
    ['met', '1 firstResponse high breached known'],
    ['inconclusive', '1 firstResponse high not-applicable'],
  ])('is %s: %s', (expected, line) => {
    expect(gated(undefined, 0, line)).toEqual([expected])
  })

  it('is breached if one of several breaches is not excused', () => {
    const lines = ['2 firstResponse high breached waived', '1 firstResponse high breached']
    expect(gated(undefined, 0, ...lines)).toEqual(['breached'])
  })

  it('is inconclusive without verdicts', () => {
    expect(gated(undefined, 0)).toEqual(['inconclusive'])
  })
})

describe('evaluateGate, with a minimum of all', () => {
  it('judges the share of each target by itself', () => {
    const lines = ['19 firstResponse high met', '1 firstResponse low breached', '9 resolution high met']
    expect(gated({ all: 95 }, 0, ...lines)).toEqual(['met'])
    expect(gated({ all: 95 }, 0, ...lines, '1 resolution high breached')).toEqual([
      'breached',
      'error minimum-missed: resolution, all severities: 9 of 10 on time (90.00%), minimum 95%.',
    ])
  })

  it('compares shares exactly, not as they are rounded for display', () => {
    const lines = ['99995 firstResponse high met', '5 firstResponse high breached', '1 resolution high met']
    expect(gated({ all: 99.995 }, 0, ...lines)).toEqual(['met'])
    expect(gated({ all: 99.9951 }, 0, ...lines)[0]).toBe('breached')
    expect(gated({ all: 99.995 }, 0, ...lines, '1 firstResponse low breached')).toEqual([
      'breached',
      'error minimum-missed: firstResponse, all severities: 99995 of 100001 on time (99.99%), minimum 99.995%.',
    ])
  })

  it('leaves waived and known breaches out of the share', () => {
    const lines = ['8 firstResponse high met', '2 firstResponse high breached waived', '1 resolution high met']
    expect(gated({ all: 100 }, 0, ...lines)).toEqual(['met'])
    expect(
      gated({ all: 90 }, 0, ...lines, '1 firstResponse high breached', '1 firstResponse low breached known'),
    ).toEqual([
      'breached',
      'error minimum-missed: firstResponse, all severities: 8 of 9 on time (88.89%), minimum 90%, 3 breaches excused.',
    ])
  })

  it('is met if every breach is excused and nothing else has ended', () => {
    expect(gated({ all: 100 }, 2, '2 firstResponse high breached waived', '2 resolution high met')).toEqual(['met'])
  })

  it('is always met if the minimum is 0', () => {
    expect(gated({ all: 0 }, 0, '3 firstResponse high breached', '1 resolution high met')).toEqual(['met'])
  })

  it('does not judge a target if too few verdicts have ended', () => {
    const lines = ['4 firstResponse high met', '1 firstResponse high breached', '4 resolution high met']
    expect(gated({ all: 80 }, 5, ...lines)).toEqual([
      'met',
      'warning not-judged: resolution, all severities: not judged, only 4 have ended, 5 needed.',
    ])
  })

  it('is inconclusive if no share can be judged', () => {
    expect(gated({ all: 80 }, 5, '1 firstResponse high breached', '5 firstResponse high running')).toEqual([
      'inconclusive',
      'warning not-judged: firstResponse, all severities: not judged, only 1 has ended, 5 needed.',
      'warning not-judged: resolution, all severities: not judged, none has ended, 5 needed.',
    ])
    expect(gated({ all: 80 }, 0, '5 firstResponse high running')).toEqual([
      'inconclusive',
      'warning not-judged: firstResponse, all severities: not judged, none has ended.',
      'warning not-judged: resolution, all severities: not judged, none has ended.',
    ])
    expect(gated({ all: 80 }, 1)[1]).toMatch(/none has ended\.$/)
  })
})

describe('evaluateGate, with minimums of severities', () => {
  const minimums = { severities: { high: 50 } }

  it('lets minimums decide for the severities that they name', () => {
    const lines = ['1 firstResponse high met', '1 firstResponse high breached', '1 resolution high met']
    expect(gated(minimums, 0, ...lines)).toEqual(['met'])
    expect(gated(minimums, 0, ...lines, '1 firstResponse high breached')).toEqual([
      'breached',
      'error minimum-missed: firstResponse, high: 1 of 3 on time (33.33%), minimum 50%.',
    ])
  })

  it('allows no breach of other severities', () => {
    const lines = ['1 firstResponse high met', '1 resolution high met', '99 firstResponse low met']
    expect(gated(minimums, 0, ...lines, '1 firstResponse low breached')).toEqual(['breached'])
    expect(gated(minimums, 0, ...lines, '1 firstResponse low breached known')).toEqual(['met'])
    expect(gated({ all: 90, ...minimums }, 0, ...lines, '1 firstResponse low breached')).toEqual(['met'])
  })

  it('judges only the targets that a severity has', () => {
    expect(gated({ severities: { low: 100 } }, 0, '1 firstResponse low met', '1 resolution high running')).toEqual([
      'met',
    ])
  })

  it('reports severities without tickets as not judged, and judges the others', () => {
    expect(gated(minimums, 0, '1 firstResponse low running')).toEqual([
      'met',
      'warning not-judged: firstResponse, high: not judged, none has ended.',
      'warning not-judged: resolution, high: not judged, none has ended.',
    ])
  })
})
