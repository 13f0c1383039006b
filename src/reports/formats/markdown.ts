import { spelledOut } from '../../text/spelled-out.ts'
import { attainmentTables } from '../attainment-tables.ts'
import { breachReason, differenceReason, promiseName } from '../breach-reason.ts'
import type { CheckRun } from '../check-run.ts'
import { MAX_SHOWN, ReportCollector } from '../collector.ts'
import { findingText, header, remarks, shownText } from '../header.ts'
import { invalidRowReason, outcomeText } from '../outcome.ts'
import type { ReportFormat } from '../report-writer.ts'
import { sparklineText } from '../sparkline.ts'
import { type ReportTables, tablesOf } from '../tables.ts'
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
  const { summary, attainment, findings } = result
  return [
    `## SLA check: ${escaped(outcomeText(result))}`,
    '',
    header(result, collector.timeZone).map(escaped).join('\\\n'),
    ...[...tablesOf(summary), ...attainmentTables(attainment)].flatMap(table),
    ...invalidSection(collector, result, max),
    ...breachSection(collector, max),
    ...differenceSection(collector, result, max),
    ...items(findings.map(findingText)),
    ...items(remarks(result)),
    '',
  ].join('\n')
}

function invalidSection({ invalidRows }: ReportCollector, { badRows }: CheckRun, max: number): string[] {
  const shown = invalidRows.slice(0, max)
  if (!shown.length) return []
  const rows = shown.map(row => [code(row.file), String(row.line), escaped(invalidRowReason(row))])
  return section(`Invalid rows: ${shown.length} of ${badRows} shown`, [['file', 'line', 'why'], ...rows])
}

function breachSection({ worst }: ReportCollector, max: number): string[] {
  const shown = worst.list.slice(0, max)
  if (!shown.length) return []
  const heads = ['ticket', 'severity', 'target', 'what happened', 'why']
  return section(`Breaches: ${shownText(shown.length, worst.total)}`, [heads, ...shown.map(breachCells)])
}

function breachCells(breach: ReportedBreach): string[] {
  const { missed, why = '' } = breachReason(breach)
  const { waived, known, severity } = breach.verdict
  const excuse = waived === undefined ? (known ? ' (known from the baseline)' : '') : ` (waived: ${waived})`
  return [code(breach.ticket.id), escaped(severity), promiseName(breach), escaped(missed + excuse), escaped(why)]
}

function differenceSection({ differences }: ReportCollector, { comparison }: CheckRun, max: number): string[] {
  const shown = differences.slice(0, max)
  if (!comparison || !shown.length) return []
  const rows = shown.map(difference => [
    code(difference.ticket.id),
    code(difference.reported),
    difference.computed,
    escaped(differenceReason(difference)),
  ])
  const title = `Differences from ${escaped(comparison.column)}: ${shown.length} of ${comparison.differed} shown`
  return section(title, [['ticket', 'there', 'here', 'why'], ...rows])
}

/** Returns a section with a title and a table, whose first row is its head. */
function section(title: string, rows: readonly (readonly string[])[]): string[] {
  return ['', `### ${title}`, '', ...rowLines(rows)]
}

function table({ title, heads, rows, notes, sparkline }: ReportTables): string[] {
  const lines = [heads, ...rows.map(({ name, cells }) => [escaped(name), ...cells])].map(rowLine)
  return [
    '',
    `### ${escaped(title)}`,
    ...(sparkline ? ['', sparklineText(sparkline)] : []),
    '',
    lines[0],
    `| --- |${' ---: |'.repeat(heads.length - 1)}`,
    ...lines.slice(1),
    ...notes.flatMap(note => ['', escaped(note)]),
  ]
}

function rowLines([heads, ...rows]: readonly (readonly string[])[]): string[] {
  return [rowLine(heads), `|${' --- |'.repeat(heads.length)}`, ...rows.map(rowLine)]
}

function rowLine(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

function items(texts: readonly string[]): string[] {
  return texts.length ? ['', ...texts.map(text => `- ${escapedStart(escaped(text))}`)] : []
}

/** Escapes the start of a text, so that it does not begin a list, quote, heading or indented code. */
function escapedStart(text: string): string {
  return text.trimStart().replace(/^(\d{0,9})([-+=.)])/, '$1\\$2')
}

/** Escapes a text, so that Markdown shows it unchanged and on one line. */
function escaped(text: string): string {
  return oneLine(text).replace(/[\\`*_[\]<>|~#@$&]|:(?=\/\/)|(?<=\bwww)\./g, character => `\\${character}`)
}

/** Returns a text as code, in which nothing is a link, a mention or a formula. */
function code(text: string): string {
  const line = oneLine(text).replaceAll('|', '\\|')
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map(({ length }) => length))
  const fence = '`'.repeat(longest + 1)
  // Markdown removes a space on both sides, so one is added where the text starts or ends with a space or a backtick.
  const space = /^[` ]|[` ]$/.test(line) || line === '' ? ' ' : ''
  return fence + space + line + space + fence
}

function oneLine(text: string): string {
  return spelledOut(text.replace(/\r\n|[\r\n]/g, '⏎'))
}
