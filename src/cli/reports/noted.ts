import type { Difference, JudgedTicket } from '../../compliance/result.ts'
import { Worst } from './worst.ts'

/** How many breaches and differences a report shows at most. */
export const MOST_SHOWN = 50

/** What a report remembers of the tickets until the result is there: at most so many breaches and differences. */
export class Noted {
  readonly worst = new Worst(MOST_SHOWN)
  readonly differences: Difference[] = []
  #zone: string | undefined
  #hasZones = false

  /** The zone of all tickets; undefined where they have several, or where there is none. */
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
}
