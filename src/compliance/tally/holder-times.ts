import type { AnyTicketEvent } from '../../clock/event.ts'
import type { TicketState } from '../../clock/replay.ts'
import { HolderSums } from '../../explain/holder-sums.ts'
import type { HolderTally } from '../result.ts'
import { addSimpleHolders } from '../verdicts/add-simple-holders.ts'
import { addVerdictHolders } from '../verdicts/add-verdict-holders.ts'
import type { SimpleTerms } from '../verdicts/simple-terms.ts'
import type { Verdict } from '../verdicts/verdict.ts'

/** Counts who had the tickets whose targets were breached, and for how much counted time. */
export class HolderTimes {
  readonly #byTarget = new Map<string, HolderSums>()

  /**
   * Counts the breached targets of a ticket. A ticket that was never assigned is not counted.
   *
   * @param state the state of the ticket, with the phases of all cycles
   */
  ticket(verdicts: readonly Verdict[], state: TicketState): void {
    if (!state.holders.length) return
    for (const verdict of verdicts)
      if (verdict.outcome === 'breached') addVerdictHolders(this.#sumsOf(verdict.target), verdict, state)
  }

  /** Counts those of a ticket that was assigned, and judged by simple terms. */
  simpleTicket(verdicts: readonly Verdict[], events: readonly AnyTicketEvent[], terms: SimpleTerms, now: number): void {
    for (let i = 0; i < verdicts.length; i++) {
      const verdict = verdicts[i]
      if (verdict.outcome === 'breached') addSimpleHolders(this.#sumsOf(verdict.target), verdict, events, terms, now)
    }
  }

  #sumsOf(target: string): HolderSums {
    const known = this.#byTarget.get(target)
    if (known) return known
    const sums = new HolderSums()
    this.#byTarget.set(target, sums)
    return sums
  }

  /** Returns the counts by target in the given order; the holder with the most time comes first. */
  result(targets: readonly string[]): HolderTally[] {
    return targets.flatMap(target => {
      const times = [...(this.#byTarget.get(target)?.byHolder ?? [])]
      const total = times.reduce((sum, [, { countedMs }]) => sum + countedMs, 0)
      return times
        .map(([holder, sum]) => ({ target, holder, ...sum, share: total ? sum.countedMs / total : 0 }))
        .sort((a, b) => b.countedMs - a.countedMs || compareNames(a.holder, b.holder))
    })
  }
}

/** Compares by character code, nobody first. */
function compareNames(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(b === null) - Number(a === null)
  return a < b ? -1 : Number(a > b)
}
