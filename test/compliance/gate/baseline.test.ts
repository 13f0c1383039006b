import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Baseline, type KnownBreach, readBaseline, writeBaseline } from '../../../src/compliance/gate/baseline.ts'
import { runs } from '../../arbitraries/runs.ts'
import { refusal } from '../../validation/refusal.ts'
import { findingsOf } from '../notation.ts'

/** `INC-1 firstResponse 1 high`. */
function breach(text: string): KnownBreach {
  const [ticket, target, cycle, severity] = text.split(' ')
  return { ticket, target: target, cycle: +cycle, severity }
}

describe('writeBaseline', () => {
  it.each<[unknown, string]>([
    [{ ...breach('a update 1 high'), ticket: 5 }, 'input-invalid breaches[0].ticket: 5 is not a text.'],
    [{ ...breach('a update 1 high'), cycle: 0 }, 'input-invalid breaches[0].cycle: 0 is not a whole number'],
    [null, 'input-invalid breaches[0]: null is not an object.'],
  ])('refuses what readBaseline would refuse: %j', (one, expected) =>
    expect(refusal(() => writeBaseline([one as never]))).toContain(expected),
  )

  it('writes one line per breach, sorted, with the four keys only', () => {
    const breaches = [
      'b update 2 high',
      'b update 10 high',
      'b firstResponse 1 low',
      'b firstResponse 1 high',
      'Z update 1 low',
    ]
    const more = { ...breach('a resolution 1 high'), outcome: 'breached', overMs: 5 }
    expect(writeBaseline([...breaches.map(breach), more])).toBe(`{
  "format": "sla-calendar baseline 1",
  "breaches": [
    {"ticket":"Z","target":"update","cycle":1,"severity":"low"},
    {"ticket":"a","target":"resolution","cycle":1,"severity":"high"},
    {"ticket":"b","target":"firstResponse","cycle":1,"severity":"high"},
    {"ticket":"b","target":"firstResponse","cycle":1,"severity":"low"},
    {"ticket":"b","target":"update","cycle":2,"severity":"high"},
    {"ticket":"b","target":"update","cycle":10,"severity":"high"}
  ]
}
`)
  })

  it('writes an empty baseline', () => {
    expect(writeBaseline([])).toBe('{\n  "format": "sla-calendar baseline 1",\n  "breaches": []\n}\n')
    expect(readBaseline(writeBaseline([]))).toEqual([])
  })

  it('gives the same bytes in any order, and can be read back', () => {
    const anyBreach = fc.record({
      ticket: fc.string({ minLength: 1 }).filter(text => text.trim() !== ''),
      target: fc.constantFrom<string[]>('firstResponse', 'nextResponse', 'update', 'resolution'),
      cycle: fc.integer({ min: 1, max: 3 }),
      severity: fc.constantFrom('high', 'low'),
    })
    fc.assert(
      fc.property(fc.array(anyBreach), breaches => {
        const text = writeBaseline(breaches)
        expect(writeBaseline([...breaches].reverse())).toBe(text)
        expect(writeBaseline(readBaseline(text))).toBe(text)
        expect(readBaseline(text)).toHaveLength(breaches.length)
      }),
      runs(100),
    )
  })
})

describe('readBaseline', () => {
  const format = '"format": "sla-calendar baseline 1"'
  const entry = (own: object) =>
    `{ ${format}, "breaches": [${JSON.stringify({ ...breach('a update 1 high'), ...own })}] }`

  it('accepts a byte order mark, and further keys of breaches', () => {
    expect(readBaseline(`\uFEFF${entry({ note: 'x' })}`)).toEqual([breach('a update 1 high')])
  })

  it.each([
    ['{', 'input-invalid baseline: "{" is not JSON. Give a file that writeBaseline has written.'],
    ['[]', 'input-invalid baseline: A list is not an object.'],
    ['{}', 'key-missing baseline.format: This key is required. Give a file that writeBaseline has written.'],
    [
      '{ "format": "2", "breaches": [] }',
      `input-invalid baseline.format: "2" is not 'sla-calendar baseline 1'. Give a file that writeBaseline has written.`,
    ],
    [
      `{ ${format} }`,
      'key-missing baseline.breaches: This key is required. Give a file that writeBaseline has written.',
    ],
    [`{ ${format}, "breaches": {} }`, 'input-invalid baseline.breaches: An object is not a list.'],
    [
      `{ ${format}, "breaches": [], "x": 1 }`,
      'key-unknown baseline.x: This key is not known. Known: format, breaches.',
    ],
    [`{ ${format}, "breaches": [7] }`, 'input-invalid baseline.breaches[0]: 7 is not an object.'],
    [entry({ ticket: '' }), 'input-invalid baseline.breaches[0].ticket: "" is not a text.'],
    [entry({ target: '' }), 'input-invalid baseline.breaches[0].target: "" is not a text.'],
    [entry({ severity: 1 }), 'input-invalid baseline.breaches[0].severity: 1 is not a text.'],
    [
      entry({ cycle: 0 }),
      'input-invalid baseline.breaches[0].cycle: 0 is not a whole number from 1 to 9007199254740991.',
    ],
  ])('refuses %s', (text, expected) => {
    expect(refusal(() => readBaseline(text))).toBe(expected)
  })

  it.each(['ticket', 'target', 'cycle', 'severity'])('requires the %s', key => {
    expect(refusal(() => readBaseline(entry({ [key]: undefined })))).toContain(
      `key-missing baseline.breaches[0].${key}:`,
    )
  })
})

describe('Baseline', () => {
  const of = (...breaches: string[]) => new Baseline(breaches.map(breach))

  it('matches only breaches that are equal in every key', () => {
    const baseline = of('a update 2 high')
    for (const other of ['b update 2 high', 'a resolution 2 high', 'a update 1 high', 'a update 2 low'])
      expect(baseline.matches(breach(other))).toBe(false)
    expect(baseline.matches(breach('a update 2 high'))).toBe(true)
    expect(baseline.findings()).toEqual([])
  })

  it('matches as many breaches as it lists', () => {
    const baseline = of('a update 1 high', 'a update 1 high')
    expect([1, 2, 3].map(() => baseline.matches(breach('a update 1 high')))).toEqual([true, true, false])
  })

  it('reports unused entries, and names the first three', () => {
    const baseline = of('c update 1 high', 'a update 1 high', 'a update 1 high', 'b update 1 low', 'd update 1 low')
    baseline.matches(breach('a update 1 high'))
    expect(findingsOf(baseline.findings())).toEqual([
      'warning baseline-unused: 4 baseline entries are no longer breaches: a update 1 (high), b update 1 (low), c update 1 (high), …',
    ])
  })

  it('reports one entry, and three', () => {
    expect(findingsOf(of('a update 1 high').findings())).toEqual([
      'warning baseline-unused: 1 baseline entry is no longer a breach: a update 1 (high).',
    ])
    const three = of('a update 1 high', 'b update 1 high', 'c update 1 high')
    expect(findingsOf(three.findings())[0]).toMatch(
      /: a update 1 \(high\), b update 1 \(high\), c update 1 \(high\)\.$/,
    )
  })

  it('gives no finding about skipped tickets', () => {
    const baseline = of('a update 1 high', 'b update 1 high')
    for (const ticket of ['a', 'x']) baseline.skip(ticket)
    expect(findingsOf(baseline.findings())).toEqual([
      'warning baseline-unused: 1 baseline entry is no longer a breach: b update 1 (high).',
    ])
    expect(baseline.matches(breach('a update 1 high'))).toBe(true)
  })
})
