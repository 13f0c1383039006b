/**
 * Characters that a terminal, an editor or a reader of lines obeys and does not show: controls, halves of surrogate
 * pairs, separators of lines, and changes of the writing direction.
 */
const OBEYED = /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu

/**
 * Replaces each character that is obeyed and not shown by its code: `\u{1b}`.
 *
 * @param kept characters that stay as they are
 */
export function spelledOut(text: string, kept = ''): string {
  return text.replace(OBEYED, character => (kept.includes(character) ? character : codeOf(character)))
}

/** The code of a character: `\u{1b}`. */
export function codeOf(character: string): string {
  return `\\u{${character.codePointAt(0)!.toString(16)}}`
}
