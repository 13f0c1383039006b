import { utcText } from '../../time/format/utc.ts'
import { findingText } from '../header.ts'
import { count } from '../outcome.ts'
import { type DiffRun, stateText } from './diff-run.ts'

/** Returns the documents and the input of a comparison, and its `now`, as lines. */
export function diffHeader({ documents, tickets, rows, after: { now, tzdata, version } }: DiffRun): string[] {
  return [
    `OLD ${documents.before}, NEW ${documents.after}: ${count(tickets, 'ticket')} (${count(rows, 'row')})`,
    `as of ${utcText(now)}; ${tzdata === undefined ? '' : `tzdata ${tzdata}, `}sla-calendar ${version}`,
  ]
}

/** Returns the number of changes by state, such as `breached → met: 78`. */
export function changeCounts({ counts }: DiffRun): string[] {
  return counts.map(({ from, to, count }) => `${stateText(from)} → ${stateText(to)}: ${count}`)
}

/** Returns remarks that a reader needs to trust the numbers; usually none. */
export function diffRemarks({ movedDue, badRows, ignoredRows, clockChangeTimes, before, findings }: DiffRun): string[] {
  return [
    ...findings.map(findingText),
    ...(movedDue ? [`due at another time, with the same verdict: ${movedDue}`] : []),
    ...(badRows ? [`not judged: ${count(badRows, 'invalid row')}`] : []),
    ...(ignoredRows ? [`ignored rows: ${ignoredRows}`] : []),
    ...(before.outsidePeriod ? [`tickets reported outside the period: ${before.outsidePeriod}`] : []),
    ...(clockChangeTimes ? [`times in a DST gap or overlap: ${clockChangeTimes}`] : []),
  ]
}

/** Returns the title of the list of changes. */
export function changesTitle(shown: number, total: number): string {
  return shown < total ? `changed verdicts: ${shown} of ${total} shown, new breaches first` : 'changed verdicts'
}
