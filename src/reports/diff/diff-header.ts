import { utcText } from '../../time/format/utc.ts'
import { countRemarks, findingText, versionText } from '../header.ts'
import { ENGLISH, type Wording } from '../messages/wording.ts'
import { type DiffRun, statesText } from './diff-run.ts'

/** Returns the documents and the input of a comparison, and its `now`, as lines. */
export function diffHeader({ documents, tickets, rows, after }: DiffRun, wording: Wording = ENGLISH): string[] {
  const { count, versions, asOf } = wording
  return [
    `${versions.documents(documents.before, documents.after)}: ${count.ticket(tickets)} (${count.row(rows)})`,
    `${asOf(utcText(after.now), undefined)}; ${versionText(after)}`,
  ]
}

/** Returns the number of changes by state, such as `breached → met: 78`. */
export function changeCounts({ counts }: DiffRun, wording: Wording = ENGLISH): string[] {
  return counts.map(({ from, to, count }) => `${statesText(from, to, wording)}: ${count}`)
}

/** Returns remarks that a reader needs to trust the numbers; usually none. */
export function diffRemarks(run: DiffRun, wording: Wording = ENGLISH): string[] {
  const { openOnly, closed, movedDue, badRows, before, findings } = run
  return [
    ...findings.map(finding => findingText(finding, wording)),
    ...(openOnly ? [wording.versions.openOnly(closed)] : []),
    ...(movedDue ? [wording.versions.movedDue(movedDue)] : []),
    ...(badRows ? [wording.notJudgedRows(wording.count.invalidRow(badRows))] : []),
    ...countRemarks({ ...run, outsidePeriod: before.outsidePeriod }, wording),
  ]
}

/** Returns the title of the list of changes. */
export function changesTitle(
  { openOnly }: DiffRun,
  shown: number,
  total: number,
  { versions }: Wording = ENGLISH,
): string {
  const title = openOnly ? versions.movedTargets : versions.changedVerdicts
  return shown < total ? versions.breachesFirst(title, shown, total) : title
}
