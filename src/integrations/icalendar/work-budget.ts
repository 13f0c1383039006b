import { SlaCalendarError } from '../../errors.ts'
import type { SourceLocation } from './source-location.ts'

/** Maximum number of steps: more than the calendars of a large company need, and done within seconds. A step is one date. */
const MAX_STEPS = 5_000_000

/** The work that reading one file may cost, so that no file takes hours. */
export class WorkBudget {
  #left = MAX_STEPS

  /** Whether the budget is used up. The cause is then the whole file, not one event. */
  get isSpent(): boolean {
    return this.#left < 0
  }

  /**
   * Uses some steps of the budget.
   *
   * @throws {SlaCalendarError} `input-invalid` when it is used up
   */
  consume(steps: number, place: SourceLocation): void {
    this.#left -= steps
    if (this.#left < 0)
      throw new SlaCalendarError(
        'input-invalid',
        place.path,
        `${place.what} stands for more dates than are read.`,
        'Request fewer years, or split the file.',
      )
  }
}
