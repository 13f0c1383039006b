import { type ErrorPath, isSlaCalendarError, SlaCalendarError } from '../errors.ts'

/** Runs `read`; whatever it finds wrong is said with the path to where the thing it reads stands. */
export function withPathPrefix<T>(path: ErrorPath, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!isSlaCalendarError(error)) throw error
    throw new SlaCalendarError(error.code, [...path, ...error.path], problemOf(error), error.hint)
  }
}

/** The sentence of an error between its place and its hint. */
function problemOf({ code, path, hint, message }: SlaCalendarError): string {
  const place = new SlaCalendarError(code, path, '').message
  return message.slice(place.length, hint ? -hint.length - 1 : undefined)
}
