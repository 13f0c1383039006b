import { dateAt } from '../wall-time.ts'

// §14, slowly: every row is counted from the whole list of verdicts, and every share is compared as a fraction of
// whole numbers.

/** One verdict: its target and severity, the report of its ticket, and the outcome. */
export type CountedVerdict = {
  readonly target: string
  readonly severity: string
  readonly reportedAt: number
  /** The zone of the contract's calendar. */
  readonly timeZone: string
  readonly outcome: 'met' | 'breached' | 'open' | 'not-applicable'
  /** Whether a waiver or the baseline excuses the breach. */
  readonly isExcused?: boolean
}

/** An objective as the config file states it. Percentages are decimal texts, so that nothing rounds them. */
export type SlowObjective = {
  readonly target?: string
  readonly severity?: string
  readonly min: string
  readonly per: 'month' | 'quarter' | 'year' | 'all'
  readonly minTickets?: number
  readonly credits?: readonly { readonly below: string; readonly percent: number }[]
}

/** The counts of a period, its allowance and its credit. */
export type SlowPeriod = {
  readonly period: string
  readonly met: number
  readonly breached: number
  readonly open: number
  readonly excused: number
  readonly isJudged: boolean
  readonly isMissed: boolean
  /** Null without a limit. */
  readonly allowance: number | null
  /** Null if the period is not judged, or if the objective has no credits. */
  readonly credit: number | null
}

/** The periods of an objective for one target, in order. */
export function referenceAttainment(
  objective: SlowObjective,
  target: string,
  verdicts: readonly CountedVerdict[],
): SlowPeriod[] {
  const own = verdicts.filter(
    verdict =>
      verdict.target === target &&
      (objective.severity === undefined || verdict.severity === objective.severity) &&
      verdict.outcome !== 'not-applicable',
  )
  const periodOf = (verdict: CountedVerdict) => periodName(dateAt(verdict.timeZone, verdict.reportedAt), objective.per)
  const periods = [...new Set(own.map(periodOf))].sort()
  return periods.map(period =>
    periodResult(
      objective,
      period,
      own.filter(verdict => periodOf(verdict) === period),
    ),
  )
}

/** `2026-11`, `2026-Q4`, `2026` or `all`. */
export function periodName(date: string, per: SlowObjective['per']): string {
  const [year, month] = date.split('-')
  switch (per) {
    case 'month':
      return `${year}-${month}`
    case 'quarter':
      return `${year}-Q${Math.ceil(Number(month) / 3)}`
    case 'year':
      return year
    case 'all':
      return 'all'
  }
}

function periodResult(objective: SlowObjective, period: string, verdicts: readonly CountedVerdict[]): SlowPeriod {
  const count = (test: (verdict: CountedVerdict) => boolean) => verdicts.filter(test).length
  const met = count(({ outcome }) => outcome === 'met')
  const open = count(({ outcome }) => outcome === 'open')
  const excused = count(({ outcome, isExcused }) => outcome === 'breached' && isExcused === true)
  const breached = count(({ outcome }) => outcome === 'breached') - excused
  const ended = met + breached + excused
  const isJudged = ended >= Math.max(1, objective.minTickets ?? 1)
  const credits = objective.credits ?? []
  return {
    period,
    met,
    breached,
    open,
    excused,
    isJudged,
    isMissed: isJudged && isBelow(met, met + breached, objective.min),
    allowance: referenceAllowance(met, breached, open, objective.min),
    credit: isJudged && credits.length ? referenceCredit(met, met + breached, credits) : null,
  }
}

/** Whether `met` of `ended` is less than a percentage. Nothing of nothing is never less. */
export function isBelow(met: number, ended: number, percent: string): boolean {
  const [whole, decimals = ''] = percent.split('.')
  const scale = 10n ** BigInt(decimals.length)
  return BigInt(met) * 100n * scale < BigInt(whole + decimals) * BigInt(ended)
}

/**
 * The largest k such that k more late tickets keep the objective if all open ones are met. Tried one by one: first as many
 * late ones less as there are, then none, one, two … more.
 */
export function referenceAllowance(met: number, breached: number, open: number, min: string): number | null {
  if (Number(min) === 0) return null
  const keeps = (k: number) => !isBelow(met + open, met + open + breached + k, min)
  let k = 0 - breached
  while (keeps(k + 1)) k++
  return k
}

/** The percent of the row with the lowest `below` that the share is under; 0 if it is under none. */
function referenceCredit(
  met: number,
  ended: number,
  credits: readonly { readonly below: string; readonly percent: number }[],
): number {
  const reached = credits.filter(({ below }) => isBelow(met, ended, below))
  const lowest = Math.min(...reached.map(({ below }) => Number(below)))
  return reached.find(({ below }) => Number(below) === lowest)?.percent ?? 0
}
