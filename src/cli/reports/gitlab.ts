import { createHash } from 'node:crypto'
import { isAbsolute, relative, sep } from 'node:path'
import type { JudgedTicket } from '../../compliance/result.ts'
import { promiseName, reasonOf } from './reason.ts'
import { Repeats } from './repeats.ts'
import type { ReportFormat } from './report-writer.ts'
import { type Breach, breachesOf, isExcused } from './worst.ts'

/**
 * GitLab's code quality report: a list of the broken promises, as the subset of Code Climate's format that GitLab
 * reads (doc/ci/testing/code_quality.md, app/validators/json_schemas/codeclimate.json). A breach that took more than
 * twice its budget is `critical`, every other `major`, and one that is waived or known from the baseline `info`.
 *
 * Equal fingerprints are merged. They are made of what names a promise and does not change from day to day: ticket,
 * report, policy, severity, target and run; what comes again under the same names is numbered. No byte order mark,
 * which GitLab's reader refuses. In memory stay 16 to 32 bytes a breach.
 */
export const gitlabReport: ReportFormat = ({ sink }) => {
  const keys = new Repeats()
  let isFirst = true
  return {
    ticket(ticket) {
      const issues = breachesOf(ticket).map(breach => JSON.stringify(issueOf(breach, keys)))
      if (!issues.length) return
      const text = `${isFirst ? '[' : ','}\n${issues.join(',\n')}`
      isFirst = false
      return sink(text)
    },
    async end() {
      await sink(isFirst ? '[]\n' : '\n]\n')
    },
  }
}

function issueOf(breach: Breach, keys: Repeats) {
  const { ticket, verdict } = breach
  const { missed, why } = reasonOf(breach)
  const what = `${ticket.id}: ${promiseName(breach)} (${verdict.severity})`
  const critical = verdict.consumed > 2 ? 'critical' : 'major'
  return {
    description: `${what} ${missed}${why === undefined ? '' : `. ${why}`}`,
    check_name: `sla/${verdict.target}`,
    fingerprint: fingerprint(breach, keys),
    severity: isExcused(verdict) ? 'info' : critical,
    location: { path: pathOf(ticket), lines: { begin: ticket.source?.line ?? 1 } },
  }
}

function fingerprint({ ticket, verdict }: Breach, keys: Repeats): string {
  const { target, cycle, severity, reportedAt } = verdict
  const key = JSON.stringify([ticket.id, reportedAt, ticket.policy, severity, target, cycle])
  return createHash('sha256')
    .update(`${key}${keys.count(key) || ''}`)
    .digest('hex')
    .slice(0, 32)
}

/** The file as GitLab wants it: from the folder of the repository, with forward slashes. */
function pathOf({ source }: JudgedTicket): string {
  if (!source) return 'tickets'
  const path = isAbsolute(source.file) ? relative(process.cwd(), source.file) : source.file
  return path.split(sep).join('/').replace(/^\.\//, '')
}
