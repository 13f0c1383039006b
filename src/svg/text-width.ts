/** The average width of a letter at the size of the drawings, in pixels. */
const LETTER = 7.3
/** Letters of East Asia, arrows and similar symbols are as wide as they are high. */
const WIDE_LETTER = 13
const FIRST_WIDE = 0x1100

/** Returns the estimated width of a text, in pixels. The real width depends on the font of the reader. */
export function textWidth(text: string): number {
  const letters = Array.from(text)
  const wide = letters.filter(letter => letter.codePointAt(0)! >= FIRST_WIDE).length
  return (letters.length - wide) * LETTER + wide * WIDE_LETTER
}

/**
 * Breaks a text into lines of at most `room` pixels, between the parts that `joint` joins.
 *
 * An ellipsis marks a part that is longer than a line, and the end of a text with more than `maxLines` lines.
 */
export function wrapped(text: string, room: number, maxLines: number, joint = ' '): string[] {
  const lines: string[] = []
  for (const part of text.split(joint)) {
    const longer = lines.length ? `${lines[lines.length - 1]}${joint}${part}` : part
    if (lines.length && textWidth(longer) <= room) lines[lines.length - 1] = longer
    else if (lines.length === maxLines) return [...lines.slice(0, -1), cut(`${longer}…`, room)]
    else lines.push(cut(part, room))
  }
  return lines
}

function cut(text: string, room: number): string {
  if (textWidth(text) <= room) return text
  let kept = ''
  for (const letter of text) {
    if (textWidth(`${kept}${letter}…`) > room) break
    kept += letter
  }
  return `${kept}…`
}
