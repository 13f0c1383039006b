/** Keeps the error of the first row of a table that has one, although rows are computed group by group. */
export class FirstRowError {
  #row = Infinity
  #error: unknown

  /** Returns what `compute` returns for a row; NaN if it throws, or if an earlier row has an error already. */
  valueOf(row: number, compute: (row: number) => number): number {
    if (row > this.#row) return Number.NaN
    try {
      return compute(row)
    } catch (error) {
      this.#row = row
      this.#error = error
      return Number.NaN
    }
  }

  /** Throws the error of the first row that has one. */
  throwIfAny(): void {
    if (this.#row < Infinity) throw this.#error
  }
}
