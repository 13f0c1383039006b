import type { FindingMessages } from '../../explain/messages/messages.ts'
import type { Attainment, PeriodAttainment } from '../objectives/attainment.ts'
import type { Finding, Gate } from '../result.ts'

/** Returns a gate per objective, target and period. */
export function objectiveGates(attainment: readonly Attainment[]): Gate[] {
  return attainment.flatMap(({ objective: { severity, min, per }, target, periods }) =>
    periods.map(({ period, met, breached, waived, known, percent, isJudged, isMissed }) => ({
      target,
      ...(severity === undefined ? {} : { severity }),
      ...(per === 'all' ? {} : { period }),
      minimum: min,
      ...{ met, breached, waived, known, percent, isJudged, isMissed },
    })),
  )
}

/** Returns an error per period that misses its objective, and a warning per objective with periods that are not judged. */
export function objectiveFindings(attainment: readonly Attainment[], messages: FindingMessages): Finding[] {
  return attainment.flatMap(row => [
    ...row.periods.flatMap(period => missedFinding(row, period, messages)),
    ...notJudged(row, messages),
  ])
}

function missedFinding(
  { objective, target }: Attainment,
  period: PeriodAttainment,
  messages: FindingMessages,
): Finding[] {
  const { met, breached, waived, known, percent, credit, isMissed } = period
  if (!isMissed) return []
  const { severity, min, per } = objective
  const share = messages.share(target, severity, per === 'all' ? undefined : period.period)
  const counts = { met, ended: met + breached, percent: percent!, needed: min, excused: waived + known, credit }
  const message = messages.objectiveMissed(share, counts)
  return [{ rule: 'objective-missed', severity: 'error', message }]
}

/** How many periods a finding names. */
const MAX_NAMED = 3

function notJudged({ objective, target, periods }: Attainment, messages: FindingMessages): Finding[] {
  const { severity, minTickets = 1, per } = objective
  const few = periods.filter(({ isJudged }) => !isJudged).map(({ period }) => period)
  if (periods.length && !few.length) return []
  const named = per === 'all' ? [] : few.slice(0, MAX_NAMED)
  const share = messages.share(target, severity)
  const message = messages.periodsNotJudged(share, named, few.length - named.length, minTickets)
  return [{ rule: 'not-judged', severity: 'warning', message }]
}
