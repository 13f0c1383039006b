import { spelledOut } from '../text/spelled-out.ts'

/**
 * Escapes everything in a text that a terminal or the log of a CI system would obey: control characters, changes of the
 * writing direction, and the commands of GitHub Actions (`::` and `##[`). It makes the text longer, so call it before the
 * text is wrapped.
 */
export function escapeControlCharacters(text: string): string {
  return spelledOut(text.replace(/\n/g, '\\n'))
    .replace(/(?<!\S):(?=:)/g, '\\u{3a}')
    .replaceAll('##[', '#\\u{23}[')
}
