import pc from 'picocolors'
import type { VerdictChange } from '../../compliance/diff/verdict-change.ts'
import { invalidLines } from '../formats/text.ts'
import { ENGLISH, type Wording } from '../messages/wording.ts'
import { type Colours, paragraph, textTable, wrappedLines } from '../text-table.ts'
import { changeText } from './change-text.ts'
import { changeCounts, changesTitle, diffHeader, diffRemarks } from './diff-header.ts'
import { diffOutcome } from './diff-run.ts'
import { diffTables } from './diff-tables.ts'
import { collectingDiffWriter, type DiffFormat } from './diff-writer.ts'

/** Maximum number of changes and invalid rows on a screen. */
const MAX_SHOWN_ON_SCREEN = 10

/** The report on two versions for people: the counts of both, and the most important changes with their reasons. */
export const diffText: DiffFormat = ({ sink, isColour, width, wording = ENGLISH }) => {
  const colours = pc.createColors(isColour)
  return collectingDiffWriter(async (run, { changes, invalidRows }) => {
    const paint = run.exitCode ? colours.red : colours.green
    const shown = changes.list.slice(0, MAX_SHOWN_ON_SCREEN)
    const lines = [
      ...wrappedLines(diffOutcome(run, wording), width).map(line => paint(colours.bold(line))),
      ...diffHeader(run, wording).flatMap(line => wrappedLines(line, width)),
      ...diffTables(run, wording).flatMap(table => textTable(table, width, colours, wording)),
      ...paragraph(changeCounts(run, wording)),
      ...(shown.length ? ['', colours.bold(changesTitle(run, shown.length, changes.total, wording))] : []),
      ...shown.flatMap(change => changeLines(change, width, colours, wording)),
      ...invalidLines(invalidRows.slice(0, MAX_SHOWN_ON_SCREEN), run.badRows, width, colours, wording),
      ...paragraph(diffRemarks(run, wording).flatMap(line => wrappedLines(line, width))),
      '',
    ]
    await sink(lines.join('\n'))
  })
}

function changeLines(change: VerdictChange, width: number, { red, green }: Colours, wording: Wording): string[] {
  const { what, states, due, why } = changeText(change, wording)
  const at = change.source ? `  ${change.source.file}:${change.source.line}` : ''
  const head = wrappedLines(`${change.ticket}  ${what}: ${states}${at}`, width, '  ')
  const [first, ...rest] = head.map(line => line.trimEnd())
  const paint = change.to === 'breached' ? red : change.to === 'met' ? green : (text: string) => text
  return [paint(first), ...rest, ...[due, why].flatMap(text => wrappedLines(text, width, '  ', '  '))]
}
