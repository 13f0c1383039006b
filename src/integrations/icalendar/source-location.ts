import { type ErrorCode, type ErrorPath, SlaCalendarError } from '../../errors.ts'

/** Where in the text something is, and what it is, for messages. */
export type SourceLocation = { readonly path: ErrorPath; readonly what: string }

/** A line, counted from 1. What it holds is put into words only for a message. */
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

/** The error for something at a place. */
export function errorAt(place: SourceLocation, problem: string, hint?: string, code: ErrorCode = 'input-invalid') {
  return new SlaCalendarError(code, place.path, `${place.what} ${problem}`, hint)
}
