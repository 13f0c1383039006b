import type { DiffResult } from '../../compliance/diff/contract-diff.ts'
import type { ChangeState } from '../../compliance/diff/verdict-change.ts'
import type { ImportStats } from '../../exports/import-stats.ts'
import type { ReportLook } from '../check-run.ts'
import { count } from '../outcome.ts'
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
  const isCompared = !runProblems(stats, result.tickets).length
  return { ...result, ...stats, ticketUrl, logo, documents, exitCode: !isCompared ? 2 : result.changed ? 1 : 0 }
}

/** Returns the outcome: `UNCHANGED`, `CHANGED 12 verdicts of 10 tickets: 9 newly breached`, `NOT COMPARED: 2 invalid rows`. */
export function diffOutcome(run: DiffRun): string {
  const { exitCode, tickets, changed, changedTickets, counts } = run
  if (exitCode === 2) return `NOT COMPARED: ${runProblems(run, tickets).join('; ')}`
  if (exitCode === 0) return `UNCHANGED: no verdict on ${count(tickets, 'ticket')} changes`
  const sum = (test: (from: ChangeState, to: ChangeState) => boolean) =>
    counts.reduce((total, { from, to, count }) => total + (test(from, to) ? count : 0), 0)
  const breached = sum((_, to) => to === 'breached')
  const met = sum((_, to) => to === 'met')
  const parts = [...(breached ? [`${breached} newly breached`] : []), ...(met ? [`${met} newly met`] : [])]
  const rest = changed - breached - met
  const all = [...parts, ...(rest ? [`${rest} other`] : [])].join(', ')
  return `CHANGED ${count(changed, 'verdict')} of ${count(changedTickets, 'ticket')}: ${all}`
}

/** Returns a state in words. */
export function stateText(state: ChangeState): string {
  return state ?? 'not judged'
}
