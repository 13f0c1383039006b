import type { VerdictChange } from '../../compliance/diff/verdict-change.ts'
import { MAX_SHOWN } from '../collector.ts'
import type { InvalidRow, ReportSetting } from '../report-writer.ts'
import { TopList } from '../top-list.ts'
import type { DiffRun } from './diff-run.ts'

/** A report on two versions in the making: it takes each change and each invalid row, and the result at the end. */
export type DiffWriter = {
  readonly change?: (change: VerdictChange) => void | Promise<void>
  readonly invalid?: (row: InvalidRow) => void | Promise<void>
  readonly end: (run: DiffRun) => void | Promise<void>
}

/** Creates the writer of one type of report on two versions. */
export type DiffFormat = (setting: ReportSetting) => DiffWriter

/** The changes and invalid rows that a report shows. */
export type DiffCollected = { readonly changes: TopList<VerdictChange>; readonly invalidRows: readonly InvalidRow[] }

/** Returns a writer that collects at most {@link MAX_SHOWN} changes and invalid rows, and writes the report at the end. */
export function collectingDiffWriter(
  end: (run: DiffRun, collected: DiffCollected) => void | Promise<void>,
): DiffWriter {
  const changes = new TopList(MAX_SHOWN, compareChanges)
  const invalidRows: InvalidRow[] = []
  return {
    change: change => changes.add(change),
    invalid(row) {
      if (invalidRows.length < MAX_SHOWN) invalidRows.push(row)
    },
    end: run => end(run, { changes, invalidRows }),
  }
}

/** Compares two changes: new breaches first, then those that are no longer breached, and the larger used share first. */
function compareChanges(a: VerdictChange, b: VerdictChange): number {
  return rankOf(a) - rankOf(b) || consumedIn(b) - consumedIn(a)
}

function rankOf({ from, to }: VerdictChange): number {
  return to === 'breached' ? 0 : from === 'breached' ? 1 : 2
}

function consumedIn({ before, after }: VerdictChange): number {
  return Math.max(before?.consumed ?? 0, after?.consumed ?? 0)
}
