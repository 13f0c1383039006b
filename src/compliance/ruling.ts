import type { TargetName } from '../policy/spec.ts'
import type { Promises } from './contract.ts'
import type { Minimums } from './minimums.ts'
import type { Finding } from './result.ts'
import type { Counts } from './summary.ts'
import { type Count, percentOf } from './tally.ts'

/** Whether promises were kept as far as is asked for. */
export type Ruling = {
  readonly isBroken: boolean
  /** Whether there was anything to tell that by. */
  readonly isChecked: boolean
  readonly findings: readonly Finding[]
}

/**
 * Rules on what has been counted: where a minimum names a severity, its share alone decides; of the others no breach
 * may be left that is neither waived nor known.
 *
 * @param least a share of fewer met and breached verdicts than this is not judged
 */
export function ruling(counts: Counts, promises: Promises, minimums: Minimums | undefined, least: number): Ruling {
  const isNamed = (severity: string) =>
    minimums !== undefined && (minimums.all !== undefined || Object.hasOwn(minimums.severities ?? {}, severity))
  const free = [...promises].flatMap(([severity, targets]) =>
    isNamed(severity) ? [] : targets.flatMap(target => counts.of(target, severity)),
  )
  const shares = minimums ? sharesOf(minimums, counts, promises).map(share => judgeShare(share, least)) : []
  return {
    isBroken: free.some(count => freshOf(count) > 0) || shares.some(({ isMissed }) => isMissed),
    isChecked: free.some(isApplicable) || shares.some(({ isJudged }) => isJudged),
    findings: shares.flatMap(({ finding }) => finding ?? []),
  }
}

/** What must have been kept of a target, for one severity or all. */
type Share = { readonly name: string; readonly minimum: number; readonly counts: readonly Count[] }

function sharesOf({ all, severities = {} }: Minimums, counts: Counts, promises: Promises): Share[] {
  const shares: Share[] = []
  const add = (target: TargetName, minimum: number, severity?: string) =>
    shares.push({
      name: `${target}, ${severity ?? 'all severities'}`,
      minimum,
      counts: counts.of(target, severity),
    })
  if (all !== undefined) for (const target of counts.targets) add(target, all)
  for (const [severity, minimum] of Object.entries(severities))
    for (const target of promises.get(severity)!) add(target, minimum, severity)
  return shares
}

/**
 * Breaches that are waived or known are left out of a share, though not of the number that it takes to judge it.
 */
function judgeShare({ name, minimum, counts }: Share, least: number) {
  const met = sum(counts, ({ met }) => met)
  const fresh = sum(counts, freshOf)
  const excused = sum(counts, ({ waived, known }) => waived + known)
  const ended = met + fresh + excused
  if (ended < Math.max(least, 1)) {
    const few = ended === 0 ? 'none has ended' : `only ${ended} ${ended === 1 ? 'has' : 'have'} ended`
    const message = `${name}: not judged, ${few}${least > 1 ? `, ${least} needed` : ''}.`
    const finding: Finding = { rule: 'not-judged', severity: 'warning', message }
    return { isMissed: false, isJudged: false, finding }
  }
  // In whole numbers: no rounding lifts a share over its minimum.
  if (met * 1_000_000 >= Math.round(minimum * 10_000) * (met + fresh)) return { isMissed: false, isJudged: true }
  const kept = `${met} of ${met + fresh} kept (${percentOf(met, fresh)} %)`
  const message = `${name}: ${kept}, ${minimum} % asked${excused ? `, ${excused} excused besides` : ''}.`
  const finding: Finding = { rule: 'minimum-missed', severity: 'error', message }
  return { isMissed: true, isJudged: true, finding }
}

/** Breaches that nothing excuses. */
function freshOf({ breached, waived, known }: Count): number {
  return breached - waived - known
}

function isApplicable({ met, breached, running, paused }: Count): boolean {
  return met + breached + running + paused > 0
}

function sum(counts: readonly Count[], part: (count: Count) => number): number {
  return counts.reduce((all, count) => all + part(count), 0)
}
