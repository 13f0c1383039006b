import type { TargetLabels } from '../compliance/contracts/target-labels.ts'
import type { Gate } from '../compliance/result.ts'
import { targetWords } from './breach-reason.ts'
import type { CheckRun, RunFinding } from './check-run.ts'
import type { InvalidRow } from './report-writer.ts'

/** The outcome of a check in words, by exit code. */
const OUTCOMES = ['PASSED', 'FAILED', 'NOT CHECKED'] as const

/** The plurals of the built-in targets. */
const TARGETS_MET: ReadonlyMap<string, string> = new Map([
  ['first response', 'first responses'],
  ['next response', 'next responses'],
  ['update', 'updates'],
  ['resolution', 'resolutions'],
])

/** Returns the outcome with its reason: `PASSED 98.20% on time (minimum 95%)`, `NOT CHECKED: 2 invalid rows`. */
export function outcomeText(result: CheckRun): string {
  const word = OUTCOMES[result.exitCode]
  if (result.exitCode === 2) return `${word}: ${problems(result).join('; ')}`
  return `${word} ${gateText(result)}`
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
export function invalidRowReason({ faults }: InvalidRow): string {
  return faults
    .map(({ column, message }) => (column === undefined ? message : `column ${column}: ${message}`))
    .join(' ')
}

/** Returns `1 row`, `2 rows`. */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`
}

function problems(result: CheckRun): string[] {
  const { badRows, allowedBadRows } = result
  const tolerated = allowedBadRows ? ` (${allowedBadRows} tolerated)` : ''
  return [
    ...(hasTooManyInvalid(result) ? [count(badRows, 'invalid row') + tolerated] : []),
    ...blockingFindings(result).map(({ message }) => lower(message.replace(/^Nothing to check: |\.$/g, ''))),
  ]
}

function lower(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text[0].toLowerCase() + text.slice(1) : text
}

/** Returns the deciding share: the one furthest below its minimum, or least above it. */
function gateText({ gates, exitCode, targetLabels }: CheckRun): string {
  const judged = gates.filter(({ isJudged, isMissed }) => isJudged && isMissed === (exitCode === 1))
  if (!judged.length) return 'nothing has ended yet'
  const margin = ({ percent, minimum = 100 }: Gate) => (percent ?? 100) - minimum
  const gate = judged.reduce((lowest, one) => (margin(one) < margin(lowest) ? one : lowest))
  const others = exitCode === 1 ? judged.length - 1 : 0
  return shareText(gate, gates.length > 1, targetLabels) + (others ? `, and ${count(others, 'more share')} missed` : '')
}

function shareText(gate: Gate, isNamed: boolean, labels: TargetLabels | undefined): string {
  const { target, severity, period, minimum, percent, waived, known } = gate
  const excused = waived + known
  const why = [...(waived ? [`${waived} waived`] : []), ...(known ? [`${known} in the baseline`] : [])].join(', ')
  const excuse = excused ? `${excused} ${excused === 1 ? 'breach' : 'breaches'} excused (${why})` : ''
  if (percent === null) return excuse
  const named = [severity, target && targetsText(target, labels)].filter(Boolean).join(' ')
  return (
    `${percent.toFixed(2)}%${isNamed && named ? ` of ${named}` : ''}${period ? ` in ${period}` : ''} on time` +
    `${minimum === undefined ? '' : ` (minimum ${minimum}%)`}${excuse ? `, ${excuse}` : ''}`
  )
}

function targetsText(target: string, labels: TargetLabels | undefined): string {
  const words = targetWords(target, labels)
  return TARGETS_MET.get(words) ?? words
}
