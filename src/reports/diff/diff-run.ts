import type { DiffResult } from '../../compliance/diff/contract-diff.ts'
import type { ChangeState } from '../../compliance/diff/verdict-change.ts'
import type { ImportStats } from '../../exports/import-stats.ts'
import type { ReportLook } from '../check-run.ts'
import { ENGLISH, type Wording } from '../messages/wording.ts'
import { runProblems } from '../run-problems.ts'

/** The content of a report on two versions: the result of the comparison, the import, and the exit status. */
export type DiffRun = DiffResult &
  ImportStats &
  ReportLook & {
    /** The names of both config files. */
    readonly documents: { readonly before: string; readonly after: string }
    /** The exit status of the command: 0 nothing changes, 1 something does, 2 not compared. */
    readonly exitCode: 0 | 1 | 2
  }

/** Combines the result of a comparison with the import. It is not compared if nothing is, or if too many rows are invalid. */
export function diffRun(
  result: DiffResult,
  stats: ImportStats,
  documents: DiffRun['documents'],
  { ticketUrl, logo }: ReportLook = {},
): DiffRun {
  const isCompared = !runProblems(stats, result.tickets + result.closed).length
  return { ...result, ...stats, ticketUrl, logo, documents, exitCode: !isCompared ? 2 : result.changed ? 1 : 0 }
}

/** Returns the outcome: `UNCHANGED`, `CHANGED 12 verdicts of 10 tickets: 9 newly breached`, `NOT COMPARED: 2 invalid rows`. */
export function diffOutcome(run: DiffRun, wording: Wording = ENGLISH): string {
  const { exitCode, tickets, closed, openOnly, changed, changedTickets, counts } = run
  const { count, versions } = wording
  if (exitCode === 2) return versions.notCompared(runProblems(run, tickets + closed, wording).join('; '))
  if (exitCode === 0) return versions[openOnly ? 'unmoved' : 'unchanged'](count.ticket(tickets))
  const sum = (test: (from: ChangeState, to: ChangeState) => boolean) =>
    counts.reduce((total, { from, to, count }) => total + (test(from, to) ? count : 0), 0)
  const onlyDue = sum((from, to) => from === to)
  const breached = sum((from, to) => from !== to && to === 'breached')
  const met = sum((from, to) => from !== to && to === 'met')
  const parts = [
    ...(breached ? [versions.newlyBreached(breached)] : []),
    ...(met ? [versions.newlyMet(met)] : []),
    ...(onlyDue ? [versions.onlyDue(onlyDue)] : []),
  ]
  const rest = changed - breached - met - onlyDue
  const all = [...parts, ...(rest ? [versions.other(rest)] : [])]
  return versions.changed(count.verdict(changed), count.ticket(changedTickets), all)
}

/** Returns both states of a change in words: `met → breached`, or one if only the due time changes. */
export function statesText(from: ChangeState, to: ChangeState, wording: Wording = ENGLISH): string {
  return from === to ? stateText(to, wording) : `${stateText(from, wording)} → ${stateText(to, wording)}`
}

/** Returns a state in words. */
function stateText(state: ChangeState, { states }: Wording): string {
  return states[state ?? 'none']
}
