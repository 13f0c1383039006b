import { createHash } from 'node:crypto'
import { isAbsolute, relative, sep } from 'node:path'
import { STANDARD_INPUT } from '../../exports/bytes/text-file.ts'
import { capital } from '../../text/capital.ts'
import { breachReason, promiseName } from '../breach-reason.ts'
import type { RunFinding } from '../check-run.ts'
import { HashCounter } from '../hash-counter.ts'
import { jsonOutput } from '../json-output.ts'
import { ENGLISH, type Wording } from '../messages/wording.ts'
import { blockingFindings, hasTooManyInvalid, invalidRowReason, isMissed } from '../outcome.ts'
import type { InvalidRow, ReportFormat } from '../report-writer.ts'
import { TempFile } from '../temp-file.ts'
import { breachesOf, isExcused, type ReportedBreach } from '../worst-breaches.ts'

/**
 * GitLab's code quality report: a list of the breaches, the invalid rows and the errors of the check itself. It is the
 * subset of Code Climate's format that GitLab reads (doc/ci/testing/code_quality.md,
 * app/validators/json_schemas/codeclimate.json).
 *
 * - A breach that took more than twice its budget is `critical`; others are `major`.
 * - A breach that is waived or known from the baseline is `info`.
 * - A share that is too low is `major`.
 * - An invalid row is a `blocker` if it prevents an outcome, otherwise `info`.
 *
 * GitLab merges equal fingerprints. A fingerprint identifies a target and stays the same from day to day: ticket, report,
 * policy, severity, target, cycle and agreement. Repeated ones are numbered. The file has no byte order mark, which GitLab's reader
 * refuses. Memory: 16 to 32 bytes per breach.
 */
export const gitlabReport: ReportFormat = ({ sink, wording = ENGLISH }) => {
  const keys = new HashCounter()
  let isFirst = true
  let rows: TempFile | undefined
  return {
    plain: { needs: ({ verdict }) => verdict.outcome === 'breached', take() {} },
    ticket(ticket) {
      const issues = breachesOf(ticket).map(breach => jsonOutput(issueOf(breach, keys, wording)))
      if (!issues.length) return
      const text = `${isFirst ? '[' : ','}\n${issues.join(',\n')}`
      isFirst = false
      return sink(text)
    },
    invalid(row) {
      rows ??= new TempFile()
      rows.write(`,\n${rowIssue(row, keys, wording)}`)
    },
    async end(result) {
      const severity = hasTooManyInvalid(result) ? 'blocker' : 'info'
      for (const chunk of rows?.read() ?? []) {
        const text = chunk.replaceAll(SEVERITY, severity)
        await sink(isFirst ? `[${text.slice(1)}` : text)
        isFirst = false
      }
      for (const finding of [...result.findings.filter(isMissed), ...blockingFindings(result)]) {
        await sink(`${isFirst ? '[' : ','}\n${jsonOutput(findingIssue(finding, keys))}`)
        isFirst = false
      }
      await sink(isFirst ? '[]\n' : '\n]\n')
    },
  }
}

function issueOf(breach: ReportedBreach, keys: HashCounter, wording: Wording) {
  const { ticket, verdict } = breach
  const { missed, why } = breachReason(breach, wording)
  const what = `${ticket.id}: ${promiseName(breach, wording)} (${verdict.severity})`
  const critical = verdict.consumed > 2 ? 'critical' : 'major'
  return {
    description: `${what} ${missed}${why === undefined ? '' : `. ${why}`}`,
    check_name: ['sla', ...[ticket.agreement ?? []].flat(), verdict.target].join('/'),
    fingerprint: fingerprint(breachKey(breach), keys),
    severity: isExcused(verdict) ? 'info' : critical,
    location: { path: pathOf(ticket.source?.file), lines: { begin: ticket.source?.line ?? 1 } },
  }
}

/** A placeholder for the severity of an invalid row, which is known only at the end. JSON never contains it. */
const SEVERITY = '\0'

function rowIssue(row: InvalidRow, keys: HashCounter, wording: Wording): string {
  const reason = invalidRowReason(row, wording)
  const issue = jsonOutput({
    description: `${capital(wording.invalidRow)}: ${wording.place(row.file, row.line)}: ${reason}`,
    check_name: 'sla/invalid-row',
    fingerprint: fingerprint(['invalid-row', row.file, row.line, invalidRowReason(row)], keys),
    location: { path: pathOf(row.file), lines: { begin: row.line } },
  })
  return `{"severity":"${SEVERITY}",${issue.slice(1)}`
}

function findingIssue(finding: RunFinding, keys: HashCounter) {
  const { rule, message } = finding
  return {
    description: message,
    check_name: `sla/${rule}`,
    // The name of the share stays the same from day to day; its counts do not.
    fingerprint: fingerprint([rule, isMissed(finding) ? message.split(':')[0] : message], keys),
    severity: isMissed(finding) ? 'major' : 'blocker',
    location: { path: NO_FILE, lines: { begin: 1 } },
  }
}

function breachKey({ ticket, verdict }: ReportedBreach): unknown[] {
  const { target, cycle, severity, reportedAt } = verdict
  const names = [ticket.id, reportedAt, ticket.policy, severity, target, cycle]
  return ticket.agreement === undefined ? names : [...names, ticket.agreement]
}

function fingerprint(names: readonly unknown[], keys: HashCounter): string {
  const key = JSON.stringify(names)
  return createHash('sha256')
    .update(`${key}${keys.count(key) || ''}`)
    .digest('hex')
    .slice(0, 32)
}

/** The path of an entry that has no file. */
const NO_FILE = 'tickets'

/** Returns a path as GitLab needs it: relative to the repository, with forward slashes. */
function pathOf(file: string | undefined): string {
  if (file === undefined || file === STANDARD_INPUT) return NO_FILE
  const path = isAbsolute(file) ? relative(process.cwd(), file) : file
  return path.split(sep).join('/').replace(/^\.\//, '')
}
