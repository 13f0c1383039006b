import { capital } from '../../text/capital.ts'
import { xmlText } from '../../text/xml-text.ts'
import { utcText } from '../../time/format/utc.ts'
import { htmlHead } from '../html-head.ts'
import { htmlTable } from '../html-table.ts'
import type { ColumnKey } from '../messages/report-messages.ts'
import { ENGLISH, type Wording } from '../messages/wording.ts'
import { invalidRowReason } from '../outcome.ts'
import { changeText } from './change-text.ts'
import { changeCounts, changesTitle, diffHeader, diffRemarks } from './diff-header.ts'
import { type DiffRun, diffOutcome } from './diff-run.ts'
import { diffTables } from './diff-tables.ts'
import { collectingDiffWriter, type DiffCollected, type DiffFormat } from './diff-writer.ts'

/** The report on two versions as one self-contained page. The markup is valid as both XML and HTML. */
export const diffHtml: DiffFormat = ({ sink, wording = ENGLISH }) =>
  collectingDiffWriter(async (run, collected) => {
    await sink(headOf(run, wording))
    for (const table of diffTables(run, wording)) await sink(htmlTable(table, wording))
    await sink(list(wording.versions.changes, changeCounts(run, wording)))
    await sink(changeTable(collected, wording))
    await sink(invalidTable(collected, run.badRows, wording))
    await sink(`${list(wording.also, diffRemarks(run, wording))}</main>\n</body>\n</html>\n`)
  })

function headOf(run: DiffRun, wording: Wording): string {
  const { exitCode, documents, after } = run
  const outcome = diffOutcome(run, wording)
  const names = wording.versions.documents(documents.before, documents.after)
  const title = `${outcome}: ${wording.diff}, ${names}, ${utcText(after.now)}`
  const lines = diffHeader(run, wording).map(line => `<p class="soft">${xmlText(line)}</p>\n`)
  return htmlHead(title, wording.diff, { outcome, exitCode }, wording.locale) + lines.join('')
}

function list(title: string, texts: readonly string[]): string {
  if (!texts.length) return ''
  return `<h2>${title}</h2>\n<ul>\n${texts.map(text => `<li>${xmlText(text)}</li>\n`).join('')}</ul>\n`
}

function changeTable({ changes }: DiffCollected, wording: Wording): string {
  if (!changes.list.length) return ''
  const rows = changes.list.map(change => {
    const { what, states, due, why } = changeText(change, wording)
    return [`<bdi>${xmlText(change.ticket)}</bdi>`, ...[what, states, due, why].map(xmlText)]
  })
  const title = changesTitle(changes.list.length, changes.total, wording)
  return wideTable(title, ['ticket', 'target', 'verdict', 'due', 'why'], rows, wording)
}

function invalidTable({ invalidRows }: DiffCollected, total: number, wording: Wording): string {
  if (!invalidRows.length) return ''
  const rows = invalidRows.map(row => [
    `<bdi>${xmlText(row.file)}</bdi>`,
    String(row.line),
    xmlText(invalidRowReason(row, wording)),
  ])
  const title = `${capital(wording.invalidRows)}: ${wording.shown(invalidRows.length, total)}`
  return wideTable(title, ['file', 'line', 'why'], rows, wording)
}

/** @param rows the cells, as markup */
function wideTable(
  title: string,
  keys: readonly ColumnKey[],
  rows: readonly (readonly string[])[],
  { columns }: Wording,
): string {
  const lines = rows.map(cells => `<tr>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr>\n`)
  return (
    `<h2>${xmlText(title)}</h2>\n<div class="table"><table class="wide">\n` +
    `<thead><tr>${keys.map(key => `<th scope="col">${columns[key]}</th>`).join('')}</tr></thead>\n` +
    `<tbody>\n${lines.join('')}</tbody>\n</table></div>\n`
  )
}
