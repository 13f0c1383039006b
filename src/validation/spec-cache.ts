import type { ErrorPath } from '../errors.ts'
import type { InputValue } from './input-value.ts'
import { isObject } from './plain-data.ts'
import { readInput, valueOrThrow } from './read-input.ts'

/** What a spec was read as, and the frozen copy that was read. */
type Read<T> = { readonly copy: unknown; readonly value: T }

/**
 * Reads plain specs, and remembers for each object what it was read as. A later call compares the object with the copy
 * that was read: a spec that has changed is read again.
 */
export class SpecCache<T> {
  readonly #read: (given: InputValue) => T
  readonly #known = new WeakMap<object, Read<T>>()

  constructor(read: (given: InputValue) => T) {
    this.#read = read
  }

  /** @throws {SlaCalendarError} the first error in the spec */
  valueOf(spec: object, path: ErrorPath): T {
    let known = this.#known.get(spec)
    if (!known || !isUnchanged(spec, known.copy)) {
      known = valueOrThrow(readInput(spec, path, given => ({ copy: given.value, value: this.#read(given) })))
      this.#known.set(spec, known)
    }
    return known.value
  }
}

/** Whether data equal their copy. Data that can no longer be read have changed. */
function isUnchanged(given: unknown, copy: unknown): boolean {
  try {
    return isEqual(given, copy)
  } catch {
    return false
  }
}

/** Each call with a spec compares all of it, so this creates as little as possible. */
function isEqual(given: unknown, copy: unknown): boolean {
  if (!isObject(copy)) return Object.is(given, copy)
  if (!isObject(given) || Array.isArray(given) !== Array.isArray(copy)) return false
  const keys = Object.keys(copy)
  let i = 0
  for (const key in given) {
    const value = given[key as keyof object]
    // The copy lacks keys whose value is undefined.
    if (value !== undefined && !(keys[i++] === key && isEqual(value, copy[key as keyof object]))) return false
  }
  return i === keys.length
}
