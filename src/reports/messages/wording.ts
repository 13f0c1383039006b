import { inLanguage, LABELS, type Languages, REASONS, VOCABULARIES } from '../../explain/messages/languages.ts'
import type { Labels, ReasonMessages, Vocabulary } from '../../explain/messages/messages.ts'
import { enReport } from './en.ts'
import { itReport } from './it.ts'
import type { ReportMessages } from './report-messages.ts'

/** The words of reports in all languages. To add a language, write a file like en.ts and add it here. */
export const REPORTS: Languages<ReportMessages> = { en: enReport, it: itReport }

/** All texts of reports in one language. */
export type Wording = ReportMessages & {
  /** The language of dates. */
  readonly locale: string
  readonly vocabulary: Vocabulary
  readonly labels: Labels
  readonly reason: ReasonMessages
}

/** Returns the texts in the language of a language tag, or in English. */
export function wordingIn(locale: string): Wording {
  const reason = inLanguage(REASONS, locale)
  return {
    ...inLanguage(REPORTS, locale),
    locale: reason.locale,
    vocabulary: inLanguage(VOCABULARIES, locale),
    labels: inLanguage(LABELS, locale),
    reason,
  }
}

/** The texts in English, the default of every report. */
export const ENGLISH: Wording = wordingIn('en')
