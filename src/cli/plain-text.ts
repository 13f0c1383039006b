/**
 * Text without what a terminal or the log of a CI system would obey: control characters and changes of the writing
 * direction are spelt out, and so is what GitHub Actions looks for, lines that begin with `::` or contain `##[`.
 * Spelt out before the text is wrapped, since that makes it longer, wherever a line may come to begin.
 */
export function plain(text: string): string {
  return text
    .replace(/\n/g, '\\n')
    .replace(
      /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/gu,
      character => `\\u{${character.codePointAt(0)!.toString(16)}}`,
    )
    .replace(/(?<!\S):(?=:)/g, '\\u{3a}')
    .replaceAll('##[', '#\\u{23}[')
}
