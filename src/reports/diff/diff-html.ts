import type { CheckResult } from '../../compliance/result.ts'
import { percentOf } from '../../compliance/tally/tally.ts'
import { capital } from '../../text/capital.ts'
import { xmlText } from '../../text/xml-text.ts'
import { utcText } from '../../time/format/utc.ts'
import { ENGLISH, type Wording } from '../messages/wording.ts'
import { invalidRowReason } from '../outcome.ts'
import { pageEnd, pageHead } from '../page/page-head.ts'
import { pageList, pageNote, pageSection } from '../page/page-section.ts'
import { countTable, invalidRowTable, type PageColumn, pageTable, ticketCell } from '../page/page-table.ts'
import { type Tile, tileRow } from '../page/tile-row.ts'
import { changeText } from './change-text.ts'
import { changeCounts, changesTitle, diffHeader, diffRemarks } from './diff-header.ts'
import { type DiffRun, diffOutcome } from './diff-run.ts'
import { diffTables } from './diff-tables.ts'
import { collectingDiffWriter, type DiffCollected, type DiffFormat } from './diff-writer.ts'

/** The report on two versions as one self-contained page. The markup is valid as both XML and HTML. */
export const diffHtml: DiffFormat = ({ sink, wording = ENGLISH }) =>
  collectingDiffWriter(async (run, collected) => {
    await sink(head(run, wording))
    await sink(tiles(run, wording))
    await sink(pageSection(wording.versions.changes, 2, pageList(changeCounts(run, wording))))
    await sink(changeSection(collected, run, wording))
    await sink(
      pageSection(
        wording.page.beforeAndAfter,
        2,
        diffTables(run, wording)
          .map(table => countTable(table, 3, wording))
          .join(''),
      ),
    )
    await sink(invalidSection(collected, run, wording))
    await sink(pageSection(wording.also, 2, pageList(diffRemarks(run, wording))))
    await sink(pageEnd(diffHeader(run, wording)))
  })

function head(run: DiffRun, wording: Wording): string {
  const { exitCode, documents, after, logo } = run
  const outcome = diffOutcome(run, wording)
  return pageHead({
    locale: wording.locale,
    title: `${outcome}: ${wording.diff} ${documents.before}, ${documents.after}, ${utcText(after.now)}`,
    kind: wording.diff,
    heading: `${documents.before} → ${documents.after}`,
    lines: [capital(wording.asOf(utcText(after.now), undefined))],
    logo,
    outcome,
    exitCode,
  })
}

function tiles({ counts, before, after }: DiffRun, { page, decimal }: Wording): string {
  const sum = (state: 'breached' | 'met') =>
    counts.reduce((total, { from, to, count }) => total + (from !== to && to === state ? count : 0), 0)
  const share = (result: CheckResult) => {
    const percent = onTime(result)
    return percent === null ? '–' : `${decimal(percent, 2)}%`
  }
  const all: Tile[] = [
    { name: page.newlyBreached, figure: String(sum('breached')), look: sum('breached') ? 'alarm' : 'plain', notes: [] },
    { name: page.newlyMet, figure: String(sum('met')), look: sum('met') ? 'kept' : 'plain', notes: [] },
    { name: page.onTime, figure: share(after), look: 'plain', notes: [`${share(before)} → ${share(after)}`] },
  ]
  return tileRow(all)
}

/** Returns the share of met targets, without excused breaches. */
function onTime({ summary }: CheckResult): number | null {
  const tallies = Object.values(summary.targets)
  const met = tallies.reduce((total, tally) => total + tally.met, 0)
  const breached = tallies.reduce((total, tally) => total + tally.breached - tally.waived - tally.known, 0)
  return percentOf(met, breached)
}

function changeSection({ changes }: DiffCollected, run: DiffRun, wording: Wording): string {
  if (!changes.list.length) return ''
  const { columns: words } = wording
  const columns: PageColumn[] = [
    { head: words.ticket, look: 'short' },
    { head: words.target, look: 'short' },
    { head: words.verdict, look: 'short' },
    { head: words.due, look: 'long' },
    { head: words.why, look: 'long' },
  ]
  const rows = changes.list.map(change => {
    const { what, states, due, why } = changeText(change, wording)
    return [ticketCell(change.ticket, run.ticketUrl), ...[what, states, due, why].map(xmlText)]
  })
  return pageSection(changesTitle(run, changes.list.length, changes.total, wording), 2, pageTable(columns, rows))
}

function invalidSection({ invalidRows }: DiffCollected, { badRows }: DiffRun, wording: Wording): string {
  if (!invalidRows.length) return ''
  const { file, line, why } = wording.columns
  const table = invalidRowTable([file, line, why], invalidRows, row => invalidRowReason(row, wording))
  return pageSection(wording.invalidRows, 2, pageNote(wording.shown(invalidRows.length, badRows)) + table)
}
