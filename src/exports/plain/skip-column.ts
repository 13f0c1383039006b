import type { CellScan } from './cell-scan.ts'
import { CellsTable } from './cells-table.ts'

/** A column by which `tickets.skip` leaves rows out. Each of its cells is looked at once. */
export class SkipColumn {
  readonly #position: number
  readonly #isSkipped: (cell: string) => boolean
  readonly #cells: CellsTable
  readonly #known: boolean[] = []

  /** @param position its position; -1 if the file lacks it, and every cell is empty */
  constructor(position: number, isSkipped: (cell: string) => boolean) {
    this.#position = position
    this.#isSkipped = isSkipped
    this.#cells = new CellsTable([position])
  }

  /** Returns whether a line may be left out: also if the column has too many different cells. */
  skips(line: Buffer, scan: CellScan): boolean {
    const number = this.#cells.numberOf(line, scan)
    if (number < 0) return true
    if (number === this.#known.length) {
      const p = this.#position
      this.#known.push(this.#isSkipped(p < 0 ? '' : line.toString('utf8', scan.starts[p], scan.ends[p])))
    }
    return this.#known[number]
  }
}
