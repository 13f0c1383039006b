/** The widths of letters at the size of the drawings, in pixels: at least those of DejaVu Sans, a wide font. */
const WIDTHS: readonly (readonly [letters: RegExp, width: number])[] = [
  [/[ ijlIJ.,'·]/, 4.5],
  [/[-/:;|!()[\]tfr]/, 5.5],
  [/[mMW%@…⋯→#+<=>~]/, 13],
  [/[A-Zw&]/, 10.3],
  [/[\u0020-\u024f]/, 8.5],
  [/[\u0250-\u10ff–]/, 10],
]
/** Letters of East Asia and pictures are as wide as they are high. */
const WIDEST = 13
const widths = new Map<string, number>()

/** Returns the estimated width of a text, in pixels. The real width depends on the font of the reader. */
export function textWidth(text: string): number {
  let sum = 0
  for (const letter of text) sum += letterWidth(letter)
  return sum
}

function letterWidth(letter: string): number {
  const known = widths.get(letter)
  if (known !== undefined) return known
  const width = WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? WIDEST
  if (letter < '\u2100') widths.set(letter, width)
  return width
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

/** Returns the beginning of a text that is at most `room` pixels wide, with an ellipsis if it is not all. */
export function cut(text: string, room: number): string {
  if (textWidth(text) <= room) return text
  let kept = ''
  for (const letter of text) {
    if (textWidth(`${kept}${letter}…`) > room) break
    kept += letter
  }
  return `${kept}…`
}
