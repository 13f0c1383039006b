import { codeOf } from './spelled-out.ts'

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
 * Characters that are special in markup, that XML 1.0 forbids or that a parser may change. Changes of the writing
 * direction belong to them, because they would also reverse the text after them.
 */
const SPECIAL = /[&<>"'\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/gu

/**
 * Returns text for an element of XML 1.0 or HTML, so that every parser reads the same text.
 *
 * Characters that XML forbids, such as control characters and half of a surrogate pair, are spelled out: `\u{1}`. The
 * result contains no command for the log of a GitHub action, where the text may be printed.
 */
export function xmlText(text: string): string {
  const escaped = text.replace(SPECIAL, special)
  if (!escaped.includes('::') && !escaped.includes('##[')) return escaped
  return escaped.replace(/^(\s*):(?=:)/gm, '$1&#58;').replaceAll('##[', '#&#35;[')
}

/** Returns text for an attribute: as {@link xmlText}, but tabs and line ends are escaped, since parsers replace them. */
export function xmlAttribute(text: string): string {
  return xmlText(text).replace(/[\t\n]/g, character => `&#${character.charCodeAt(0)};`)
}

/** Returns text as readers see it, with the characters that XML forbids spelled out. Its length is the visible one. */
export function spelledOutText(text: string): string {
  return text.replace(SPECIAL, character => (ENTITIES[character] ? character : special(character)))
}

function special(character: string): string {
  if (character === '\t' || character === '\n') return character
  return ENTITIES[character] ?? codeOf(character)
}
