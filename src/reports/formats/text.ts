import truncated from 'fast-string-truncated-width'
import pc from 'picocolors'
import { attainmentTables } from '../attainment-tables.ts'
import { breachReason, differenceReason, promiseName } from '../breach-reason.ts'
import type { CheckRun } from '../check-run.ts'
import { ReportCollector } from '../collector.ts'
import { escapeControlCharacters } from '../escape-control.ts'
import { findingText, header, remarks, shownText } from '../header.ts'
import { invalidRowReason, outcomeText } from '../outcome.ts'
import type { ReportFormat } from '../report-writer.ts'
import { type ReportTables, tablesOf } from '../tables.ts'
import { isExcused, type ReportedBreach } from '../worst-breaches.ts'

/** Maximum number of breaches, differences and invalid rows on a screen. */
const MAX_SHOWN_ON_SCREEN = 10
/** Maximum number of periods of an objective on a screen. */
const MAX_PERIODS_ON_SCREEN = 13

type Colours = ReturnType<typeof pc.createColors>

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
        ...header(result, collector.timeZone).flatMap(line => wrapped(line, width)),
        ...[...tablesOf(result.summary), ...attainmentTables(result.attainment, MAX_PERIODS_ON_SCREEN)].flatMap(
          figures => table(figures, width, colours),
        ),
        ...invalidLines(collector, result, width, colours),
        ...breachLines(collector, width, colours),
        ...differenceLines(collector, result, width, colours),
        ...paragraph(result.findings.flatMap(finding => wrapped(findingText(finding), width))),
        ...paragraph(remarks(result).flatMap(line => wrapped(line, width))),
        '',
      ]
      await sink(lines.join('\n'))
    },
  }
}

function outcomeLines(result: CheckRun, width: number, { bold, red, green }: Colours): string[] {
  const paint = result.exitCode ? red : green
  return wrapped(outcomeText(result), width).map(line => paint(bold(line)))
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
    ...shown.flatMap(row => wrapped(`${row.file}:${row.line}  ${invalidRowReason(row)}`, width, '  ')),
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
  const [first, ...rest] = wrapped(
    `${escapeControlCharacters(ticket.id)}  ${verdict.severity}, ${promiseName(breach)}${at}`,
    width,
    '  ',
  )
  return [
    paint(first),
    ...rest,
    ...[missed, why, excuse].flatMap(text => (text === undefined ? [] : wrapped(text, width, '  ', '  '))),
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
      return wrapped(`${ticket.id}  ${reported} there, ${computed} here: ${differenceReason(difference)}`, width, '  ')
    }),
  ]
}

/** Returns the lines of a table that fits the screen. Columns that do not fit are named below it. */
function table({ title, heads, rows, notes }: ReportTables, width: number, colours: Colours): string[] {
  const all = [heads, ...rows.map(({ name, cells }) => [escapeControlCharacters(name), ...cells])]
  const widths = heads.map((_, column) => Math.max(...all.map(row => widthOf(row[column]))))
  const dropped: string[] = []
  let columns = heads.map((_, column) => column)
  const total = () => columns.reduce((sum, column) => sum + widths[column] + 2, -2)
  // First the name is shortened; then the least important columns are dropped.
  const shorten = () => {
    widths[0] = Math.max(heads[0].length, widths[0] - Math.max(0, total() - width))
  }
  shorten()
  for (const head of ['p90', 'median', 'n/a', 'paused', 'known', 'waived', 'running', 'open', 'tickets', 'cycles']) {
    const column = heads.indexOf(head)
    if (total() <= width || column < 0) continue
    columns = columns.filter(kept => kept !== column)
    dropped.push(head)
  }
  const line = (row: readonly string[]) =>
    columns
      .map(column => {
        const cell = cut(row[column], widths[column])
        const space = ' '.repeat(widths[column] - widthOf(cell))
        return column ? space + cell : cell + space
      })
      .join('  ')
  return [
    '',
    ...wrapped(title, width).map(line => colours.bold(line)),
    colours.dim(line(all[0])),
    ...rows.map(({ isAlarm }, i) => (isAlarm ? colours.red(line(all[i + 1])) : line(all[i + 1]))),
    ...(dropped.length ? wrapped(`(columns hidden: ${dropped.join(', ')})`, width) : []),
    ...notes.flatMap(note => wrapped(note, width)),
  ]
}

function paragraph(lines: readonly string[]): string[] {
  return lines.length ? ['', ...lines] : []
}

/** Wraps a text into lines that fit the width. `first` is the margin of the first line, `margin` of the others. */
function wrapped(text: string, width: number, margin = '', first = ''): string[] {
  const lines: string[] = []
  let line = first
  for (const word of escapeControlCharacters(text).split(' ')) {
    const isFirst = line === (lines.length ? margin : first)
    if (!isFirst && widthOf(line) + 1 + widthOf(word) > width) {
      lines.push(line)
      line = margin + word
    } else line += isFirst ? word : ` ${word}`
  }
  return [...lines, line]
}

function widthOf(text: string): number {
  return truncated(text).width
}

function cut(text: string, width: number): string {
  const { index, ellipsed } = truncated(text, { limit: width, ellipsis: '…' })
  if (!ellipsed) return text
  // fast-string-truncated-width 3.0.3 returns a wrong index after unassigned characters.
  const letters = Array.from(text.slice(0, index))
  while (letters.length && widthOf(`${letters.join('')}…`) > width) letters.pop()
  return `${letters.join('')}…`
}
