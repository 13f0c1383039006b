import { type ErrorCode, type ErrorPath, SlaCalendarError } from '../errors.ts'
import { describe, plainCopy } from './plain-data.ts'
import { didYouMean } from './suggest.ts'

/** A caller's value together with its path, for error messages. */
export class Given {
  readonly value: unknown
  readonly path: ErrorPath

  constructor(value: unknown, path: ErrorPath) {
    this.value = value
    this.path = path
  }

  /** Plain data, copied before anything is read from it. */
  static plain(value: unknown, path: ErrorPath): Given {
    return new Given(plainCopy(value, path), path)
  }

  /** What stands under a key of this object or at an index of this list. */
  at(step: string | number): Given {
    return new Given((this.value as Record<string, unknown>)[step], [...this.path, step])
  }

  /** The same; undefined when it is absent. */
  get(key: string): Given | undefined {
    const found = this.at(key)
    return found.value === undefined ? undefined : found
  }

  /** The same; an error with the hint when it is absent. */
  need(key: string, hint: string): Given {
    const found = this.get(key)
    if (!found) throw this.at(key).error('key-missing', 'This key is required.', hint)
    return found
  }

  /** The value as an object, by its keys. */
  entries(): [string, Given][] {
    return this.keys().map(key => [key, this.at(key)])
  }

  /** The keys of the value, which is an object. */
  keys(hint?: string): string[] {
    if (typeof this.value !== 'object' || this.value === null || Array.isArray(this.value))
      throw this.not('an object', hint)
    return Object.keys(this.value)
  }

  /** Checks that the value is an object without other keys. */
  shape(known: readonly string[], hint?: string): this {
    for (const key of this.keys(hint))
      if (!known.includes(key))
        throw this.at(key).error('key-unknown', 'This key is not known.', didYouMean(key, known))
    return this
  }

  /** The value as a list, item by item. */
  list(): Given[] {
    if (!Array.isArray(this.value)) throw this.not('a list')
    return this.value.map((_, index) => this.at(index))
  }

  /** The value as text that is not blank. */
  text(): string {
    if (typeof this.value !== 'string' || !this.value.trim()) throw this.not('a text')
    return this.value
  }

  /** The value as a whole number of a range, both ends included. */
  whole(least: number, most: number): number {
    const number = this.value as number
    if (!(Number.isInteger(number) && number >= least && number <= most))
      throw this.not(`a whole number from ${least} to ${most}`)
    return number
  }

  /** The value as one of the known words. */
  word<W extends string>(known: readonly W[], code?: ErrorCode): W {
    if (!known.includes(this.value as W)) throw this.unknown(known, code)
    return this.value as W
  }

  /** The error for a word that is none of the known ones, with the nearest of them. */
  unknown(known: readonly string[], code?: ErrorCode): SlaCalendarError {
    return this.not('known', didYouMean(typeof this.value === 'string' ? this.value : '', known), code)
  }

  /** The error for a value that is not what it should be. */
  not(what: string, hint?: string, code: ErrorCode = 'input-invalid'): SlaCalendarError {
    return this.error(code, `${describe(this.value)} is not ${what}.`, hint)
  }

  /** An error with this value's path. */
  error(code: ErrorCode, problem: string, hint?: string): SlaCalendarError {
    return new SlaCalendarError(code, this.path, problem, hint)
  }
}
