import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import type { Policy } from '../policy/policy.ts'
import { percent, type Tally } from './tally.ts'
import { localTime, utcText } from './time-text.ts'

/** What `check` found. */
export type TallyReport = {
  /** The file, or standard input. */
  readonly source: string
  /** Epoch milliseconds. */
  readonly now: number
  readonly policy: Pick<Policy, 'name'>
  readonly calendar: Pick<BusinessCalendar, 'name' | 'timeZone'>
  /** How many rows are left out of the tallies. */
  readonly badRows: number
  readonly all: Tally
  /** By severity, the most severe first. */
  readonly severities: ReadonlyMap<string, Tally>
}

const HEAD = ['severity', 'tickets', 'met', 'breached', 'running', 'percent']

/** The report for people: what it was judged by, and a table with a row for each severity and one for all. */
export function reportText({ source, now, policy, calendar, badRows, all, severities }: TallyReport): string {
  return [
    `${source}, judged by the policy ${JSON.stringify(policy.name)} and the calendar ${JSON.stringify(calendar.name)}`,
    `as of ${utcText(now)} (${localTime(now, calendar.timeZone)} in ${calendar.timeZone})`,
    '',
    ...table([HEAD, ...[...severities].map(([name, tally]) => cells(name, tally)), cells('all', all)]),
    ...(badRows ? ['', `not in these numbers: ${badRows} bad ${badRows === 1 ? 'row' : 'rows'}`] : []),
    '',
  ].join('\n')
}

/** The report for programs. */
export function reportJson({ now, policy, calendar, badRows, all, severities }: TallyReport): string {
  const figures = (tally: Tally) => ({ ...tally, percent: percent(tally) })
  const report = {
    now: utcText(now),
    policy: policy.name,
    calendar: calendar.name,
    badRows,
    all: figures(all),
    severities: Object.fromEntries([...severities].map(([name, tally]) => [name, figures(tally)])),
  }
  return `${JSON.stringify(report, null, 2)}\n`
}

function cells(name: string, tally: Tally): string[] {
  const { tickets, met, breached, running } = tally
  return [name, ...[tickets, met, breached, running].map(String), percent(tally)?.toFixed(2) ?? '-']
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map(row => row[column].length)))
  return rows.map(row =>
    row.map((cell, column) => (column ? cell.padStart(widths[column]) : cell.padEnd(widths[column]))).join('  '),
  )
}
