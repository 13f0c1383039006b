import type { Attainment, PeriodAttainment } from '../../compliance/objectives/attainment.ts'
import type { CheckResult, Tally } from '../../compliance/result.ts'
import { objectiveName } from '../attainment-tables.ts'
import { targetWords } from '../breach-reason.ts'
import type { ReportTables } from '../tables.ts'
import type { DiffRun } from './diff-run.ts'

/** The cell of a value in both versions: one if it is the same, otherwise `109 → 131`. */
type Columns<T> = readonly (readonly [head: string, cell: (row: T) => string])[]

const COUNTS: Columns<Tally> = [
  ['met', ({ met }) => String(met)],
  ['breached', ({ breached }) => String(breached)],
  ['waived', ({ waived }) => String(waived)],
  ['open', ({ running, paused }) => String(running + paused)],
  ['percent', ({ percent }) => percent?.toFixed(2) ?? '-'],
]

const PERIODS: Columns<PeriodAttainment> = [
  ['met', ({ met }) => String(met)],
  ['breached', ({ breached }) => String(breached)],
  ['open', ({ open }) => String(open)],
  ['percent', ({ percent }) => percent?.toFixed(2) ?? '-'],
  ['allowance', ({ allowance }) => String(allowance ?? '-')],
  ['credit', ({ credit }) => (credit === null ? '-' : `${credit}%`)],
  ['objective', ({ isJudged, isMissed }) => (isJudged ? (isMissed ? 'missed' : 'met') : 'not judged')],
]

/** Returns a table per target with the counts of both versions, and a table per objective with those of each period. */
export function diffTables({ before, after }: DiffRun): ReportTables[] {
  return [...targetTables(before, after), ...objectiveTables(before, after)]
}

function targetTables(first: CheckResult, second: CheckResult): ReportTables[] {
  const [before, after] = [first.summary, second.summary]
  const labels = { ...first.targetLabels, ...second.targetLabels }
  const targets = keysOf(before.targets, after.targets)
  return targets.map(target => {
    const [old, current] = [before.targets[target], after.targets[target]]
    const severities = keysOf(old?.severities ?? {}, current?.severities ?? {})
    const rows = severities.map(
      severity => [severity, old?.severities[severity], current?.severities[severity]] as const,
    )
    return tableOf(targetWords(target, labels), 'severity', COUNTS, [...rows, ['all', old, current]], true)
  })
}

function objectiveTables(before: CheckResult, after: CheckResult): ReportTables[] {
  const left = [...after.attainment]
  const labels = { ...before.targetLabels, ...after.targetLabels }
  const pairs = before.attainment.map((old): [Attainment, Attainment | undefined] => {
    const index = left.findIndex(current => isSameObjective(old, current))
    return [old, index < 0 ? undefined : left.splice(index, 1)[0]]
  })
  return [...pairs, ...left.map(current => [undefined, current] as const)].flatMap(([old, current]) => {
    const names = [old, current].map(one => one && objectiveName(one, labels))
    const [oldPeriods, periods] = [old, current].map(one => new Map(one?.periods.map(one => [one.period, one])))
    const all = [...new Set([...oldPeriods.keys(), ...periods.keys()])].sort()
    if (!all.length) return []
    // An objective of one version has nothing to compare.
    const [first, second] = [old ? oldPeriods : periods, current ? periods : oldPeriods]
    const rows = all.map(period => [period, first.get(period), second.get(period)] as const)
    const title =
      names[0] === undefined
        ? `${names[1]} (only in NEW)`
        : names[1] === undefined
          ? `${names[0]} (only in OLD)`
          : names[0] === names[1]
            ? names[0]
            : `${names[0]}; in NEW ${names[1]}`
    return tableOf(title, 'period', PERIODS, rows, false)
  })
}

function isSameObjective(a: Attainment, b: Attainment): boolean {
  const { severity, per } = a.objective
  return a.target === b.target && severity === b.objective.severity && per === b.objective.per
}

function tableOf<T>(
  title: string,
  head: string,
  columns: Columns<T>,
  rows: readonly (readonly [name: string, before: T | undefined, after: T | undefined])[],
  hasTotal: boolean,
): ReportTables {
  const cellsOf = (before: T | undefined, after: T | undefined) =>
    columns.map(([, cell]) => bothText(before && cell(before), after && cell(after)))
  const all = rows.map(([name, before, after]) => ({ name, isAlarm: false, cells: cellsOf(before, after) }))
  const shown = columns.map((_, i) => all.some(({ cells }) => !['0', '-', ''].includes(cells[i])))
  const isShown = (_: unknown, i: number) => shown[i] || columns[i][0] === 'met'
  return {
    title,
    heads: [head, ...columns.filter(isShown).map(([name]) => name)],
    rows: all.map(row => ({ ...row, cells: row.cells.filter(isShown) })),
    hasTotal,
    notes: [],
  }
}

function bothText(before = '-', after = '-'): string {
  return before === after ? before : `${before} → ${after}`
}

/** Returns the keys of both objects, in the order of the first one. */
function keysOf(before: object, after: object): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
}
