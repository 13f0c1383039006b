import { describe, expect, it } from 'vitest'
import {
  type ComparedTicket,
  type ComparedVersions,
  changeOf,
  isDueMoved,
  isSameCycles,
  verdictPairs,
} from '../../../src/compliance/diff/verdict-change.ts'
import type { JudgedVerdict } from '../../../src/compliance/result.ts'
import { refusal } from '../../validation/refusal.ts'

/** `update 1 high`: a verdict on a cycle of a target. */
function verdict(text: string, own: Partial<JudgedVerdict> = {}): JudgedVerdict {
  const [target, cycle, severity] = text.split(' ')
  return { ticket: 'T', target, cycle: +cycle, severity, outcome: 'met', dueAt: 5, ...own } as JudgedVerdict
}

const judged = (...verdicts: string[]) =>
  ({ status: 'judged', verdicts: verdicts.map(one => verdict(one)) }) as unknown as ComparedTicket
const rejected = { status: 'rejected' } as ComparedTicket

describe('verdictPairs', () => {
  const pairsOf = (before: ComparedTicket, after: ComparedTicket) =>
    verdictPairs(before, after).map(pair =>
      [pair.before, pair.after].map(one => (one ? `${one.target} ${one.cycle} ${one.severity}` : '-')).join(' = '),
    )

  it('pairs verdicts by target and cycle, from the last one backwards', () => {
    const before = judged('update 1 a', 'update 1 b', 'update 2 b', 'resolution 1 b')
    const after = judged('resolution 1 c', 'update 1 c', 'update 3 c')
    expect(pairsOf(before, after)).toEqual([
      ...['update 1 a = -', 'update 1 b = update 1 c', 'update 2 b = -', 'resolution 1 b = resolution 1 c'],
      '- = update 3 c',
    ])
  })

  it('has no verdict of a ticket that is not judged', () => {
    expect(pairsOf(judged('update 1 a'), rejected)).toEqual(['update 1 a = -'])
    expect(pairsOf(rejected, judged('update 1 a'))).toEqual(['- = update 1 a'])
    expect(pairsOf(rejected, rejected)).toEqual([])
  })
})

it.each([
  [['update 1 a', 'update 2 a'], ['update 1 b', 'update 2 b'], true],
  [[], [], true],
  [['update 1 a', 'update 2 a'], ['update 1 a'], false],
  [['update 1 a'], ['update 1 a', 'update 2 a'], false],
  [['update 1 a', 'update 2 a'], ['update 1 a', 'update 3 a'], false],
  [['update 1 a', 'update 2 a'], ['resolution 1 a', 'update 2 a'], false],
  [['update 1 a', 'update 2 a'], ['update 2 a', 'update 1 a'], false],
])('isSameCycles compares the targets and cycles of %j and %j', (first, second, expected) => {
  expect(
    isSameCycles(
      first.map(one => verdict(one)),
      second.map(one => verdict(one)),
    ),
  ).toBe(expected)
})

it('isDueMoved treats a missing verdict as one without a due time', () => {
  const [due, never] = [verdict('update 1 a'), verdict('update 1 a', { dueAt: null })]
  const pairs = [
    [due, due],
    [due, never],
    [due, null],
    [null, due],
    [never, null],
    [null, never],
  ] as const
  expect(pairs.map(([before, after]) => isDueMoved(before, after))).toEqual([false, true, true, true, false, false])
})

describe('changeOf', () => {
  const [before, after] = [verdict('update 1 a'), verdict('update 1 b', { outcome: 'breached', waived: 'storm' })]
  const source = { file: 'a.csv', line: 3 }
  const change = (own: Partial<ComparedVersions> = {}) =>
    changeOf(
      { before, after },
      {
        agreement: undefined,
        source,
        timeZone: 'Europe/Rome',
        labels: [],
        results: () => [rejected, rejected],
        ...own,
      },
    )
  const label = { update: 'Update' }

  it.each<[Partial<ComparedVersions>, object]>([
    [{}, {}],
    [{ labels: [{}, { resolution: 'Repair' }] }, {}],
    [{ agreement: 'SLA' }, { agreement: 'SLA' }],
    [{ labels: [label, { update: 'Old' }] }, { targetLabel: 'Update' }],
    [{ labels: [undefined, label] }, { targetLabel: 'Update' }],
    [
      { labels: [{}, label], agreement: 'OLA' },
      { agreement: 'OLA', targetLabel: 'Update' },
    ],
  ])('has the members that apply, and no others: %j', (own, expected) => {
    const { reasons: _, ...members } = change(own)
    expect(members).toStrictEqual({
      ...{ ticket: 'T', source, target: 'update', cycle: 1, from: 'met', to: 'waived' },
      ...{ before, after, timeZone: 'Europe/Rome' },
      ...expected,
    })
  })

  it('refuses a locale that is not a language tag', () => {
    expect(refusal(() => change().reasons({ locale: 'no such' }))).toMatch(/^input-invalid locale: /)
  })
})
