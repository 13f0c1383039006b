import {
  escapedMarkdown,
  markdownCode,
  markdownItems,
  markdownSection,
  markdownTable,
  markdownTicket,
} from '../markdown-table.ts'
import { invalidRowReason } from '../outcome.ts'
import { ticketLink } from '../ticket-link.ts'
import { changeText } from './change-text.ts'
import { changeCounts, changesTitle, diffHeader, diffRemarks } from './diff-header.ts'
import { type DiffRun, diffOutcome } from './diff-run.ts'
import { diffTables } from './diff-tables.ts'
import { collectingDiffWriter, type DiffCollected, type DiffFormat } from './diff-writer.ts'

/** The report on two versions in GitHub's Markdown. */
export const diffMarkdown: DiffFormat = ({ sink }) =>
  collectingDiffWriter(async (run, collected) => {
    const lines = [
      `## SLA diff: ${escapedMarkdown(diffOutcome(run))}`,
      '',
      diffHeader(run).map(escapedMarkdown).join('\\\n'),
      ...diffTables(run).flatMap(markdownTable),
      ...markdownItems(changeCounts(run)),
      ...changeSection(collected, run),
      ...invalidSection(collected, run.badRows),
      ...markdownItems(diffRemarks(run)),
      '',
    ]
    await sink(lines.join('\n'))
  })

function changeSection({ changes }: DiffCollected, { ticketUrl }: DiffRun): string[] {
  if (!changes.list.length) return []
  const rows = changes.list.map(change => {
    const { what, states, due, why } = changeText(change)
    return [
      markdownTicket(change.ticket, ticketLink(ticketUrl, change.ticket)),
      ...[what, states, due, why].map(escapedMarkdown),
    ]
  })
  const title = changesTitle(changes.list.length, changes.total)
  return markdownSection(title, [['ticket', 'target', 'verdict', 'due', 'why'], ...rows])
}

function invalidSection({ invalidRows }: DiffCollected, total: number): string[] {
  if (!invalidRows.length) return []
  const rows = invalidRows.map(row => [
    markdownCode(row.file),
    String(row.line),
    escapedMarkdown(invalidRowReason(row)),
  ])
  return markdownSection(`Invalid rows: ${invalidRows.length} of ${total} shown`, [['file', 'line', 'why'], ...rows])
}
