import { enChange, enDrawing, enExplanation, enFinding, enLabels, enReason, enVocabulary, enYear } from './en.ts'
import { itChange, itDrawing, itExplanation, itFinding, itLabels, itReason, itVocabulary, itYear } from './it.ts'
import type { Messages } from './messages.ts'

/** One section of the messages in all languages. */
export type Languages<T> = { readonly en: T; readonly [language: string]: T }

// There is a table per section, so that a bundle contains only the sections that it uses. To add a language, write a
// file like en.ts and add it to each table.

/** The names of things. */
export const VOCABULARIES: Languages<Messages['vocabulary']> = { en: enVocabulary, it: itVocabulary }
/** Short words for lists, legends and marks. */
export const LABELS: Languages<Messages['labels']> = { en: enLabels, it: itLabels }
/** The sentences of `explainText`. */
export const EXPLANATIONS: Languages<Messages['explanation']> = { en: enExplanation, it: itExplanation }
/** The words of a drawing. */
export const DRAWINGS: Languages<Messages['drawing']> = { en: enDrawing, it: itDrawing }
/** The words of a year of a calendar. */
export const YEARS: Languages<Messages['year']> = { en: enYear, it: itYear }
/** The sentences of reports and of the command `deadline`. */
export const REASONS: Languages<Messages['reason']> = { en: enReason, it: itReason }
/** The findings of checks. */
export const FINDINGS: Languages<Messages['finding']> = { en: enFinding, it: itFinding }
/** The reasons of changed verdicts. */
export const CHANGES: Languages<Messages['change']> = { en: enChange, it: itChange }

/** Returns the messages in the language of a language tag, or in English. */
export function inLanguage<T>(languages: Languages<T>, locale: string): T {
  return languages[new Intl.Locale(locale).language] ?? languages.en
}
