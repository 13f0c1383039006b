/** Maximum length of a line in octets, without its end (RFC 5545 §3.1). */
const MAX_OCTETS = 75

/**
 * Returns a content line, folded and with its end. A fold never splits a character. The blank at the start of a
 * continuation counts; ical.js 2.2.1 does not count it and writes lines of 76 octets.
 */
export function contentLine(name: string, value: string): string {
  let text = ''
  let octets = 0
  for (const character of `${name}:${value}`) {
    const size = octetsOf(character.codePointAt(0)!)
    if (octets + size > MAX_OCTETS) {
      text += '\r\n '
      octets = 1
    }
    text += character
    octets += size
  }
  return `${text}\r\n`
}

/** Returns a TEXT value (RFC 5545 §3.3.11). Control characters and lone surrogates become U+FFFD. */
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
