import { type ErrorPath, isSlaCalendarError, SlaCalendarError } from '../errors.ts'

/** Runs a function and prefixes the paths of its errors. */
export function withPathPrefix<T>(path: ErrorPath, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!isSlaCalendarError(error)) throw error
    throw new SlaCalendarError(error.code, [...path, ...error.path], problemOf(error), error.hint)
  }
}

/** Returns the message of an error without its path and hint. */
function problemOf({ code, path, hint, message }: SlaCalendarError): string {
  const place = new SlaCalendarError(code, path, '').message
  return message.slice(place.length, hint ? -hint.length - 1 : undefined)
}
