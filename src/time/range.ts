import type { SlaCalendarError } from '../errors.ts'
import type { InputValue } from '../validation/input-value.ts'

/** The first supported instant, 1900-01-01T00:00Z. */
export const RANGE_START = /* @__PURE__ */ Date.UTC(1900, 0)
/** The first instant after all supported ones, 2200-01-01T00:00Z. */
export const RANGE_END = /* @__PURE__ */ Date.UTC(2200, 0)

/** Returns the error for an instant outside the range, given or computed. */
export function outOfRange(given: InputValue, hint: string): SlaCalendarError {
  return given.error('instant-out-of-range', 'The instant is outside 1900-01-01T00:00Z to 2200-01-01T00:00Z.', hint)
}
