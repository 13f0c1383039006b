import truncated from 'fast-string-truncated-width'
import type pc from 'picocolors'
import { escapeControlCharacters } from './escape-control.ts'
import type { ColumnKey } from './messages/report-messages.ts'
import { ENGLISH, type Wording } from './messages/wording.ts'
import type { ReportTables } from './tables.ts'

/** The colours of a terminal, or functions that change nothing. */
export type Colours = ReturnType<typeof pc.createColors>

/** The columns that are hidden on a narrow screen, the least important one first. */
const HIDDEN_FIRST: readonly ColumnKey[] = [
  'p90',
  'median',
  'n/a',
  'paused',
  'known',
  'waived',
  'running',
  'open',
  'allowance',
  'tickets',
  'cycles',
]

/** Returns the lines of a table that fits the screen. Columns that do not fit are named below it. */
export function textTable(
  { title, keys, heads, rows, hasTotal, notes }: ReportTables,
  width: number,
  colours: Colours,
  { columnsHidden }: Wording = ENGLISH,
): string[] {
  const all = [heads, ...rows.map(({ name, cells }) => [escapeControlCharacters(name), ...cells])]
  const widths = heads.map((_, column) => Math.max(...all.map(row => widthOf(row[column]))))
  const dropped: string[] = []
  let columns = heads.map((_, column) => column)
  const total = () => columns.reduce((sum, column) => sum + widths[column] + 2, -2)
  // First the name is shortened, unless it is a period; then the least important columns are dropped.
  const shorten = () => {
    if (!hasTotal) return
    widths[0] = Math.max(heads[0].length, widths[0] - Math.max(0, total() - width))
  }
  shorten()
  for (const key of HIDDEN_FIRST) {
    const column = keys.indexOf(key)
    if (total() <= width || column < 0) continue
    columns = columns.filter(kept => kept !== column)
    dropped.push(heads[column])
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
    ...wrappedLines(title, width).map(line => colours.bold(line)),
    colours.dim(line(all[0])),
    ...rows.map(({ isAlarm }, i) => (isAlarm ? colours.red(line(all[i + 1])) : line(all[i + 1]))),
    ...(dropped.length ? wrappedLines(columnsHidden(dropped), width) : []),
    ...notes.flatMap(note => wrappedLines(note, width)),
  ]
}

/** Returns lines after an empty one; nothing without lines. */
export function paragraph(lines: readonly string[]): string[] {
  return lines.length ? ['', ...lines] : []
}

/** Wraps a text into lines that fit the width. `first` is the margin of the first line, `margin` of the others. */
export function wrappedLines(text: string, width: number, margin = '', first = ''): string[] {
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
  // The index of fast-string-truncated-width 3.0.3 can be too high, or in the middle of a letter of two code units.
  const letters = Array.from(text.slice(0, index).replace(/\p{Cs}$/u, ''))
  while (letters.length && widthOf(`${letters.join('')}…`) > width) letters.pop()
  return `${letters.join('')}…`
}
