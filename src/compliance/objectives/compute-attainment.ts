import type { TargetsBySeverity } from '../contracts/contract.ts'
import { percentOf } from '../tally/tally.ts'
import type { Attainment, PeriodAttainment } from './attainment.ts'
import { type Month, periodOfMonth } from './month.ts'
import { hasVerdicts, type MonthCounts, type MonthSums } from './month-counts.ts'
import { type Objective, type PeriodLength, targetsOfObjective } from './objective.ts'
import { allowanceOf, isBelowPercentage } from './percentage.ts'

/**
 * Returns how far objectives were attained, by objective and target (§14). Longer periods add up the months in them.
 *
 * @param order all judged targets, in the order of reports
 * @param minTickets replaces the `minTickets` of every objective, if given
 */
export function computeAttainment(
  objectives: readonly Objective[],
  counts: MonthCounts,
  targets: TargetsBySeverity,
  order: readonly string[],
  minTickets?: number,
): Attainment[] {
  return objectives.flatMap(given => {
    const objective = minTickets === undefined ? given : { ...given, minTickets }
    const { severity, per } = objective
    const own = targetsOfObjective(objective, targets)
    const inOrder = order.filter(target => own.includes(target))
    return inOrder.map(target => ({
      objective,
      target,
      periods: Array.from(monthsByPeriod(counts.months, per), ([period, months]) =>
        attainmentIn(period, objective, counts.of(months, target, severity)),
      ).filter(hasVerdicts),
    }))
  })
}

/** Returns the attainment of a period, given its counts. */
export function attainmentIn(period: string, objective: Objective, tally: MonthSums): PeriodAttainment {
  const { met, breached, open, waived, known } = tally
  const { min, minTickets = 1 } = objective
  const isJudged = met + breached + waived + known >= minTickets
  return {
    period,
    ...tally,
    percent: percentOf(met, breached),
    allowance: allowanceOf(met, breached, open, min),
    credit: isJudged ? creditOf(met, breached, objective) : null,
    isJudged,
    isMissed: isJudged && isBelowPercentage(met, met + breached, min),
  }
}

/** Returns the credit of the row with the lowest `below` that the share is under; 0 if it is under none. */
function creditOf(met: number, breached: number, { credits = [] }: Objective): number | null {
  if (!credits.length) return null
  const reached = credits.filter(({ below }) => isBelowPercentage(met, met + breached, below))
  return reached.sort((a, b) => a.below - b.below)[0]?.percent ?? 0
}

function monthsByPeriod(months: readonly Month[], per: PeriodLength): Map<string, Month[]> {
  const periods = new Map<string, Month[]>()
  for (const month of months) {
    const period = periodOfMonth(month, per)
    periods.set(period, [...(periods.get(period) ?? []), month])
  }
  return periods
}
