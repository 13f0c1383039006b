import type { TargetLabels } from '../compliance/contracts/target-labels.ts'
import type { Attainment, PeriodAttainment } from '../compliance/objectives/attainment.ts'
import type { CheckResult } from '../compliance/result.ts'
import { targetWords } from './breach-reason.ts'
import type { ReportTables } from './tables.ts'

/** Maximum number of periods in a table: five years of months. */
const MAX_PERIODS = 60

type Column = {
  readonly head: string
  readonly cell: (period: PeriodAttainment) => string
  /** Whether the column is left out if all its cells are zero or empty. */
  readonly isOptional?: boolean
}

const COLUMNS: readonly Column[] = [
  { head: 'met', cell: ({ met }) => String(met) },
  { head: 'breached', cell: ({ breached }) => String(breached) },
  { head: 'waived', cell: ({ waived }) => String(waived), isOptional: true },
  { head: 'known', cell: ({ known }) => String(known), isOptional: true },
  { head: 'open', cell: ({ open }) => String(open) },
  { head: 'percent', cell: ({ percent }) => percent?.toFixed(2) ?? '-' },
  { head: 'allowance', cell: ({ allowance }) => String(allowance ?? '-') },
  { head: 'credit', cell: ({ credit }) => (credit === null ? '' : `${credit}%`), isOptional: true },
  { head: 'objective', cell: ({ isJudged, isMissed }) => (isJudged ? (isMissed ? 'missed' : 'met') : 'not judged') },
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
): ReportTables[] {
  return attainment.filter(({ periods }) => periods.length).map(one => tableOf(one, targetLabels, max))
}

function tableOf(one: Attainment, labels: TargetLabels | undefined, max: number): ReportTables {
  const { objective, periods } = one
  const { severity, min, per } = objective
  const shown = periods.slice(-max)
  const columns = COLUMNS.filter(({ cell, isOptional }) => !isOptional || shown.some(period => !isBlank(cell(period))))
  const left = periods.length - shown.length
  return {
    title: objectiveName(one, labels),
    heads: [per === 'all' ? 'period' : per, ...columns.map(({ head }) => head)],
    rows: shown.map(period => ({
      name: period.period,
      isAlarm: period.isMissed,
      cells: columns.map(({ cell }) => cell(period)),
    })),
    hasTotal: false,
    notes: [
      ...(left ? [`earlier periods left out: ${left}`] : []),
      ...allowanceNotes(shown[shown.length - 1], severity),
    ],
    ...(shown.length > 1 && { sparkline: { bars: shown, min } }),
  }
}

/** Returns an objective in words: `high, first response: at least 95% per month`. */
export function objectiveName(
  { objective: { severity, min, per }, target }: Attainment,
  labels?: TargetLabels,
): string {
  const what = [severity, targetWords(target, labels)].filter(Boolean).join(', ')
  return `${what}: at least ${min}%${per === 'all' ? '' : ` per ${per}`}`
}

function allowanceNotes({ period, allowance, open }: PeriodAttainment, severity: string | undefined): string[] {
  if (allowance === null) return []
  const when = period === 'all' ? '' : ` in ${periodText(period)}`
  const of = severity === undefined ? '' : ` of ${severity}`
  if (allowance < 0) return [`${-allowance} more${of} than allowed ${allowance === -1 ? 'is' : 'are'} late${when}`]
  const more = allowance === 0 ? 'no more' : `${allowance} more`
  return [
    `${more}${of} may be late${when}${open ? `, if the ${open} open ${open === 1 ? 'one is' : 'ones are'} met` : ''}`,
  ]
}

/** Returns a period in words: `November 2026`, `Q4 2026`, `2026`. */
function periodText(period: string): string {
  const [year, part] = period.split('-')
  if (part === undefined || part.startsWith('Q')) return part === undefined ? year : `${part} ${year}`
  const month = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return month.format(Date.UTC(Number(year), Number(part) - 1))
}

function isBlank(cell: string): boolean {
  return cell === '' || cell === '0'
}
