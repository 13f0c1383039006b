import type { ErrorPath, SlaCalendarError } from '../errors.ts'
import { ErrorCollector } from './error-collector.ts'
import { InputValue } from './input-value.ts'
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
  const collector = new ErrorCollector()
  let copy: unknown
  let value: T | undefined
  try {
    copy = clonePlainData(input, path, error => collector.noteUncopied(error))
    value = read(new InputValue(copy, path, collector))
  } catch (error) {
    noteLast(error, collector)
  }
  const { errors } = collector
  return errors.length ? { errors: inOrderOf(copy, path.length, errors) } : { value: value as T }
}

/** Returns what an input was read as, or throws its first error. */
export function valueOrThrow<T>(result: InputResult<T>): T {
  if (result.errors) throw result.errors[0]
  return result.value
}

/** Notes the error that ended the reading. Nothing is noted if there are too many errors already. */
function noteLast(error: unknown, collector: ErrorCollector): void {
  try {
    collector.note(error)
  } catch (last) {
    if (!collector.errors.length) throw last
  }
}

/** Sorts errors by the place of their paths in the input, below the first `depth` steps. */
function inOrderOf(input: unknown, depth: number, errors: readonly SlaCalendarError[]): SlaCalendarError[] {
  const keys = new Map<unknown, Map<string, number>>()
  const indexOf = (parent: unknown, step: string | number): number => {
    if (typeof step === 'number') return step
    if (typeof parent !== 'object' || parent === null) return -1
    const known = keys.get(parent) ?? new Map(Object.keys(parent).map((key, i) => [key, i]))
    keys.set(parent, known)
    return known.get(step) ?? -1
  }
  const placed = errors.map(error => {
    let at = input
    const place = error.path.slice(depth).map(step => {
      const index = indexOf(at, step)
      at = at?.[step as keyof unknown]
      return index
    })
    return { error, place }
  })
  return placed.sort((a, b) => compare(a.place, b.place)).map(({ error }) => error)
}

function compare(a: readonly number[], b: readonly number[]): number {
  const i = a.findIndex((step, i) => step !== b[i])
  if (i < 0) return a.length - b.length
  return b[i] === undefined || a[i] > b[i] ? 1 : -1
}
