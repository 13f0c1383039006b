import type { TargetLabels } from '../compliance/contracts/target-labels.ts'
import type { Gate } from '../compliance/result.ts'
import { targetWords } from './breach-reason.ts'
import type { CheckRun, RunFinding } from './check-run.ts'
import { ENGLISH, type Wording } from './messages/wording.ts'
import type { InvalidRow } from './report-writer.ts'

/** Returns the outcome with its reason: `PASSED 98.20% on time (minimum 95%)`, `NOT CHECKED: 2 invalid rows`. */
export function outcomeText(result: CheckRun, wording: Wording = ENGLISH): string {
  const word = wording.outcomes[result.exitCode]
  if (result.exitCode === 2) return `${word}: ${problems(result, wording).join('; ')}`
  return `${word} ${gateText(result, wording)}`
}

/** The errors that keep a check from an outcome; empty unless its exit code is 2. */
export function blockingFindings({ exitCode, findings }: CheckRun): RunFinding[] {
  const isBlocking = (finding: RunFinding) => finding.severity === 'error' && !isMissed(finding)
  return exitCode === 2 ? findings.filter(isBlocking) : []
}

/** Whether a finding is about a share that is too low. */
export function isMissed({ rule }: RunFinding): boolean {
  return rule === 'minimum-missed' || rule === 'objective-missed'
}

/** Whether more rows are invalid than are tolerated. */
export function hasTooManyInvalid({ badRows, allowedBadRows }: CheckRun): boolean {
  return badRows > allowedBadRows
}

/** Returns all errors of an invalid row. */
export function invalidRowReason({ faults }: InvalidRow, { inColumn }: Wording = ENGLISH): string {
  return faults.map(({ column, message }) => (column === undefined ? message : inColumn(column, message))).join(' ')
}

function problems(result: CheckRun, { count, tolerated }: Wording): string[] {
  const { badRows, allowedBadRows } = result
  return [
    ...(hasTooManyInvalid(result)
      ? [count.invalidRow(badRows) + (allowedBadRows ? tolerated(allowedBadRows) : '')]
      : []),
    ...blockingFindings(result).map(finding => reasonOf(finding).replace(/\.$/, '')),
  ]
}

/** Returns the message of a finding; without its start "Nothing to check:", which the outcome already says. */
function reasonOf(finding: RunFinding): string {
  const { rule, message } = finding
  if (rule !== 'nothing-to-check') return lower(message)
  const name = finding.agreement === undefined ? '' : `${finding.agreement}: `
  return name + lower(message.slice(name.length).replace(/^[^:]*: /, ''))
}

function lower(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text[0].toLowerCase() + text.slice(1) : text
}

/** Returns the deciding share: the one furthest below its minimum, or least above it. */
function gateText({ gates, exitCode, targetLabels }: CheckRun, wording: Wording): string {
  const judged = gates.filter(({ isJudged, isMissed }) => isJudged && isMissed === (exitCode === 1))
  if (!judged.length) return wording.nothingEnded
  const margin = ({ percent, minimum = 100 }: Gate) => (percent ?? 100) - minimum
  const gate = judged.reduce((lowest, one) => (margin(one) < margin(lowest) ? one : lowest))
  const others = exitCode === 1 ? judged.length - 1 : 0
  const share = shareText(gate, gates.length > 1, targetLabels, wording)
  return share + (others ? wording.moreSharesMissed(others) : '')
}

function shareText(gate: Gate, isNamed: boolean, labels: TargetLabels | undefined, wording: Wording): string {
  const { agreement, target, severity, period, minimum, percent, waived, known } = gate
  const { decimal } = wording
  const excuse = waived + known ? wording.excused(waived, known) : ''
  if (percent === null) return excuse
  const share = wording.share({
    percent: decimal(percent, 2),
    agreement: isNamed ? agreement : undefined,
    severity: isNamed ? severity : undefined,
    targets: isNamed && target !== undefined ? targetsText(target, labels, wording) : undefined,
    period,
    minimum: minimum === undefined ? undefined : decimal(minimum),
  })
  return share + (excuse ? `, ${excuse}` : '')
}

function targetsText(target: string, labels: TargetLabels | undefined, wording: Wording): string {
  const words = targetWords(target, labels, wording)
  return Object.hasOwn(wording.plurals, words) ? wording.plurals[words] : words
}
