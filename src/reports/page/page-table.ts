import { capital } from '../../text/capital.ts'
import { xmlAttribute, xmlText } from '../../text/xml-text.ts'
import { localTime } from '../../time/format/local-time.ts'
import { utcText } from '../../time/format/utc.ts'
import type { Wording } from '../messages/wording.ts'
import type { InvalidRow } from '../report-writer.ts'
import { sparklineSvg } from '../sparkline.ts'
import type { ReportTables } from '../tables.ts'
import { ticketLink } from '../ticket-link.ts'
import { type HeadingLevel, pageHeading, pageNote } from './page-section.ts'

/** With fewer periods a sparkline shows no course. */
const FEWEST_BARS = 2

/**
 * A column and how its cells look: figures are on the right, short and long texts on the left. On a phone, figures and
 * short texts follow their heading, and long texts have the whole width.
 */
export type PageColumn = { readonly head: string; readonly look: 'figure' | 'short' | 'long' }

/**
 * Returns the markup of a table. The first cell of a row is its name.
 *
 * @param rows the markup of their cells
 */
export function pageTable(columns: readonly PageColumn[], rows: readonly (readonly string[])[]): string {
  return tableOf(
    columns,
    rows.map(cells => rowOf(columns, cells)),
  )
}

/** Returns the markup of a table of invalid rows. */
export function invalidRowTable(
  heads: readonly string[],
  rows: readonly InvalidRow[],
  reasonOf: (row: InvalidRow) => string,
): string {
  const cells = rows.map(row => [nameCell(row.file), String(row.line), xmlText(reasonOf(row))])
  const lines = cells.map(row => `<tr>${row.map(cell => `<td>${cell}</td>`).join('')}</tr>\n`)
  return tableOf(
    heads.map(head => ({ head, look: 'long' })),
    lines,
  )
}

/** Returns a table of counts with its title, sparkline and notes. */
export function countTable(
  { title, heads, rows, hasTotal, notes, sparkline }: ReportTables,
  level: HeadingLevel,
  wording: Wording,
): string {
  const columns = heads.map((head): PageColumn => ({ head, look: 'figure' }))
  const lines = rows.map(({ name, cells, isAlarm }) => rowOf(columns, [nameCell(name), ...cells.map(xmlText)], isAlarm))
  const total = hasTotal ? lines.pop() : undefined
  return (
    pageHeading(title, level) +
    (sparkline && sparkline.bars.length >= FEWEST_BARS ? `${sparklineSvg(sparkline, wording)}\n` : '') +
    tableOf(columns, lines, total) +
    notes.map(pageNote).join('')
  )
}

/** Maximum length of a name that is never broken across lines. */
const MAX_UNBROKEN = 16

/** Returns a cell with a text of the user's. */
export function nameCell(text: string): string {
  return `<bdi class="${text.length > MAX_UNBROKEN ? 'long' : 'whole'}">${xmlText(text)}</bdi>`
}

/** Returns a cell with the id of a ticket, which is a link if the address of tickets is known. */
export function ticketCell(id: string, ticketUrl: string | undefined): string {
  const url = ticketLink(ticketUrl, id)
  return url === undefined ? nameCell(id) : `<a href="${xmlAttribute(url)}" rel="noreferrer">${nameCell(id)}</a>`
}

const MINUTE = 60_000

/** Returns a cell with an instant as a zone's clock shows it, without seconds. */
export function timeCell(at: number, timeZone: string, locale?: string): string {
  return `<time datetime="${utcText(at)}">${xmlText(localTime(Math.floor(at / MINUTE) * MINUTE, timeZone, locale))}</time>`
}

function tableOf(columns: readonly PageColumn[], rows: readonly string[], total?: string): string {
  const heads = columns.map(({ head, look }) => `<th scope="col" class="${look}">${xmlText(capital(head))}</th>`)
  return (
    `<table>\n<thead><tr>${heads.join('')}</tr></thead>\n<tbody>\n${rows.join('')}</tbody>\n` +
    `${total === undefined ? '' : `<tfoot>\n${total}</tfoot>\n`}</table>\n`
  )
}

function rowOf(columns: readonly PageColumn[], [name, ...cells]: readonly string[], isAlarm = false): string {
  const shown = cells.map((cell, i) => {
    const { head, look } = columns[i + 1]
    const label = look === 'long' ? '' : ` data-h="${xmlAttribute(capital(head))}"`
    return `<td class="${look}"${label}>${cell}</td>`
  })
  return `<tr${isAlarm ? ' class="is-alarm"' : ''}><th scope="row">${name}</th>${shown.join('')}</tr>\n`
}
