import type { LocalText } from '../../policy/spec.ts'

/**
 * Returns a target in words: its label in the language, the built-in word, its label in another language, or its name
 * in words.
 *
 * @param words the built-in targets in the language
 */
export function targetText(
  target: string,
  label: LocalText | undefined,
  language: string,
  words: { readonly [target: string]: string },
): string {
  if (typeof label === 'string') return label
  const labels = label ?? {}
  const others = [labels.en, ...Object.values(labels)]
  const built = Object.hasOwn(words, target) ? words[target] : undefined
  return labels[language] ?? built ?? others.find(text => text !== undefined) ?? inWords(target)
}

/** Returns an event type in words: the given word, or its name in words. */
export function typeText(type: string, words: { readonly [type: string]: string }): string {
  return Object.hasOwn(words, type) ? words[type] : inWords(type)
}

/** Returns `first fix` for `firstFix`, `first-fix` and `first_fix`. */
function inWords(name: string): string {
  const words = name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/[-_]+/g, ' ')
  return words === name ? name : words.toLowerCase()
}
