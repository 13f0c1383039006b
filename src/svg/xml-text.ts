import { codeOf } from '../validation/spelled-out.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\r': '&#13;',
  '\u2028': '&#8232;',
  '\u2029': '&#8233;',
}

/**
 * Characters that are special in markup, that XML 1.0 forbids or that a reader may change, and changes of the writing
 * direction, which would also reverse the text after them.
 */
const SPECIAL = /[&<>"'\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/gu

/**
 * Text as an element of XML 1.0 or HTML holds it, so that every reader reads the same text. Control characters and
 * whatever else XML forbids, such as half of a surrogate pair, are spelt out: `\u{1}`. The log of a GitHub action, where
 * such text may be printed, finds no command in it.
 */
export function xmlText(text: string): string {
  const escaped = text.replace(SPECIAL, special)
  if (!escaped.includes('::') && !escaped.includes('##[')) return escaped
  return escaped.replace(/^(\s*):(?=:)/gm, '$1&#58;').replaceAll('##[', '#&#35;[')
}

/** The same between quotes, where a reader would make spaces of tabs and line ends. */
export function xmlAttribute(text: string): string {
  return xmlText(text).replace(/[\t\n]/g, character => `&#${character.charCodeAt(0)};`)
}

/** Text as it is seen, with what XML forbids spelt out: of that length. */
export function spelt(text: string): string {
  return text.replace(SPECIAL, character => (ENTITIES[character] ? character : special(character)))
}

function special(character: string): string {
  if (character === '\t' || character === '\n') return character
  return ENTITIES[character] ?? codeOf(character)
}
