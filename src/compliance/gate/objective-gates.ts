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
export function objectiveFindings(attainment: readonly Attainment[]): Finding[] {
  return attainment.flatMap(row => [...row.periods.flatMap(period => missedFinding(row, period)), ...notJudged(row)])
}

function missedFinding({ objective, target }: Attainment, period: PeriodAttainment): Finding[] {
  const { met, breached, waived, known, percent, credit, isMissed } = period
  if (!isMissed) return []
  const { severity, min, per } = objective
  const name = [target, severity ?? 'all severities', ...(per === 'all' ? [] : [period.period])].join(', ')
  const excused = waived + known
  const message =
    `${name}: ${met} of ${met + breached} on time (${percent!.toFixed(2)}%), objective ${min}%` +
    `${excused ? `, ${excused} ${excused === 1 ? 'breach' : 'breaches'} excused` : ''}` +
    `${credit ? `, credit ${credit}%` : ''}.`
  return [{ rule: 'objective-missed', severity: 'error', message }]
}

/** How many periods a finding names. */
const MAX_NAMED = 3

function notJudged({ objective, target, periods }: Attainment): Finding[] {
  const { severity, minTickets = 1, per } = objective
  const few = periods.filter(({ isJudged }) => !isJudged).map(({ period }) => period)
  if (periods.length && !few.length) return []
  const names =
    few.slice(0, MAX_NAMED).join(', ') + (few.length > MAX_NAMED ? ` and ${few.length - MAX_NAMED} more` : '')
  const where = few.length && per !== 'all' ? ` in ${names}` : ''
  const reason = minTickets > 1 ? `fewer than ${minTickets} have ended` : 'none has ended'
  const message = `${target}, ${severity ?? 'all severities'}: not judged${where}, ${reason}.`
  return [{ rule: 'not-judged', severity: 'warning', message }]
}
