import type { TargetLabels } from '../compliance/contracts/target-labels.ts'
import type { Attainment, PeriodAttainment, PeriodCounts } from '../compliance/objectives/attainment.ts'
import type { CheckResult, MonthTally } from '../compliance/result.ts'
import { targetWords } from './breach-reason.ts'
import type { ColumnKey } from './messages/report-messages.ts'
import { ENGLISH, type Wording } from './messages/wording.ts'
import type { ReportTables } from './tables.ts'

/** Maximum number of periods in a table: five years of months. */
const MAX_PERIODS = 60

type Column<T> = {
  readonly key: ColumnKey
  readonly cell: (period: T, wording: Wording) => string
  /** Whether the column is left out if all its cells are zero or empty. */
  readonly isOptional?: boolean
}

/** The columns of every table by period. */
const COUNTS: readonly Column<PeriodCounts>[] = [
  { key: 'met', cell: ({ met }) => String(met) },
  { key: 'breached', cell: ({ breached }) => String(breached) },
  { key: 'waived', cell: ({ waived }) => String(waived), isOptional: true },
  { key: 'known', cell: ({ known }) => String(known), isOptional: true },
  { key: 'open', cell: ({ open }) => String(open) },
  { key: 'percent', cell: ({ percent }, { decimal }) => (percent === null ? '-' : decimal(percent, 2)) },
]

const COLUMNS: readonly Column<PeriodAttainment>[] = [
  ...COUNTS,
  { key: 'allowance', cell: ({ allowance }) => String(allowance ?? '-') },
  {
    key: 'credit',
    cell: ({ credit }, { decimal }) => (credit === null ? '' : `${decimal(credit)}%`),
    isOptional: true,
  },
  { key: 'objective', cell: objectiveState },
]

/**
 * Returns a table per objective and target, with one row per period. Objectives without tickets have none: a finding
 * names them.
 *
 * @param max how many periods are shown, the latest ones (default: 60)
 */
export function attainmentTables(
  { attainment, targetLabels }: Pick<CheckResult, 'attainment' | 'targetLabels'>,
  max = MAX_PERIODS,
  wording: Wording = ENGLISH,
): ReportTables[] {
  return attainment.filter(({ periods }) => periods.length).map(one => tableOf(one, targetLabels, max, wording))
}

/**
 * Returns a table per target with one row per month, if at least two months have verdicts on it. With objectives there is
 * none, because they have their own tables.
 */
export function monthTables(
  { attainment, months, targetLabels }: Pick<CheckResult, 'attainment' | 'months' | 'targetLabels'>,
  wording: Wording = ENGLISH,
): ReportTables[] {
  if (attainment.length) return []
  const targets = [...new Set(months.map(({ target }) => target))]
  return targets.flatMap(target => {
    const own = months.filter(one => one.target === target)
    return own.length < 2 ? [] : monthTable(wording.byMonth(targetWords(target, targetLabels, wording)), own, wording)
  })
}

function monthTable(title: string, months: readonly MonthTally[], wording: Wording): ReportTables {
  const shown = months.slice(-MAX_PERIODS)
  const columns = shownColumns(COUNTS, shown, wording)
  const keys = ['month' as const, ...columns.map(({ key }) => key)]
  const left = months.length - shown.length
  return {
    title,
    keys,
    heads: keys.map(key => wording.columns[key]),
    rows: shown.map(one => ({
      name: one.month,
      isAlarm: one.breached > 0,
      cells: columns.map(({ cell }) => cell(one, wording)),
    })),
    hasTotal: false,
    notes: left ? [wording.earlierPeriods(left)] : [],
    sparkline: { bars: shown.map(({ month, percent }) => ({ period: month, percent, isMissed: false })) },
  }
}

/** Returns the columns without the optional ones whose cells are all zero or empty. */
function shownColumns<T>(columns: readonly Column<T>[], rows: readonly T[], wording: Wording): readonly Column<T>[] {
  return columns.filter(({ cell, isOptional }) => !isOptional || rows.some(row => !isBlank(cell(row, wording))))
}

/** Returns whether a period meets its objective, in words. */
export function objectiveState({ isJudged, isMissed }: PeriodAttainment, wording: Wording): string {
  if (!isJudged) return wording.states.none
  return isMissed ? wording.periodMissed : wording.periodMet
}

function tableOf(one: Attainment, labels: TargetLabels | undefined, max: number, wording: Wording): ReportTables {
  const { objective, periods } = one
  const { severity, min, per } = objective
  const shown = periods.slice(-max)
  const columns = shownColumns(COLUMNS, shown, wording)
  const keys = [per === 'all' ? ('period' as const) : per, ...columns.map(({ key }) => key)]
  const left = periods.length - shown.length
  return {
    title: objectiveName(one, labels, wording),
    keys,
    heads: keys.map(key => wording.columns[key]),
    rows: shown.map(period => ({
      name: period.period === 'all' ? wording.all : period.period,
      isAlarm: period.isMissed,
      cells: columns.map(({ cell }) => cell(period, wording)),
    })),
    hasTotal: false,
    notes: [
      ...(left ? [wording.earlierPeriods(left)] : []),
      ...allowanceNotes(shown[shown.length - 1], severity, wording),
    ],
    ...(shown.length > 1 && { sparkline: { bars: shown, min } }),
  }
}

/** Returns an objective in words: `high, first response: at least 95% per month`. */
export function objectiveName(
  { agreement, objective: { severity, min, per }, target }: Attainment,
  labels?: TargetLabels,
  wording: Wording = ENGLISH,
): string {
  const what = [agreement, severity, targetWords(target, labels, wording)].filter(Boolean).join(', ')
  return wording.objective(what, wording.decimal(min), per)
}

function allowanceNotes(
  { period, allowance, open }: PeriodAttainment,
  severity: string | undefined,
  wording: Wording,
): string[] {
  if (allowance === null) return []
  return [wording.allowance(allowance, severity, period === 'all' ? undefined : periodText(period, wording), open)]
}

/** Returns a period in words: `November 2026`, `Q4 2026`, `2026`. */
function periodText(period: string, { locale, quarter }: Wording): string {
  const [year, part] = period.split('-')
  if (part === undefined) return year
  if (part.startsWith('Q')) return quarter(Number(part.slice(1)), year)
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return month.format(Date.UTC(Number(year), Number(part) - 1))
}

function isBlank(cell: string): boolean {
  return cell === '' || cell === '0'
}
