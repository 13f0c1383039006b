import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JudgedVerdict, Tally } from '../../../src/compliance/result.ts'
import { decidingVerdict, type SingleOutcome, VerdictCounts } from '../../../src/compliance/tally/verdict-counts.ts'
import { runs } from '../../arbitraries/runs.ts'
import { countsOf } from '../notation.ts'

const TARGETS = new Map<string, string[]>([
  ['high', ['firstResponse', 'update']],
  ['low', ['firstResponse']],
])

/** `firstResponse high met 0.5`: a verdict that used half of a budget of 1,000 milliseconds. */
function verdict(text: string): JudgedVerdict {
  const [target, severity, outcome, consumed = '0.5'] = text.split(' ')
  return { target, severity, outcome, consumed: +consumed, countedMs: 1000 * +consumed } as JudgedVerdict
}

/** Counts tickets. A ticket is its verdicts, joined by commas; then a colon, the severity in force and the week. */
function countsFrom(...tickets: string[]): VerdictCounts {
  const counts = new VerdictCounts(TARGETS)
  for (const text of tickets) {
    const [verdicts, rest = 'high 2917'] = text.split(': ')
    const [severity, week] = rest.split(' ')
    counts.ticket(verdicts === '' ? [] : verdicts.split(', ').map(verdict), severity, +(week ?? 2917))
  }
  return counts
}

describe('VerdictCounts', () => {
  it('counts each ticket once in `all`, and each verdict under its target', () => {
    const { all, severities, targets } = countsFrom(
      'firstResponse high breached 2, firstResponse low met 1, update high running',
      'firstResponse high met 0.4, update high met 0.2, update high breached 1.5',
      'firstResponse low running: low',
    ).summary(0)
    expect(countsOf(all)).toEqual({ tickets: 3, met: 1, breached: 1, running: 1, percent: 50 })
    expect(countsOf(severities.high)).toEqual({ tickets: 2, met: 1, breached: 1, percent: 50 })
    expect(countsOf(severities.low)).toEqual({ tickets: 1, running: 1, percent: null })
    const { firstResponse, update } = targets
    expect(countsOf(firstResponse!.severities.high)).toEqual({ tickets: 2, met: 1, breached: 1, percent: 50 })
    expect(countsOf(firstResponse!.severities.low)).toEqual({ tickets: 2, met: 1, running: 1, percent: 100 })
    expect(firstResponse).toMatchObject({ tickets: 4, met: 2, breached: 1, running: 1, medianMs: 1000, p90Ms: 2000 })
    expect(update).toMatchObject({ tickets: 3, met: 1, breached: 1, running: 1, medianMs: 200, p90Ms: 1500 })
    expect(countsOf(update!.severities.low)).toEqual({ percent: null })
    expect(Object.keys(targets)).toEqual(['firstResponse', 'update'])
  })

  it('counts the only target as `all`, and tickets without any target as not applicable', () => {
    const counts = new VerdictCounts(new Map([['high', ['update']]]))
    counts.ticket([verdict('update high met')], 'high', 0)
    const { all, severities, targets } = counts.summary(0)
    expect(countsOf(all)).toEqual({ tickets: 1, met: 1, percent: 100 })
    expect(countsOf(severities.high)).toEqual({ tickets: 1, met: 1, percent: 100 })
    expect(Object.keys(targets)).toEqual(['update'])
    const none = new VerdictCounts(new Map([['high', []]]))
    none.ticket([], 'high', 0)
    expect(countsOf(none.summary(0).all)).toEqual({ tickets: 1, notApplicable: 1, percent: null })
    expect(none.summary(0).target).toBeUndefined()
  })

  it('counts met and breached verdicts of all targets by week and severity, in order', () => {
    const { weeks } = countsFrom(
      'firstResponse low met: low 2970',
      'firstResponse high breached, update high met, update high running: high 2970',
      'firstResponse high met: high 2969',
      'firstResponse low met: low 2970',
      'firstResponse low paused: low 2968',
    ).summary(0)
    expect(weeks).toEqual([
      { week: '2026-W48', severity: 'high', met: 1, breached: 0 },
      { week: '2026-W49', severity: 'high', met: 1, breached: 1 },
      { week: '2026-W49', severity: 'low', met: 2, breached: 0 },
    ])
  })

  it.each([
    [0, 0],
    [0.1, 0],
    [0.10001, 1],
    [0.3, 2],
    [0.7, 6],
    [1, 9],
    [1.00001, 10],
    [1.1, 10],
    [2, 19],
    [2.00001, 20],
    [2.2, 20],
    [50, 20],
  ])('counts a consumed share of %d at position %i of 21', (consumed, place) => {
    const { used } = countsFrom(`firstResponse high met ${consumed}`, 'firstResponse low running 0.5: low').summary(0)
    expect(used).toEqual(Array.from({ length: 21 }, (_, i) => Number(i === place)))
  })

  it('has no percentage in a row in which too few have ended', () => {
    const { all, severities, targets } = countsFrom(
      'firstResponse high met',
      'firstResponse high met',
      'firstResponse low met: low',
    ).summary(2)
    expect([all.percent, severities.high.percent, severities.low.percent]).toEqual([100, 100, null])
    expect(targets.firstResponse!.percent).toBe(100)
    expect(targets.firstResponse!.severities.low.percent).toBeNull()
    expect(targets.update!.percent).toBeNull()
  })

  it('counts whole tenths of any budget exactly, and a millisecond more in the next tenth', () => {
    const tenthOfBudget = fc.integer({ min: 1, max: 10 ** 12 })
    fc.assert(
      fc.property(tenthOfBudget, fc.integer({ min: 1, max: 20 }), (tenthMs, tenths) => {
        const positionOf = (countedMs: number) =>
          countsFrom(`firstResponse high met ${countedMs / (10 * tenthMs)}`)
            .summary(0)
            .used.indexOf(1)
        expect(positionOf(tenths * tenthMs)).toBe(tenths - 1)
        expect(positionOf(tenths * tenthMs + 1)).toBe(tenths)
      }),
      runs(300),
    )
  })

  const outcome = fc.constantFrom('met', 'breached', 'running', 'paused', 'pending', 'not-applicable')
  const anyVerdict = fc
    .tuple(fc.constantFrom('firstResponse high', 'firstResponse low', 'update high'), outcome, fc.nat(30))
    .map(([promise, outcome, tenths]) => verdict(`${promise} ${outcome} ${tenths / 10}`))
  const anyTicket = fc.record({
    verdicts: fc.array(anyVerdict, { maxLength: 4 }),
    severity: fc.constantFrom('high', 'low'),
    week: fc.integer({ min: 2960, max: 2963 }),
  })
  const counted = (tickets: readonly { verdicts: JudgedVerdict[]; severity: string; week: number }[]) => {
    const counts = new VerdictCounts(TARGETS)
    for (const { verdicts, severity, week } of tickets) counts.ticket(verdicts, severity, week)
    return counts.summary(0)
  }

  it('adds up, in every row and column', () => {
    fc.assert(
      fc.property(fc.array(anyTicket), tickets => {
        const { all, severities, targets, weeks, used } = counted(tickets)
        expect(all.tickets).toBe(tickets.length)
        const groups = [{ ...all, severities }, ...Object.values(targets)]
        for (const { severities: rows, ...whole } of groups)
          for (const key of ['tickets', 'met', 'breached', 'running', 'paused', 'notApplicable'] as const)
            expect(Object.values(rows).reduce((sum, row) => sum + row[key], 0)).toBe(whole[key])
        for (const { severities: rows, ...whole } of groups)
          for (const row of [whole, ...Object.values(rows)]) expect(row.tickets).toBe(partsOf(row))
        const verdicts = Object.values(targets).reduce((sum, { tickets }) => sum + tickets, 0)
        expect(verdicts).toBe(tickets.flatMap(({ verdicts }) => verdicts).length)
        const ended = Object.values(targets).reduce((sum, { met, breached }) => sum + met + breached, 0)
        expect(weeks.reduce((sum, { met, breached }) => sum + met + breached, 0)).toBe(ended)
        expect(used.reduce((sum, count) => sum + count, 0)).toBe(ended)
      }),
      runs(200),
    )
  })

  it('is the same in any order of the tickets', () => {
    const shuffled = fc
      .array(anyTicket)
      .chain(tickets => fc.tuple(fc.constant(tickets), fc.shuffledSubarray(tickets, { minLength: tickets.length })))
    fc.assert(
      fc.property(shuffled, ([tickets, others]) => {
        expect(JSON.stringify(counted(others))).toBe(JSON.stringify(counted(tickets)))
      }),
      runs(100),
    )
  })
})

function partsOf({ met, breached, running, paused, notApplicable }: Omit<Tally, 'tickets'>): number {
  return met + breached + running + paused + notApplicable
}

describe('decidingVerdict', () => {
  const of = (...verdicts: string[]) => decidingVerdict(verdicts.map(verdict), 'firstResponse')

  it('is the first breached verdict, otherwise the last one', () => {
    expect(of('firstResponse high met', 'firstResponse low running')).toMatchObject({ severity: 'low' })
    expect(of('firstResponse high breached', 'firstResponse low breached')).toMatchObject({ severity: 'high' })
    expect(of('firstResponse high met', 'firstResponse low breached')).toMatchObject({ severity: 'low' })
  })

  it('is undefined without a verdict on the target', () => {
    expect(decidingVerdict([verdict('update high met')], 'update')).toMatchObject({ outcome: 'met' })
    expect(of('firstResponse high met', 'update high breached')).toMatchObject({ outcome: 'met' })
    expect(of('update high breached')).toBeUndefined()
  })
})

describe('tickets with one cycle of one target', () => {
  const outcomes = fc.constantFrom('met', 'breached', 'running')
  const single = fc.record({
    place: fc.constantFrom(['firstResponse', 'high'], ['firstResponse', 'low'], ['update', 'high'] as const),
    outcome: outcomes,
    tenths: fc.integer({ min: 1, max: 30 }),
    week: fc.integer({ min: 2960, max: 2963 }),
    count: fc.integer({ min: 1, max: 3 }),
    isLacking: fc.boolean(),
  })

  const PLACES = [
    ['firstResponse', 'high'],
    ['update', 'high'],
  ] as const
  const EXAMPLES = (['met', 'breached', 'running'] as const).flatMap((outcome, i) =>
    [true, false].map(isLacking => {
      return { place: PLACES[Number(i > 0)], outcome, tenths: 5, week: 2960, count: i + 1, isLacking }
    }),
  )

  it('are counted one by one as in batches', () => {
    fc.assert(
      fc.property(fc.array(single), batches => {
        const [one, many] = [new VerdictCounts(TARGETS), new VerdictCounts(TARGETS)]
        for (const { place, outcome, tenths, week, count, isLacking } of batches) {
          const [target, severity] = place
          const lacking = isLacking ? [target === 'update' ? 'firstResponse' : 'update'] : []
          const absent = lacking.map(other => verdict(`${other} ${severity} not-applicable`))
          const counts = many.single(target, severity, lacking)
          many.singleTickets(counts, outcome as SingleOutcome, week, count)
          for (let i = 0; i < count; i++) {
            if (outcome !== 'running') many.ended(counts, 100 * tenths, 1000)
            one.ticket([verdict(`${target} ${severity} ${outcome} ${tenths / 10}`), ...absent], severity, week)
          }
        }
        expect(many.summary(0)).toEqual(one.summary(0))
        for (const target of one.targets) expect(many.of(target)).toEqual(one.of(target))
      }),
      { ...runs(100), examples: [[EXAMPLES]] },
    )
  })
})
