import pc from 'picocolors'
import { attainmentTables } from '../attainment-tables.ts'
import { breachReason, differenceReason, promiseName } from '../breach-reason.ts'
import type { CheckRun } from '../check-run.ts'
import { ReportCollector } from '../collector.ts'
import { escapeControlCharacters } from '../escape-control.ts'
import { findingText, header, remarks, shownText } from '../header.ts'
import { holderTables } from '../holder-tables.ts'
import { invalidRowReason, outcomeText } from '../outcome.ts'
import type { ReportFormat } from '../report-writer.ts'
import { tablesOf } from '../tables.ts'
import { type Colours, paragraph, textTable, wrappedLines } from '../text-table.ts'
import { isExcused, type ReportedBreach } from '../worst-breaches.ts'

/** Maximum number of breaches, differences and invalid rows on a screen. */
const MAX_SHOWN_ON_SCREEN = 10
/** Maximum number of periods of an objective on a screen. */
const MAX_PERIODS_ON_SCREEN = 13
/** Maximum number of teams on a screen. */
const MAX_TEAMS_ON_SCREEN = 10

/** The report for people: the outcome, the contracts, the tables, and the worst breaches with their reasons. */
export const textReport: ReportFormat = ({ sink, isColour, width }) => {
  const collector = new ReportCollector()
  const colours = pc.createColors(isColour)
  return {
    ticket: collector.ticket,
    difference: collector.difference,
    invalid: collector.invalid,
    async end(result) {
      const lines = [
        ...outcomeLines(result, width, colours),
        ...header(result, collector.timeZone).flatMap(line => wrappedLines(line, width)),
        ...[
          ...tablesOf(result.summary, result.targetLabels),
          ...attainmentTables(result, MAX_PERIODS_ON_SCREEN),
          ...holderTables(result, MAX_TEAMS_ON_SCREEN),
        ].flatMap(figures => textTable(figures, width, colours)),
        ...invalidLines(collector, result, width, colours),
        ...breachLines(collector, width, colours),
        ...differenceLines(collector, result, width, colours),
        ...paragraph(result.findings.flatMap(finding => wrappedLines(findingText(finding), width))),
        ...paragraph(remarks(result).flatMap(line => wrappedLines(line, width))),
        '',
      ]
      await sink(lines.join('\n'))
    },
  }
}

function outcomeLines(result: CheckRun, width: number, { bold, red, green }: Colours): string[] {
  const paint = result.exitCode ? red : green
  return wrappedLines(outcomeText(result), width).map(line => paint(bold(line)))
}

function invalidLines(
  { invalidRows }: ReportCollector,
  { badRows }: CheckRun,
  width: number,
  { bold }: Colours,
): string[] {
  const shown = invalidRows.slice(0, MAX_SHOWN_ON_SCREEN)
  if (!shown.length) return []
  return [
    '',
    bold(`invalid rows${badRows > shown.length ? `: ${shown.length} of ${badRows} shown` : ''}`),
    ...shown.flatMap(row => wrappedLines(`${row.file}:${row.line}  ${invalidRowReason(row)}`, width, '  ')),
  ]
}

function breachLines({ worst }: ReportCollector, width: number, { bold, red, yellow }: Colours): string[] {
  const shown = worst.list.slice(0, MAX_SHOWN_ON_SCREEN)
  if (!shown.length) return []
  const head = `breaches${worst.total > shown.length ? `: ${shownText(shown.length, worst.total)}` : ', worst first'}`
  return [
    '',
    bold(head),
    ...shown.flatMap(breach => breachText(breach, width, isExcused(breach.verdict) ? yellow : red)),
  ]
}

function breachText(breach: ReportedBreach, width: number, paint: (text: string) => string): string[] {
  const { ticket, verdict } = breach
  const { missed, why } = breachReason(breach)
  const at = ticket.source ? `  ${ticket.source.file}:${ticket.source.line}` : ''
  const excuse =
    verdict.waived === undefined ? (verdict.known ? 'known from the baseline' : undefined) : `waived: ${verdict.waived}`
  const [first, ...rest] = wrappedLines(
    `${escapeControlCharacters(ticket.id)}  ${verdict.severity}, ${promiseName(breach)}${at}`,
    width,
    '  ',
  )
  return [
    paint(first),
    ...rest,
    ...[missed, why, excuse].flatMap(text => (text === undefined ? [] : wrappedLines(text, width, '  ', '  '))),
  ]
}

function differenceLines(
  { differences }: ReportCollector,
  { comparison }: CheckRun,
  width: number,
  { bold }: Colours,
): string[] {
  const shown = differences.slice(0, MAX_SHOWN_ON_SCREEN)
  if (!comparison || !shown.length) return []
  return [
    '',
    bold(
      `differences from ${escapeControlCharacters(comparison.column)}: ${shown.length} of ${comparison.differed} shown`,
    ),
    ...shown.flatMap(difference => {
      const { ticket, reported, computed } = difference
      return wrappedLines(
        `${ticket.id}  ${reported} there, ${computed} here: ${differenceReason(difference)}`,
        width,
        '  ',
      )
    }),
  ]
}
