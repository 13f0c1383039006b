import { type ErrorCode, type ErrorPath, SlaCalendarError } from '../errors.ts'
import { didYouMean, nearest } from './did-you-mean.ts'
import { type NotedErrors, noteError, pathKey } from './note-error.ts'
import { clonePlainData, describe, isRecord } from './plain-data.ts'

/** A caller's value together with its path, for error messages. */
export class InputValue {
  readonly value: unknown
  readonly #start: ErrorPath | InputValue
  /** The key or the index in the value {@link InputValue.#start}. */
  readonly #step: string | number | undefined
  readonly #noted: NotedErrors | undefined

  /**
   * @param start the path, or the value that has this one under the key or index `step`
   * @param noted receives the errors; without it, the first error is thrown
   */
  constructor(value: unknown, start: ErrorPath | InputValue, noted?: NotedErrors, step?: string | number) {
    this.value = value
    this.#start = start
    this.#noted = noted
    this.#step = step
  }

  /** Is made when it is asked for: most values are valid. */
  get path(): ErrorPath {
    const start = this.#start
    return start instanceof InputValue ? [...start.path, this.#step!] : start
  }

  /** Returns plain data, copied before anything is read from it. */
  static copyOf(value: unknown, path: ErrorPath): InputValue {
    return new InputValue(clonePlainData(value, path), path)
  }

  /** Returns another value in this place. */
  with(value: unknown): InputValue {
    return new InputValue(value, this.path, this.#noted)
  }

  /** Returns the value under a key of this object or at an index of this list. */
  at(step: string | number): InputValue {
    return new InputValue((this.value as Record<string, unknown>)[step], this, this.#noted, step)
  }

  /** Returns what `read` returns. While errors are collected, it notes an error of `read`, and returns undefined. */
  read<R>(read: (given: InputValue) => R): R | undefined {
    try {
      return read(this)
    } catch (error) {
      this.refuse(error)
      return undefined
    }
  }

  /** Throws an error or, while errors are collected, notes it. */
  refuse(error: unknown): void {
    if (!this.#noted) throw error
    noteError(this.#noted, error)
  }

  /** Stops reading a value in which an error was noted. */
  stop(): never {
    throw [...this.#noted!.values()][0]
  }

  /** Whether an error in this value was noted. */
  get isRefused(): boolean {
    const key = pathKey(this.path)
    return [...(this.#noted?.keys() ?? [])].some(noted => noted.startsWith(key))
  }

  /** Returns the value under a key, or undefined if it is absent. With `read`, it returns what the value is read as. */
  optional(key: string): InputValue | undefined
  optional<R>(key: string, read: (given: InputValue) => R): R | undefined
  optional<R>(key: string, read?: (given: InputValue) => R): InputValue | R | undefined {
    // Most keys are absent. A value with its path costs more than a look.
    if ((this.value as Record<string, unknown>)[key] === undefined) return undefined
    const found = this.at(key)
    return read ? found.read(read) : found
  }

  /**
   * Returns the value under a key, or what it is read as. Refuses an absent one with `key-missing` and the hint. While
   * errors are collected, it returns undefined for an absent or invalid value.
   */
  required(key: string, hint: string): InputValue
  required<R>(key: string, hint: string, read: (given: InputValue) => R): R | undefined
  required<R>(key: string, hint: string, read?: (given: InputValue) => R): InputValue | R | undefined {
    const found = this.optional(key)
    if (found) return read ? found.read(read) : found
    const error = this.at(key).error('key-missing', 'This key is required.', hint)
    if (!read) throw error
    if (!this.#isMisspelt(key)) this.refuse(error)
    return undefined
  }

  /** Whether an unknown key may be a misspelling of this one: that is one error, not two. */
  #isMisspelt(key: string): boolean {
    const isUnknown = (other: string) => this.#noted?.get(pathKey(this.at(other).path))?.code === 'key-unknown'
    return this.keys().some(other => isUnknown(other) && nearest(other, [key]))
  }

  /** Returns the entries of the value, which must be an object. */
  entries(): [string, InputValue][] {
    return this.keys().map(key => [key, this.at(key)])
  }

  /** Returns the keys of the value, which must be an object. */
  keys(hint?: string): string[] {
    if (!isRecord(this.value)) throw this.expected('an object', hint)
    return Object.keys(this.value)
  }

  /**
   * Checks that the value is an object without other keys, and returns it.
   *
   * @param hint what to write if it is not an object
   * @param otherwise a sentence for a key that is not a typo
   */
  onlyKeys(known: readonly string[], hint?: string, otherwise = ''): this {
    for (const key of this.keys(hint))
      if (!known.includes(key))
        this.refuse(this.at(key).error('key-unknown', 'This key is not known.', didYouMean(key, known, otherwise)))
    return this
  }

  /** Returns the items of the value, which must be a list. */
  list(): InputValue[] {
    if (!Array.isArray(this.value)) throw this.expected('a list')
    return this.value.map((_, index) => this.at(index))
  }

  /** Returns the value as an iterable. A text is not one, although it has characters. */
  iterable(items: string): Iterable<unknown> {
    const { value } = this
    if (typeof value === 'string' || typeof Object(value)[Symbol.iterator] !== 'function')
      throw this.expected(`an iterable of ${items}`)
    return value as Iterable<unknown>
  }

  /** Reads each item of the value, which must be a list. While errors are collected, the result lacks invalid items. */
  each<R>(read: (given: InputValue) => R): Exclude<R, undefined>[] {
    const items = this.list().map(item => item.read(read))
    return items.filter(item => item !== undefined) as Exclude<R, undefined>[]
  }

  /** Returns the value as text that is not blank. */
  text(): string {
    if (typeof this.value !== 'string' || !this.value.trim()) throw this.expected('a text')
    return this.value
  }

  /** Checks that the value is a text, or one text per language. */
  localText(): void {
    if (typeof this.value === 'object')
      for (const [, translation] of this.entries()) translation.read(text => text.text())
    else this.text()
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
