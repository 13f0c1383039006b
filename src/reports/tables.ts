import type { TargetLabels } from '../compliance/contracts/target-labels.ts'
import type { Summary, Tally } from '../compliance/result.ts'
import { exactDuration } from '../time/format/duration.ts'
import { targetWords } from './breach-reason.ts'
import type { ColumnKey } from './messages/report-messages.ts'
import { ENGLISH, type Wording } from './messages/wording.ts'
import type { Sparkline } from './sparkline.ts'

/** A table of counts: one row per severity and one for all, or one row per period. */
export type ReportTables = {
  readonly title: string
  /** What each column shows. */
  readonly keys: readonly ColumnKey[]
  /** The headings of the columns. */
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
  readonly key: ColumnKey
  readonly cell: (tally: Tally, wording: Wording) => string
  /** Whether the column is left out if all its cells are zero. */
  readonly isOptional?: boolean
}

const COLUMNS: readonly Column[] = [
  { key: 'tickets', cell: ({ tickets }) => String(tickets) },
  { key: 'met', cell: ({ met }) => String(met) },
  { key: 'breached', cell: ({ breached }) => String(breached) },
  { key: 'waived', cell: ({ waived }) => String(waived), isOptional: true },
  { key: 'known', cell: ({ known }) => String(known), isOptional: true },
  { key: 'running', cell: ({ running }) => String(running) },
  { key: 'paused', cell: ({ paused }) => String(paused), isOptional: true },
  { key: 'n/a', cell: ({ notApplicable }) => String(notApplicable), isOptional: true },
  { key: 'percent', cell: ({ percent }, { decimal }) => (percent === null ? '-' : decimal(percent, 2)) },
  { key: 'median', cell: ({ medianMs }) => (medianMs === null ? '-' : roundedDuration(medianMs)) },
  { key: 'p90', cell: ({ p90Ms }) => (p90Ms === null ? '-' : roundedDuration(p90Ms)) },
]

/** The tables of a summary: a target that was judged, per ticket, then every cycle of the targets that have more. */
export function tablesOf(summary: Summary, labels?: TargetLabels, wording: Wording = ENGLISH): ReportTables[] {
  const { target, all, severities, targets } = summary
  if (target === undefined) return [figures(wording.nothingPromised, 'tickets', severities, all, wording)]
  const others = Object.entries(targets).filter(([name, tally]) => name !== target || tally.tickets !== all.tickets)
  return [
    figures(targetWords(target, labels, wording), 'tickets', severities, all, wording),
    ...others.map(([name, tally]) =>
      figures(wording.everyCycle(targetWords(name, labels, wording)), 'cycles', tally.severities, tally, wording),
    ),
  ]
}

function figures(
  title: string,
  counted: 'tickets' | 'cycles',
  severities: { readonly [severity: string]: Tally },
  all: Tally,
  wording: Wording,
): ReportTables {
  const rows = [...Object.entries(severities), [wording.all, all] as const]
  const columns = COLUMNS.filter(
    ({ cell, isOptional }) => !isOptional || rows.some(([, tally]) => cell(tally, wording) !== '0'),
  )
  const keys = ['severity' as const, ...columns.map(({ key }) => (key === 'tickets' ? counted : key))]
  return {
    title,
    keys,
    heads: keys.map(key => wording.columns[key]),
    rows: rows.map(([name, tally]) => ({
      name,
      isAlarm: tally.breached > tally.waived + tally.known,
      cells: columns.map(({ cell }) => cell(tally, wording)),
    })),
    hasTotal: true,
    notes: [],
  }
}

/** Returns a length rounded to the minute, or to the second if it is shorter than a minute. */
export function roundedDuration(ms: number): string {
  const unit = ms < 60_000 ? 1000 : 60_000
  return exactDuration(Math.round(ms / unit) * unit)
}
