import type { Difference, Tally } from '../../compliance/result.ts'
import { utcText } from '../../time/format/utc.ts'
import { breachReason, differenceReason } from '../breach-reason.ts'
import type { CheckRun } from '../check-run.ts'
import { ReportCollector } from '../collector.ts'
import { verdictJson } from '../explanations.ts'
import { invalidRowsJson } from '../invalid-rows-json.ts'
import { jsonOutput } from '../json-output.ts'
import { ENGLISH, type Wording } from '../messages/wording.ts'
import { outcomeText } from '../outcome.ts'
import type { ReportFormat } from '../report-writer.ts'

/** The report for programs: all counts, and the worst breaches with their explanations. New versions only add keys. */
export const jsonReport: ReportFormat = ({ sink, wording = ENGLISH }) => {
  const collector = new ReportCollector()
  return collector.writer(async result => {
    await sink(`${jsonOutput(reportOf(result, collector, wording), 2)}\n`)
  })
}

function reportOf(result: CheckRun, collector: ReportCollector, wording: Wording) {
  const { policies, calendars, badRows, findings, comparison, entitlements, exitCode } = result
  const { worst, differences, invalidRows } = collector
  return {
    outcome: outcomeText(result, wording),
    now: utcText(result.now),
    policy: only(policies),
    calendar: only(calendars),
    badRows,
    invalidRows: invalidRowsJson(result, invalidRows, wording),
    notJudged: result.notJudged,
    targetLabels: result.targetLabels,
    ...countsJson(result),
    breaches: breachesJson(worst, wording),
    findings,
    comparison: comparison && {
      ...comparison,
      differences: differences.map(difference => differenceJson(difference, wording)),
    },
    entitlements,
    document: result.document,
    policies,
    calendars,
    rows: result.rows,
    tickets: result.tickets,
    ignoredRows: result.ignoredRows,
    outsidePeriod: result.outsidePeriod,
    clockChangeTimes: result.clockChangeTimes,
    version: result.version,
    tzdata: result.tzdata,
    exitCode,
    agreements: result.agreements?.map(one => agreementJson(one, collector.worstOf(one.agreement), wording)),
  }
}

/** Returns the counts of all tickets, or of an agreement. */
function countsJson({ gates, attainment, months, holders, summary }: CheckRun) {
  return {
    gates,
    attainment,
    months,
    holders,
    target: summary.target,
    all: tallyJson(summary.all),
    severities: bySeverity(summary.severities),
    targets: Object.fromEntries(
      Object.entries(summary.targets).map(([target, { severities, ...tally }]) => [
        target,
        { ...tallyJson(tally), severities: bySeverity(severities) },
      ]),
    ),
    weeks: summary.weeks,
    used: summary.used,
  }
}

function agreementJson(run: CheckRun, worst: ReportCollector['worst'], wording: Wording) {
  const { agreement, policies, calendars, tickets, notJudged, targetLabels, comparison, entitlements } = run
  return {
    agreement,
    outcome: outcomeText(run, wording),
    ...{ policies, calendars, tickets, notJudged, targetLabels },
    ...countsJson(run),
    breaches: breachesJson(worst, wording),
    ...{ comparison, entitlements },
  }
}

function breachesJson({ total, excused, list }: ReportCollector['worst'], wording: Wording) {
  const worst = list.map(breach => ({
    ...verdictJson(breach.ticket, breach.verdict),
    reason: breachReason(breach, wording),
  }))
  return { total, excused, worst }
}

function differenceJson(difference: Difference, wording: Wording) {
  const { ticket, reported, computed } = difference
  const { agreement } = ticket
  return {
    agreement,
    ticket: ticket.id,
    theirs: reported,
    ours: computed,
    reason: differenceReason(difference, wording),
  }
}

/** Returns the only name; null if there are several. */
function only(names: readonly string[]): string | null {
  return names.length === 1 ? names[0] : null
}

function bySeverity(severities: { readonly [severity: string]: Tally }) {
  return Object.fromEntries(Object.entries(severities).map(([name, tally]) => [name, tallyJson(tally)]))
}

function tallyJson(tally: Tally): Tally {
  const { tickets, met, breached, running, percent, paused, notApplicable, waived, known, medianMs, p90Ms } = tally
  return { tickets, met, breached, running, percent, paused, notApplicable, waived, known, medianMs, p90Ms }
}
