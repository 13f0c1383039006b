import { type ErrorPath, isSlaCalendarError, SlaCalendarError } from '../errors.ts'

/** Deeper than any real spec. Deeper data is probably circular. */
const MAX_DEPTH = 64
/** More values than the exceptions of a long-lived calendar. Larger data would take seconds to read. */
const MAX_VALUES = 250_000

/** A plain object whose keys are not checked yet. */
export type PlainObject = { readonly [key: string]: unknown }

/** Whether a value is an object or a list. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** Whether a value is an object, and not a list. */
export function isRecord<T>(value: T): value is T & object {
  return isObject(value) && !Array.isArray(value)
}

/**
 * Returns a frozen copy of plain data. So no getter runs twice, the given objects are neither kept nor changed, and data
 * that is not plain is refused with its path.
 *
 * @param note receives each error, and the copy lacks its value; without it, the first error is thrown
 * @param max the maximum number of values; for more, the error is thrown
 * @throws {SlaCalendarError} `input-invalid` for values that JSON cannot contain, `key-unknown` for symbols and `__proto__`
 */
export function clonePlainData(
  value: unknown,
  path: ErrorPath,
  note?: (error: SlaCalendarError) => void,
  max = MAX_VALUES,
): unknown {
  const place = [...path]
  let left = max

  function copy(value: unknown): unknown {
    const parent = isRecord(value) && Object.getPrototypeOf(value)
    const isPlain = isObject(value)
      ? !parent || !Object.getPrototypeOf(parent)
      : !/function|symbol|bigint/.test(typeof value)
    if (!isPlain)
      throw new SlaCalendarError('input-invalid', [...place], `${describe(value)} is not plain data.`, plainHint(value))
    if (!isObject(value)) return value
    const isList = Array.isArray(value)
    // A sparse list can claim a length of four thousand million.
    const keys = isList ? Array(value.length) : Reflect.ownKeys(value)
    left -= keys.length
    if (place.length > path.length + MAX_DEPTH) left = -1
    if (left < 0)
      throw new SlaCalendarError('input-invalid', path, 'The value is too large, nested too deeply, or circular.')
    const result = (isList ? [] : {}) as Record<string | number, unknown>
    for (const key of isList ? keys.keys() : keys) {
      // A policy that another copy of the library has checked carries symbols that are not enumerable.
      if (typeof key === 'symbol' && !Object.prototype.propertyIsEnumerable.call(value, key)) continue
      if (typeof key === 'symbol' || key === '__proto__') {
        refuse(new SlaCalendarError('key-unknown', [...place], `The key ${String(key)} is not known.`))
        continue
      }
      place.push(key)
      try {
        const child = copy((value as PlainObject)[key])
        if (isList || child !== undefined) result[key] = child
      } catch (error) {
        refuse(readError(error, place))
        // The key of a refused value remains, because it has a place among the keys.
        result[key] = undefined
      } finally {
        place.pop()
      }
    }
    return Object.freeze(result)
  }

  function refuse(error: SlaCalendarError): void {
    if (!note || left < 0) throw error
    note(error)
  }

  return readable(() => copy(value), path)
}

/** Returns the same data with the keys of its objects sorted, so that equal data give equal text. */
export function sortedKeys<T>(value: T): T {
  if (!isRecord(value)) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortedKeys(inner)])) as T
}

/** Runs `read`. An exception of the given object becomes `input-invalid` with the path. */
export function readable<T>(read: () => T, path: ErrorPath): T {
  try {
    return read()
  } catch (error) {
    throw readError(error, path)
  }
}

/** Returns the error to throw for one that was caught while a value was read. */
export function readError(error: unknown, path: ErrorPath): SlaCalendarError {
  if (isSlaCalendarError(error)) return error
  return new SlaCalendarError('input-invalid', [...path], 'The value cannot be read.')
}

/** Returns a hint for an object that is not plain data: the date, if it is a Date at midnight, UTC or local. */
function plainHint(value: unknown): string {
  const tag = describe(value)
  if (/PlainDate$/.test(tag)) return `Write '${value}'.`
  if (!/Date$/.test(tag)) return ''
  const date = value as Date
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000)
  const midnight = [date, local].find(day => /T00:00:00\.000Z$/.test(day.toJSON() ?? ''))
  return midnight ? `Write '${midnight.toJSON().slice(0, 10)}'.` : "Write the date as text, such as '2026-12-25'."
}

/** Returns a short description of any value, for error messages. */
export function describe(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value)
  if (Array.isArray(value)) return 'A list'
  if (typeof value === 'function') return 'A function'
  return isObject(value) ? describeObject(value) : String(value)
}

/** Names dates, also those of Temporal. Every other object is "An object". */
function describeObject(value: object): string {
  try {
    const tag = Object.prototype.toString.call(value).slice(8, -1)
    if (tag === 'Date') return Number.isNaN(Date.prototype.getTime.call(value)) ? 'An invalid Date' : 'A Date'
    return /^Temporal\.\w+$/.test(tag) ? `A ${tag}` : 'An object'
  } catch {
    return 'An object'
  }
}
