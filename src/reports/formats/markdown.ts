import { attainmentTables } from '../attainment-tables.ts'
import { breachReason, differenceReason, promiseName } from '../breach-reason.ts'
import type { CheckRun } from '../check-run.ts'
import { MAX_SHOWN, ReportCollector } from '../collector.ts'
import { findingText, header, remarks, shownText } from '../header.ts'
import { holderTables } from '../holder-tables.ts'
import {
  escapedMarkdown,
  markdownCode,
  markdownItems,
  markdownSection,
  markdownTable,
  markdownTicket,
} from '../markdown-table.ts'
import { invalidRowReason, outcomeText } from '../outcome.ts'
import type { ReportFormat } from '../report-writer.ts'
import { tablesOf } from '../tables.ts'
import { ticketLink } from '../ticket-link.ts'
import type { ReportedBreach } from '../worst-breaches.ts'

/** The report in GitHub's Markdown. */
export const markdownReport: ReportFormat = ({ sink }) => {
  const collector = new ReportCollector()
  return collector.writer(async result => {
    await sink(markdownText(result, collector, MAX_SHOWN))
  })
}

/** Returns the report in Markdown with at most `max` breaches, differences and invalid rows. */
export function markdownText(result: CheckRun, collector: ReportCollector, max: number): string {
  const { summary, findings } = result
  return [
    `## SLA check: ${escapedMarkdown(outcomeText(result))}`,
    '',
    header(result, collector.timeZone).map(escapedMarkdown).join('\\\n'),
    ...[...tablesOf(summary, result.targetLabels), ...attainmentTables(result), ...holderTables(result)].flatMap(
      markdownTable,
    ),
    ...invalidSection(collector, result, max),
    ...breachSection(collector, result, max),
    ...differenceSection(collector, result, max),
    ...markdownItems(findings.map(findingText)),
    ...markdownItems(remarks(result)),
    '',
  ].join('\n')
}

function invalidSection({ invalidRows }: ReportCollector, { badRows }: CheckRun, max: number): string[] {
  const shown = invalidRows.slice(0, max)
  if (!shown.length) return []
  const rows = shown.map(row => [markdownCode(row.file), String(row.line), escapedMarkdown(invalidRowReason(row))])
  return markdownSection(`Invalid rows: ${shown.length} of ${badRows} shown`, [['file', 'line', 'why'], ...rows])
}

function breachSection({ worst }: ReportCollector, { ticketUrl }: CheckRun, max: number): string[] {
  const shown = worst.list.slice(0, max)
  if (!shown.length) return []
  const heads = ['ticket', 'severity', 'target', 'what happened', 'why']
  return markdownSection(`Breaches: ${shownText(shown.length, worst.total)}`, [
    heads,
    ...shown.map(breach => breachCells(breach, ticketUrl)),
  ])
}

function breachCells(breach: ReportedBreach, ticketUrl: string | undefined): string[] {
  const { missed, why = '' } = breachReason(breach)
  const { waived, known, severity } = breach.verdict
  const excuse = waived === undefined ? (known ? ' (known from the baseline)' : '') : ` (waived: ${waived})`
  return [
    markdownTicket(breach.ticket.id, ticketLink(ticketUrl, breach.ticket.id)),
    escapedMarkdown(severity),
    escapedMarkdown(promiseName(breach)),
    escapedMarkdown(missed + excuse),
    escapedMarkdown(why),
  ]
}

function differenceSection(
  { differences }: ReportCollector,
  { comparison, ticketUrl }: CheckRun,
  max: number,
): string[] {
  const shown = differences.slice(0, max)
  if (!comparison || !shown.length) return []
  const rows = shown.map(difference => [
    markdownTicket(difference.ticket.id, ticketLink(ticketUrl, difference.ticket.id)),
    markdownCode(difference.reported),
    difference.computed,
    escapedMarkdown(differenceReason(difference)),
  ])
  const title = `Differences from ${escapedMarkdown(comparison.column)}: ${shown.length} of ${comparison.differed} shown`
  return markdownSection(title, [['ticket', 'there', 'here', 'why'], ...rows])
}
