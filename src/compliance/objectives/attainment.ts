import type { Objective } from './objective.ts'

/** How far an objective was attained, in each period in which tickets were reported. */
export type Attainment = {
  /** The agreement; absent without a name. */
  readonly agreement?: string
  /** The objective. */
  readonly objective: Objective
  /** The target: that of the objective, or one of those it is about. */
  readonly target: string
  /** The periods with tickets, in order. */
  readonly periods: readonly PeriodAttainment[]
}

/** The counts of a period. Excused breaches are not part of the percentage. */
export type PeriodCounts = {
  /** Verdicts met. */
  readonly met: number
  /** Verdicts breached that are neither waived nor known. */
  readonly breached: number
  /** Verdicts that may still be met: running, paused or pending. */
  readonly open: number
  /** Breaches that a waiver excuses. */
  readonly waived: number
  /** Breaches that the baseline lists and no waiver excuses. */
  readonly known: number
  /** The share of met among met and breached, 0 to 100 with two decimals; null if there are none. */
  readonly percent: number | null
}

/** The counts of a period, its allowance and its credit. */
export type PeriodAttainment = PeriodCounts & {
  /** The period by local date of the report: `2026-11`, `2026-Q4`, `2026`, or `all`. */
  readonly period: string
  /**
   * How many more may be late while the objective is attained, if all open ones are met. It is negative if the objective is
   * missed even so; null without a limit, if `min` is 0.
   */
  readonly allowance: number | null
  /** The service credit, in percent; 0 if none is due, null if the period is not judged or the objective has no credits. */
  readonly credit: number | null
  /** Whether as many targets have ended as `minTickets` requires. */
  readonly isJudged: boolean
  /** Whether the period is judged and below `min`. */
  readonly isMissed: boolean
}
