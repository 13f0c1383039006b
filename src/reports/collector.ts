import type { Difference, JudgedTicket } from '../compliance/result.ts'
import type { InvalidRow } from './report-writer.ts'
import { WorstBreaches } from './worst-breaches.ts'

/** How many breaches, differences and invalid rows a report shows at most. */
export const MOST_SHOWN = 50

/** A report's memory of tickets and rows until the result is there: at most {@link MOST_SHOWN} of each kind. */
export class ReportCollector {
  readonly worst = new WorstBreaches(MOST_SHOWN)
  readonly differences: Difference[] = []
  readonly invalidRows: InvalidRow[] = []
  #zone: string | undefined
  #hasZones = false

  /** The zone of all tickets; undefined if they have several, or if there is none. */
  get timeZone(): string | undefined {
    return this.#hasZones ? undefined : this.#zone
  }

  ticket = (ticket: JudgedTicket) => {
    this.#zone ??= ticket.timeZone
    this.#hasZones ||= this.#zone !== ticket.timeZone
    for (const verdict of ticket.verdicts) if (verdict.outcome === 'breached') this.worst.add({ ticket, verdict })
  }

  difference = (difference: Difference) => {
    if (this.differences.length < MOST_SHOWN) this.differences.push(difference)
  }

  invalid = (row: InvalidRow) => {
    if (this.invalidRows.length < MOST_SHOWN) this.invalidRows.push(row)
  }
}
