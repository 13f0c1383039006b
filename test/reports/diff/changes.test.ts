import { describe, expect, it } from 'vitest'
import type { ChangeState, VerdictChange } from '../../../src/compliance/diff/verdict-change.ts'
import type { JudgedVerdict, Tally } from '../../../src/compliance/result.ts'
import { changeText } from '../../../src/reports/diff/change-text.ts'
import { diffFormats } from '../../../src/reports/diff/diff-formats.ts'
import { changeCounts, changesTitle, diffRemarks } from '../../../src/reports/diff/diff-header.ts'
import { type DiffRun, diffOutcome, diffRun } from '../../../src/reports/diff/diff-run.ts'
import { diffTables } from '../../../src/reports/diff/diff-tables.ts'
import { collectingDiffWriter } from '../../../src/reports/diff/diff-writer.ts'

const DUE = Date.parse('2026-12-09T12:00Z')

function verdict(more: Partial<JudgedVerdict> = {}): JudgedVerdict {
  return {
    ...{ outcome: 'met', target: 'firstResponse', cycle: 1, severity: 'high', startedAt: DUE - 3_600_000, dueAt: DUE },
    ...{ stoppedAt: null, countedMs: 60_000, overMs: 0, consumed: 0.5 },
    ...more,
  } as JudgedVerdict
}

function change(ticket: string, from: ChangeState, to: ChangeState, more: Partial<VerdictChange> = {}): VerdictChange {
  return {
    ...{ ticket, source: undefined, target: 'firstResponse', cycle: 1, from, to, timeZone: 'Europe/Rome' },
    ...{ before: verdict(), after: verdict(), reasons: () => [] },
    ...more,
  } as VerdictChange
}

const tally = (more: Partial<Tally> = {}) => ({
  ...{ met: 0, breached: 0, waived: 0, known: 0, running: 0, paused: 0, percent: null },
  ...more,
})

type Side = { readonly targets?: object; readonly attainment?: readonly object[]; readonly targetLabels?: object }

const side = ({ targets = {}, ...more }: Side = {}) =>
  ({
    ...{ now: Date.parse('2026-12-09T11:00Z'), tickets: 4, outsidePeriod: 0, outcome: 'met', policies: ['Gold'] },
    ...{ calendars: ['desk'], version: '1.0.0', tzdata: '2025c', attainment: [], summary: { targets } },
    ...more,
  }) as unknown as DiffRun['after']

/** A run whose changes are counted by state. */
function run(
  counts: readonly (readonly [ChangeState, ChangeState, number])[] = [],
  more: Partial<DiffRun> = {},
): DiffRun {
  const changed = counts.reduce((sum, [, , count]) => sum + count, 0)
  const result = {
    ...{ tickets: 4, closed: 0, openOnly: false, changed, changedTickets: changed, movedDue: 0 },
    counts: counts.map(([from, to, count]) => ({ from, to, count })),
    ...{ before: side(), after: side() },
    ...more,
  } as unknown as Parameters<typeof diffRun>[0]
  const stats = { rows: 4, badRows: 0, allowedBadRows: 0, ignoredRows: 0, clockChangeTimes: 0, findings: [], ...more }
  return diffRun(result, stats, { before: 'old.json', after: 'new.json' })
}

describe('the outcome of a comparison', () => {
  it('counts new breaches, new mets, moved due times and the rest', () => {
    const some = run([
      ['met', 'breached', 5],
      ['waived', 'breached', 1],
      ['breached', 'met', 3],
      ['running', 'running', 2],
      ['running', 'paused', 4],
    ])
    expect(diffOutcome(some)).toBe(
      'CHANGED 15 verdicts of 15 tickets: 6 newly breached, 3 newly met, 2 due at another time, 4 other',
    )
    expect(diffOutcome(run([['running', null, 1]]))).toBe('CHANGED 1 verdict of 1 ticket: 1 other')
    expect(diffOutcome(run([['breached', 'breached', 2]]))).toBe(
      'CHANGED 2 verdicts of 2 tickets: 2 due at another time',
    )
    expect(changeCounts(some)).toEqual([
      ...['met → breached: 5', 'waived → breached: 1', 'breached → met: 3', 'running: 2', 'running → paused: 4'],
    ])
  })

  it('says that nothing changes, or that nothing was compared', () => {
    expect(diffOutcome(run())).toBe('UNCHANGED: no verdict on 4 tickets changes')
    expect(diffOutcome(run([], { openOnly: true, closed: 2 }))).toBe('UNCHANGED: no open target of 4 tickets moves')
    // Tickets that are left out were compared, too.
    expect([run([], { tickets: 0, closed: 2 }).exitCode, run([], { tickets: 0 }).exitCode]).toEqual([0, 2])
    expect(diffOutcome(run([], { tickets: 0, badRows: 3 }))).toBe('NOT COMPARED: 3 invalid rows; no ticket was judged')
  })

  it('has remarks and a title for the changes', () => {
    expect(diffRemarks(run())).toEqual([])
    expect(diffRemarks(run([], { openOnly: true, closed: 7, movedDue: 2, badRows: 1 }))).toEqual([
      'only tickets with an open target; left out: 7',
      'due at another time, with the same verdict: 2',
      'not judged: 1 invalid row',
    ])
    expect(diffRemarks(run([], { before: { ...side(), outsidePeriod: 3 } }))).toEqual([
      'tickets reported outside the period: 3',
    ])
    expect(changesTitle(run(), 3, 3)).toBe('changed verdicts')
    expect(changesTitle(run([], { openOnly: true }), 3, 4)).toBe(
      'verdicts and due times that change: 3 of 4 shown, new breaches first',
    )
  })
})

describe('a change in words', () => {
  const reasons = () => [
    { rule: 'cycle', message: 'One.' },
    { rule: 'cycle', message: 'Two.' },
  ]

  it('has the cycle, the agreement, the label, both due times and all reasons', () => {
    const moved = change('A', 'met', 'breached', {
      ...{ agreement: 'OLA', target: 'fix', targetLabel: { en: 'Fix' }, cycle: 2 },
      after: verdict({ dueAt: DUE + 3_600_000 }),
      reasons: reasons as unknown as VerdictChange['reasons'],
    })
    expect(changeText(moved)).toEqual({
      what: 'high, Fix 2 (OLA)',
      states: 'met → breached',
      due: 'due on Wed 2026-12-09 13:00 in OLD, due on Wed 2026-12-09 14:00 in NEW',
      why: 'One.; Two.',
    })
  })

  it('has one due time if it is the same in both, and names a missing one', () => {
    expect(changeText(change('A', 'met', 'breached')).due).toBe('due on Wed 2026-12-09 13:00')
    const dueOf = (more: Partial<VerdictChange>, from: ChangeState = 'running') =>
      changeText(change('A', from, null, more)).due
    expect(dueOf({ after: null })).toBe('due on Wed 2026-12-09 13:00 in OLD, not due in NEW')
    expect(changeText(change('A', null, 'met', { before: null })).due).toBe(
      'not due in OLD, due on Wed 2026-12-09 13:00 in NEW',
    )
    expect(dueOf({ after: verdict({ dueAt: null }) })).toBe('due on Wed 2026-12-09 13:00 in OLD, not due in NEW')
    expect(dueOf({ before: null, after: verdict() }, null)).toBe('not due in OLD, due on Wed 2026-12-09 13:00 in NEW')
    const never = verdict({ dueAt: null })
    expect(changeText(change('A', 'paused', 'running', { before: never, after: never })).due).toBe('not due')
  })
})

describe('collectingDiffWriter', () => {
  it('puts new breaches first, then those that are breached no longer, each by used share', async () => {
    let order: string[] = []
    const writer = collectingDiffWriter((_, { changes }) => {
      order = changes.list.map(({ ticket }) => ticket)
    })
    const used = (consumed: number) => verdict({ consumed })
    const given = [
      change('other', 'met', 'running', { before: used(9) }),
      change('no longer', 'breached', 'met', { before: used(3), after: used(0.2) }),
      change('no longer, used more', 'breached', 'waived', { before: used(0.1), after: used(4) }),
      change('new', 'met', 'breached', { before: null, after: used(1.1) }),
      change('new, worse', 'breached', 'breached', { before: used(2), after: null }),
    ]
    for (const one of given) await writer.change?.(one)
    await writer.end(run())
    expect(order).toEqual(['new, worse', 'new', 'no longer, used more', 'no longer', 'other'])
  })

  it('keeps fifty invalid rows', async () => {
    let lines: number[] = []
    const writer = collectingDiffWriter((_, { invalidRows }) => {
      lines = invalidRows.map(({ line }) => line)
    })
    for (let line = 1; line <= 52; line++) await writer.invalid?.({ file: 'a.csv', line, faults: [] })
    await writer.end(run())
    expect([lines.length, lines.at(-1)]).toEqual([50, 50])
  })
})

describe('diffTables', () => {
  const targets = (target: string, severities: Record<string, Tally>, all: Tally) => ({
    [target]: { ...all, severities },
  })
  const rowsOf = (given: DiffRun) =>
    diffTables(given).map(({ title, heads, rows }) => [
      title,
      heads.join(' '),
      ...rows.map(({ name, cells }) => [name, ...cells].join(' | ')),
    ])

  it('shows both counts, and a dash for what one version lacks', () => {
    const before = side({
      targets: targets(
        'firstResponse',
        { high: tally({ met: 2, running: 1, paused: 2, percent: 100 }) } as never,
        tally({ met: 2, running: 3, percent: 100 }) as never,
      ),
    })
    const after = side({
      targets: targets(
        'firstResponse',
        { low: tally({ met: 1, breached: 1, percent: 50 }) } as never,
        tally({ met: 1, breached: 1, percent: 50 }) as never,
      ),
    })
    expect(rowsOf(run([], { before, after }))).toEqual([
      [
        'first response',
        'severity met breached open percent',
        'high | 2 → - | 0 → - | 3 → - | 100.00 → -',
        'low | - → 1 | - → 1 | - → 0 | - → 50.00',
        'all | 2 → 1 | 0 → 1 | 3 → 0 | 100.00 → 50.00',
      ],
    ])
  })

  it('keeps the met column, and leaves out columns without a figure', () => {
    const empty = side({ targets: targets('resolution', {}, tally() as never) })
    expect(rowsOf(run([], { before: empty, after: empty }))).toEqual([['resolution', 'severity met', 'all | 0']])
    expect(diffTables(run([], { before: empty, after: empty }))[0]).toMatchObject({
      hasTotal: true,
      notes: [],
      rows: [{ isAlarm: false }],
    })
  })

  it('names the agreement of each table, also of one that only one version has', () => {
    const some = side({ targets: targets('firstResponse', {}, tally({ met: 1 }) as never) })
    const agreements = [
      { agreement: 'SLA', before: some, after: some },
      { agreement: 'OLA', before: null, after: some },
      { agreement: 'Old', before: some, after: null },
      { agreement: undefined, before: some, after: some },
    ] as unknown as NonNullable<DiffRun['agreements']>
    expect(rowsOf(run([], { agreements })).map(([title, , row]) => [title, row])).toEqual([
      ['SLA: first response', 'all | 1'],
      ['OLA: first response', 'all | - → 1'],
      ['Old: first response', 'all | 1 → -'],
      ['first response', 'all | 1'],
    ])
  })

  it('pairs objectives of the same target, severity and period', () => {
    const period = (name: string, met: number) => ({
      period: name,
      met,
      breached: 0,
      open: 0,
      percent: 100,
      allowance: null,
      credit: null,
      state: 'met',
      isMet: true,
    })
    const objective = (target: string, per: string, severity: string | undefined, periods: readonly object[]) => ({
      target,
      objective: { target, per, severity, min: 90 },
      periods,
    })
    const before = side({
      attainment: [
        objective('firstResponse', 'month', 'high', [period('2026-12', 1), period('2026-10', 2)]),
        objective('firstResponse', 'quarter', 'high', [period('2026-Q4', 3)]),
        objective('resolution', 'month', 'high', []),
      ],
    })
    const after = side({
      attainment: [
        objective('firstResponse', 'quarter', 'low', [period('2026-Q4', 4)]),
        objective('resolution', 'quarter', 'high', [period('all', 5)]),
        objective('firstResponse', 'month', 'high', [period('2026-11', 6), period('2026-12', 7)]),
      ],
    })
    const [pair, ...single] = rowsOf(run([], { before, after }))
    expect(pair.slice(2).map(row => row.split(' | ').slice(0, 2))).toEqual([
      ['2026-10', '2 → -'],
      ['2026-11', '- → 6'],
      ['2026-12', '1 → 7'],
    ])
    expect(
      single.map(([title, , row]) => [/\((only in \w+)\)/.exec(title)?.[1], row.split(' | ').slice(0, 2).join(' ')]),
    ).toEqual([
      ['only in OLD', '2026-Q4 3'],
      ['only in NEW', '2026-Q4 4'],
      ['only in NEW', 'all 5'],
    ])
  })
})

describe('the reports of a comparison', () => {
  async function written(
    format: string,
    given: DiffRun,
    changes: readonly VerdictChange[] = [],
    bad = 0,
    isColour = false,
  ) {
    const pieces: string[] = []
    const writer = diffFormats.get(format)!({ sink: text => void pieces.push(text), isColour, width: 80 })
    for (const one of changes) await writer.change?.(one)
    for (let line = 1; line <= bad; line++)
      await writer.invalid?.({ file: 'a.csv', line, faults: [{ message: 'It is empty.' }] })
    await writer.end(given)
    return pieces.join('')
  }
  const many = Array.from({ length: 12 }, (_, i) => change(`T-${i}`, 'met', 'breached'))

  it('text shows ten of many changes and ten invalid rows', async () => {
    const text = await written('text', run([['met', 'breached', 12]], { badRows: 12, allowedBadRows: 20 }), many, 12)
    expect(text).toContain('\nchanged verdicts: 10 of 12 shown, new breaches first\n')
    expect(text.match(/^T-\d+ {2}high/gm)).toHaveLength(10)
    expect(text.match(/^a\.csv:\d+/gm)).toHaveLength(10)
    expect(await written('text', run())).not.toContain('changed verdicts')
  })

  it('text paints new breaches red and new mets green', async () => {
    const given = [change('A', 'met', 'breached'), change('B', 'breached', 'met'), change('C', 'running', 'paused')]
    const text = await written('text', run([['met', 'breached', 1]]), given, 0, true)
    const starts = ['A', 'B', 'C'].map(id =>
      text
        .split('\n')
        .find(line => line.includes(`${id}  high`))!
        .slice(0, 5),
    )
    expect(starts).toEqual(['\u001b[31m', '\u001b[32m', 'C  hi'])
  })

  it('json has both sides of each agreement, and null for a target without a verdict', async () => {
    const agreements = [{ agreement: 'OLA', before: null, after: side() }] as unknown as NonNullable<
      DiffRun['agreements']
    >
    const given = [
      change('A', null, 'met', {
        before: verdict({ outcome: 'not-applicable' } as never),
        after: verdict({ waived: 'Storm', startedAt: null }),
      }),
    ]
    const report = JSON.parse(await written('json', run([[null, 'met', 1]], { agreements, badRows: 52 }), given, 52))
    expect(report.agreements).toEqual([
      {
        agreement: 'OLA',
        before: null,
        after: { outcome: 'met', policies: ['Gold'], calendars: ['desk'], tickets: 4, targets: {}, attainment: [] },
      },
    ])
    expect([report.changes[0].before, report.changes[0].after]).toEqual([
      null,
      {
        ...{ severity: 'high', startedAt: null, dueAt: '2026-12-09T12:00:00Z', stoppedAt: null },
        ...{ countedMs: 60_000, overMs: 0, consumed: 0.5, waived: 'Storm' },
      },
    ])
    expect([report.invalidRows.total, report.invalidRows.rows.length]).toEqual([52, 50])
    expect(report).toMatchObject({
      openOnly: false,
      tickets: 4,
      closed: 0,
      changed: 1,
      changedTickets: 1,
      movedDue: 0,
      exitCode: 2,
    })
  })
})
