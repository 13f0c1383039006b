import { en } from './texts/en.ts'
import { it } from './texts/it.ts'

/** The texts of the page in one language. */
export type Texts = typeof en

export const LANGUAGES = { en, it } as const
export type Language = keyof typeof LANGUAGES

/** The texts in the language of the page. */
export let t: Texts = en

/** Changes the language of the page. */
export function speak(language: Language) {
  t = LANGUAGES[language]
  document.documentElement.lang = language
}

/** Returns the language that the address names (`?lang=it`), otherwise the first one of the browser that the page speaks. */
export function preferredLanguage(): Language {
  const wanted = [new URLSearchParams(location.search).get('lang'), ...navigator.languages]
  return wanted.map(tag => tag?.slice(0, 2)).find(tag => tag === 'en' || tag === 'it') ?? 'en'
}
