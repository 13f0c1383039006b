import { type ErrorCode, type ErrorPath, SlaCalendarError } from '../../errors.ts'

/** A place in the text: its path, and its name in messages. */
export type SourceLocation = { readonly path: ErrorPath; readonly what: string }

/** A line of the text, from 1. Its name is computed only for a message. */
export class Line implements SourceLocation {
  readonly number: number
  readonly #what: () => string

  constructor(number: number, what: () => string) {
    this.number = number
    this.#what = what
  }

  get path(): ErrorPath {
    return ['text', `line ${this.number}`]
  }

  get what(): string {
    return this.#what()
  }
}

/** Returns the error at a place. The message starts with the name of the place. */
export function errorAt(place: SourceLocation, problem: string, hint?: string, code: ErrorCode = 'input-invalid') {
  return new SlaCalendarError(code, place.path, `${place.what} ${problem}`, hint)
}
