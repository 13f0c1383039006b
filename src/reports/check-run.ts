import type { CheckOutcome, CheckResult, Finding } from '../compliance/result.ts'
import type { ImportFinding, ImportStats } from '../exports/import-stats.ts'

/** A remark about a run: from the check, or from reading the exports. */
export type RunFinding = Finding | ImportFinding

/** How a report looks, by the config file. */
export type ReportLook = {
  /** The address of a ticket, with `{id}` in place of its id; absent without links. */
  readonly ticketUrl?: string | undefined
  /** The logo of HTML reports, as a data URL. */
  readonly logo?: string | undefined
}

/** The content of a report: the result of the check, the import, and the exit status that follows from both. */
export type CheckRun = Omit<CheckResult, 'findings' | 'agreements'> &
  Omit<ImportStats, 'findings'> &
  ReportLook & {
    /** The name of the config file, or `built-in`. */
    readonly document: string
    /** The findings of the check and of the exports. */
    readonly findings: readonly RunFinding[]
    /** The exit status of the command: 0 passed, 1 failed, 2 not checked. */
    readonly exitCode: 0 | 1 | 2
    /** The same for each agreement; absent if no contract names an agreement. */
    readonly agreements?: readonly CheckRun[]
  }

const EXIT_CODES: Readonly<Record<CheckOutcome, 0 | 1 | 2>> = { met: 0, breached: 1, inconclusive: 2 }

/** The rules of findings on shares. They come first in every report. */
const GATE_RULES: readonly RunFinding['rule'][] = [
  'nothing-to-check',
  'minimum-missed',
  'objective-missed',
  'not-judged',
]

/**
 * Combines the result of a check with the import. A run is inconclusive if the check is. It is also
 * inconclusive if more rows are invalid than are tolerated, or if a finding of the exports is an error.
 */
export function checkRun(result: CheckResult, stats: ImportStats, document: string, look: ReportLook = {}): CheckRun {
  const { ticketUrl, logo } = look
  const { agreements, ...counts } = result
  const hasImportError = stats.findings.some(({ severity }) => severity === 'error')
  const isIncomplete = hasImportError || stats.badRows > stats.allowedBadRows
  const outcome = isIncomplete ? 'inconclusive' : result.outcome
  // An export that cannot be read is the reason why there is nothing to check.
  const findings = result.findings.filter(({ rule }) => !(hasImportError && rule === 'nothing-to-check'))
  const isOnShares = ({ rule }: Finding) => GATE_RULES.includes(rule)
  return {
    ...counts,
    ...stats,
    ticketUrl,
    logo,
    document,
    outcome,
    findings: [...findings.filter(isOnShares), ...stats.findings, ...findings.filter(finding => !isOnShares(finding))],
    exitCode: EXIT_CODES[outcome],
    ...(agreements && { agreements: agreements.map(one => checkRun(one, stats, document, look)) }),
  }
}
