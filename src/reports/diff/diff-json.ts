import type { VerdictChange } from '../../compliance/diff/verdict-change.ts'
import type { CheckResult, JudgedVerdict } from '../../compliance/result.ts'
import { utcText } from '../../time/format/utc.ts'
import { MAX_SHOWN } from '../collector.ts'
import { invalidRowsJson } from '../invalid-rows-json.ts'
import { jsonOutput } from '../json-output.ts'
import { ENGLISH, type Wording } from '../messages/wording.ts'
import type { InvalidRow } from '../report-writer.ts'
import { type DiffRun, diffOutcome } from './diff-run.ts'
import type { DiffFormat } from './diff-writer.ts'

/** The report on two versions for programs: every change, one per line, with its reasons; then all counts. */
export const diffJson: DiffFormat = ({ sink, wording = ENGLISH }) => {
  const invalidRows: InvalidRow[] = []
  let isFirst = true
  const start = () => {
    const text = isFirst ? '{"changes": [' : ','
    isFirst = false
    return text
  }
  return {
    change: change => sink(`${start()}\n${jsonOutput(changeJson(change, wording))}`),
    invalid(row) {
      if (invalidRows.length < MAX_SHOWN) invalidRows.push(row)
    },
    async end(run) {
      const rest = jsonOutput(restOf(run, invalidRows, wording), 2)
      await sink(`${isFirst ? start() : '\n'}],\n${rest.slice(2)}\n`)
    },
  }
}

function changeJson(change: VerdictChange, { locale }: Wording) {
  const { agreement, ticket, source, target, targetLabel, cycle, from, to, before, after, timeZone } = change
  return {
    ...{ agreement, ticket, source, target, targetLabel, cycle, from, to, timeZone },
    before: verdictSideJson(before),
    after: verdictSideJson(after),
    reasons: change.reasons({ locale }),
  }
}

function verdictSideJson(verdict: JudgedVerdict | null) {
  if (!verdict || verdict.outcome === 'not-applicable') return null
  const { severity, startedAt, dueAt, stoppedAt, countedMs, overMs, consumed, waived } = verdict
  return {
    severity,
    startedAt: instant(startedAt),
    dueAt: instant(dueAt),
    stoppedAt: instant(stoppedAt),
    ...{ countedMs, overMs, consumed, waived },
  }
}

function restOf(run: DiffRun, invalidRows: readonly InvalidRow[], wording: Wording) {
  const {
    before,
    after,
    counts,
    changed,
    changedTickets,
    movedDue,
    openOnly,
    closed,
    tickets,
    rows,
    badRows,
    findings,
  } = run
  return {
    outcome: diffOutcome(run, wording),
    now: utcText(after.now),
    documents: run.documents,
    ...{ openOnly, tickets, closed, changed, changedTickets, movedDue },
    counts,
    before: sideJson(before),
    after: sideJson(after),
    rows,
    badRows,
    invalidRows: invalidRowsJson(run, invalidRows, wording),
    ignoredRows: run.ignoredRows,
    outsidePeriod: after.outsidePeriod,
    findings,
    version: after.version,
    tzdata: after.tzdata,
    exitCode: run.exitCode,
    agreements: run.agreements?.map(one => ({
      agreement: one.agreement,
      before: one.before && sideJson(one.before),
      after: one.after && sideJson(one.after),
    })),
  }
}

function sideJson({ outcome, policies, calendars, tickets, targetLabels, summary, attainment }: CheckResult) {
  return { outcome, policies, calendars, tickets, targetLabels, targets: summary.targets, attainment }
}

function instant(at: number | null): string | null {
  return at === null ? null : utcText(at)
}
