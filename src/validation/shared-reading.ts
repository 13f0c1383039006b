import type { InputValue } from './input-value.ts'

/** More texts than the rules of all countries. A program with more of them reads some again. */
const MAX_KNOWN = 2000

/**
 * Returns a reader that reads equal data once, and then returns the same result: thousands of calendars have the same rules.
 *
 * @param read its results never change, and do not depend on the path
 */
export function sharedReading<T>(read: (given: InputValue) => T): (given: InputValue) => T {
  const known = new Map<string, T>()
  return given => {
    const text = JSON.stringify(given.value)
    const found = known.get(text)
    if (found) return found
    const result = read(given)
    if (known.size > MAX_KNOWN) known.clear()
    // Data with errors are read again, because each reading notes them.
    if (!given.isRefused) known.set(text, result)
    return result
  }
}
