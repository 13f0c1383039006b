import { type ErrorPath, SlaCalendarError } from '../errors.ts'

/** Deeper than any real specification; what nests deeper goes round in circles. */
const MAX_DEPTH = 64
/** More values than the exceptions of a long-lived calendar; what has more would take seconds to read. */
const MAX_VALUES = 250_000

/** A plain object whose keys are still to be checked. */
export type PlainObject = { readonly [key: string]: unknown }

/**
 * Copies plain data once, so that everything behind it can trust what it reads: no getter runs twice, nothing
 * given is kept or changed, and whatever is not plain data is refused here with its path.
 *
 * @throws {SlaCalendarError} `input-invalid` for what JSON could not carry, `key-unknown` for symbols and `__proto__`
 */
export function plainCopy(value: unknown, path: ErrorPath): unknown {
  const place = [...path]
  let left = MAX_VALUES

  function copy(value: unknown): unknown {
    if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint')
      throw new SlaCalendarError('input-invalid', [...place], `${describe(value)} is no plain data.`)
    if (typeof value !== 'object' || value === null) return value
    if (place.length - path.length > MAX_DEPTH || left < 0)
      throw new SlaCalendarError('input-invalid', path, 'The value is too large, nests too deep or holds itself.')
    return Array.isArray(value) ? copyList(value) : copyObject(value)
  }

  function copyList(list: readonly unknown[]): unknown[] {
    left -= list.length
    // A length alone can be a lie of four thousand million.
    return left < 0 ? [copy({})] : Array.from(list, (item, index) => inside(index, item))
  }

  function copyObject(object: object): PlainObject {
    const parent = Object.getPrototypeOf(object)
    if (parent !== null && Object.getPrototypeOf(parent) !== null)
      throw new SlaCalendarError('input-invalid', [...place], `${describe(object)} is no plain data.`)
    const result: Record<string, unknown> = {}
    for (const key of Reflect.ownKeys(object)) {
      left--
      if (typeof key === 'symbol' || key === '__proto__')
        throw new SlaCalendarError('key-unknown', [...place], `The key ${String(key)} means nothing here.`)
      const value = inside(key, (object as PlainObject)[key])
      if (value !== undefined) result[key] = value
    }
    return result
  }

  function inside(step: string | number, value: unknown): unknown {
    place.push(step)
    const result = copy(value)
    place.pop()
    return result
  }

  return readable(() => copy(value), place)
}

/** Runs `read`; what the given object throws on being read becomes an `input-invalid` with the path. */
export function readable<T>(read: () => T, path: ErrorPath): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof SlaCalendarError) throw error
    throw new SlaCalendarError('input-invalid', [...path], 'The value cannot be read.')
  }
}

/** A few words that say what was given, safe for every value. */
export function describe(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value)
  if (Array.isArray(value)) return 'A list'
  if (typeof value === 'object' && value !== null) return 'An object'
  if (typeof value === 'function') return 'A function'
  return String(value)
}
