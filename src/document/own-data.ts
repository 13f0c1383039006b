import { clonePlainData } from '../validation/plain-data.ts'

/** Deeper data than in any config file. `clonePlainData` decides about it. */
const MAX_DEPTH = 32

/**
 * Returns the result of a JSON parser as `clonePlainData` does, but freezes it in place: nobody else refers to it. A
 * copy of thousands of calendars costs more than reading their text. Unusual data is left to `clonePlainData`; a test in
 * test/document/own-data.test.ts checks that the results are equal.
 *
 * @param max the maximum number of values
 * @throws {SlaCalendarError} the errors of `clonePlainData`
 */
export function ownData(parsed: unknown, max: number): unknown {
  let left = max

  function freeze(value: unknown, depth: number): boolean {
    if (typeof value !== 'object' || value === null) return true
    if (depth > MAX_DEPTH) return false
    if (Array.isArray(value)) {
      left -= value.length
      for (let i = 0; i < value.length; i++) if (!freeze(value[i], depth + 1)) return false
    } else {
      // The parser that accepts comments makes objects without a prototype.
      if (Object.getPrototypeOf(value) !== Object.prototype) return false
      for (const key in value) {
        left--
        if (key === '__proto__' || !freeze((value as Record<string, unknown>)[key], depth + 1)) return false
      }
    }
    Object.freeze(value)
    return left >= 0
  }

  return freeze(parsed, 0) ? parsed : clonePlainData(parsed, [], undefined, max)
}
