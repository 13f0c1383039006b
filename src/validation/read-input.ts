import type { ErrorPath, SlaCalendarError } from '../errors.ts'
import { InputValue } from './input-value.ts'
import { type NotedErrors, noteError } from './note-error.ts'
import { clonePlainData } from './plain-data.ts'

/** What an input was read as, or its errors. */
export type InputResult<T> =
  | { readonly value: T; readonly errors?: undefined }
  | { readonly errors: readonly SlaCalendarError[] }

/**
 * Reads unknown input, of which it makes a frozen copy. Returns either what `read` returns, or all errors in the order
 * of the input: an object before its values, and its absent keys before those that are present.
 */
export function readInput<T>(input: unknown, path: ErrorPath, read: (given: InputValue) => T): InputResult<T> {
  const noted: NotedErrors = new Map()
  let copy: unknown
  try {
    copy = clonePlainData(input, path, error => noteError(noted, error))
    const value = read(new InputValue(copy, path, noted))
    if (!noted.size) return { value }
  } catch (error) {
    // Another error than the first ends the reading only if it is noted already, or one too many.
    if (!noted.size) noteError(noted, error)
  }
  return { errors: inOrderOf(copy, path.length, [...noted.values()]) }
}

/** Returns what an input was read as, or throws its first error. */
export function valueOrThrow<T>(result: InputResult<T>): T {
  if (result.errors) throw result.errors[0]
  return result.value
}

/** Sorts errors by the place of their paths in the input, below the first `depth` steps. */
function inOrderOf(input: unknown, depth: number, errors: readonly SlaCalendarError[]): SlaCalendarError[] {
  const keysOf = new Map<unknown, string[]>()
  const placeOf = ({ path }: SlaCalendarError) => {
    let at = input
    const indices = path.slice(depth).map(step => {
      const keys = keysOf.get(at) ?? Object.keys(Object(at))
      keysOf.set(at, keys)
      at = at?.[step as keyof unknown]
      // With seven digits each, they are in order as text, too.
      return 2e6 + keys.indexOf(`${step}`)
    })
    return indices.join()
  }
  const placed = errors.map(error => ({ error, place: placeOf(error) }))
  return placed.sort((a, b) => (a.place < b.place ? -1 : +(a.place > b.place))).map(({ error }) => error)
}
