import { spelledOut } from '../text/spelled-out.ts'
import { sparklineText } from './sparkline.ts'
import type { ReportTables } from './tables.ts'

/** Returns a section with a title and a table, whose first row is its head. */
export function markdownSection(title: string, rows: readonly (readonly string[])[]): string[] {
  return ['', `### ${title}`, '', ...rowLines(rows)]
}

/** Returns a table of counts with its title, sparkline and notes. */
export function markdownTable({ title, heads, rows, notes, sparkline }: ReportTables): string[] {
  const lines = [heads, ...rows.map(({ name, cells }) => [escapedMarkdown(name), ...cells])].map(rowLine)
  return [
    '',
    `### ${escapedMarkdown(title)}`,
    ...(sparkline ? ['', sparklineText(sparkline)] : []),
    '',
    lines[0],
    `| --- |${' ---: |'.repeat(heads.length - 1)}`,
    ...lines.slice(1),
    ...notes.flatMap(note => ['', escapedMarkdown(note)]),
  ]
}

function rowLines([heads, ...rows]: readonly (readonly string[])[]): string[] {
  return [rowLine(heads), `|${' --- |'.repeat(heads.length)}`, ...rows.map(rowLine)]
}

function rowLine(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

/** Returns a list after an empty line; nothing without texts. */
export function markdownItems(texts: readonly string[]): string[] {
  return texts.length ? ['', ...texts.map(text => `- ${escapedStart(escapedMarkdown(text))}`)] : []
}

/** Escapes the start of a text, so that it does not begin a list, quote, heading or indented code. */
function escapedStart(text: string): string {
  return text.trimStart().replace(/^(\d{0,9})([-+=.)])/, '$1\\$2')
}

/** Escapes a text, so that Markdown shows it unchanged and on one line. */
export function escapedMarkdown(text: string): string {
  return oneLine(text).replace(/[\\`*_[\]<>|~#@$&]|:(?=\/\/)|(?<=\bwww)\./g, character => `\\${character}`)
}

/** Returns a text as code, in which nothing is a link, a mention or a formula. */
export function markdownCode(text: string): string {
  const line = oneLine(text).replaceAll('|', '\\|')
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map(({ length }) => length))
  const fence = '`'.repeat(longest + 1)
  // Markdown removes a space on both sides, so one is added where the text starts or ends with a space or a backtick.
  const space = /^[` ]|[` ]$/.test(line) || line === '' ? ' ' : ''
  return fence + space + line + space + fence
}

/** Returns the id of a ticket as code, with a link to the ticket if its address is known. */
export function markdownTicket(id: string, url: string | undefined): string {
  if (url === undefined) return markdownCode(id)
  const address = url.replaceAll('&', '&amp;').replace(/[()]/g, bracket => (bracket === '(' ? '%28' : '%29'))
  return `[${markdownCode(id)}](${address})`
}

function oneLine(text: string): string {
  return spelledOut(text.replace(/\r\n|[\r\n]/g, '⏎'))
}
