import { SlaCalendarError } from '../../errors.ts'
import type { SourceLocation } from './source-location.ts'

/** More than the calendars of a large company take, and done within seconds: a step is a date looked at or made. */
const MOST = 5_000_000

/** What reading one file may cost, so that no file can keep the reader busy for hours. */
export class WorkBudget {
  #left = MOST

  /** Whether the file has had its share: the fault of all of it, not of one event. */
  get areSpent(): boolean {
    return this.#left < 0
  }

  /** @throws {SlaCalendarError} `input-invalid` once the file has had its share */
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
