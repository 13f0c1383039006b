import { xmlText } from '../text/xml-text.ts'
import { sparklineSvg } from './sparkline.ts'
import type { ReportTables } from './tables.ts'

/** Returns a table of counts with its title, sparkline and notes. */
export function htmlTable({ title, heads, rows, hasTotal, notes, sparkline }: ReportTables): string {
  const line = ({ name, cells }: ReportTables['rows'][number]) =>
    `<tr><th scope="row"><bdi>${xmlText(name)}</bdi></th>${cells.map(cell => `<td>${xmlText(cell)}</td>`).join('')}</tr>\n`
  const body = hasTotal ? rows.slice(0, -1) : rows
  return (
    `<h2>${xmlText(title)}</h2>\n${sparkline ? `${sparklineSvg(sparkline)}\n` : ''}<div class="table"><table>\n<thead><tr>` +
    `${heads.map(name => `<th scope="col">${name}</th>`).join('')}</tr></thead>\n` +
    `<tbody>\n${body.map(line).join('')}</tbody>\n` +
    `${hasTotal ? `<tfoot>\n${line(rows[rows.length - 1])}</tfoot>\n` : ''}</table></div>\n` +
    notes.map(note => `<p class="soft">${xmlText(note)}.</p>\n`).join('')
  )
}
