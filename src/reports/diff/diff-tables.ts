import type { Attainment, PeriodAttainment } from '../../compliance/objectives/attainment.ts'
import type { CheckResult, Tally } from '../../compliance/result.ts'
import { objectiveName, objectiveState } from '../attainment-tables.ts'
import { targetWords } from '../breach-reason.ts'
import type { ColumnKey } from '../messages/report-messages.ts'
import { ENGLISH, type Wording } from '../messages/wording.ts'
import type { ReportTables } from '../tables.ts'
import type { DiffRun } from './diff-run.ts'

/** The cell of a value in both versions: one if it is the same, otherwise `109 → 131`. */
type Columns<T> = readonly (readonly [key: ColumnKey, cell: (row: T, wording: Wording) => string])[]

const COUNTS: Columns<Tally> = [
  ['met', ({ met }) => String(met)],
  ['breached', ({ breached }) => String(breached)],
  ['waived', ({ waived }) => String(waived)],
  ['open', ({ running, paused }) => String(running + paused)],
  ['percent', percentCell],
]

const PERIODS: Columns<PeriodAttainment> = [
  ['met', ({ met }) => String(met)],
  ['breached', ({ breached }) => String(breached)],
  ['open', ({ open }) => String(open)],
  ['percent', percentCell],
  ['allowance', ({ allowance }) => String(allowance ?? '-')],
  ['credit', ({ credit }, { decimal }) => (credit === null ? '-' : `${decimal(credit)}%`)],
  ['objective', objectiveState],
]

/** Returns a table per target with the counts of both versions, and a table per objective with those of each period. */
export function diffTables({ before, after, agreements }: DiffRun, wording: Wording = ENGLISH): ReportTables[] {
  const parts = agreements ?? [{ agreement: undefined, before, after }]
  return parts.flatMap(({ agreement, before, after }) => [
    ...targetTables(before ?? NOTHING, after ?? NOTHING, wording).map(table =>
      agreement === undefined ? table : { ...table, title: `${agreement}: ${table.title}` },
    ),
    ...objectiveTables(before ?? NOTHING, after ?? NOTHING, wording),
  ])
}

/** The counts of one version. */
type Counted = Pick<CheckResult, 'targetLabels' | 'attainment'> & {
  readonly summary: Pick<CheckResult['summary'], 'targets'>
}

/** The counts of a version without the agreement. */
const NOTHING: Counted = { summary: { targets: {} }, attainment: [] }

function percentCell({ percent }: { readonly percent: number | null }, { decimal }: Wording): string {
  return percent === null ? '-' : decimal(percent, 2)
}

function targetTables(first: Counted, second: Counted, wording: Wording): ReportTables[] {
  const [before, after] = [first.summary, second.summary]
  const labels = { ...first.targetLabels, ...second.targetLabels }
  const targets = keysOf(before.targets, after.targets)
  return targets.map(target => {
    const [old, current] = [before.targets[target], after.targets[target]]
    const severities = keysOf(old?.severities ?? {}, current?.severities ?? {})
    const rows = severities.map(
      severity => [severity, old?.severities[severity], current?.severities[severity]] as const,
    )
    const total = [wording.all, old, current] as const
    return tableOf(targetWords(target, labels, wording), 'severity', COUNTS, [...rows, total], true, wording)
  })
}

function objectiveTables(before: Counted, after: Counted, wording: Wording): ReportTables[] {
  const left = [...after.attainment]
  const labels = { ...before.targetLabels, ...after.targetLabels }
  const pairs = before.attainment.map((old): [Attainment, Attainment | undefined] => {
    const index = left.findIndex(current => isSameObjective(old, current))
    return [old, index < 0 ? undefined : left.splice(index, 1)[0]]
  })
  return [...pairs, ...left.map(current => [undefined, current] as const)].flatMap(([old, current]) => {
    const names = [old, current].map(one => one && objectiveName(one, labels, wording))
    const [oldPeriods, periods] = [old, current].map(one => new Map(one?.periods.map(one => [one.period, one])))
    const all = [...new Set([...oldPeriods.keys(), ...periods.keys()])].sort()
    if (!all.length) return []
    // An objective of one version has nothing to compare.
    const [first, second] = [old ? oldPeriods : periods, current ? periods : oldPeriods]
    const shown = (period: string) => (period === 'all' ? wording.all : period)
    const rows = all.map(period => [shown(period), first.get(period), second.get(period)] as const)
    return tableOf(titleOf(names[0], names[1], wording), 'period', PERIODS, rows, false, wording)
  })
}

/** Returns the title of an objective of one version or of both. */
function titleOf(before: string | undefined, after: string | undefined, { versions }: Wording): string {
  if (before === undefined) return versions.onlyIn(after!, 'new')
  if (after === undefined) return versions.onlyIn(before, 'old')
  return before === after ? before : versions.bothObjectives(before, after)
}

function isSameObjective(a: Attainment, b: Attainment): boolean {
  const { severity, per } = a.objective
  return a.target === b.target && severity === b.objective.severity && per === b.objective.per
}

function tableOf<T>(
  title: string,
  head: ColumnKey,
  columns: Columns<T>,
  rows: readonly (readonly [name: string, before: T | undefined, after: T | undefined])[],
  hasTotal: boolean,
  wording: Wording,
): ReportTables {
  const all = rows.map(([name, before, after]) => ({
    name,
    cells: columns.map(([, cell]) => [before && cell(before, wording), after && cell(after, wording)] as const),
  }))
  const shown = columns.map((_, i) => all.some(({ cells }) => cells[i].some(isFigure)))
  const isShown = (_: unknown, i: number) => shown[i] || columns[i][0] === 'met'
  const keys = [head, ...columns.filter(isShown).map(([key]) => key)]
  return {
    title,
    keys,
    heads: keys.map(key => wording.columns[key]),
    rows: all.map(({ name, cells }) => ({
      name,
      isAlarm: false,
      cells: cells.filter(isShown).map(([before, after]) => bothText(before, after)),
    })),
    hasTotal,
    notes: [],
  }
}

/** Returns whether a cell has more than an empty count. */
function isFigure(cell: string | undefined): boolean {
  return cell !== undefined && !['0', '-', ''].includes(cell)
}

function bothText(before = '-', after = '-'): string {
  return before === after ? before : `${before} → ${after}`
}

/** Returns the keys of both objects, in the order of the first one. */
function keysOf(before: object, after: object): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
}
