import type { ErrorPath } from '../../errors.ts'
import { InputValue } from '../../validation/input-value.ts'

/** The language of a text for people. */
export type TextOptions = {
  /**
   * A language tag such as `en`, `it` or `it-CH`.
   *
   * @defaultValue `'en'`
   */
  readonly locale?: 'en' | 'it' | (string & {}) | undefined
}

/**
 * Returns the language tag of options in its canonical form.
 *
 * @param known the keys that the options may have
 * @throws {SlaCalendarError} `key-unknown`, or `input-invalid` if it is not a language tag
 */
export function localeOf(options: TextOptions, known: readonly string[]): string {
  new InputValue(options, []).onlyKeys(known)
  return checkedLocale(options)
}

/**
 * Returns the requested language tag in its canonical form.
 *
 * @throws {SlaCalendarError} `input-invalid` if it is not a language tag
 */
export function checkedLocale({ locale = 'en' }: TextOptions, path: ErrorPath = ['locale']): string {
  try {
    if (typeof locale === 'string') return Intl.getCanonicalLocales(locale)[0]
  } catch {
    // Intl throws a RangeError; the error below has a path and a hint.
  }
  throw new InputValue(locale, path).expected('a language tag', "Such as 'en' or 'it'.")
}
