import { headings, invalidRowsSection } from '../formats/markdown.ts'
import { escapedMarkdown, markdownItems, markdownSection, markdownTable, markdownTicket } from '../markdown-table.ts'
import { ENGLISH, type Wording } from '../messages/wording.ts'
import { ticketLink } from '../ticket-link.ts'
import { changeText } from './change-text.ts'
import { changeCounts, changesTitle, diffHeader, diffRemarks } from './diff-header.ts'
import { type DiffRun, diffOutcome } from './diff-run.ts'
import { diffTables } from './diff-tables.ts'
import { collectingDiffWriter, type DiffCollected, type DiffFormat } from './diff-writer.ts'

/** The report on two versions in GitHub's Markdown. */
export const diffMarkdown: DiffFormat = ({ sink, wording = ENGLISH }) =>
  collectingDiffWriter(async (run, collected) => {
    const lines = [
      `## ${wording.diff}: ${escapedMarkdown(diffOutcome(run, wording))}`,
      '',
      diffHeader(run, wording).map(escapedMarkdown).join('\\\n'),
      ...diffTables(run, wording).flatMap(markdownTable),
      ...markdownItems(changeCounts(run, wording)),
      ...changeSection(collected, run, wording),
      ...invalidRowsSection(collected.invalidRows, run.badRows, wording),
      ...markdownItems(diffRemarks(run, wording)),
      '',
    ]
    await sink(lines.join('\n'))
  })

function changeSection({ changes }: DiffCollected, run: DiffRun, wording: Wording): string[] {
  if (!changes.list.length) return []
  const rows = changes.list.map(change => {
    const { what, states, due, why } = changeText(change, wording)
    return [
      markdownTicket(change.ticket, ticketLink(run.ticketUrl, change.ticket)),
      ...[what, states, due, why].map(escapedMarkdown),
    ]
  })
  const title = changesTitle(run, changes.list.length, changes.total, wording)
  return markdownSection(title, [headings(wording, 'ticket', 'target', 'verdict', 'due', 'why'), ...rows])
}
