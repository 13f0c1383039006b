import { FINDINGS } from '../../explain/messages/languages.ts'
import type { FindingMessages } from '../../explain/messages/messages.ts'
import type { TargetsBySeverity } from '../contracts/contract.ts'
import type { Attainment } from '../objectives/attainment.ts'
import { targetsOfObjective } from '../objectives/objective.ts'
import { isBelowPercentage } from '../objectives/percentage.ts'
import type { CheckOutcome, Finding, Gate } from '../result.ts'
import { isApplicable, type OutcomeCounts, percentOf } from '../tally/tally.ts'
import type { VerdictCounts } from '../tally/verdict-counts.ts'
import type { Minimums } from './minimums.ts'
import { objectiveFindings, objectiveGates } from './objective-gates.ts'

/** The decision of a gate: the outcome, the shares that decide it, and the minimums that were missed or not judged. */
export type GateResult = {
  readonly outcome: CheckOutcome
  readonly gates: readonly Gate[]
  readonly findings: readonly Finding[]
}

/** The counts, and the percentages that they must reach. */
type GateInput = {
  readonly counts: VerdictCounts
  readonly targets: TargetsBySeverity
  /** They take the place of the objectives. */
  readonly minimums: Minimums | undefined
  /** A minimum is not judged until so many verdicts have ended. */
  readonly minTickets: number
  /** How far the objectives were attained; empty without objectives. */
  readonly attainment: readonly Attainment[]
  /** The words of the findings. @defaultValue the English ones */
  readonly messages?: FindingMessages
}

/**
 * Quality gate
 *
 * A check passes if every target is met often enough. A minimum decides for the severities that it names; without one, an
 * objective decides for its targets and severities. For all others no breach is allowed, unless a waiver or the baseline
 * excuses it.
 *
 * See docs/compliance.md#passed-or-failed
 */
export function evaluateGate(input: GateInput): GateResult {
  const { counts, targets, minimums, attainment, messages = FINDINGS.en } = input
  return minimums || !attainment.length
    ? decide(minimumGates(input), ungatedCounts(minimums, counts, targets))
    : decide(
        { gates: objectiveGates(attainment), findings: objectiveFindings(attainment, messages) },
        countsWithoutObjective(attainment, counts, targets),
      )
}

/** @param ungated the counts for which no breach is allowed */
function decide({ gates, findings }: Omit<GateResult, 'outcome'>, ungated: readonly OutcomeCounts[]): GateResult {
  const isJudged = gates.some(gate => gate.isJudged) || ungated.some(isApplicable)
  const all = ungated.length ? [...gates, judgeShare({ counts: ungated }, 1)] : gates
  const isMissed = all.some(gate => gate.isMissed)
  return { outcome: !isJudged ? 'inconclusive' : isMissed ? 'breached' : 'met', gates: all, findings }
}

function minimumGates({
  counts,
  targets,
  minimums,
  minTickets,
  messages = FINDINGS.en,
}: GateInput): Omit<GateResult, 'outcome'> {
  const gates = minimumShares(minimums, counts, targets).map(share => judgeShare(share, minTickets))
  return { gates, findings: gates.flatMap(gate => findingsOn(gate, minTickets, messages)) }
}

/** Returns the counts of the targets and severities that no objective is about. */
function countsWithoutObjective(
  attainment: readonly Attainment[],
  counts: VerdictCounts,
  targets: TargetsBySeverity,
): OutcomeCounts[] {
  const objectives = [...new Set(attainment.map(({ objective }) => objective))]
  return [...targets].flatMap(([severity, own]) => {
    const about = objectives.filter(objective => (objective.severity ?? severity) === severity)
    const covered = about.flatMap(objective => targetsOfObjective(objective, targets))
    return own.filter(target => !covered.includes(target)).flatMap(target => counts.of(target, severity))
  })
}

/** The verdicts of a share, and the minimum that it must reach. */
type Share = Pick<Gate, 'target' | 'severity' | 'minimum'> & { readonly counts: readonly OutcomeCounts[] }

/** Returns a share per target for the minimum of all, then a share per target of each severity with a minimum. */
function minimumShares(minimums: Minimums = {}, counts: VerdictCounts, targets: TargetsBySeverity): Share[] {
  const { all, severities = {} } = minimums
  const ofAll =
    all === undefined ? [] : counts.targets.map(target => ({ target, minimum: all, counts: counts.of(target) }))
  const ofSeverities = Object.entries(severities).flatMap(([severity, minimum]) =>
    targets.get(severity)!.map(target => ({ target, severity, minimum, counts: counts.of(target, severity) })),
  )
  return [...ofAll, ...ofSeverities]
}

/** Returns the counts of all severities without a minimum. */
function ungatedCounts(
  { all, severities = {} }: Minimums = {},
  counts: VerdictCounts,
  targets: TargetsBySeverity,
): OutcomeCounts[] {
  if (all !== undefined) return []
  const ungated = [...targets].filter(([severity]) => !Object.hasOwn(severities, severity))
  return ungated.flatMap(([severity, own]) => own.flatMap(target => counts.of(target, severity)))
}

/** Excused breaches are not part of a share, but count among the verdicts that have ended. */
function judgeShare({ counts, ...share }: Share, minTickets: number): Gate {
  const [met, waived, known] = [sum(counts, 'met'), sum(counts, 'waived'), sum(counts, 'known')]
  const breached = sum(counts, 'breached') - waived - known
  const ended = met + breached + waived + known
  const isJudged = ended >= Math.max(minTickets, 1)
  const { minimum = 100 } = share
  const isMissed = isJudged && isBelowPercentage(met, met + breached, minimum)
  return { ...share, met, breached, waived, known, percent: percentOf(met, breached), isJudged, isMissed }
}

function findingsOn(gate: Gate, minTickets: number, messages: FindingMessages): Finding[] {
  const { target, severity, minimum, met, breached, waived, known, percent, isJudged, isMissed } = gate
  const share = messages.share(target!, severity)
  const excused = waived + known
  if (!isJudged) {
    const message = messages.notJudged(share, met + breached + excused, minTickets)
    return [{ rule: 'not-judged', severity: 'warning', message }]
  }
  if (!isMissed) return []
  const counts = { met, ended: met + breached, percent: percent!, needed: minimum!, excused }
  const message = messages.minimumMissed(share, counts)
  return [{ rule: 'minimum-missed', severity: 'error', message }]
}

function sum(counts: readonly OutcomeCounts[], key: 'met' | 'breached' | 'waived' | 'known'): number {
  return counts.reduce((total, count) => total + count[key], 0)
}
