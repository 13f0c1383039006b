import type { TargetName } from '../../policy/spec.ts'
import type { Promises } from '../contracts/contract.ts'
import type { Finding, Gate } from '../result.ts'
import { isApplicable, percentOf, type VerdictCount } from '../tally/tally.ts'
import type { VerdictCounts } from '../tally/verdict-counts.ts'
import type { Minimums } from './minimums.ts'

/** Whether targets were met as far as is asked for. */
export type GateResult = {
  readonly gates: readonly Gate[]
  readonly failed: boolean
  /** Whether there was enough data to decide. */
  readonly isChecked: boolean
  readonly findings: readonly Finding[]
}

/**
 * Decides pass or fail from the counts: if a minimum names a severity, its share alone decides. Of the other severities
 * no breach may be left that is neither waived nor known.
 *
 * @param least a share of fewer met and breached verdicts than this is not judged
 */
export function evaluateGate(
  counts: VerdictCounts,
  promises: Promises,
  minimums: Minimums | undefined,
  least: number,
): GateResult {
  const isNamed = (severity: string) =>
    minimums !== undefined && (minimums.all !== undefined || Object.hasOwn(minimums.severities ?? {}, severity))
  const free = [...promises].flatMap(([severity, targets]) =>
    isNamed(severity) ? [] : targets.flatMap(target => counts.of(target, severity)),
  )
  const shares = minimums ? sharesOf(minimums, counts, promises).map(share => gateOf(share, least)) : []
  const gates = [...shares, ...(free.length ? [gateOf({ counts: free }, 0)] : [])]
  return {
    gates,
    failed: gates.some(({ isMissed }) => isMissed),
    isChecked: free.some(isApplicable) || shares.some(({ isJudged }) => isJudged),
    findings: shares.flatMap(gate => findingOf(gate, least) ?? []),
  }
}

/** The verdicts of a target, for one severity or all, and what is asked of them. */
type Share = Pick<Gate, 'target' | 'severity' | 'minimum'> & { readonly counts: readonly VerdictCount[] }

function sharesOf({ all, severities = {} }: Minimums, counts: VerdictCounts, promises: Promises): Share[] {
  const shares: Share[] = []
  const add = (target: TargetName, minimum: number, severity?: string) =>
    shares.push({ target, ...(severity !== undefined && { severity }), minimum, counts: counts.of(target, severity) })
  if (all !== undefined) for (const target of counts.targets) add(target, all)
  for (const [severity, minimum] of Object.entries(severities))
    for (const target of promises.get(severity)!) add(target, minimum, severity)
  return shares
}

/** Breaches that are waived or known are not part of a share, but count for the number that it takes to judge it. */
function gateOf({ counts, ...share }: Share, least: number): Gate {
  const [met, waived, known] = [sum(counts, 'met'), sum(counts, 'waived'), sum(counts, 'known')]
  const breached = sum(counts, 'breached') - waived - known
  const ended = met + breached + waived + known
  const isJudged = ended >= Math.max(least, 1)
  const { minimum = 100 } = share
  // In whole numbers: no rounding lifts a share over its minimum.
  const isMissed = isJudged && met * 1_000_000 < Math.round(minimum * 10_000) * (met + breached)
  return { ...share, met, breached, waived, known, percent: percentOf(met, breached), isJudged, isMissed }
}

function findingOf(gate: Gate, least: number): Finding | undefined {
  const { target, severity, minimum, met, breached, waived, known, percent, isJudged, isMissed } = gate
  const name = `${target}, ${severity ?? 'all severities'}`
  if (!isJudged) {
    const ended = met + breached + waived + known
    const few = ended === 0 ? 'none has ended' : `only ${ended} ${ended === 1 ? 'has' : 'have'} ended`
    const message = `${name}: not judged, ${few}${least > 1 ? `, ${least} needed` : ''}.`
    return { rule: 'not-judged', severity: 'warning', message }
  }
  if (!isMissed) return undefined
  const excused = waived + known
  const message =
    `${name}: ${met} of ${met + breached} on time (${percent!.toFixed(2)}%), minimum ${minimum}%` +
    `${excused ? `, ${excused} ${excused === 1 ? 'breach' : 'breaches'} excused` : ''}.`
  return { rule: 'minimum-missed', severity: 'error', message }
}

function sum(counts: readonly VerdictCount[], key: 'met' | 'breached' | 'waived' | 'known'): number {
  return counts.reduce((all, count) => all + count[key], 0)
}
