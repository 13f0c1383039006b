import { type ErrorCode, type ErrorPath, SlaCalendarError } from '../errors.ts'
import { didYouMean } from './did-you-mean.ts'
import { clonePlainData, describe } from './plain-data.ts'

/** A caller's value together with its path, for error messages. */
export class InputValue {
  readonly value: unknown
  readonly path: ErrorPath

  constructor(value: unknown, path: ErrorPath) {
    this.value = value
    this.path = path
  }

  /** Returns plain data, copied before anything is read from it. */
  static copyOf(value: unknown, path: ErrorPath): InputValue {
    return new InputValue(clonePlainData(value, path), path)
  }

  /** Returns the value under a key of this object or at an index of this list. */
  at(step: string | number): InputValue {
    return new InputValue((this.value as Record<string, unknown>)[step], [...this.path, step])
  }

  /** Returns the value under a key, or undefined if it is absent. */
  optional(key: string): InputValue | undefined {
    const found = this.at(key)
    return found.value === undefined ? undefined : found
  }

  /** Returns the value under a key. Throws `key-missing` with the hint if it is absent. */
  required(key: string, hint: string): InputValue {
    const found = this.optional(key)
    if (!found) throw this.at(key).error('key-missing', 'This key is required.', hint)
    return found
  }

  /** Returns the entries of the value, which must be an object. */
  entries(): [string, InputValue][] {
    return this.keys().map(key => [key, this.at(key)])
  }

  /** Returns the keys of the value, which must be an object. */
  keys(hint?: string): string[] {
    if (typeof this.value !== 'object' || this.value === null || Array.isArray(this.value))
      throw this.expected('an object', hint)
    return Object.keys(this.value)
  }

  /** Checks that the value is an object without other keys, and returns it. */
  onlyKeys(known: readonly string[], hint?: string): this {
    for (const key of this.keys(hint))
      if (!known.includes(key))
        throw this.at(key).error('key-unknown', 'This key is not known.', didYouMean(key, known))
    return this
  }

  /** Returns the items of the value, which must be a list. */
  list(): InputValue[] {
    if (!Array.isArray(this.value)) throw this.expected('a list')
    return this.value.map((_, index) => this.at(index))
  }

  /** Returns the value as text that is not blank. */
  text(): string {
    if (typeof this.value !== 'string' || !this.value.trim()) throw this.expected('a text')
    return this.value
  }

  /** Returns the value as a whole number from `min` to `max`, both included. */
  integer(min: number, max: number): number {
    const number = this.value as number
    if (!(Number.isInteger(number) && number >= min && number <= max))
      throw this.expected(`a whole number from ${min} to ${max}`)
    return number
  }

  /** Returns the value as one of the known words. */
  oneOf<W extends string>(known: readonly W[], code?: ErrorCode): W {
    if (!known.includes(this.value as W)) throw this.unknownWord(known, code)
    return this.value as W
  }

  /** Returns the error for an unknown word, with the nearest known words. */
  unknownWord(known: readonly string[], code?: ErrorCode): SlaCalendarError {
    return this.expected('known', didYouMean(typeof this.value === 'string' ? this.value : '', known), code)
  }

  /** Returns the error for a value of another kind than expected. */
  expected(what: string, hint?: string, code: ErrorCode = 'input-invalid'): SlaCalendarError {
    return this.error(code, `${describe(this.value)} is not ${what}.`, hint)
  }

  /** Returns an error with this value's path. */
  error(code: ErrorCode, problem: string, hint?: string): SlaCalendarError {
    return new SlaCalendarError(code, this.path, problem, hint)
  }
}
