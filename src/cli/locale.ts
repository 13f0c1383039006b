import { FINDINGS, inLanguage } from '../explain/messages/languages.ts'
import type { FindingMessages } from '../explain/messages/messages.ts'
import { REPORTS, type Wording, wordingIn } from '../reports/messages/wording.ts'
import { checkedLocale } from '../time/format/locale.ts'
import { InputValue } from '../validation/input-value.ts'

/** The languages of outputs. */
export const OUTPUT_LANGUAGES: readonly string[] = Object.keys(REPORTS)

/** The help of `--locale`, after its option. */
export const LOCALE_HELP = `language of the output: ${OUTPUT_LANGUAGES.join(' or ')} (default: en)`

/** The texts of a command in one language. */
export type Texts = { readonly locale: string; readonly wording: Wording; readonly findings: FindingMessages }

/**
 * Returns the texts in the language of `--locale`.
 *
 * @throws {SlaCalendarError} `input-invalid` if it is not a language tag, or if the language has no texts
 */
export function textsIn(option: string | undefined): Texts {
  const locale = languageOf(option)
  return { locale, wording: wordingIn(locale), findings: inLanguage(FINDINGS, locale) }
}

/**
 * Returns the language tag of `--locale` in its canonical form.
 *
 * @throws {SlaCalendarError} `input-invalid` if it is not a language tag, or if the language has no texts
 */
export function languageOf(option: string | undefined): string {
  const path = ['--locale']
  const locale = checkedLocale({ locale: option }, path)
  const { language } = new Intl.Locale(locale)
  if (!OUTPUT_LANGUAGES.includes(language)) throw new InputValue(option, path).unknownWord(OUTPUT_LANGUAGES)
  return locale
}
