import { type ErrorCode, type ErrorPath, SlaCalendarError } from '../errors.ts'
import { describe, type PlainObject } from './plain-data.ts'
import { didYouMean } from './suggest.ts'

/** The value as an object that has no keys but the `known` ones. */
export function checkObject(value: unknown, path: ErrorPath, known?: readonly string[]): PlainObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw expected('an object', value, path)
  if (known) for (const key in value) if (!known.includes(key)) throw unknownWord('key-unknown', key, known, path)
  return value as PlainObject
}

/** The value as a list. */
export function checkList(value: unknown, path: ErrorPath): readonly unknown[] {
  if (!Array.isArray(value)) throw expected('a list', value, path)
  return value
}

/** The value as text that is not blank. */
export function checkText(value: unknown, path: ErrorPath): string {
  if (typeof value !== 'string' || !value.trim()) throw expected('a text', value, path)
  return value
}

/** The value as a whole number of the range, both ends included. */
export function checkWhole(value: unknown, path: ErrorPath, least: number, most: number): number {
  if (!Number.isInteger(value) || (value as number) < least || (value as number) > most)
    throw expected(`a whole number from ${least} to ${most}`, value, path)
  return value as number
}

/** The value as one of the known words. */
export function checkWord<W extends string>(
  value: unknown,
  path: ErrorPath,
  known: readonly W[],
  code: ErrorCode = 'input-invalid',
): W {
  if (!known.includes(value as W)) {
    if (typeof value === 'string') throw unknownWord(code, value, known, path)
    throw expected(`one of ${known.join(', ')}`, value, path)
  }
  return value as W
}

/** The error for a value of the wrong type. */
export function expected(what: string, value: unknown, path: ErrorPath): SlaCalendarError {
  return new SlaCalendarError('input-invalid', path, `${describe(value)} is not ${what}.`)
}

/** The error for a required key that is absent. */
export function missingKey(key: string, path: ErrorPath, hint: string): SlaCalendarError {
  return new SlaCalendarError('key-missing', [...path, key], 'This key is required.', hint)
}

/** The error for a word that is none of the known ones, with the nearest of them. */
export function unknownWord(
  code: ErrorCode,
  word: string,
  known: readonly string[],
  path: ErrorPath,
): SlaCalendarError {
  const place = code === 'key-unknown' ? [...path, word] : path
  return new SlaCalendarError(code, place, `${describe(word)} is not known here.`, didYouMean(word, known))
}
