import { type ErrorCode, type ErrorPath, SlaCalendarError } from '../../errors.ts'

/** Where in the text something stands, and what it is, for messages. */
export type Place = { readonly path: ErrorPath; readonly what: string }

/** A place by its line, counted from 1. */
export function placeAt(line: number, what: string): Place {
  return { path: ['text', `line ${line}`], what }
}

/** The error for what stands at a place. */
export function faultAt(place: Place, problem: string, hint?: string, code: ErrorCode = 'input-invalid') {
  return new SlaCalendarError(code, place.path, `${place.what} ${problem}`, hint)
}
