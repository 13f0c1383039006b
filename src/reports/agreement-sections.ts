import type { CheckRun } from './check-run.ts'
import type { ReportCollector } from './collector.ts'
import type { Wording } from './messages/wording.ts'
import { outcomeText } from './outcome.ts'
import type { WorstBreaches } from './worst-breaches.ts'

/** A part of a report: one agreement, or everything if no contract names an agreement. */
export type AgreementSection = {
  /** The agreement and its outcome; undefined if no contract names an agreement. */
  readonly title: string | undefined
  readonly run: CheckRun
  readonly worst: WorstBreaches
}

/** Returns the parts of a report, in the order of the contracts. */
export function agreementSections(run: CheckRun, collector: ReportCollector, wording: Wording): AgreementSection[] {
  if (!run.agreements) return [{ title: undefined, run, worst: collector.worst }]
  return run.agreements.map(own => ({
    title: `${own.agreement}: ${outcomeText(own, wording)}`,
    run: own,
    worst: collector.worstOf(own.agreement),
  }))
}
