import type { TargetLabels } from '../compliance/contracts/target-labels.ts'
import type { Summary, Tally } from '../compliance/result.ts'
import { exactDuration } from '../time/format/duration.ts'
import { targetWords } from './breach-reason.ts'
import type { Sparkline } from './sparkline.ts'

/** A table of counts: one row per severity and one for all, or one row per period. */
export type ReportTables = {
  readonly title: string
  readonly heads: readonly string[]
  readonly rows: readonly ReportRow[]
  /** Whether the last row counts all others. */
  readonly hasTotal: boolean
  /** Sentences below the table. */
  readonly notes: readonly string[]
  /** A small chart of the rows. */
  readonly sparkline?: Sparkline
}

/** A row of a table. An alarm is a row with breaches that count, or a missed objective. */
type ReportRow = { readonly name: string; readonly isAlarm: boolean; readonly cells: readonly string[] }

type Column = {
  readonly head: string
  readonly cell: (tally: Tally) => string
  /** Whether the column is left out if all its cells are zero. */
  readonly isOptional?: boolean
}

const COLUMNS: readonly Column[] = [
  { head: 'tickets', cell: ({ tickets }) => String(tickets) },
  { head: 'met', cell: ({ met }) => String(met) },
  { head: 'breached', cell: ({ breached }) => String(breached) },
  { head: 'waived', cell: ({ waived }) => String(waived), isOptional: true },
  { head: 'known', cell: ({ known }) => String(known), isOptional: true },
  { head: 'running', cell: ({ running }) => String(running) },
  { head: 'paused', cell: ({ paused }) => String(paused), isOptional: true },
  { head: 'n/a', cell: ({ notApplicable }) => String(notApplicable), isOptional: true },
  { head: 'percent', cell: ({ percent }) => percent?.toFixed(2) ?? '-' },
  { head: 'median', cell: ({ medianMs }) => lengthText(medianMs) },
  { head: 'p90', cell: ({ p90Ms }) => lengthText(p90Ms) },
]

/** The tables of a summary: a target that was judged, per ticket, then every cycle of the targets that have more. */
export function tablesOf(summary: Summary, labels?: TargetLabels): ReportTables[] {
  const { target, all, severities, targets } = summary
  if (target === undefined) return [figures('nothing promised', 'tickets', severities, all)]
  const others = Object.entries(targets).filter(([name, tally]) => name !== target || tally.tickets !== all.tickets)
  return [
    figures(targetWords(target, labels), 'tickets', severities, all),
    ...others.map(([name, tally]) =>
      figures(`${targetWords(name, labels)}, every cycle`, 'cycles', tally.severities, tally),
    ),
  ]
}

function figures(
  title: string,
  counted: 'tickets' | 'cycles',
  severities: { readonly [severity: string]: Tally },
  all: Tally,
): ReportTables {
  const rows = [...Object.entries(severities), ['all', all] as const]
  const columns = COLUMNS.filter(({ cell, isOptional }) => !isOptional || rows.some(([, tally]) => cell(tally) !== '0'))
  return {
    title,
    heads: ['severity', ...columns.map(({ head }) => (head === 'tickets' ? counted : head))],
    rows: rows.map(([name, tally]) => ({
      name,
      isAlarm: tally.breached > tally.waived + tally.known,
      cells: columns.map(({ cell }) => cell(tally)),
    })),
    hasTotal: true,
    notes: [],
  }
}

/** Returns a length rounded to the minute, or to the second if it is shorter than a minute. */
function lengthText(ms: number | null): string {
  if (ms === null) return '-'
  const unit = ms < 60_000 ? 1000 : 60_000
  return exactDuration(Math.round(ms / unit) * unit)
}
