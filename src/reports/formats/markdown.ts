import { capital } from '../../text/capital.ts'
import { agreementSections } from '../agreement-sections.ts'
import { attainmentTables, monthTables } from '../attainment-tables.ts'
import { breachReason, differenceReason, promiseName } from '../breach-reason.ts'
import type { CheckRun } from '../check-run.ts'
import { MAX_SHOWN, ReportCollector } from '../collector.ts'
import { findingText, header, remarks } from '../header.ts'
import { holderTables } from '../holder-tables.ts'
import {
  escapedMarkdown,
  markdownCode,
  markdownItems,
  markdownSection,
  markdownTable,
  markdownTicket,
} from '../markdown-table.ts'
import type { ColumnKey } from '../messages/report-messages.ts'
import { ENGLISH, type Wording } from '../messages/wording.ts'
import { invalidRowReason, outcomeText } from '../outcome.ts'
import type { InvalidRow, ReportFormat } from '../report-writer.ts'
import { tablesOf } from '../tables.ts'
import { ticketLink } from '../ticket-link.ts'
import { excuseText, type ReportedBreach, type WorstBreaches } from '../worst-breaches.ts'

/** The report in GitHub's Markdown. */
export const markdownReport: ReportFormat = ({ sink, wording = ENGLISH }) => {
  const collector = new ReportCollector()
  return collector.writer(async result => {
    await sink(markdownText(result, collector, MAX_SHOWN, wording))
  })
}

/** Returns the report in Markdown with at most `max` breaches, differences and invalid rows. */
export function markdownText(result: CheckRun, collector: ReportCollector, max: number, wording: Wording): string {
  const invalid = invalidRowsSection(collector.invalidRows.slice(0, max), result.badRows, wording)
  return [
    `## ${wording.check}: ${escapedMarkdown(outcomeText(result, wording))}`,
    '',
    header(result, collector.timeZone, wording).map(escapedMarkdown).join('\\\n'),
    ...(result.agreements ? invalid : []),
    ...agreementSections(result, collector, wording).flatMap(({ title, run, worst }) => [
      ...(title === undefined ? [] : ['', `## ${escapedMarkdown(title)}`]),
      ...sectionTables(run, wording),
      ...(title === undefined ? invalid : []),
      ...breachSection(worst, run, max, wording),
    ]),
    ...differenceSection(collector, result, max, wording),
    ...markdownItems(result.findings.map(finding => findingText(finding, wording))),
    ...markdownItems(remarks(result, wording)),
    '',
  ].join('\n')
}

function sectionTables(run: CheckRun, wording: Wording): string[] {
  return [
    ...tablesOf(run.summary, run.targetLabels, wording),
    ...attainmentTables(run, undefined, wording),
    ...monthTables(run, wording),
    ...holderTables(run, undefined, wording),
  ].flatMap(markdownTable)
}

/** Returns a section with the invalid rows that are shown; nothing without any. */
export function invalidRowsSection(shown: readonly InvalidRow[], total: number, wording: Wording): string[] {
  if (!shown.length) return []
  const rows = shown.map(row => [
    markdownCode(row.file),
    String(row.line),
    escapedMarkdown(invalidRowReason(row, wording)),
  ])
  const title = `${capital(wording.invalidRows)}: ${wording.shown(shown.length, total)}`
  return markdownSection(title, [headings(wording, 'file', 'line', 'why'), ...rows])
}

/** Returns the headings of columns. */
export function headings({ columns }: Wording, ...keys: readonly ColumnKey[]): string[] {
  return keys.map(key => columns[key])
}

function breachSection(worst: WorstBreaches, { ticketUrl }: CheckRun, max: number, wording: Wording): string[] {
  const shown = worst.list.slice(0, max)
  if (!shown.length) return []
  const heads = headings(wording, 'ticket', 'severity', 'target', 'whatHappened', 'why')
  const title = `${capital(wording.breaches)}: ${wording.shownWorst(shown.length, worst.total)}`
  return markdownSection(title, [heads, ...shown.map(breach => breachCells(breach, ticketUrl, wording))])
}

function breachCells(breach: ReportedBreach, ticketUrl: string | undefined, wording: Wording): string[] {
  const { missed, why = '' } = breachReason(breach, wording)
  const excuse = excuseText(breach.verdict, wording)
  return [
    markdownTicket(breach.ticket.id, ticketLink(ticketUrl, breach.ticket.id)),
    escapedMarkdown(breach.verdict.severity),
    escapedMarkdown(promiseName(breach, wording)),
    escapedMarkdown(missed + (excuse === undefined ? '' : ` (${excuse})`)),
    escapedMarkdown(why),
  ]
}

function differenceSection(
  { differences }: ReportCollector,
  { comparison, ticketUrl }: CheckRun,
  max: number,
  wording: Wording,
): string[] {
  const shown = differences.slice(0, max)
  if (!comparison || !shown.length) return []
  const rows = shown.map(difference => [
    markdownTicket(difference.ticket.id, ticketLink(ticketUrl, difference.ticket.id)),
    markdownCode(difference.reported),
    wording.states[difference.computed],
    escapedMarkdown(differenceReason(difference, wording)),
  ])
  const from = capital(wording.differencesFrom(escapedMarkdown(comparison.column)))
  const title = `${from}: ${wording.shown(shown.length, comparison.differed)}`
  return markdownSection(title, [headings(wording, 'ticket', 'there', 'here', 'why'), ...rows])
}
