import { type ErrorPath, isSlaCalendarError, type SlaCalendarError } from '../errors.ts'
import { nearest } from './did-you-mean.ts'

/** The maximum number of errors that are collected. More help nobody, and take seconds. */
const MAX_ERRORS = 1000

/** Collects the errors of an input: at most one for each path, and at most 1,000. */
export class ErrorCollector {
  readonly #errors = new Map<string, SlaCalendarError>()
  /** The paths of values that could not be copied. An error of such a value follows from the first one. */
  readonly #uncopied = new Set<string>()

  /** The errors, in the order in which they were noted. */
  get errors(): readonly SlaCalendarError[] {
    return [...this.#errors.values()]
  }

  /** Notes the error of a value that cannot be copied. */
  noteUncopied(error: SlaCalendarError): void {
    this.note(error)
    // The object of an unknown key is copied without it.
    if (error.code !== 'key-unknown') this.#uncopied.add(keyOf(error.path))
  }

  /**
   * Notes an error.
   *
   * @throws an error of another class; the given error if there are too many
   */
  note(error: unknown): void {
    if (!isSlaCalendarError(error)) throw error
    const { path } = error
    const key = keyOf(path)
    if (this.#errors.has(key) || path.some((_, i) => this.#uncopied.has(keyOf(path.slice(0, i + 1))))) return
    if (this.#errors.size === MAX_ERRORS) throw error
    this.#errors.set(key, error)
  }

  /** Whether an error in the value with this path was noted. */
  hasErrorIn(path: ErrorPath): boolean {
    return this.errors.some(error => path.every((step, i) => step === error.path[i]))
  }

  /** Whether the object of an absent key has an unknown key that may be a misspelling of it. */
  hasMisspelling(path: ErrorPath): boolean {
    const last = path.length - 1
    return this.errors.some(
      error =>
        error.code === 'key-unknown' &&
        error.path.length === path.length &&
        error.path.every((step, i) => i === last || step === path[i]) &&
        nearest(String(error.path[last]), [String(path[last])]) !== undefined,
    )
  }
}

function keyOf(path: ErrorPath): string {
  return JSON.stringify(path)
}
