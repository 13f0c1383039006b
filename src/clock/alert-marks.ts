/** Amounts of counted time, in milliseconds, and the instant at which each one was reached. */
export class AlertMarks {
  readonly amounts: readonly number[]
  /** In the order of the amounts; null for an amount that has not been reached. */
  readonly reachedAt: (number | null)[]
  /** The smallest amount that has not been reached. */
  #next: number

  constructor(amounts: readonly number[]) {
    this.amounts = amounts
    this.reachedAt = amounts.map(() => null)
    this.#next = Math.min(...amounts)
  }

  /** Returns independent marks in the same state. */
  copy(): AlertMarks {
    const copy = new AlertMarks(this.amounts)
    copy.reachedAt.splice(0, this.amounts.length, ...this.reachedAt)
    copy.#next = this.#next
    return copy
  }

  /** Takes the time counted so far. Each amount that it comes to was reached at `whenCounted(amount)`. */
  reach(counted: number, whenCounted: (amount: number) => number): void {
    if (counted < this.#next) return
    const { amounts, reachedAt } = this
    for (const [i, amount] of amounts.entries())
      if (reachedAt[i] === null && amount <= counted) reachedAt[i] = whenCounted(amount)
    this.#next = Math.min(...amounts.filter((_, i) => reachedAt[i] === null))
  }
}
