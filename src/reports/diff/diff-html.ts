import { xmlText } from '../../text/xml-text.ts'
import { utcText } from '../../time/format/utc.ts'
import { htmlHead } from '../html-head.ts'
import { htmlTable } from '../html-table.ts'
import { invalidRowReason } from '../outcome.ts'
import { changeText } from './change-text.ts'
import { changeCounts, changesTitle, diffHeader, diffRemarks } from './diff-header.ts'
import { type DiffRun, diffOutcome } from './diff-run.ts'
import { diffTables } from './diff-tables.ts'
import { collectingDiffWriter, type DiffCollected, type DiffFormat } from './diff-writer.ts'

/** The report on two versions as one self-contained page. The markup is valid as both XML and HTML. */
export const diffHtml: DiffFormat = ({ sink }) =>
  collectingDiffWriter(async (run, collected) => {
    await sink(headOf(run))
    for (const table of diffTables(run)) await sink(htmlTable(table))
    await sink(list('Changes', changeCounts(run)))
    await sink(changeTable(collected))
    await sink(invalidTable(collected, run.badRows))
    await sink(`${list('Also', diffRemarks(run))}</main>\n</body>\n</html>\n`)
  })

function headOf(run: DiffRun): string {
  const { exitCode, documents, after } = run
  const outcome = diffOutcome(run)
  const title = `${outcome}: SLA diff of ${documents.before} and ${documents.after}, ${utcText(after.now)}`
  const lines = diffHeader(run).map(line => `<p class="soft">${xmlText(line)}</p>\n`)
  return htmlHead(title, 'SLA diff', { outcome, exitCode }) + lines.join('')
}

function list(title: string, texts: readonly string[]): string {
  if (!texts.length) return ''
  return `<h2>${title}</h2>\n<ul>\n${texts.map(text => `<li>${xmlText(text)}</li>\n`).join('')}</ul>\n`
}

function changeTable({ changes }: DiffCollected): string {
  if (!changes.list.length) return ''
  const rows = changes.list.map(change => {
    const { what, states, due, why } = changeText(change)
    return [`<bdi>${xmlText(change.ticket)}</bdi>`, ...[what, states, due, why].map(xmlText)]
  })
  const title = changesTitle(changes.list.length, changes.total)
  return wideTable(title, ['ticket', 'target', 'verdict', 'due', 'why'], rows)
}

function invalidTable({ invalidRows }: DiffCollected, total: number): string {
  if (!invalidRows.length) return ''
  const rows = invalidRows.map(row => [
    `<bdi>${xmlText(row.file)}</bdi>`,
    String(row.line),
    xmlText(invalidRowReason(row)),
  ])
  return wideTable(`Invalid rows: ${invalidRows.length} of ${total} shown`, ['file', 'line', 'why'], rows)
}

/** @param rows the cells, as markup */
function wideTable(title: string, heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = rows.map(cells => `<tr>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr>\n`)
  return (
    `<h2>${xmlText(title)}</h2>\n<div class="table"><table class="wide">\n` +
    `<thead><tr>${heads.map(head => `<th scope="col">${head}</th>`).join('')}</tr></thead>\n` +
    `<tbody>\n${lines.join('')}</tbody>\n</table></div>\n`
  )
}
