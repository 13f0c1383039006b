/** The part that a holder has in the time that a target counted. */
export type HolderTime = {
  /** The team or person; null for the time before anybody had the ticket. */
  readonly holder: string | null
  /** The counted time while the holder had the ticket, in milliseconds. */
  readonly countedMs: number
  /** The share of all counted time, from 0 to 1; 0 if no time was counted. */
  readonly share: number
  /** How often the ticket went from this holder to another one. */
  readonly handOffs: number
  /** Whether the target became overdue while the holder had the ticket. */
  readonly heldAtBreach: boolean
}

/** What a holder has in the time that was added up. */
type HolderSum = { countedMs: number; breaches: number; handOffs: number }

/** Adds up the counted time of holders, piece by piece. It may go on with another ticket. */
export class HolderSums {
  /** By holder, the first one first; null stands for nobody. */
  readonly byHolder = new Map<string | null, HolderSum>()
  #last: HolderSum | undefined

  /** Begins another ticket: no hand-off leads to it. */
  begin(): void {
    this.#last = undefined
  }

  /**
   * Adds the next piece of the ticket's time.
   *
   * @param isOverdueIn whether the target became overdue in the piece
   */
  add(holder: string | null, countedMs: number, isOverdueIn: boolean): void {
    const sum = this.#sumOf(holder)
    if (this.#last && this.#last !== sum) this.#last.handOffs++
    this.#last = sum
    sum.countedMs += countedMs
    if (isOverdueIn) sum.breaches++
  }

  #sumOf(holder: string | null): HolderSum {
    const known = this.byHolder.get(holder)
    if (known) return known
    const sum = { countedMs: 0, breaches: 0, handOffs: 0 }
    this.byHolder.set(holder, sum)
    return sum
  }

  /** Returns the sums of one ticket. */
  times(): HolderTime[] {
    let total = 0
    for (const { countedMs } of this.byHolder.values()) total += countedMs
    return Array.from(this.byHolder, ([holder, { countedMs, handOffs, breaches }]) => {
      return { holder, countedMs, share: total === 0 ? 0 : countedMs / total, handOffs, heldAtBreach: breaches > 0 }
    })
  }
}
