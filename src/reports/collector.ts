import type { Difference, JudgedTicket } from '../compliance/result.ts'
import type { InvalidRow, ReportWriter } from './report-writer.ts'
import { WorstBreaches } from './worst-breaches.ts'

/** Maximum number of breaches, differences and invalid rows in a report. */
export const MAX_SHOWN = 50

/** Collects the breaches, differences and invalid rows of a report: at most {@link MAX_SHOWN} of each kind. */
export class ReportCollector {
  readonly worst = new WorstBreaches(MAX_SHOWN)
  readonly #worstByAgreement = new Map<string, WorstBreaches>()
  readonly differences: Difference[] = []
  readonly invalidRows: InvalidRow[] = []
  #zone: string | undefined
  #hasSeveralZones = false

  /** The zone of all tickets; undefined if they have several zones, or if there are no tickets. */
  get timeZone(): string | undefined {
    return this.#hasSeveralZones ? undefined : this.#zone
  }

  /** Returns the worst breaches of an agreement; without a name those of all tickets. */
  worstOf(agreement: string | undefined): WorstBreaches {
    if (agreement === undefined) return this.worst
    const worst = this.#worstByAgreement.get(agreement) ?? new WorstBreaches(MAX_SHOWN)
    this.#worstByAgreement.set(agreement, worst)
    return worst
  }

  /** Returns a writer that collects everything, and writes the report at the end. */
  writer(end: ReportWriter['end']): ReportWriter {
    const { ticket, difference, invalid } = this
    return { ticket, difference, invalid, end }
  }

  readonly ticket = (ticket: JudgedTicket) => {
    this.#zone ??= ticket.timeZone
    this.#hasSeveralZones ||= this.#zone !== ticket.timeZone
    for (const verdict of ticket.verdicts)
      if (verdict.outcome === 'breached') {
        this.worst.add({ ticket, verdict })
        if (ticket.agreement !== undefined) this.worstOf(ticket.agreement).add({ ticket, verdict })
      }
  }

  readonly difference = (difference: Difference) => {
    if (this.differences.length < MAX_SHOWN) this.differences.push(difference)
  }

  readonly invalid = (row: InvalidRow) => {
    if (this.invalidRows.length < MAX_SHOWN) this.invalidRows.push(row)
  }
}
