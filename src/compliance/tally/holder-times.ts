import { timeByHolder } from '../../explain/time-by-holder.ts'
import type { HolderTally, JudgedTicket, JudgedVerdict } from '../result.ts'
import { verdictExplanation } from '../verdicts/verdict-explanation.ts'

type Times = { countedMs: number; breaches: number; handOffs: number }

/** Counts who had the tickets whose targets were breached, and for how much counted time. */
export class HolderTimes {
  /** By target, and there by holder; null stands for nobody. */
  readonly #byTarget = new Map<string, Map<string | null, Times>>()

  /** Counts the breached targets of a ticket. A ticket that was never assigned is not counted. */
  ticket(ticket: JudgedTicket): void {
    if (!wasAssigned(ticket.input.events)) return
    for (const verdict of ticket.verdicts) if (verdict.outcome === 'breached') this.#add(ticket, verdict)
  }

  #add(ticket: JudgedTicket, verdict: JudgedVerdict): void {
    const explanation = verdictExplanation(ticket, verdict)
    if (!explanation) return
    const times = this.#byTarget.get(verdict.target) ?? new Map<string | null, Times>()
    this.#byTarget.set(verdict.target, times)
    for (const { holder, countedMs, handOffs, heldAtBreach } of timeByHolder(explanation)) {
      const sum = times.get(holder) ?? { countedMs: 0, breaches: 0, handOffs: 0 }
      times.set(holder, sum)
      sum.countedMs += countedMs
      sum.breaches += heldAtBreach ? 1 : 0
      sum.handOffs += handOffs
    }
  }

  /** Returns the counts by target in the given order; the holder with the most time comes first. */
  result(targets: readonly string[]): HolderTally[] {
    return targets.flatMap(target => {
      const times = [...(this.#byTarget.get(target) ?? [])]
      const total = times.reduce((sum, [, { countedMs }]) => sum + countedMs, 0)
      return times
        .map(([holder, sum]) => ({ target, holder, ...sum, share: total ? sum.countedMs / total : 0 }))
        .sort((a, b) => b.countedMs - a.countedMs || compareNames(a.holder, b.holder))
    })
  }
}

function wasAssigned(events: JudgedTicket['input']['events']): boolean {
  // A loop costs less than `some`, and every ticket is asked.
  for (let i = 0; i < events.length; i++) if (events[i].type === 'assigned') return true
  return false
}

/** Compares by character code, nobody first. */
function compareNames(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(b === null) - Number(a === null)
  return a < b ? -1 : Number(a > b)
}
