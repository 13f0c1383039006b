import { xmlText } from '../text/xml-text.ts'
import { ENGLISH, type Wording } from './messages/wording.ts'
import { sparklineSvg } from './sparkline.ts'
import type { ReportTables } from './tables.ts'

/** Returns a table of counts with its title, sparkline and notes. */
export function htmlTable(table: ReportTables, wording: Wording = ENGLISH): string {
  const { title, heads, rows, hasTotal, notes, sparkline } = table
  const line = ({ name, cells }: ReportTables['rows'][number]) =>
    `<tr><th scope="row"><bdi>${xmlText(name)}</bdi></th>${cells.map(cell => `<td>${xmlText(cell)}</td>`).join('')}</tr>\n`
  const body = hasTotal ? rows.slice(0, -1) : rows
  return (
    `<h2>${xmlText(title)}</h2>\n${sparkline ? `${sparklineSvg(sparkline, wording)}\n` : ''}<div class="table"><table>\n<thead><tr>` +
    `${heads.map(name => `<th scope="col">${name}</th>`).join('')}</tr></thead>\n` +
    `<tbody>\n${body.map(line).join('')}</tbody>\n` +
    `${hasTotal ? `<tfoot>\n${line(rows[rows.length - 1])}</tfoot>\n` : ''}</table></div>\n` +
    notes.map(note => `<p class="soft">${xmlText(note.replace(/\.$/, ''))}.</p>\n`).join('')
  )
}
