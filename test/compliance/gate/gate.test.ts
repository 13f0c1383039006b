import { describe, expect, it } from 'vitest'
import { evaluateGate } from '../../../src/compliance/gate/gate.ts'
import type { Minimums } from '../../../src/compliance/gate/minimums.ts'
import type { JudgedVerdict } from '../../../src/compliance/result.ts'
import { VerdictCounts } from '../../../src/compliance/tally/verdict-counts.ts'
import type { TargetName } from '../../../src/policy/spec.ts'
import { findingsOf } from '../notation.ts'

const PROMISES = new Map<string, TargetName[]>([
  ['high', ['firstResponse', 'resolution']],
  ['low', ['firstResponse']],
])

/** Rules on verdicts: `3 firstResponse high met`, each in a ticket of its own. */
function ruled(minimums: Minimums | undefined, least: number, ...lines: string[]): string[] {
  const counts = new VerdictCounts(PROMISES)
  for (const line of lines) {
    const [times, target, severity, outcome, excuse] = line.split(' ')
    const excused = excuse === 'waived' ? { waived: 'strike' } : excuse === 'known' ? { known: true } : {}
    const verdict = { target, severity, outcome, countedMs: 1, consumed: 0.5, ...excused } as unknown as JudgedVerdict
    for (let i = 0; i < +times; i++) counts.ticket([verdict], severity, 0)
  }
  const { failed, isChecked, findings } = evaluateGate(counts, PROMISES, minimums, least)
  return [isChecked ? (failed ? 'broken' : 'kept') : `not checked${failed ? ', broken' : ''}`, ...findingsOf(findings)]
}

describe('ruling, without a minimum', () => {
  it.each([
    ['kept', '1 firstResponse high met'],
    ['kept', '1 firstResponse low running'],
    ['kept', '1 firstResponse low paused'],
    ['kept', '1 resolution high met'],
    ['broken', '1 firstResponse low breached'],
    ['broken', '1 resolution high breached'],
    ['kept', '1 firstResponse high breached waived'],
    ['kept', '1 firstResponse high breached known'],
    ['not checked', '1 firstResponse high not-applicable'],
  ])('says %s of: %s', (expected, line) => {
    expect(ruled(undefined, 0, line)).toEqual([expected])
  })

  it('says broken where one breach is left of several', () => {
    const lines = ['2 firstResponse high breached waived', '1 firstResponse high breached']
    expect(ruled(undefined, 0, ...lines)).toEqual(['broken'])
  })

  it('checks nothing where there is nothing', () => {
    expect(ruled(undefined, 0)).toEqual(['not checked'])
  })
})

describe('ruling, with a minimum of all', () => {
  it('asks for the share of each target by itself', () => {
    const lines = ['19 firstResponse high met', '1 firstResponse low breached', '9 resolution high met']
    expect(ruled({ all: 95 }, 0, ...lines)).toEqual(['kept'])
    expect(ruled({ all: 95 }, 0, ...lines, '1 resolution high breached')).toEqual([
      'broken',
      'error minimum-missed: resolution, all severities: 9 of 10 on time (90.00%), minimum 95%.',
    ])
  })

  it('is not moved by rounding', () => {
    const lines = ['99995 firstResponse high met', '5 firstResponse high breached', '1 resolution high met']
    expect(ruled({ all: 99.995 }, 0, ...lines)).toEqual(['kept'])
    expect(ruled({ all: 99.9951 }, 0, ...lines)[0]).toBe('broken')
    expect(ruled({ all: 99.995 }, 0, ...lines, '1 firstResponse low breached')).toEqual([
      'broken',
      'error minimum-missed: firstResponse, all severities: 99995 of 100001 on time (99.99%), minimum 99.995%.',
    ])
  })

  it('leaves waived and known breaches out of the share', () => {
    const lines = ['8 firstResponse high met', '2 firstResponse high breached waived', '1 resolution high met']
    expect(ruled({ all: 100 }, 0, ...lines)).toEqual(['kept'])
    expect(
      ruled({ all: 90 }, 0, ...lines, '1 firstResponse high breached', '1 firstResponse low breached known'),
    ).toEqual([
      'broken',
      'error minimum-missed: firstResponse, all severities: 8 of 9 on time (88.89%), minimum 90%, 3 breaches excused.',
    ])
  })

  it('holds where every breach is excused and nothing else has ended', () => {
    expect(ruled({ all: 100 }, 2, '2 firstResponse high breached waived', '2 resolution high met')).toEqual(['kept'])
  })

  it('of nothing at all is kept by anything', () => {
    expect(ruled({ all: 0 }, 0, '3 firstResponse high breached', '1 resolution high met')).toEqual(['kept'])
  })

  it('does not judge a target of which too few have ended', () => {
    const lines = ['4 firstResponse high met', '1 firstResponse high breached', '4 resolution high met']
    expect(ruled({ all: 80 }, 5, ...lines)).toEqual([
      'kept',
      'warning not-judged: resolution, all severities: not judged, only 4 have ended, 5 needed.',
    ])
  })

  it('checks nothing where no share can be judged', () => {
    expect(ruled({ all: 80 }, 5, '1 firstResponse high breached', '5 firstResponse high running')).toEqual([
      'not checked',
      'warning not-judged: firstResponse, all severities: not judged, only 1 has ended, 5 needed.',
      'warning not-judged: resolution, all severities: not judged, none has ended, 5 needed.',
    ])
    expect(ruled({ all: 80 }, 0, '5 firstResponse high running')).toEqual([
      'not checked',
      'warning not-judged: firstResponse, all severities: not judged, none has ended.',
      'warning not-judged: resolution, all severities: not judged, none has ended.',
    ])
    expect(ruled({ all: 80 }, 1)[1]).toMatch(/none has ended\.$/)
  })
})

describe('ruling, with minimums of severities', () => {
  const minimums = { severities: { high: 50 } }

  it('leaves them to decide for the severities that they name', () => {
    const lines = ['1 firstResponse high met', '1 firstResponse high breached', '1 resolution high met']
    expect(ruled(minimums, 0, ...lines)).toEqual(['kept'])
    expect(ruled(minimums, 0, ...lines, '1 firstResponse high breached')).toEqual([
      'broken',
      'error minimum-missed: firstResponse, high: 1 of 3 on time (33.33%), minimum 50%.',
    ])
  })

  it('lets no breach of the others pass', () => {
    const lines = ['1 firstResponse high met', '1 resolution high met', '99 firstResponse low met']
    expect(ruled(minimums, 0, ...lines, '1 firstResponse low breached')).toEqual(['broken'])
    expect(ruled(minimums, 0, ...lines, '1 firstResponse low breached known')).toEqual(['kept'])
    expect(ruled({ all: 90, ...minimums }, 0, ...lines, '1 firstResponse low breached')).toEqual(['kept'])
  })

  it('asks only for the targets that a severity has', () => {
    expect(ruled({ severities: { low: 100 } }, 0, '1 firstResponse low met', '1 resolution high running')).toEqual([
      'kept',
    ])
  })

  it('are told as not judged without tickets of theirs, while the others are checked', () => {
    expect(ruled(minimums, 0, '1 firstResponse low running')).toEqual([
      'kept',
      'warning not-judged: firstResponse, high: not judged, none has ended.',
      'warning not-judged: resolution, high: not judged, none has ended.',
    ])
  })
})
