/** A line is at most 75 octets long, its end not counted (RFC 5545 §3.1). */
const MOST_OCTETS = 75

/**
 * A content line as it is written: folded, with its end. A fold never splits a character; the blank that a line goes
 * on with counts, which ical.js 2.2.1 forgets (its lines have up to 76 octets).
 */
export function contentLine(name: string, value: string): string {
  let text = ''
  let octets = 0
  for (const character of `${name}:${value}`) {
    const size = octetsOf(character.codePointAt(0)!)
    if (octets + size > MOST_OCTETS) {
      text += '\r\n '
      octets = 1
    }
    text += character
    octets += size
  }
  return `${text}\r\n`
}

/** A TEXT value (RFC 5545 §3.3.11). What no text may hold, controls and halves of characters, becomes U+FFFD. */
export function textValue(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])[\p{Cc}\p{Surrogate}]/gu, '\ufffd')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n')
}

function octetsOf(codePoint: number): number {
  return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4
}
