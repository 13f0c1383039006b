/** About as wide as a letter of the drawings' size is, on the average, in pixels. */
const LETTER = 6.2
/** Letters of East Asia, arrows and the like are as wide as they are high. */
const WIDE_LETTER = 11
const FIRST_WIDE = 0x1100

/** About how wide a text is, in pixels; nobody can know before a font is chosen. */
export function textWidth(text: string): number {
  const letters = Array.from(text)
  const wide = letters.filter(letter => letter.codePointAt(0)! >= FIRST_WIDE).length
  return (letters.length - wide) * LETTER + wide * WIDE_LETTER
}

/**
 * The lines of a text in a room of some pixels, broken between parts that `joint` joins. What does not fit into `most`
 * lines is left out, and a part that is longer than a line is cut; both are marked with an ellipsis.
 */
export function wrapped(text: string, room: number, most: number, joint = ' '): string[] {
  const lines: string[] = []
  for (const part of text.split(joint)) {
    const longer = lines.length ? `${lines[lines.length - 1]}${joint}${part}` : part
    if (lines.length && textWidth(longer) <= room) lines[lines.length - 1] = longer
    else if (lines.length === most) return [...lines.slice(0, -1), cut(`${longer}…`, room)]
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
