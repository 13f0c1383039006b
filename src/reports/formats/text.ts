import pc from 'picocolors'
import { agreementSections } from '../agreement-sections.ts'
import { attainmentTables } from '../attainment-tables.ts'
import { breachReason, differenceReason, promiseName } from '../breach-reason.ts'
import type { CheckRun } from '../check-run.ts'
import { ReportCollector } from '../collector.ts'
import { escapeControlCharacters } from '../escape-control.ts'
import { findingText, header, remarks } from '../header.ts'
import { holderTables } from '../holder-tables.ts'
import { ENGLISH, type Wording } from '../messages/wording.ts'
import { invalidRowReason, outcomeText } from '../outcome.ts'
import type { InvalidRow, ReportFormat } from '../report-writer.ts'
import { tablesOf } from '../tables.ts'
import { type Colours, paragraph, textTable, wrappedLines } from '../text-table.ts'
import { excuseText, isExcused, type ReportedBreach, type WorstBreaches } from '../worst-breaches.ts'

/** Maximum number of breaches, differences and invalid rows on a screen. */
const MAX_SHOWN_ON_SCREEN = 10
/** Maximum number of periods of an objective on a screen. */
const MAX_PERIODS_ON_SCREEN = 13
/** Maximum number of teams on a screen. */
const MAX_TEAMS_ON_SCREEN = 10

/** The report for people: the outcome, the contracts, the tables, and the worst breaches with their reasons. */
export const textReport: ReportFormat = ({ sink, isColour, width, wording = ENGLISH }) => {
  const collector = new ReportCollector()
  const colours = pc.createColors(isColour)
  const invalid = ({ badRows }: CheckRun) =>
    invalidLines(collector.invalidRows.slice(0, MAX_SHOWN_ON_SCREEN), badRows, width, colours, wording)
  return {
    plain: collector.plain,
    ticket: collector.ticket,
    difference: collector.difference,
    invalid: collector.invalid,
    async end(result) {
      const lines = [
        ...outcomeLines(result, width, colours, wording),
        ...header(result, collector.timeZone, wording).flatMap(line => wrappedLines(line, width)),
        ...(result.agreements ? invalid(result) : []),
        ...agreementSections(result, collector, wording).flatMap(({ title, run, worst }) => [
          ...(title === undefined ? [] : ['', ...wrappedLines(title, width).map(line => colours.bold(line))]),
          ...sectionTables(run, width, colours, wording),
          ...(title === undefined ? invalid(run) : []),
          ...breachLines(worst, width, colours, wording),
        ]),
        ...differenceLines(collector, result, width, colours, wording),
        ...paragraph(result.findings.flatMap(finding => wrappedLines(findingText(finding, wording), width))),
        ...paragraph(remarks(result, wording).flatMap(line => wrappedLines(line, width))),
        '',
      ]
      await sink(lines.join('\n'))
    },
  }
}

function outcomeLines(result: CheckRun, width: number, { bold, red, green }: Colours, wording: Wording): string[] {
  const paint = result.exitCode ? red : green
  return wrappedLines(outcomeText(result, wording), width).map(line => paint(bold(line)))
}

function sectionTables(run: CheckRun, width: number, colours: Colours, wording: Wording): string[] {
  return [
    ...tablesOf(run.summary, run.targetLabels, wording),
    ...attainmentTables(run, MAX_PERIODS_ON_SCREEN, wording),
    ...holderTables(run, MAX_TEAMS_ON_SCREEN, wording),
  ].flatMap(figures => textTable(figures, width, colours, wording))
}

/** Returns the lines of the invalid rows that are shown, after an empty one; nothing without any. */
export function invalidLines(
  shown: readonly InvalidRow[],
  total: number,
  width: number,
  { bold }: Colours,
  wording: Wording,
): string[] {
  if (!shown.length) return []
  return [
    '',
    bold(wording.invalidRows + (total > shown.length ? `: ${wording.shown(shown.length, total)}` : '')),
    ...shown.flatMap(row => wrappedLines(`${row.file}:${row.line}  ${invalidRowReason(row, wording)}`, width, '  ')),
  ]
}

function breachLines(worst: WorstBreaches, width: number, { bold, red, yellow }: Colours, wording: Wording): string[] {
  const shown = worst.list.slice(0, MAX_SHOWN_ON_SCREEN)
  if (!shown.length) return []
  const isCut = worst.total > shown.length
  const head = wording.breaches + (isCut ? `: ${wording.shownWorst(shown.length, worst.total)}` : wording.worstFirst)
  return [
    '',
    bold(head),
    ...shown.flatMap(breach => breachText(breach, width, isExcused(breach.verdict) ? yellow : red, wording)),
  ]
}

function breachText(
  breach: ReportedBreach,
  width: number,
  paint: (text: string) => string,
  wording: Wording,
): string[] {
  const { ticket, verdict } = breach
  const { missed, why } = breachReason(breach, wording)
  const at = ticket.source ? `  ${ticket.source.file}:${ticket.source.line}` : ''
  const [first, ...rest] = wrappedLines(
    `${escapeControlCharacters(ticket.id)}  ${verdict.severity}, ${promiseName(breach, wording)}${at}`,
    width,
    '  ',
  )
  return [
    paint(first),
    ...rest,
    ...[missed, why, excuseText(verdict, wording)].flatMap(text =>
      text === undefined ? [] : wrappedLines(text, width, '  ', '  '),
    ),
  ]
}

function differenceLines(
  { differences }: ReportCollector,
  { comparison }: CheckRun,
  width: number,
  { bold }: Colours,
  wording: Wording,
): string[] {
  const shown = differences.slice(0, MAX_SHOWN_ON_SCREEN)
  if (!comparison || !shown.length) return []
  return [
    '',
    bold(
      `${wording.differencesFrom(escapeControlCharacters(comparison.column))}: ` +
        wording.shown(shown.length, comparison.differed),
    ),
    ...shown.flatMap(difference => {
      const { ticket, reported, computed } = difference
      return wrappedLines(
        `${ticket.id}  ${wording.difference(reported, wording.states[computed])}: ${differenceReason(difference, wording)}`,
        width,
        '  ',
      )
    }),
  ]
}
