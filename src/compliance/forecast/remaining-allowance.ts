import type { EpochDay } from '../../time/epoch-day.ts'
import type { Attainment, PeriodAttainment } from '../objectives/attainment.ts'
import { attainmentIn } from '../objectives/compute-attainment.ts'
import { monthOf, periodOfMonth } from '../objectives/month.ts'

/** Counts down the allowances of objectives, breach by breach. */
export class RemainingAllowance {
  readonly #rows: readonly { readonly one: Attainment; readonly periods: Map<string, PeriodAttainment> }[]

  constructor(attainment: readonly Attainment[]) {
    this.#rows = attainment.map(one => ({
      one,
      periods: new Map(one.periods.map(period => [period.period, period])),
    }))
  }

  /**
   * Counts an open target as breached.
   *
   * @param agreement undefined if no contract names one
   * @param date the local date of the report
   * @returns the smallest allowance of the objectives that the breach belongs to; null if none of them has a limit
   */
  after(agreement: string | undefined, target: string, severity: string, date: EpochDay): number | null {
    const allowances = this.#rows.flatMap(({ one, periods }) => {
      const { objective } = one
      if (one.agreement !== agreement || one.target !== target || (objective.severity ?? severity) !== severity)
        return []
      const name = periodOfMonth(monthOf(date), objective.per)
      const { met, breached, open, waived, known } = periods.get(name)!
      const next = attainmentIn(name, objective, { met, breached: breached + 1, open: open - 1, waived, known })
      periods.set(name, next)
      return next.allowance ?? []
    })
    return allowances.length ? Math.min(...allowances) : null
  }
}
