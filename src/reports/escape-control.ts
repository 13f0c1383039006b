import { spelledOut } from '../text/spelled-out.ts'

/**
 * Text without what a terminal or the log of a CI system would obey: control characters and changes of the writing
 * direction are spelt out, and so is what GitHub Actions looks for, lines that begin with `::` or contain `##[`.
 * Spelt out before the text is wrapped, since that makes it longer, wherever a line may come to begin.
 */
export function escapeControlCharacters(text: string): string {
  return spelledOut(text.replace(/\n/g, '\\n'))
    .replace(/(?<!\S):(?=:)/g, '\\u{3a}')
    .replaceAll('##[', '#\\u{23}[')
}
