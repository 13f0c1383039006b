import { type ErrorPath, isSlaCalendarError, type SlaCalendarError } from '../errors.ts'

/** The errors of an input by their paths as text, in the order in which they were noted. */
export type NotedErrors = Map<string, SlaCalendarError>

/** The maximum number of errors that are noted. More help nobody, and take seconds. */
const MAX_ERRORS = 1000

/**
 * Notes an error, unless one with its path is noted already.
 *
 * @throws an error of another class; the given error if too many are noted
 */
export function noteError(noted: NotedErrors, error: unknown): void {
  if (!isSlaCalendarError(error)) throw error
  const key = pathKey(error.path)
  if (noted.has(key)) return
  if (noted.size === MAX_ERRORS) throw error
  noted.set(key, error)
}

/** Returns a path as text. The text of a path begins with those of the paths that lead to it. */
export function pathKey(path: ErrorPath): string {
  return path.map(step => `${JSON.stringify(step)},`).join('')
}
